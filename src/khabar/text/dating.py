"""Works out the year of a date that copy gives without one. Proposes, with a confidence; the desk decides."""

import re
from collections.abc import Iterable
from datetime import date

from khabar.text.dates import FoundDate
from khabar.text.digits import to_western

_MENTIONED = re.compile(r"(?<![\w/.,:+])(19\d\d|20\d\d)(?![\w/:%]|[.,]\d)")
_RECENT_DAYS = 60
# Weekdays of a date come round at most every 12 years, but for 29 February: 40 across a year like 2100.
_FURTHEST_YEARS = 40


def years_in(text: str) -> list[int]:
    """Return the years that *text* names by themselves («عام 2014»), in order, each time they are named.

    >>> years_in("أعلنت عام ٢٠١٤ قيامها، وفي 2016 خسرت 35 في المائة من 2500 كيلومتر")
    [2014, 2016]
    """
    return [int(year) for year in _MENTIONED.findall(to_western(text))]


def year_for(
    found: FoundDate, mentioned_years: Iterable[int], hint_year: int | None, today: date
) -> tuple[date | None, float]:
    """Return the day that *found* most likely means, and how sure that is, from 0 to 1.

    In order: the year it gives; *hint_year* (from a file's name) unless the weekday speaks against it; a day within two
    months of *today*; the first year, from the latest of *mentioned_years* on, in which the weekday is right; the
    latest time before *today* that it was. None for a day that no such year had.

    >>> friday = FoundDate(day=3, month=11, year=None, weekday=4, start=0, end=0)
    >>> year_for(friday, [2014], None, today=date(2026, 11, 22))
    (datetime.date(2017, 11, 3), 0.7)
    """
    has_weekday = found.weekday is not None
    if found.year is not None:
        told = _on(found, found.year)
        return (told, 0.99 if _agrees(found, told) else 0.8) if told else (None, 0.0)
    if hint_year is not None and (hinted := _on(found, hint_year)) and _agrees(found, hinted):
        return hinted, 0.95 if has_weekday else 0.85
    near = [_on(found, year) for year in (today.year, today.year - 1, today.year + 1)]
    for day in near:
        if day and abs((day - today).days) <= _RECENT_DAYS and _agrees(found, day):
            return day, 0.9 if has_weekday else 0.6
    past = [day for year in range(today.year, today.year - _FURTHEST_YEARS, -1) if (day := _before(found, year, today))]
    latest_mentioned = max((year for year in mentioned_years if year <= today.year), default=None)
    if has_weekday and latest_mentioned is not None:
        since = [day for day in past if day.year >= latest_mentioned]
        if since:
            return since[-1], 0.7
    return (past[0], 0.5 if has_weekday else 0.3) if past else (None, 0.0)


def _on(found: FoundDate, year: int) -> date | None:
    try:
        return date(year, found.month, found.day)
    except ValueError:
        return None


def _agrees(found: FoundDate, day: date) -> bool:
    return found.weekday in (None, day.weekday())


def _before(found: FoundDate, year: int, today: date) -> date | None:
    day = _on(found, year)
    return day if day and day <= today and _agrees(found, day) else None
