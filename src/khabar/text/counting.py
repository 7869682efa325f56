"""Counts what a reader typed, the same way in the browser, the server and the database.

The rule: Unicode NFC, a line break is one line feed, then code points. A browser posts every line break as two
characters, and its own `length` counts UTF-16 units, so neither may be used to judge a limit.
"""

import re
import unicodedata

_LINE_BREAK = re.compile(r"\r\n?")


def normalise_input(text: str) -> str:
    r"""Return *text* as it is stored: NFC, line breaks as line feeds, nothing else changed.

    >>> normalise_input("سطر\r\nسطر\rسطر")
    'سطر\nسطر\nسطر'
    >>> len("ا\N{ARABIC HAMZA ABOVE}"), len(normalise_input("ا\N{ARABIC HAMZA ABOVE}"))
    (2, 1)
    """
    return _LINE_BREAK.sub("\n", unicodedata.normalize("NFC", text))


def code_points(text: str) -> int:
    r"""Return how many code points *text* has once it is normalised: the number the reader sees beside the form.

    >>> code_points("نعم\r\nلا")
    6
    """
    return len(normalise_input(text))
