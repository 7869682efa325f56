"""The style sheets as they are written, joined and made small. Knows no page and no address."""

import re
from collections.abc import Iterable
from pathlib import Path

_FOLDER = Path(__file__).parent / "static" / "site" / "css"


def joined(names: Iterable[str]) -> str:
    """Return the style sheets called *names* as one, without comments and needless white space."""
    source = "\n".join((_FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in names)
    source = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    source = re.sub(r"\s+", " ", source)
    return re.sub(r" ?([{};,>]) ?", r"\1", source).replace(": ", ":").strip()
