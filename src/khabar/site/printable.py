"""Takes out of a text what no page and no feed may hold: control characters and code points that are no characters."""

import re

_UNPRINTABLE = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffe\\uffff"
    + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(1, 0x11))
    + "]"
)
# Few texts leave the first plane, and a class with every plane in it is slow to search.
_PERHAPS_UNPRINTABLE = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\ud800-\\udfff\\ufdd0-\\ufdef\\ufffe-\\U0010ffff]"
)


def printable(text: str) -> str:
    r"""Return *text* without what HTML and XML forbid even as a character reference.

    >>> printable("خبر\x0b \x1bعاجل")
    'خبر عاجل'
    """
    return _UNPRINTABLE.sub("", text) if _PERHAPS_UNPRINTABLE.search(text) else text
