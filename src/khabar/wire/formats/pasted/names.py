"""Names of people and agencies in bylines and credits: cleaning, telling apart, splitting «أحمد سالم ومريم حداد»."""

import re
from typing import Final

from khabar.text.bidi import strip_controls
from khabar.wire.formats.pasted.known import KnownNames
from khabar.wire.formats.pasted.tokens import folded_name, folded_words, is_latin
from khabar.wire.formats.pasted.vocabulary import (
    AGENCIES_BEGIN,
    AGENCIES_END,
    AGENCIES_OF_ONE_WORD,
    NAME_PARTICLES,
    NAMES_WITH_WAW,
    NOT_IN_NAMES,
)

MOST_WORDS_IN_A_NAME: Final = 4

_ABBREVIATION = re.compile(r"(?:[A-Z]{2,6}|(?:\w[.\s]\s*){1,4}\w\.?)\Z")
_EDGES: Final = " \t\u00a0-–—|/\\،,;؛:.*•·«»\"“”'‘’"

_SEPARATORS = re.compile(r"\s*[،,;؛|/+&]\s*|\s+[-–—]\s+|\s+(?:and|et|و|with|avec|via)\s+", re.IGNORECASE)
_ARTICLE = re.compile(r"\A(?:al|el|an|ar|as|at|ad|ash|d|l)[-'’]", re.IGNORECASE)
_JOINED_AND = re.compile(r"\s+و(?=\w)")


def clean_name(name: str) -> str:
    """Return *name* without invisible direction marks, edge punctuation and doubled spaces; its letters stay."""
    cleaned = " ".join(strip_controls(name).split()).strip(_EDGES)
    is_balanced = all(cleaned.count(opening) == cleaned.count(closing) for opening, closing in ("()", "[]"))
    is_wrapped = cleaned[:1] + cleaned[-1:] in {"()", "[]"}
    return cleaned if is_balanced and not is_wrapped else cleaned.strip("()[]" + _EDGES)


def is_agency(name: str, known: KnownNames) -> bool:
    """Say whether *name* is an agency: on file, or by the way such names are made."""
    if known.has_agency(name):
        return True
    if known.has_author(name):
        return False
    words = folded_words(name)
    if not words or len(words) > 8:
        return False
    return (
        (len(words) > 1 and (words[0] in AGENCIES_BEGIN or words[-1] in AGENCIES_END))
        or (len(words) == 1 and words[0] in AGENCIES_OF_ONE_WORD)
        or _ABBREVIATION.match(clean_name(name)) is not None
    )


def is_person(name: str) -> bool:
    """Say whether *name* can be a person's by its shape: two to five words, none a joining word or a figure."""
    words = folded_words(name)
    if not 2 <= len(words) <= MOST_WORDS_IN_A_NAME + 2 or len(name) > 60 or re.search(r"[\d:؟?!«»\"“”\[\]()]", name):
        return False
    if any(word.casefold() in NOT_IN_NAMES for word in name.split()):
        return False
    if is_latin(name):
        return all(_ARTICLE.sub("", word)[:1].isupper() or word.casefold() in NAME_PARTICLES for word in name.split())
    return len(words) <= MOST_WORDS_IN_A_NAME


def split_names(text: str) -> list[str]:
    """Return the names in a list of them, in their order: «أحمد سالم ومريم حداد», "A, B and C"."""
    return [
        name for part in _SEPARATORS.split(text) for piece in _split_at_joined_and(part) if (name := clean_name(piece))
    ]


def _split_at_joined_and(text: str) -> list[str]:
    """Split at an Arabic «و» written onto the next name, unless the name itself begins with that letter."""
    for match in _JOINED_AND.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        following = folded_words(text[match.start() :])[:1]
        is_a_name = bool(following) and following[0] in NAMES_WITH_WAW
        both_are_full = len(before.split()) >= 2 and (len(after.split()) >= 2 or after.startswith("وكال"))
        one_word_agency = len(after.split()) == 1 and folded_name(after) in AGENCIES_OF_ONE_WORD
        if not is_a_name and len(before.split()) >= 1 and (both_are_full or one_word_agency):
            return [before, *_split_at_joined_and(after)]
    return [text]
