"""Prints dates and times in a house style. Moves nothing between time zones and adds no invisible mark.

(Persian names keep the non-joiner that is part of their spelling.)

The two month names of «تشرين الثاني/نوفمبر» must not part at the end of a line: that is the template's to say, in CSS.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time

from khabar.text.dates.hijri import to_hijri
from khabar.text.dates.jalali import to_jalali
from khabar.text.digits import DigitSystem, in_digits
from khabar.text.languages import Language, language
from khabar.text.languages.record import Calendar


@dataclass(frozen=True)
class DateStyle:
    """How an edition prints dates: which of its language's month names, which digits. None: the language's own way.

    *second* is another calendar that stands behind the date in brackets.
    """

    language: str
    months: str | None = None
    digits: DigitSystem | None = None
    second: Calendar | None = None

    @property
    def record(self) -> Language:
        """The record of the style's language."""
        return language(self.language)

    def with_digits(self, text: str) -> str:
        """Return *text* in the digits of this style."""
        return in_digits(text, self.digits or self.record.digits)


def format_date(day: date, style: DateStyle, *, weekday: bool = False) -> str:
    """Return the date of *day*, with the name of the day before it if asked, and the style's second calendar behind it.

    >>> format_date(date(2017, 11, 3), DateStyle("ar"), weekday=True)
    'الجمعة، 3 تشرين الثاني/نوفمبر 2017'
    >>> format_date(date(2017, 11, 3), DateStyle("ar", months="morocco"))
    '3 نونبر 2017'
    >>> format_date(date(2017, 11, 3), DateStyle("fa", months="jalali"))
    '۱۲ آبان ۱۳۹۶'
    >>> format_date(date(2017, 11, 3), DateStyle("ckb"))
    '3ی تشرینی دووەمی 2017'
    >>> format_date(date(2017, 11, 17), DateStyle("ar", second="hijri"), weekday=True)
    'الجمعة، 17 تشرين الثاني/نوفمبر 2017 (28 صفر 1439 هـ)'
    """
    record = style.record
    months = record.months_in(style.months)
    written = _in_calendar(day, months.calendar, months.names, record)
    if weekday:
        written = record.patterns.with_weekday.format(weekday=record.weekdays[day.weekday()], date=written)
    if style.second and style.second != months.calendar:
        written = record.patterns.with_second.format(date=written, second=_second(day, style.second, record))
    return style.with_digits(written)


def format_month(day: date, style: DateStyle) -> str:
    """Return the Gregorian month of *day* and its year: archives are divided by these whatever calendar is printed.

    >>> format_month(date(2017, 11, 3), DateStyle("ar"))
    'تشرين الثاني/نوفمبر 2017'
    """
    record = style.record
    months = record.months_in(style.months)
    if months.calendar != "gregorian":
        months = record.gregorian_months
    return style.with_digits(record.patterns.month_of_year.format(month=months.names[day.month - 1], year=day.year))


def format_time(moment: time | datetime, style: DateStyle) -> str:
    """Return the hour and minute of *moment* on a clock of 24 hours.

    >>> format_time(time(18, 5), DateStyle("fa"))
    '۱۸:۰۵'
    """
    return style.with_digits(f"{moment.hour:02}:{moment.minute:02}")


def format_datetime(moment: datetime, style: DateStyle) -> str:
    """Return the date and time of *moment*, in the time zone it already is in.

    >>> format_datetime(datetime(2017, 11, 3, 18, 5), DateStyle("ar", months="egypt"))
    '3 نوفمبر 2017، 18:05'
    """
    return style.record.patterns.with_time.format(date=format_date(moment, style), time=format_time(moment, style))


def _second(day: date, calendar: Calendar, record: Language) -> str:
    if calendar == "gregorian":
        return _in_calendar(day, calendar, record.gregorian_months.names, record)
    months = record.other_calendars[calendar]
    return record.patterns.with_era.format(date=_in_calendar(day, calendar, months.names, record), era=months.era)


def _in_calendar(day: date, calendar: Calendar, names: tuple[str, ...], record: Language) -> str:
    conversions: dict[Calendar, Callable[[date], tuple[int, int, int]]] = {"jalali": to_jalali, "hijri": to_hijri}
    year, month, day_of_month = (
        conversions[calendar](day) if calendar in conversions else (day.year, day.month, day.day)
    )
    return record.patterns.date.format(day=day_of_month, month=names[month - 1], year=year)
