"""The front door for readers: a question in, the documents that answer it out, page by page.

Finds only what is public at this moment, whatever an index still holds. Repairs a question that finds nothing, and says
so. Knows documents and engines, no article and no template.
"""

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from khabar.search.answering import MOST_PAGES, PAGE_SIZE, Answer, Answering
from khabar.search.backends.base import Counting, Counts, EngineQuery, Filter, Order
from khabar.search.closeness import closeness
from khabar.search.engines import SITE, engine
from khabar.search.leaving import leaving_ids
from khabar.search.matching import Wanted
from khabar.search.models import Document
from khabar.search.question import Question
from khabar.search.ranking import Asked, asked_in
from khabar.search.repairing import Repair, RepairKind, other_readings, rare_word_suggestion, spelling_repair
from khabar.search.snippets import Passage, passage, read_headline, read_texts, whole

SECONDS_FOR_REPAIRS: Final = 0.5
"""Spelling is looked into only so long after the question came: an answer without advice beats one that is late."""


@dataclass(frozen=True, slots=True)
class Search:
    """What a reader wants: her question in the language of the edition, and what keeps it narrow.

    *scope* is what she searches in anyway, as her edition; *filters* are what she chose. *before* is the moment at
    which she began, in seconds since 1970: what appears later does not move the pages that she turns. *as_typed* asks
    for no repair. *counted* are the names of filters whose values are to be counted over all that is found.
    """

    question: Question
    language: str
    scope: tuple[Filter, ...] = ()
    filters: tuple[Filter, ...] = ()
    published_from: datetime | None = None
    published_until: datetime | None = None
    order: Order = "best"
    page: int = 1
    before: int | None = None
    as_typed: bool = False
    counted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """One document, its headline and its best passage with the matched words marked."""

    document: Document
    headline: Passage
    passage: Passage


@dataclass(frozen=True, slots=True)
class ValueCounts:
    """The values of one filter, each with how many documents have it; not *are_whole*: how many of the best ones do."""

    numbers: Mapping[str, int]
    are_whole: bool


@dataclass(frozen=True, slots=True)
class Results:
    """One page of answers.

    *counts* has, for each filter that is counted, the values that documents have of it among all that were found; of a
    filter that is set, as if it were not.
    """

    found: tuple[Found, ...] = ()
    total: int = 0
    page: int = 1
    pages: int = 0
    before: int = 0
    repair: Repair | None = None
    suggestion: str = ""
    is_partial: bool = False
    """Whether documents were found that lack some of the words, because too few have all of them."""
    counts: Mapping[str, ValueCounts] = field(default_factory=dict)


def find(search: Search) -> Results:
    """Answer *search* with one page. Raises SearchUnavailable. Costs two queries of the database.

    A question without words finds all that its filters keep, the newest first; without filters too it finds nothing.
    """
    advise_until = time.monotonic() + SECONDS_FOR_REPAIRS
    asked = asked_in(search.question, search.language)
    before = min(search.before or math.inf, int(time.time()))
    if asked.is_empty and (search.question.typed or not _is_narrowed(search)):
        return Results(before=int(before))
    answering = Answering(
        engine(SITE), _frame(search, int(before)), search.language, before=int(before), page=search.page
    )
    if search.as_typed or asked.is_empty:
        answer = answering.ask(asked)
        return _results(answering, answer, _advice_instead(answering, answer, search), search, int(before))
    answer = _repaired(answering, asked, search)
    suggestion = ""
    if time.monotonic() < advise_until:
        answer, suggestion = _read_otherwise(answering, answer, search)
        if not suggestion and answer.repair is None:
            rare = answering.rare(answer.asked)
            suggestion = rare_word_suggestion(search.question.typed, rare, search.language, answering.is_public)
    return _results(answering, answer, suggestion, search, int(before))


def _is_narrowed(search: Search) -> bool:
    return bool(search.filters or search.published_from or search.published_until)


def _frame(search: Search, before: int) -> EngineQuery:
    """Return what every query of *search* has in common; on a first page nothing can be too new."""
    until = int(search.published_until.timestamp()) if search.published_until else None
    if search.before is not None:
        until = before if until is None else min(before, until)
    return EngineQuery(
        filters=(*search.scope, *search.filters),
        published_from=int(search.published_from.timestamp()) if search.published_from else None,
        published_until=until,
        order=search.order,
        without=leaving_ids(),
        counting=Counting(search.counted) if search.counted else None,
    )


