"""The front door for readers: a question in, the documents that answer it out, page by page.

Finds only what is public at this moment, whatever an index still holds. Repairs a question that finds nothing, and says
so. Knows documents and engines, no article and no template.
"""

import math
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from khabar.search.backends.base import Engine, EngineQuery, Filter, Hits, Order, Term, Word
from khabar.search.engines import SITE, engine
from khabar.search.leaving import leaving_ids
from khabar.search.models import Document
from khabar.search.question import Question
from khabar.search.ranking import Asked, Replacements, asked_in, engine_query, rarity
from khabar.search.repairing import Repair, RepairKind, other_readings, rare_word_suggestion, spelling_repair
from khabar.search.snippets import Passage, Wanted, best_passage, marked
from khabar.text.analysis import QueryWord

PAGE_SIZE: Final = 10
MOST_PAGES: Final = 50
SECONDS_FOR_REPAIRS: Final = 0.5
"""Spelling is looked into only so long after the question came: an answer without advice beats one that is late."""


@dataclass(frozen=True, slots=True)
class Search:
    """What a reader wants: her question in the language of the edition, and what keeps it narrow.

    *scope* is what she searches in anyway, as her edition; *filters* are what she chose. *before* is the moment at
    which she began, in seconds since 1970: what appears later does not move the pages that she turns. *as_typed* asks
    for no repair.
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


@dataclass(frozen=True, slots=True)
class Found:
    """One document, its headline and its best passage with the matched words marked."""

    document: Document
    headline: Passage
    passage: Passage


@dataclass(frozen=True, slots=True)
class Results:
    """One page of answers. *values* says how often each value of a filter stands on it."""

    found: tuple[Found, ...] = ()
    total: int = 0
    page: int = 1
    pages: int = 0
    before: int = 0
    repair: Repair | None = None
    suggestion: str = ""
    is_partial: bool = False
    """Whether documents were found that lack some of the words, because too few have all of them."""
    values: Mapping[str, Counter[str]] = field(default_factory=dict)


def find(search: Search) -> Results:
    """Answer *search* with one page. Raises SearchUnavailable. Costs two queries of the database.

    A question without words finds all that its filters keep, the newest first; without filters too it finds nothing.
    """
    advise_until = time.monotonic() + SECONDS_FOR_REPAIRS
    asked = asked_in(search.question, search.language)
    before = min(search.before or math.inf, int(time.time()))
    if asked.is_empty and (search.question.typed or not _is_narrowed(search)):
        return Results(before=int(before))
    answering = _Answering(engine(SITE), search, int(before))
    if search.as_typed or asked.is_empty:
        return answering.results(answering.ask(asked), "")
    answer = _repaired(answering, asked, search)
    suggestion = ""
    if time.monotonic() < advise_until:
        answer, suggestion = _read_otherwise(answering, answer, search)
        if not suggestion and answer.repair is None:
            rare = answering.rare(answer.asked)
            suggestion = rare_word_suggestion(search.question.typed, rare, search.language, answering.is_public)
    return answering.results(answer, suggestion)


def _is_narrowed(search: Search) -> bool:
    return bool(search.filters or search.published_from or search.published_until)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What was asked in the end, and a page of hits; *unseen* are the words that no document has."""

    asked: Asked
    replacements: Replacements
    hits: Hits
    page: int
    is_partial: bool
    unseen: tuple[str, ...] = ()
    repair: Repair | None = None


def _repaired(answering: "_Answering", asked: Asked, search: Search) -> _Answer:
    """Ask with near words in place of those that no document has."""
    unseen = answering.unseen(asked)
    repair, replacements = spelling_repair(search.question.typed, unseen, search.language, answering.is_public)
    answer = answering.ask(asked, replacements)
    return replace(answer, unseen=unseen, repair=repair if answer.hits.total else None)


def _read_otherwise(answering: "_Answering", answer: _Answer, search: Search) -> tuple[_Answer, str]:
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


