"""One search under way: asks the engine for what a question means, within what the reader chose and may see.

Knows what is asked for and which page of it; how a question is read otherwise is decided above it.
"""

import math
from dataclasses import dataclass, replace
from typing import Final

from khabar.search.backends.base import Counting, Counts, Engine, EngineQuery, Filter, Hits, Order, Term, Word
from khabar.search.ranking import Asked, Rarity, Replacements, engine_query, rarest, rarity
from khabar.search.repairing import Repair
from khabar.text.analysis import QueryWord

PAGE_SIZE: Final = 10
MOST_PAGES: Final = 50


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked in the end, and a page of hits; *unseen* are the words that no document has."""

    asked: Asked
    replacements: Replacements
    hits: Hits
    page: int
    is_partial: bool
    query: EngineQuery
    """What the engine was asked in the end."""
    unseen: tuple[str, ...] = ()
    repair: Repair | None = None


class Answering:
    """Asks *engine* for page number *page* within *frame*: its filters, dates, order, and what it must not find.

    *before* is the moment at which the reader began, by which what is new is told from what is old.
    """

    def __init__(self, engine: Engine, frame: EngineQuery, language: str, *, before: int, page: int) -> None:
        self._engine = engine
        self._frame = frame
        self._language = language
        self._before = before
        self._page = min(max(page, 1), MOST_PAGES)
        self._counted: dict[Asked, dict[str, int]] = {}
        self._public: dict[str, bool] = {}

    def is_public(self, form: str) -> bool:
        """Say whether the word *form*, folded, stands in anything public that this search is about."""
        if form not in self._public:
            self._public[form] = self._finds(Term("exact", form))
        return self._public[form]

    def has(self, word: QueryWord, *, in_any_form: bool) -> bool:
        """Say whether *word* stands as it is, or by its stem, in anything public that this search is about."""
        if not in_any_form:
            return self.is_public(word.exact[0])
        return self._finds(Term("exact", word.exact[0]), Term("stem", word.stem[0]))

    def unseen(self, asked: Asked) -> tuple[str, ...]:
        """Return the main forms of the words that no document has in any form."""
        frequencies = self._frequencies(asked)
        return tuple(form for form, frequency in frequencies.items() if frequency == 0)

    def rare(self, asked: Asked) -> dict[str, int]:
        """Return the words that hardly any document has, with their number of documents."""
        return {form: frequency for form, frequency in self._frequencies(asked).items() if frequency <= 2}

    def ask(self, asked: Asked, replacements: Replacements | None = None) -> Answer:
        """Ask for documents with most of the words, or with any of them where those do not fill a page."""
        page = self._page
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
        return Answer(asked, replacements or {}, hits, page, is_partial, query)

    def counts_without(self, answer: Answer, chosen: Filter) -> Counts:
        """Count the values of the filter that *chosen* is of as if it were not chosen.

        Of too many, the newest are looked at and not the best: nothing need be scored.
        """
        query = replace(
            answer.query,
            filters=tuple(one for one in answer.query.filters if one is not chosen),
            counting=Counting((chosen.name,)),
            order="newest",
            offset=0,
            limit=0,
        )
        return self._engine.search(query).counts or Counts()

    def rarity(self, asked: Asked) -> Rarity:
        """Return how much each word tells by being rare; most, where no document has it."""
        documents = self._engine.count()
        unseen = dict.fromkeys(self.unseen(asked), rarest(documents))
        return {**rarity(self._frequencies(asked), documents), **unseen}

    def _finds(self, *terms: Term) -> bool:
        query = replace(self._frame, words=(Word(terms),), limit=1, counting=None)
        return self._engine.search(query).total > 0

    def _query(self, asked: Asked, replacements: Replacements | None, page: int) -> EngineQuery:
        rare = rarity(self._frequencies(asked), self._engine.count()) if len(asked.words) > 1 else {}
        frame = self._frame
        order: Order = "newest" if asked.is_empty and frame.order == "best" else frame.order
        query = engine_query(asked, self._language, now=self._before, order=order, rare=rare, replacements=replacements)
        return replace(
            query,
            filters=frame.filters,
            published_from=frame.published_from,
            published_until=frame.published_until,
            without=frame.without,
            counting=frame.counting,
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
