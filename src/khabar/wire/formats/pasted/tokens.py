"""A line as it is compared: folded words without punctuation. Knows nothing of pages."""

import re

from khabar.text.fold import fold

_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?؟…۔][\"'”’»)\]\s]*\Z")
_LATIN = re.compile(r"[A-Za-z\u00C0-\u024F]")


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of *text* folded, numbers in western digits, punctuation gone."""
    return tuple(_WORD.findall(fold(text)))


def folded_name(name: str) -> str:
    """Return the one spelling by which two writings of a name are known to be the same."""
    return " ".join(folded_words(name))


def ends_a_sentence(text: str) -> bool:
    """Say whether *text* closes with a full stop, a question mark or the like, quotes after it aside."""
    return _SENTENCE_END.search(text) is not None


def is_prose(text: str) -> bool:
    """Say whether *text* reads like a paragraph of a story: sentences, not a title or a label."""
    words = len(text.split())
    return words >= 24 or (words >= 7 and ends_a_sentence(text))


def is_latin(text: str) -> bool:
    """Say whether *text* is written in Latin letters rather than Arabic ones."""
    return _LATIN.search(text) is not None
