"""What every engine promises: to keep plain tokens and to answer queries made of them. Knows no language and no model.

Tokens come finished from `khabar.text.analysis`, joined by single spaces; no engine folds, stems or splits anything.
So every engine finds the same documents, and ranks them alike: by BM25 (k1 1.2, b 0.75), each field by itself, the
scores of the fields added with the boosts of the query.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, Protocol

K1: Final = 1.2
B: Final = 0.75

TOKEN_FIELDS: Final = ("head_stem", "head_exact", "stem", "exact", "gram", "prefix")
"""head_*: the headline alone. stem, exact and gram: headline, summary, names and text. prefix: beginnings of the words
of the headline, for what is still being typed. Only `exact` and `head_exact` know the places of their tokens."""

PHRASE_FIELDS: Final = ("head_exact", "exact")

Order = Literal["best", "newest", "oldest"]


class SearchUnavailable(Exception):
    """The engine cannot answer now: its index is missing, damaged or being made, or its server is away."""


class SearchBusy(SearchUnavailable):
    """The engine has an index and found no answer in time, or is kept from looking by searches that found none."""


@dataclass(frozen=True, slots=True)
class IndexDocument:
    """A document in tokens. *tokens* has one string per token field; *published* is in seconds since 1970 (UTC).

    *filters* maps any name, such as "section", to the values that the document has of it.
    """

    id: int
    revision: int
    published: int
    tokens: Mapping[str, str]
    filters: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Term:
    """One token in one field; what it scores is multiplied by *boost*."""

    field: str
    token: str
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Word:
    """One word of the reader: found where at least *minimum_terms* of its terms are; the scores of all add up.

    *presence* is added once where the word is found, however often it stands there.
    """

    terms: tuple[Term, ...]
    minimum_terms: int = 1
    presence: float = 0.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens that follow each other in a phrase field."""

    field: str
    tokens: tuple[str, ...]
    boost: float = 1.0


@dataclass(frozen=True, slots=True)
class Filter:
    """Keeps documents that have one of *values* under the filter's *name*."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recency:
    """Adds *bonus* to what was published at *since* (seconds since 1970) or later."""

    since: int
    bonus: float


@dataclass(frozen=True, slots=True)
class Counting:
    """Count how many of the documents found have each value of the filters *names*.

    Up to *most* found documents are counted. Of more than these, counting all may take longer than the search: then an
    engine may look at the first *sample* in the order of the query, which tells what values there are and no numbers.
    """

    names: tuple[str, ...]
    most: int = 2_000
    sample: int = 100


@dataclass(frozen=True, slots=True)
class EngineQuery:
    """What to find. A document is found if it has *minimum_words* of *words*, every phrase, and nothing excluded.

    No words and no phrases: everything that the filters keep. `extra` terms add to the score of what is found and find
    nothing by themselves. A document with every word gains `all_words_bonus`. `without` are ids of documents that
    must not be found whatever the index still holds of them. With a limit of 0 nothing but counts is asked for, and the
    total may be left out. Ties are ordered by the newest, then the highest id (the
    other way round where the oldest come first), so that pages do not shift.
    """

    words: tuple[Word, ...] = ()
    minimum_words: int = 1
    phrases: tuple[Phrase, ...] = ()
    excluded: tuple[Word | Phrase, ...] = ()
    extra: tuple[Term, ...] = ()
    all_words_bonus: float = 0.0
    filters: tuple[Filter, ...] = ()
    published_from: int | None = None
    published_until: int | None = None
    recency: tuple[Recency, ...] = ()
    order: Order = "best"
    offset: int = 0
    limit: int = 10
    without: tuple[int, ...] = ()
    counting: Counting | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    id: int
    score: float


@dataclass(frozen=True, slots=True)
class Counts:
    """How many documents have each value, by the filter's name; *are_whole* where all that were found are counted."""

    values: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    are_whole: bool = True


@dataclass(frozen=True, slots=True)
class Hits:
    """The hits of the page that was asked for, in order, and how many documents were found in all.

    *counts* are there where the query has a `counting`.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    counts: Counts | None = None


@dataclass(frozen=True, slots=True)
class IndexState:
    """How an index stands. *trouble* is empty when it can answer; else it says why not, in one sentence."""

    trouble: str = ""
    analyser_version: str = ""
    documents: int = 0
    size_bytes: int = 0


class Build(Protocol):
    """A new index in the making, beside the one that answers. It can be left and taken up again."""

    @property
    def done_up_to(self) -> int:
        """The highest document id up to which everything handed in is durable; 0 at the beginning."""

    def add(self, documents: Sequence[IndexDocument]) -> None:
        """Add documents, instead of what the new index has under their ids."""

    def commit(self, done_up_to: int) -> None:
        """Make everything handed in durable, and remember how far that is."""

    def finish(self) -> None:
        """Let the new index answer from now on, in one step, and drop the old one."""


class Engine(Protocol):
    """One index of one collection. Any number of processes may search; one at a time applies changes."""

    collection: str

    def search(self, query: EngineQuery) -> Hits:
        """Answer *query*. Raises SearchUnavailable."""

    def document_frequencies(self, field: str, tokens: Sequence[str]) -> dict[str, int]:
        """Return in how many documents each token stands in *field*; 0 where it does not. Raises SearchUnavailable."""

    def tokens_with_prefix(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Return tokens of *field* that begin with *prefix* and in how many documents they are, most frequent first."""

    def count(self) -> int:
        """Return how many documents the index holds. Raises SearchUnavailable."""

    def apply(self, added: Sequence[IndexDocument], removed: Iterable[int]) -> None:
        """Put documents in, instead of what stands under their ids, and take others out; done and visible on return."""

    def revisions(self) -> Iterator[tuple[int, int]]:
        """Yield the id and revision of every document the index holds, in any order. Raises SearchUnavailable."""

    def build(self, *, resume: bool = True) -> Build:
        """Begin a new index, or take up the unfinished one of the same analyser."""

    def state(self) -> IndexState:
        """Say how the index stands; never raises because of what it finds."""
