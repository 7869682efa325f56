"""The house's own spellings, such as «أميركا» for «أمريكا»: whatever the edition's list says, words and phrases."""

from collections.abc import Iterator
from functools import lru_cache

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import Manuscript
from khabar.text.house_style.phrases import beginnings, words_in_a_row
from khabar.text.house_style.rule import EVERY_LANGUAGE, Hit, Rule


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark what the list has, also behind the one-letter prefixes of Arabic; of two that fit, the longer."""
    spellings = manuscript.style.spellings
    if not spellings:
        return
    chosen = frozenset(spellings.values())
    phrases = _by_first_word(tuple(spellings))
    for number, word in enumerate(manuscript.words):
        for place, rest in beginnings(word, manuscript.language.code):
            found = next((one for one in phrases.get(rest, ()) if _stands_at(manuscript, number, place, one)), None)
            if found is not None:
                end = manuscript.words[number + len(found) - 1].end
                if manuscript.text[word.start + place : end] not in chosen:
                    yield Hit(word.start + place, end, spellings[" ".join(found)], 0.95)
                break


@lru_cache(maxsize=64)
def _by_first_word(listed: tuple[str, ...]) -> dict[str, list[tuple[str, ...]]]:
    """Return the listed phrases by their first word, those of more words first."""
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in listed:
        if parts := tuple(phrase.split()):
            phrases.setdefault(parts[0], []).append(parts)
    for of_one in phrases.values():
        of_one.sort(key=len, reverse=True)
    return phrases


def _stands_at(manuscript: Manuscript, number: int, place: int, phrase: tuple[str, ...]) -> bool:
    found = words_in_a_row(manuscript, number, len(phrase))
    return found is not None and (found[0].text[place:], *(word.text for word in found[1:])) == phrase


RULE = Rule(
    "preferred_spelling",
    Message("للصحيفة رسم آخر لهذه الكلمة.", "The house spells this word another way."),
    find,
    EVERY_LANGUAGE,
)
