"""Suggests while a reader types: headlines that hold the words so far, and words that begin as the last one does.

Answers in a few milliseconds from the index's beginnings of words. Only what is public is suggested.
"""

import time
from dataclasses import dataclass
from typing import Final

from khabar.search.backends.base import EngineQuery, Filter, Term, Word
from khabar.search.engines import SITE, engine
from khabar.search.leaving import leaving_ids
from khabar.search.models import Document
from khabar.search.question import cleaned
from khabar.search.vocabulary import known
from khabar.text.analysis import LONGEST_PREFIX, analyse

MOST_LETTERS: Final = 60
MOST_WORDS: Final = 8
_LOOKED_AT: Final = 12
# Beginnings that too many words have: what follows must be known first.
_SHORTEST_TO_COMPLETE: Final = 3
_ARTICLE: Final = "ال"


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline of a public document, and which thing it is of."""

    kind: str
    object_id: int
    text: str


def beginnings(typed: str, language: str) -> tuple[str, ...]:
    """Return what the words of *typed* must begin with, folded and as long as an index keeps beginnings.

    >>> beginnings("معبر القا", "ar")
    ('معبر', 'القا')
    """
    tokens = analyse(cleaned(typed)[:MOST_LETTERS], language)[:MOST_WORDS]
    return tuple(dict.fromkeys(token.exact[0][:LONGEST_PREFIX] for token in tokens))


def headlines(typed: str, language: str, filters: tuple[Filter, ...], limit: int) -> list[Headline]:
    """Return the newest public headlines with words that begin like each word of *typed*. Raises SearchUnavailable.

    Costs two queries of the database.
    """
    wanted = beginnings(typed, language)
    if not wanted:
        return []
    hits = engine(SITE).search(
        EngineQuery(
            words=tuple(_beginning(beginning) for beginning in wanted),
            minimum_words=len(wanted),
            filters=filters,
            published_until=int(time.time()),
            order="newest",
            limit=limit,
            without=leaving_ids(),
        )
    )
    rows = Document.objects.public().only("kind", "object_id", "headline").in_bulk([hit.id for hit in hits.hits])
    shown = [rows[hit.id] for hit in hits.hits if hit.id in rows]
    return [Headline(row.kind, row.object_id, row.headline) for row in shown]


def _beginning(typed: str) -> Word:
    """Return what finds a word that begins as *typed*, with its article or without: «الجس» means «جسر» as well."""
    bare = typed.removeprefix(_ARTICLE)
    starts = (typed, bare) if 1 < len(bare) < len(typed) else (typed,)
    return Word(tuple(Term("prefix", start) for start in starts))


def completions(typed: str, language: str, filters: tuple[Filter, ...], limit: int) -> list[str]:
    """Return *typed* with its last word completed to the commonest words that begin so. Raises SearchUnavailable.

    Each leads to at least one public document under *filters*.
    """
    text = cleaned(typed)[:MOST_LETTERS]
    tokens = analyse(text, language)
    if not tokens or tokens[-1].end != len(text):
        return []
    last = tokens[-1]
    if len(last.exact[0].removeprefix(_ARTICLE)) < _SHORTEST_TO_COMPLETE:
        return []
    asked = engine(SITE)
    begun = [token for token, _count in asked.tokens_with_prefix("exact", last.exact[0], _LOOKED_AT)]
    words = known(begun, language)
    leaving = leaving_ids()
    found = []
    for token in begun:
        if token not in words or token == last.exact[0]:
            continue
        query = EngineQuery(
            words=tuple(Word((Term("exact", form),)) for form in (*(one.exact[0] for one in tokens[:-1]), token)),
            minimum_words=len(tokens),
            filters=filters,
            limit=1,
            without=leaving,
        )
        if asked.search(query).total:
            found.append(text[: last.start] + words[token].written)
        if len(found) == limit:
            break
    return found
