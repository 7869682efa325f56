"""Repairs a question that would find nothing: misspelt words, another keyboard layout, Arabic in Latin letters.

Says what the repaired question is, in the reader's own words and order. Asks no engine.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

from khabar.search.question import Question, read_question
from khabar.search.ranking import Replacements
from khabar.search.spelling import corrections, read_as_franco, two_words, with_words_replaced
from khabar.text.analysis import query_words
from khabar.text.keyboards import typed_on_other_layout

ARABIC_SCRIPT: Final = ("ar", "fa", "ur", "ckb")
MANY_TIMES: Final = 30
"""How much commoner a near word must be for a rare one to look like a slip."""


IsPublic = Callable[[str], bool]
"""Says whether a word stands in anything that this reader may read: the vocabulary may know words that do not."""


class RepairKind(Enum):
    SPELLING = "spelling"
    KEYBOARD = "keyboard"
    FRANCO = "franco"


@dataclass(frozen=True, slots=True)
class Repair:
    """What was looked for instead: the whole question, as the reader might have typed it."""

    kind: RepairKind
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Another way to read all that was typed."""

    repair: Repair
    question: Question


def spelling_repair(
    typed: str, unseen: Iterable[str], language: str, is_public: IsPublic
) -> tuple[Repair | None, Replacements]:
    """Return what to look for in place of the *unseen* words of *typed*, and how the question then reads.

    Several words may stand for one: the likeliest is the one in the text.
    """
    unseen = tuple(unseen)
    if not unseen:
        return None, {}
    replacements: dict[str, tuple[str, ...]] = {}
    shown: list[tuple[str, str]] = []
    written = {word.exact[0]: word.written for word in query_words(typed, language)}
    for form in unseen:
        found = [word for word in corrections(form, language) if is_public(word.token)]
        pair = None if found else two_words(form, language)
        if pair and not all(is_public(word.token) for word in pair):
            pair = None
        if found:
            replacements[form] = tuple(word.token for word in found)
            shown.append((written.get(form, form), found[0].written))
        elif pair:
            replacements[form] = tuple(word.token for word in pair)
            shown.append((written.get(form, form), f"{pair[0].written} {pair[1].written}"))
    if not replacements:
        return None, {}
    return Repair(RepairKind.SPELLING, with_words_replaced(typed, shown)), replacements


def rare_word_suggestion(typed: str, rare: Mapping[str, int], language: str, is_public: IsPublic) -> str:
    """Return *typed* with its *rare* words, given with their documents, exchanged for far commoner near ones."""
    if not rare:
        return ""
    shown = []
    written = {word.exact[0]: word.written for word in query_words(typed, language)}
    for form, frequency in rare.items():
        best = next((word for word in corrections(form, language) if is_public(word.token)), None)
        if best is not None and best.frequency >= MANY_TIMES * max(frequency, 1):
            shown.append((written.get(form, form), best.written))
    return with_words_replaced(typed, shown) if shown else ""


def other_readings(typed: str, language: str) -> Iterator[Reading]:
    """Yield what *typed* may mean as a whole: on another keyboard layout, then as Arabic in Latin letters."""
    is_in_arabic_script = language in ARABIC_SCRIPT
    # Readers of an English edition of ours have an Arabic layout too.
    for text in typed_on_other_layout(typed, language if is_in_arabic_script else ARABIC_SCRIPT[0]):
        yield _reading(RepairKind.KEYBOARD, text)
    if is_in_arabic_script:
        text = read_as_franco(typed, language)
        if text:
            yield _reading(RepairKind.FRANCO, text)


def _reading(kind: RepairKind, text: str) -> Reading:
    question = read_question(text)
    return Reading(Repair(kind, question.typed), question)
