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

from khabar.search.backends.base import Engine, EngineQuery, Filter, Hits, Order
from khabar.search.engines import SITE, engine
from khabar.search.models import Document
from khabar.search.question import Question
from khabar.search.ranking import Asked, Replacements, asked_in, engine_query
from khabar.search.repairing import Repair, other_readings, rare_word_suggestion, spelling_repair
from khabar.search.snippets import Passage, Wanted, best_passage, marked

PAGE_SIZE: Final = 10
MOST_PAGES: Final = 50
SECONDS_FOR_REPAIRS: Final = 0.5
"""Spelling is looked into only so long after the question came: an answer without advice beats one that is late."""
_MOST_WITHDRAWN: Final = 2_000


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
    began = time.monotonic()
    asked = asked_in(search.question, search.language)
    before = min(search.before or math.inf, int(time.time()))
    if asked.is_empty and (search.question.typed or not _is_narrowed(search)):
        return Results(before=int(before))
    answering = _Answering(engine(SITE), search, int(before))
    unseen = () if search.as_typed or asked.is_empty else answering.unseen(asked)
    repair, replacements = spelling_repair(search.question.typed, unseen, search.language)
    hits = answering.ask(asked, replacements)
    suggestion = ""
    if hits.total == 0 and repair is not None:
        repair = None
    if not search.as_typed and time.monotonic() - began < SECONDS_FOR_REPAIRS:
        if unseen and (hits.total == 0 or len(unseen) == len(asked.words)):
            for reading in other_readings(search.question.typed, search.language):
                other = asked_in(reading.question, search.language)
                if other.is_empty or answering.unseen(other):
                    continue
                other_hits = answering.ask(other, {})
                if other_hits.total and hits.total == 0:
                    asked, replacements, hits, repair = other, {}, other_hits, reading.repair
                elif other_hits.total and not suggestion:
                    suggestion = reading.repair.text
                    continue
                break
        if not suggestion and repair is None:
            suggestion = rare_word_suggestion(search.question.typed, answering.rare(asked), search.language)
    return answering.results(asked, replacements, hits, repair, suggestion)


def _is_narrowed(search: Search) -> bool:
    return bool(search.filters or search.published_from or search.published_until)


class _Answering:
    """One search under way: its engine, what readers may not see any more, and what stays the same from ask to ask."""

    def __init__(self, engine: Engine, search: Search, before: int) -> None:
        self._engine = engine
        self._search = search
        self._before = before
        self._page = min(max(search.page, 1), MOST_PAGES)
        until = search.published_until
        self._frame = EngineQuery(
            filters=(*search.scope, *search.filters),
            published_from=int(search.published_from.timestamp()) if search.published_from else None,
            published_until=min(before, int(until.timestamp())) if until else before,
            limit=PAGE_SIZE,
            without=tuple(Document.objects.withdrawn().values_list("pk", flat=True)[:_MOST_WITHDRAWN]),
        )
        self._is_partial = False

    def unseen(self, asked: Asked) -> tuple[str, ...]:
        """Return the main forms of the words that no document has in any form."""
        frequencies = self._frequencies(asked)
        return tuple(form for form, frequency in frequencies.items() if frequency == 0)

    def rare(self, asked: Asked) -> dict[str, int]:
        """Return the words that hardly any document has, with their number of documents."""
        return {form: frequency for form, frequency in self._frequencies(asked).items() if frequency <= 2}

    def ask(self, asked: Asked, replacements: Replacements) -> Hits:
        """Return a page of hits: of documents with most of the words, or with any where those do not fill a page."""
        query = self._query(asked, replacements)
        hits = self._engine.search(query)
        self._is_partial = False
        if hits.total < PAGE_SIZE and query.minimum_words > 1:
            wider = self._engine.search(replace(query, minimum_words=1))
            self._is_partial = wider.total > hits.total
            hits = wider
        last = min(math.ceil(hits.total / PAGE_SIZE), MOST_PAGES)
        if self._page > last > 0:
            self._page = last
            return self.ask(asked, replacements)
        return hits

    def results(
        self, asked: Asked, replacements: Replacements, hits: Hits, repair: Repair | None, suggestion: str
    ) -> Results:
        """Load the documents of *hits* that are public now, and mark what was asked for in them."""
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
            page=self._page,
            pages=min(math.ceil(total / PAGE_SIZE), MOST_PAGES),
            before=self._before,
            repair=repair,
            suggestion=suggestion,
            is_partial=self._is_partial,
            values=values,
        )

    def _query(self, asked: Asked, replacements: Replacements) -> EngineQuery:
        query = engine_query(asked, self._search.language, now=self._before, replacements=replacements)
        order: Order = "newest" if asked.is_empty and self._search.order == "best" else self._search.order
        frame = self._frame
        return replace(
            query,
            filters=frame.filters,
            published_from=frame.published_from,
            published_until=frame.published_until,
            without=frame.without,
            order=order,
            offset=(self._page - 1) * PAGE_SIZE,
            limit=PAGE_SIZE,
        )

    def _frequencies(self, asked: Asked) -> dict[str, int]:
        stems = self._engine.document_frequencies("stem", [one for word in asked.words for one in word.stem])
        forms = self._engine.document_frequencies("exact", [one for word in asked.words for one in word.exact])
        return {
            word.exact[0]: max([*(stems[one] for one in word.stem), *(forms[one] for one in word.exact)])
            for word in asked.words
        }
