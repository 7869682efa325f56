"""What a reader sent, tidied but never shortened, with the little that rules need to know around it."""

from dataclasses import dataclass

from khabar.text.bidi import strip_controls
from khabar.text.counting import normalise_input

# Word and telephones paste these for a line break; each becomes one line feed, so that counts stay the same.
_LINE_BREAKS = {
    ord(mark): "\n" for mark in ("\v", "\f", "\N{NEXT LINE}", "\N{LINE SEPARATOR}", "\N{PARAGRAPH SEPARATOR}")
}


@dataclass(frozen=True)
class Submission:
    """One filled-in comment form. `trap` is the field that people do not see and machines fill in."""

    name: str
    email: str
    text: str
    max_length: int
    trap: str = ""
    recent_from_reader: int = 0
    recent_from_network: int = 0


def tidied_name(typed: str) -> str:
    """Return *typed* without invisible direction controls and outer white space: a name must not disturb its line."""
    return " ".join(part for part in strip_controls(normalise_input(typed)).split(" ") if part).strip()


def tidied_text(typed: str) -> str:
    """Return *typed* in composed form with plain line feeds, and every other character as written."""
    return normalise_input(typed).translate(_LINE_BREAKS)