def _repaired(answering: Answering, asked: Asked, search: Search) -> Answer:
    """Ask with near words in place of those that no document has."""
    unseen = answering.unseen(asked)
    repair, replacements = spelling_repair(search.question.typed, unseen, search.language, answering.is_public)
    answer = answering.ask(asked, replacements)
    return replace(answer, unseen=unseen, repair=repair if answer.hits.total else None)


def _advice_instead(answering: Answering, answer: Answer, search: Search) -> str:
    """Return what the question might read, where it was to be left as typed and finds nothing."""
    if answer.hits.total or answer.asked.is_empty:
        return ""
    unseen = answering.unseen(answer.asked)
    repair, _replacements = spelling_repair(search.question.typed, unseen, search.language, answering.is_public)
    return repair.text if repair else ""


def _read_otherwise(answering: Answering, answer: Answer, search: Search) -> tuple[Answer, str]:
    """Try the other readings of a question that finds nothing, or whose words nobody has written.

    The first that leads anywhere is the answer if there was none, else it is advice: its text is returned beside.
    """
    if answer.hits.total and len(answer.unseen) < len(answer.asked.words):
        return answer, ""
    for reading in other_readings(search.question.typed, search.language):
        asked = asked_in(reading.question, search.language)
        # What the keys say is shown as the reader typed it; franco is shown in words of the vocabulary.
        in_any_form = reading.repair.kind is RepairKind.KEYBOARD
        if asked.is_empty or not all(answering.has(word, in_any_form=in_any_form) for word in asked.words):
            continue
        other = answering.ask(asked)
        if other.hits.total and answer.hits.total:
            return answer, reading.repair.text
        if other.hits.total:
            return replace(other, repair=reading.repair), ""
    return answer, ""


def _results(answering: Answering, answer: Answer, suggestion: str, search: Search, before: int) -> Results:
    """Load the documents of *answer* that are public now, and mark what was asked for in them."""
    hits = answer.hits
    rows = Document.objects.public_among([hit.id for hit in hits.hits])
    found = _found(answering, answer, {hit.id: rows[hit.id] for hit in hits.hits if hit.id in rows}, search)
    total = hits.total - (len(hits.hits) - len(found))
    return Results(
        found=found,
        total=total,
        page=answer.page,
        pages=min(math.ceil(total / PAGE_SIZE), MOST_PAGES),
        before=before,
        repair=answer.repair,
        suggestion=suggestion,
        is_partial=answer.is_partial,
        counts=_counts(answering, answer, search),
    )


def _counts(answering: Answering, answer: Answer, search: Search) -> dict[str, ValueCounts]:
    """Return the values to choose from; each filter that is set is counted by a search without it."""
    whole = answer.hits.counts or Counts()
    counts = {name: ValueCounts(numbers, whole.are_whole) for name, numbers in whole.values.items()}
    for chosen in search.filters:
        if chosen.name in search.counted:
            other = answering.counts_without(answer, chosen)
            counts[chosen.name] = ValueCounts(other.values.get(chosen.name, {}), other.are_whole)
    return counts


def _found(answering: Answering, answer: Answer, rows: Mapping[int, Document], search: Search) -> tuple[Found, ...]:
    """Return the hits of *answer* with what matches in them; the best first, where a closer look tells which is best.

    Which hits stand on a page is the engine's word alone, so that nothing is shown on two pages or on none.
    """
    asked, replacements = answer.asked, answer.replacements
    words = [word for word in asked.words if word.exact[0] not in replacements]
    texts = [*(word.written for word in words)]
    texts += [form for forms in replacements.values() for form in forms]
    texts += [" ".join(tokens) for tokens in asked.phrases]
    wanted = Wanted.of(texts, search.language)
    rare = answering.rarity(asked) if search.order == "best" and len(rows) > 1 else {}
    ranked: list[tuple[float, Found]] = []
    for hit in answer.hits.hits:
        if (document := rows.get(hit.id)) is None:
            continue
        headline = read_headline(document.headline, wanted)
        body = read_texts((document.summary, document.text), wanted)
        nearer = closeness(words, rare, headline, body, search.language) if rare else 0.0
        ranked.append((hit.score + nearer, Found(document, whole(headline), passage(body, wanted))))
    if rare:
        ranked.sort(key=lambda one: one[0], reverse=True)
    return tuple(found for _score, found in ranked)
