"""The lunar (Hijri) calendar as Saudi Arabia reckons it, to and from the Gregorian one.

Within the table of umm_al_qura, from 1 August 1924 to 25 November 2174, a day is the one of the Umm al-Qura calendar,
as it was printed until now and as it is computed for later. Outside the table the arithmetical calendar of thirty years
goes on, and a day may be out by one or two: `is_tabulated` tells. Other countries wait to see the moon: what is printed
there may be a day earlier or later, and no table knows it beforehand.
"""

from bisect import bisect_right
from datetime import date
from functools import cache
from itertools import accumulate

from khabar.text.dates.umm_al_qura import FIRST_DAY, FIRST_YEAR, LAST_YEAR, MONTHS, UNUSUAL

_LEAP_YEARS_OF_CYCLE = (2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29)
_YEARS_OF_CYCLE = 30
_DAYS_OF_CYCLE = 10631
# Of the two first days that are reckoned from, each the one that joins the table: 15 and 16 July 622, Julian.
_EPOCH_BEFORE_TABLE = date(622, 7, 18).toordinal()
_EPOCH_AFTER_TABLE = date(622, 7, 19).toordinal()


@cache
def _starts() -> tuple[int, ...]:
    """Return the ordinal of the first day of every month of the table, and of the day after it."""
    lengths = (
        UNUSUAL.get((year, month + 1), 29 + (int(MONTHS[place : place + 3], 16) >> month & 1))
        for year, place in enumerate(range(0, len(MONTHS), 3), FIRST_YEAR)
        for month in range(12)
    )
    return tuple(accumulate(lengths, initial=FIRST_DAY))


def is_tabulated(year: int) -> bool:
    """Say whether the Hijri *year* is in the table.

    >>> is_tabulated(1439), is_tabulated(1200)
    (True, False)
    """
    return FIRST_YEAR <= year <= LAST_YEAR


def to_hijri(day: date) -> tuple[int, int, int]:
    """Return the Hijri year, month and day of *day*; years before the first are counted from 0 down.

    >>> to_hijri(date(2017, 11, 17))
    (1439, 2, 28)
    """
    ordinal, starts = day.toordinal(), _starts()
    if starts[0] <= ordinal < starts[-1]:
        month = bisect_right(starts, ordinal) - 1
        return FIRST_YEAR + month // 12, month % 12 + 1, ordinal - starts[month] + 1
    days = ordinal - (_EPOCH_BEFORE_TABLE if ordinal < starts[0] else _EPOCH_AFTER_TABLE)
    year = (_YEARS_OF_CYCLE * days + 10646) // _DAYS_OF_CYCLE
    month = next(month for month in range(12, 0, -1) if _reckoned(year, month) <= ordinal)
    return year, month, ordinal - _reckoned(year, month) + 1


def from_hijri(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian date, or None where the Hijri calendar has no such day or Python no such year.

    >>> from_hijri(1439, 2, 28), from_hijri(1439, 2, 30)
    (datetime.date(2017, 11, 17), None)
    """
    if not 1 <= month <= 12 or day < 1:
        return None
    if is_tabulated(year):
        place = (year - FIRST_YEAR) * 12 + month - 1
        first, next_first = _starts()[place : place + 2]
    else:
        first = _reckoned(year, month)
        next_first = _reckoned(year, month) + _reckoned_length(year, month)
    if day > next_first - first:
        return None
    try:
        return date.fromordinal(first + day - 1)
    except (ValueError, OverflowError):
        return None


def _reckoned_length(year: int, month: int) -> int:
    return 30 if month % 2 or (month == 12 and year % _YEARS_OF_CYCLE in _LEAP_YEARS_OF_CYCLE) else 29


def _reckoned(year: int, month: int) -> int:
    """Return the ordinal of the first day of a month by arithmetic: months of 30 and 29 days, leap years at the end."""
    cycles, rest = divmod(year - 1, _YEARS_OF_CYCLE)
    leap_days = sum(leap <= rest for leap in _LEAP_YEARS_OF_CYCLE)
    epoch = _EPOCH_BEFORE_TABLE if year < FIRST_YEAR else _EPOCH_AFTER_TABLE
    return epoch + cycles * _DAYS_OF_CYCLE + rest * 354 + leap_days + 29 * (month - 1) + month // 2
