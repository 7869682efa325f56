"""The shape of a language record. A label missing from a language is a type error, not a surprise on the page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from khabar.text.digits import DigitSystem
from khabar.text.languages.cldr.plural_rules import PluralForm
from khabar.text.languages.plural_rules import Number

Direction = Literal["rtl", "ltr"]
Calendar = Literal["gregorian", "jalali", "hijri"]
OtherCalendar = Literal["jalali", "hijri"]

__all__ = ["Calendar", "DatePatterns", "Direction", "Language", "Months", "OtherCalendar", "PluralForm", "Quotes"]


@dataclass(frozen=True)
class Months:
    """The twelve names of the months as one house prints them, first month of the calendar first."""

    names: tuple[str, ...]
    calendar: Calendar = "gregorian"


@dataclass(frozen=True)
class OtherMonths:
    """The months of another calendar as a second date shows them, and the era that tells which calendar it is."""

    names: tuple[str, ...]
    era: str


@dataclass(frozen=True)
class Quotes:
    """Quotation marks around a quotation, and around one inside it."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


@dataclass(frozen=True)
class DatePatterns:
    """How the pieces of a date stand together. Placeholders: {weekday} {day} {month} {year} {date} {time} {era}."""

    date: str
    with_weekday: str
    month_of_year: str
    with_time: str
    with_era: str = "{date} {era}"
    with_second: str = "{date} ({second})"


@dataclass(frozen=True)
class RelativeWords:
    """Times told from now: direction, unit and plural form lead to a pattern with {0} for the number."""

    now: str
    past: Mapping[str, Mapping[str, str]]
    future: Mapping[str, Mapping[str, str]]
    named_days: Mapping[int, str]  # yesterday is -1


@dataclass(frozen=True)
class NumberWords:
    """Words for thousands and more: from which power of ten, divided by which, the noun in each plural form."""

    compact: tuple[tuple[int, int, Mapping[str, str]], ...]
    not_a_number: str


@dataclass(frozen=True)
class ListPatterns:
    """What stands between two things, between the first ones of more, and before the last of more."""

    pair: str
    middle: str
    last: str


@dataclass(frozen=True)
class ZoneWords:
    """How a reader is told by whose clock an hour is. Placeholders: {city} and {offset}."""

    of_city: str
    greenwich: str
    offset: str
    cities: Mapping[str, str]  # by name of the zone in the IANA database


@dataclass(frozen=True)
class Language:
    """Everything the engine must know about one written language."""

    code: str
    native_name: str
    direction: Direction
    digits: DigitSystem
    plural_form: Callable[[Number], PluralForm]
    months: Mapping[str, Months]  # by style; the first is the one used where the house asks for a style we do not have
    weekdays: tuple[str, ...]  # Monday first, as date.weekday() counts
    patterns: DatePatterns
    other_calendars: Mapping[OtherCalendar, OtherMonths]
    relative: RelativeWords
    numbers: NumberWords
    lists: ListPatterns
    zones: ZoneWords
    quotes: Quotes
    # Names that people also write, for reading dates only; never printed.
    other_month_names: Mapping[str, int] = field(default_factory=dict)
    other_hijri_names: Mapping[str, int] = field(default_factory=dict)
    other_weekday_names: Mapping[str, int] = field(default_factory=dict)

    def months_in(self, style: str | None) -> Months:
        """Return the months of *style*, or of the language's first style."""
        return self.months.get(style or "", next(iter(self.months.values())))

    @property
    def gregorian_months(self) -> Months:
        """The language's first style of Gregorian months."""
        return next(months for months in self.months.values() if months.calendar == "gregorian")


def side_by_side(first: Months, second: Months) -> Months:
    """Return months that carry two names, as newspapers with readers in several countries print them.

    >>> side_by_side(Months(("شباط",)), Months(("فبراير",))).names
    ('شباط/فبراير',)
    """
    return Months(tuple("/".join(dict.fromkeys(pair)) for pair in zip(first.names, second.names, strict=True)))