class _Answering:
    """One search under way: its engine, what readers may not see any more, and what stays the same from ask to ask."""

    def __init__(self, engine: Engine, search: Search, before: int) -> None:
        self._engine = engine
        self._search = search
        self._before = before
        self._counted: dict[Asked, dict[str, int]] = {}
        self._public: dict[str, bool] = {}
        until = search.published_until
        self._frame = EngineQuery(
            filters=(*search.scope, *search.filters),
            published_from=int(search.published_from.timestamp()) if search.published_from else None,
            published_until=min(before, int(until.timestamp())) if until else before,
            limit=PAGE_SIZE,
            without=leaving_ids(),
        )

    def is_public(self, form: str) -> bool:
        """Say whether the word *form*, folded, stands in anything public that this search is about."""
        if form not in self._public:
            query = replace(self._frame, words=(Word((Term("exact", form),)),), limit=1)
            self._public[form] = self._engine.search(query).total > 0
        return self._public[form]

    def has(self, word: QueryWord, *, in_any_form: bool) -> bool:
        """Say whether *word* stands as it is, or by its stem, in anything public that this search is about."""
        if not in_any_form:
            return self.is_public(word.exact[0])
        terms = (Term("exact", word.exact[0]), Term("stem", word.stem[0]))
        return self._engine.search(replace(self._frame, words=(Word(terms),), limit=1)).total > 0

    def unseen(self, asked: Asked) -> tuple[str, ...]:
        """Return the main forms of the words that no document has in any form."""
        frequencies = self._frequencies(asked)
        return tuple(form for form, frequency in frequencies.items() if frequency == 0)

    def rare(self, asked: Asked) -> dict[str, int]:
        """Return the words that hardly any document has, with their number of documents."""
        return {form: frequency for form, frequency in self._frequencies(asked).items() if frequency <= 2}

    def ask(self, asked: Asked, replacements: Replacements | None = None) -> _Answer:
        """Ask for documents with most of the words, or with any of them where those do not fill a page."""
        page = min(max(self._search.page, 1), MOST_PAGES)
        query = self._query(asked, replacements, page)
        hits = self._engine.search(query)
        is_partial = False
        if hits.total < PAGE_SIZE and query.minimum_words > 1:
            query = replace(query, minimum_words=1)
            fewer, hits = hits, self._engine.search(query)
            is_partial = hits.total > fewer.total
        last = min(math.ceil(hits.total / PAGE_SIZE), MOST_PAGES)
        if page > last > 0:
            page = last
            hits = self._engine.search(replace(query, offset=(page - 1) * PAGE_SIZE))
        return _Answer(asked, replacements or {}, hits, page, is_partial)

    def results(self, answer: _Answer, suggestion: str) -> Results:
        """Load the documents of *answer* that are public now, and mark what was asked for in them."""
        asked, hits, replacements = answer.asked, answer.hits, answer.replacements
        rows = Document.objects.public().in_bulk([hit.id for hit in hits.hits])
        documents = [rows[hit.id] for hit in hits.hits if hit.id in rows]
        total = hits.total - (len(hits.hits) - len(documents))
        texts = [*(word.written for word in asked.words if word.exact[0] not in replacements)]
        texts += [form for forms in replacements.values() for form in forms]
        texts += [" ".join(tokens) for tokens in asked.phrases]
        wanted = Wanted.of(texts, self._search.language)
        values: dict[str, Counter[str]] = {}
        for document in documents:
            for name, given in document.filters.items():
                values.setdefault(name, Counter()).update(given)
        return Results(
            found=tuple(
                Found(one, marked(one.headline, wanted), best_passage((one.summary, one.text), wanted))
                for one in documents
            ),
            total=total,
            page=answer.page,
            pages=min(math.ceil(total / PAGE_SIZE), MOST_PAGES),
            before=self._before,
            repair=answer.repair,
            suggestion=suggestion,
            is_partial=answer.is_partial,
            values=values,
        )

    def _query(self, asked: Asked, replacements: Replacements | None, page: int) -> EngineQuery:
        rare = rarity(self._frequencies(asked), self._engine.count()) if len(asked.words) > 1 else {}
        query = engine_query(asked, self._search.language, now=self._before, rare=rare, replacements=replacements)
        order: Order = "newest" if asked.is_empty and self._search.order == "best" else self._search.order
        frame = self._frame
        return replace(
            query,
            filters=frame.filters,
            published_from=frame.published_from,
            published_until=frame.published_until,
            without=frame.without,
            order=order,
            offset=(page - 1) * PAGE_SIZE,
            limit=PAGE_SIZE,
        )

    def _frequencies(self, asked: Asked) -> dict[str, int]:
        """Return in how many documents each word stands in any form; asked of the engine once."""
        if asked in self._counted:
            return self._counted[asked]
        stems = self._engine.document_frequencies("stem", [one for word in asked.words for one in word.stem])
        forms = self._engine.document_frequencies("exact", [one for word in asked.words for one in word.exact])
        self._counted[asked] = {
            word.exact[0]: max([*(stems[one] for one in word.stem), *(forms[one] for one in word.exact)])
            for word in asked.words
        }
        return self._counted[asked]
