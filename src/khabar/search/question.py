"""Reads what a reader typed into the search box: words, «phrases», and what she leaves out with a minus.

Any text is a question; nothing that can be typed is an error. What is too much is trimmed, and the question says so.
Knows no language's words: that is the analyser's part.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import Enum
from typing import Final

from khabar.text.bidi import strip_controls

MAX_LENGTH: Final = 256
MAX_WORDS: Final = 32
MAX_PHRASES: Final = 6
MAX_EXCLUDED: Final = 8

_OPENING = '«“”„‟‹›"＂「『'
_CLOSING = '»”“‟›‹"＂」』'
_MINUS = "\\-\N{MINUS SIGN}\N{SMALL HYPHEN-MINUS}\N{FULLWIDTH HYPHEN-MINUS}"
_PART: Final = re.compile(
    rf"(?<!\S)(?P<minus>[{_MINUS}]?)[{_OPENING}](?P<phrase>[^{_OPENING}{_CLOSING}]*)[{_CLOSING}]"
    rf"|(?<!\S)[{_MINUS}](?P<excluded>[^\s{_MINUS}{_OPENING}{_CLOSING}][^\s{_OPENING}{_CLOSING}]*)"
    rf"|[{_OPENING}](?P<inside>[^{_OPENING}{_CLOSING}]*)[{_CLOSING}]"
    rf"|(?P<word>[^\s{_OPENING}{_CLOSING}]+)"
)


class Note(Enum):
    """What the reader should know about how her question was read."""

    SHORTENED = "shortened"
    ONLY_EXCLUDED = "only_excluded"
    NO_WORDS = "no_words"


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked. *typed* is what stands in the box again; *words* are those outside quotes, in their order."""

    typed: str = ""
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    notes: frozenset[Note] = field(default_factory=frozenset)

    @property
    def is_empty(self) -> bool:
        return not self.words and not self.phrases

    @property
    def loose_text(self) -> str:
        return " ".join(self.words)


def read_question(typed: str) -> Question:
    """Return the question that *typed* asks.

    >>> asked = read_question('معبر «القائم الحدودي» -رياضة')
    >>> asked.words, asked.phrases, asked.excluded
    (('معبر',), ('القائم الحدودي',), ('رياضة',))
    """
    clean = cleaned(typed)
    shown = clean[:MAX_LENGTH].rstrip()
    words: list[str] = []
    phrases: list[str] = []
    excluded: list[str] = []
    for part in _PART.finditer(shown):
        phrase = part["phrase"] if part["phrase"] is not None else part["inside"]
        if part["excluded"] or (phrase and part["minus"]):
            excluded.append(part["excluded"] or phrase)
        elif phrase is not None:
            if _says_something(phrase):
                phrases.append(phrase.strip())
        elif _says_something(part["word"]):
            words.append(part["word"])
    excluded = [one.strip() for one in excluded if _says_something(one)]
    kept = (tuple(words[:MAX_WORDS]), tuple(phrases[:MAX_PHRASES]), tuple(excluded[:MAX_EXCLUDED]))
    notes = set()
    if len(clean) > MAX_LENGTH or kept != (tuple(words), tuple(phrases), tuple(excluded)):
        notes.add(Note.SHORTENED)
    if shown and not words and not phrases:
        notes.add(Note.ONLY_EXCLUDED if excluded else Note.NO_WORDS)
    return Question(shown, *kept, frozenset(notes))


def cleaned(text: str) -> str:
    """Return *text* as one line without controls, direction marks and halves of characters; at most a little too long.

    >>> cleaned("  القائم\\x00\\n معبر\\ud800 ")
    'القائم معبر'
    """
    # Four times the limit: enough to see that it was too long, and little enough to read at once.
    text = text[: 4 * MAX_LENGTH]
    text = "".join(" " if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") else sign for sign in text)
    return " ".join(strip_controls(unicodedata.normalize("NFC", text)).split())


def _says_something(text: str) -> bool:
    return any(unicodedata.category(sign)[0] in "LN" for sign in text)
