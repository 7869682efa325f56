"""Finds the documents that are likest to one: those with its most telling words, the more recent the better.

Telling are words that it has often and few others have. Asks the index once; knows no article. Meant for the moment of
publication, never for that of reading.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Final

from khabar.search.backends.base import Engine, EngineQuery, Filter, Term, Word
from khabar.search.engines import SITE, engine
from khabar.search.models import Document
from khabar.text.analysis import index_tokens
from khabar.text.likeness import Fingerprint, fingerprint, similarity
from khabar.text.stop_words import stop_words

MOST_WORDS: Final = 24
CANDIDATES: Final = 40
LEAST_LIKENESS: Final = 0.11
"""Share of a document's own score below which another has hardly more in common with it than its language."""
SAME_STORY: Final = 0.5
"""Share of the wording from which two documents tell one story twice; only one of them is worth offering."""

_WEIGHT_OF_HEADLINE: Final = 3.0
_WEIGHT_OF_NAMES: Final = 2.0
_HALF_FULL: Final = 2.0
"""The weight at which a word counts half of what it can: ten mentions do not make it ten times as telling."""
_IN_HEADLINE: Final = 0.7
_LEAST_WORDS: Final = 3
_ALWAYS_ASKED: Final = 6
_MOST_READ: Final = 30_000
"""Occurrences of telling words that the engine may read: in a large archive, the commoner words are passed by."""
_MOST_OFTEN: Final = 0.5
"""Share of the documents from which a word tells nothing of any."""
_RECENT: Final = timedelta(days=60)
_BONUS_OF_RECENT: Final = 0.5
_NUMBER: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Related:
    """A thing, and how like another it is: its share of that one's own score, and more for being recent."""

    object_id: int
    likeness: float


def likest(document: Document, number: int) -> list[Related]:
    """Return at most *number* things like *document*: public, of its kind and edition, the likest first.

    Itself, other versions of its story, and second versions of another are left out, and what is not like it enough.
    Nothing for a document that the index does not have yet. Raises SearchUnavailable.
    """
    site = engine(SITE)
    telling = _telling_words(document, site)
    if not telling.words:
        return []
    found = site.search(
        EngineQuery(
            words=tuple(
                Word((Term("stem", stem, boost), Term("head_stem", stem, boost * _IN_HEADLINE)))
                for stem, boost in telling.words
            ),
            minimum_words=min(_LEAST_WORDS, len(telling.words)),
            filters=_of_its_kind(document),
            limit=CANDIDATES,
        )
    )
    scores = {hit.id: hit.score for hit in found.hits}
    own = scores.pop(document.pk, 0.0)
    like = {pk: telling.share * score / own for pk, score in scores.items()} if own > 0 else {}
    like = {pk: share for pk, share in like.items() if share >= LEAST_LIKENESS}
    candidates = Document.objects.public().filter(pk__in=like, kind=document.kind, edition=document.edition)
    ranked = sorted(
        ((like[row.pk] * _worth_of_age(document, row), row) for row in candidates),
        key=lambda pair: (-pair[0], -pair[1].pk),
    )
    told = _told_once(document, [row for _likeness, row in ranked])
    kept = {row.pk for row in islice(told, number)}
    return [Related(row.object_id, likeness) for likeness, row in ranked if row.pk in kept]


@dataclass(frozen=True, slots=True)
class _Telling:
    """Stems that tell of a document and that others have too, how much each counts, and their share of all it tells.

    What a document of a subject of its own shares with others is little, and means as little.
    """

    words: list[tuple[str, float]]
    share: float


def _telling_words(document: Document, site: Engine) -> _Telling:
    weights: defaultdict[str, float] = defaultdict(float)
    for text, weight in (
        (document.headline, _WEIGHT_OF_HEADLINE),
        (document.names, _WEIGHT_OF_NAMES),
        (document.summary, 1.0),
        (document.text, 1.0),
    ):
        tokens = index_tokens(text, document.language, grams=False)
        stops = stop_words(document.language)
        for exact, stem in zip(tokens.exact.split(), tokens.stem.split(), strict=False):
            if len(stem) > 1 and exact not in stops and not _NUMBER.fullmatch(stem):
                weights[stem] += weight
    known = site.document_frequencies("stem", list(weights))
    among = _number_like(document, site)
    counts = {
        stem: weight / (weight + _HALF_FULL)
        for stem, weight in weights.items()
        if 0 < known[stem] <= max(2, among * _MOST_OFTEN)
    }
    # A word that stands in more documents than there are of this kind and edition tells nothing.
    tells = {stem: told for stem, count in counts.items() if (told := count * _rarity(known[stem], among)) > 0}
    ranked = sorted(tells, key=lambda stem: (-tells[stem], stem))
    shared = [stem for stem in ranked if known[stem] > 1]
    asked = list(islice(_affordable(shared, known), MOST_WORDS))
    all_told = sum(tells[stem] for stem in ranked[:MOST_WORDS])
    total = max(among, site.count())
    return _Telling(
        # The engine counts a word's rarity among all editions: to a small one, its commonest words would look rare.
        words=[(stem, tells[stem] / _rarity(known[stem], total)) for stem in asked],
        share=min(1.0, sum(tells[stem] for stem in asked) / all_told) if asked else 0.0,
    )


def _affordable(stems: list[str], known: dict[str, int]) -> Iterator[str]:
    """Yield the first of *stems*, and of the others those that few documents have: the engine reads each occurrence."""
    read = 0
    for place, stem in enumerate(stems):
        if place < _ALWAYS_ASKED or read + known[stem] <= _MOST_READ:
            read += known[stem]
            yield stem


def _number_like(document: Document, site: Engine) -> int:
    """Return how many documents of the kind and edition of *document* the index has."""
    return site.search(EngineQuery(filters=_of_its_kind(document), limit=1)).total


def _of_its_kind(document: Document) -> tuple[Filter, ...]:
    return (Filter("kind", (document.kind,)), Filter("edition", (document.edition,)))


def _rarity(documents: int, total: int) -> float:
    return math.log(1 + max(0.0, total - documents + 0.5) / (documents + 0.5))


def _worth_of_age(document: Document, other: Document) -> float:
    """Return what being recent multiplies a likeness with: half as much again, less the older *other* is."""
    if document.published_at is None or other.published_at is None:
        return 1.0
    age = max(document.published_at - other.published_at, timedelta())
    return 1.0 + _BONUS_OF_RECENT * 0.5 ** (age / _RECENT)


def _told_once(document: Document, ranked: list[Document]) -> Iterator[Document]:
    """Yield those of *ranked* that tell a story of which neither *document* nor one before has another version."""
    prints: list[Fingerprint] = [_print_of(document)]
    for row in ranked:
        print_of_row = _print_of(row)
        if all(similarity(print_of_row, before) < SAME_STORY for before in prints):
            prints.append(print_of_row)
            yield row


def _print_of(document: Document) -> Fingerprint:
    return fingerprint("\n".join((document.headline, document.summary, document.text)))
