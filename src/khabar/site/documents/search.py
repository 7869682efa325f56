"""The page of results, and the box that stands on every page. Passages carry the places of their matches, no markup."""

from dataclasses import dataclass

from khabar.search.snippets import Passage
from khabar.site.documents.letterhead import Link
from khabar.site.documents.moment import Moment
from khabar.site.documents.picture import Picture
from khabar.site.documents.teaser import Credit, Teaser


@dataclass(frozen=True)
class ResultLine:
    """One thing that was found."""

    path: str
    headline: Passage
    passage: Passage
    kicker: Link
    moment: Moment | None = None
    credits: tuple[Credit, ...] = ()
    picture: Picture | None = None


@dataclass(frozen=True)
class Option:
    """One value to choose; *number* is how many of the results have it, None where nobody counted so many."""

    value: str
    name: str
    is_chosen: bool = False
    number: int | None = None


@dataclass(frozen=True)
class Choice:
    """One select of the form; its first option keeps nothing out."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class DayField:
    name: str
    label: str
    value: str
    complaint: str = ""


@dataclass(frozen=True)
class Chip:
    """A filter that is set, and where the search without it is."""

    label: str
    name: str
    path_without: str


@dataclass(frozen=True)
class Turn:
    """One place of the pager; without a path it is the page itself, without a number a gap."""

    number: int | None
    path: str = ""


@dataclass(frozen=True)
class Advice:
    """A link that may help on: what it is called, and the query that it leads to, if it shows one."""

    label: str
    path: str
    query: str = ""


@dataclass(frozen=True)
class SearchDocument:
    query: str
    notes: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    days: tuple[DayField, ...] = ()
    chips: tuple[Chip, ...] = ()
    path_without_filters: str = ""
    was_asked: bool = False
    total: int = 0
    results: tuple[ResultLine, ...] = ()
    page: int = 1
    pages: int = 0
    turns: tuple[Turn, ...] = ()
    previous: str = ""
    next: str = ""
    repaired: Advice | None = None
    as_typed: Advice | None = None
    suggestion: Advice | None = None
    is_partial: bool = False
    ways_on: tuple[Advice, ...] = ()
    latest: tuple[Teaser, ...] = ()
    sort: str = ""
    """The order that the form keeps; empty for the best first."""
    orders: tuple[Advice, ...] = ()
    """The orders that results may have; the one they have is without a path."""
    is_open: bool = False
    """Whether the part of the form that narrows is open."""

    @property
    def named(self) -> str:
        """The query as it stands in a sentence, where the sentence brings the quotation marks."""
        return "".join(sign for sign in self.query if sign not in '"«»“”„')
