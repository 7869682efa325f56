"""Fronts and lists as their pages print them."""

from dataclasses import dataclass
from typing import Literal

from khabar.site.documents.letterhead import Link, SectionLink
from khabar.site.documents.moment import Moment
from khabar.site.documents.teaser import Teaser

BandShape = Literal["wide", "four"]


@dataclass(frozen=True)
class Day:
    """The articles of one day; without a name where the page does not divide by days."""

    iso: str
    name: str
    stories: tuple[Teaser, ...]


@dataclass(frozen=True)
class Band:
    """One section's part of the front. A wide band opens with a large story; a four has equals in a row."""

    section: SectionLink
    shape: BandShape
    stories: tuple[Teaser, ...]


@dataclass(frozen=True)
class FrontDocument:
    lead: Teaser | None
    under_lead: tuple[Teaser, ...] = ()
    second: tuple[Teaser, ...] = ()
    latest: tuple[Day, ...] = ()
    bands: tuple[Band, ...] = ()
    writers: tuple[Teaser, ...] = ()
    last_updated: Moment | None = None


@dataclass(frozen=True)
class ListingDocument:
    """A section's front, a topic, a month of the archive."""

    title: str
    label: str = ""
    label_path: str = ""
    subsections: tuple[Link, ...] = ()
    lead: Teaser | None = None
    second: tuple[Teaser, ...] = ()
    days: tuple[Day, ...] = ()
    turns: tuple[Link, ...] = ()
    has_kickers: bool = True


@dataclass(frozen=True)
class MonthOfArchive:
    name: str
    path: str
    count: int


@dataclass(frozen=True)
class YearOfArchive:
    number: int
    name: str
    months: tuple[MonthOfArchive, ...]


@dataclass(frozen=True)
class DayOfMonth:
    iso: str
    name: str
    lines: tuple[tuple[Link, str], ...]
    """Each article with the name of its section."""
