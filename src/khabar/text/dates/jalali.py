"""The solar (Jalali) calendar of Persian newspapers, to and from the Gregorian one.

Leap years follow the cycle of 33 years, but for one that the equinox puts off by a year: so the days agree with the
calendar of Iran from 1600 to 2220. Beyond that a day may be out by one.
"""

from datetime import date

_LEAP_YEARS_OF_CYCLE = (1, 5, 9, 13, 17, 22, 26, 30)
# The cycle would have a leap year here; the equinox makes it the next one.
_PUT_OFF = 1502
_NOWRUZ_1396 = date(2017, 3, 21).toordinal()


def is_leap(year: int) -> bool:
    """Say whether the last month of the Jalali *year* has thirty days.

    >>> [year for year in range(1390, 1410) if is_leap(year)]
    [1391, 1395, 1399, 1403, 1408]
    """
    if year in (_PUT_OFF, _PUT_OFF + 1):
        return year == _PUT_OFF + 1
    return year % 33 in _LEAP_YEARS_OF_CYCLE


def to_jalali(day: date) -> tuple[int, int, int]:
    """Return the Jalali year, month and day of *day*.

    >>> to_jalali(date(2017, 11, 3))
    (1396, 8, 12)
    """
    year = day.year - 621
    if day.toordinal() < _nowruz(year):
        year -= 1
    days = day.toordinal() - _nowruz(year)
    month, day_of_month = divmod(days, 31) if days < 186 else divmod(days - 186, 30)
    return year, month + (1 if days < 186 else 7), day_of_month + 1


def from_jalali(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian date, or None where the Jalali calendar has no such day.

    >>> from_jalali(1396, 8, 12), from_jalali(1396, 12, 30)
    (datetime.date(2017, 11, 3), None)
    """
    if not (1 <= month <= 12 and 1 <= day <= _days_in(year, month)):
        return None
    before = (month - 1) * 31 - max(0, month - 7)
    try:
        return date.fromordinal(_nowruz(year) + before + day - 1)
    except (ValueError, OverflowError):
        return None


def _days_in(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 30 if month < 12 or is_leap(year) else 29


def _nowruz(year: int) -> int:
    """Return the ordinal, in Python's count of days, of the first day of the Jalali *year*."""
    return _NOWRUZ_1396 + 365 * (year - 1396) + _leap_years_before(year) - _leap_years_before(1396)


def _leap_years_before(year: int) -> int:
    cycles, rest = divmod(year, 33)
    return 8 * cycles + sum(leap < rest for leap in _LEAP_YEARS_OF_CYCLE) - (year == _PUT_OFF + 1)
