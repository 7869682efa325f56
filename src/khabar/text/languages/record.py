"""The shape of a language record. A label missing from a language is a type error, not a surprise on the page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from khabar.text.digits import DigitSystem

Direction = Literal["rtl", "ltr"]
Calendar = Literal["gregorian", "jalali"]
PluralForm = Literal["zero", "one", "two", "few", "many", "other"]


@dataclass(frozen=True)
class Months:
    """The twelve names of the months as one house prints them, first month of the calendar first."""

    names: tuple[str, ...]
    calendar: Calendar = "gregorian"


@dataclass(frozen=True)
class Quotes:
    """Quotation marks around a quotation, and around one inside it."""

    opening: str
    closing: str
    inner_opening: str
    inner_closing: str


@dataclass(frozen=True)
class DatePatterns:
    """How the pieces of a date stand together. Placeholders: {weekday} {day} {month} {year} {date} {time}."""

    date: str
    with_weekday: str
    month_of_year: str
    with_time: str


@dataclass(frozen=True)
class Language:
    """Everything the engine must know about one written language."""

    code: str
    native_name: str
    direction: Direction
    digits: DigitSystem
    plural_form: Callable[[int], PluralForm]
    months: Mapping[str, Months]  # by style; the first is the one used where the house asks for a style we do not have
    weekdays: tuple[str, ...]  # Monday first, as date.weekday() counts
    patterns: DatePatterns
    quotes: Quotes
    # Names that people also write, for reading dates only; never printed.
    other_month_names: Mapping[str, int] = field(default_factory=dict)
    other_weekday_names: Mapping[str, int] = field(default_factory=dict)

    def months_in(self, style: str | None) -> Months:
        """Return the months of *style*, or of the language's first style."""
        return self.months.get(style or "", next(iter(self.months.values())))


def side_by_side(first: Months, second: Months) -> Months:
    """Return months that carry two names, as newspapers with readers in several countries print them.

    >>> side_by_side(Months(("شباط",)), Months(("فبراير",))).names
    ('شباط/فبراير',)
    """
    return Months(tuple("/".join(dict.fromkeys(pair)) for pair in zip(first.names, second.names, strict=True)))
