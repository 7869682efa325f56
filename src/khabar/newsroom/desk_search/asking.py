"""Puts the desk's words to the engine. Knows tokens and document ids, no row of the newsroom."""

import time
from collections.abc import Sequence
from typing import Final

from khabar.newsroom.desk_search.words import AskedWord
from khabar.search.backends.base import Engine, EngineQuery, Filter, Recency, Term, Word
from khabar.search.engines import DESK, engine
from khabar.search.models import Document
from khabar.text.analysis import LONGEST_PREFIX

MOST_FOUND: Final = 1000

_IN_HEADLINE: Final = 2.0
_BEGUN: Final = 0.5
_SHORTEST_BEGINNING_IN_TEXT: Final = 3
_MOST_ENDINGS: Final = 30
_DAY: Final = 24 * 60 * 60
_RECENT: Final = ((30, 1.0), (365, 1.0))
"""Days and what being no older adds to a score: between two that are as good, the desk means the newer."""


def ask(kind: str, words: Sequence[AskedWord], minimum: int, narrowed: Sequence[Filter] = ()) -> list[int]:
    """Return the things of *kind* with at least *minimum* of *words*, best first, at most MOST_FOUND.

    *narrowed* keeps what has the given values: a list that shows less finds more of it. Raises SearchUnavailable.
    """
    desk = engine(DESK)
    now = int(time.time())
    found = desk.search(
        EngineQuery(
            words=tuple(Word(_terms(word, desk)) for word in words),
            minimum_words=minimum,
            filters=(Filter("kind", (kind,)), *narrowed),
            recency=tuple(Recency(now - days * _DAY, bonus) for days, bonus in _RECENT),
            limit=MOST_FOUND,
        )
    )
    ids = [hit.id for hit in found.hits]
    things = dict(Document.objects.filter(pk__in=ids, kind=kind).values_list("pk", "object_id"))
    return [things[pk] for pk in ids if pk in things]


def _terms(word: AskedWord, desk: Engine) -> tuple[Term, ...]:
    terms = [term for form in word.exact for term in (Term("exact", form), Term("head_exact", form, _IN_HEADLINE))]
    terms += [term for stem in word.stem for term in (Term("stem", stem), Term("head_stem", stem, _IN_HEADLINE))]
    if word.beginning:
        terms.append(Term("prefix", word.beginning[:LONGEST_PREFIX], _BEGUN))
        if len(word.beginning) >= _SHORTEST_BEGINNING_IN_TEXT:
            endings = desk.tokens_with_prefix("exact", word.beginning, _MOST_ENDINGS)
            terms += [Term("exact", token, _BEGUN) for token, _number in endings if token not in word.exact]
    return tuple(terms)
