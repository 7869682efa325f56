"""Output that docs print is what the command prints today."""

import datetime
import re

from khabar.text.encodings import decode_copy
from khabar.wire.formats.pasted import KnownNames, as_text, notes_in_english, read_page_text
from tests.house.documents import read
from tests.house.repository import DOCS, ROOT, shown

PAGE = DOCS / "how-to" / "take-in-copy-by-command.md"
SAMPLE = ROOT / "tests" / "samples" / "page-text" / "no-photo.txt"


def printed_by_check() -> str:
    """Return what `khabar import page-text --check` prints for the sample: notes, then the article."""
    decoded = decode_copy(SAMPLE.read_bytes())
    pasted = read_page_text(decoded.text, KnownNames(), hint_year=None, today=datetime.date(2026, 11, 22))
    return "\n".join([f"Encoding: {decoded.encoding}", *notes_in_english(pasted), as_text(pasted)]).strip()


def test_the_dry_run_in_the_docs_is_what_the_command_prints() -> None:
    found = re.search(r"```text\n(.*?)\n```", read(PAGE), re.DOTALL)

    assert found
    assert found[1].strip() == printed_by_check(), f"Cure: paste the new output into {shown(PAGE)}."
