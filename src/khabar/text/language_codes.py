"""Under which code a written language is known here. Knows codes alone, no language's record."""

from functools import lru_cache
from typing import Final

# Codes under which the same written language travels.
_OTHER_CODES: Final = {"ku": "ckb", "prs": "fa"}


@lru_cache(256)
def base_code(code: str) -> str:
    """Return the language of *code*, without region and script, under the name that it has here.

    >>> base_code("ar-IQ"), base_code("ckb_IQ"), base_code("prs"), base_code("xx")
    ('ar', 'ckb', 'fa', 'xx')
    """
    base = code.replace("_", "-").partition("-")[0].lower()
    return _OTHER_CODES.get(base, base)
