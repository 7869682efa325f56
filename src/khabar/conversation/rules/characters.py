"""Refuse what no screen can print: control characters, NUL among them, and halves of characters."""

import unicodedata

from khabar.conversation.rules.codes import Field, Refusal
from khabar.conversation.rules.submission import Submission
from khabar.conversation.rules.verdicts import ACCEPT, Refuse, Verdict
from khabar.text.characters import is_invisible

_BRAILLE_BLANK = "\N{BRAILLE PATTERN BLANK}"
_UNPRINTABLE = ("Cc", "Cs")


def has_something_visible(text: str) -> bool:
    """Say whether *text* has a letter, digit, sign or picture in it: marks and spaces alone are no comment."""
    return any(
        unicodedata.category(letter)[0] in "LNPS" and not is_invisible(letter) and letter != _BRAILLE_BLANK
        for letter in text
    )


def name_is_printable(submission: Submission) -> Verdict:
    if any(unicodedata.category(letter) in _UNPRINTABLE for letter in submission.name):
        return Refuse(Field.NAME, Refusal.NAME_UNPRINTABLE)
    return ACCEPT


def text_is_printable(submission: Submission) -> Verdict:
    """Line feeds and tabs are text; the rest of the control characters come from machines."""
    if any(unicodedata.category(letter) in _UNPRINTABLE and letter not in "\n\t" for letter in submission.text):
        return Refuse(Field.TEXT, Refusal.TEXT_UNPRINTABLE)
    return ACCEPT
