"""Finds spans of days in copy: «من 3 إلى 5 تشرين الثاني 2017», 3–5 November, «من 28 تشرين الأول حتى 3 تشرين الثاني»."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from khabar.text.dates.finding import FoundDate, found_in, read_dates
from khabar.text.dates.names import one_of
from khabar.text.dates.told_twice import Reading
from khabar.text.fold import Folded, fold, fold_with_map


@dataclass(frozen=True)
class FoundRange:
    """The first and the last day of a span as text[start:end] tells it. What one end leaves out the other gives."""

    first: FoundDate
    last: FoundDate
    start: int
    end: int


_UNTIL = ["إلى", "إلى يوم", "حتى", "ولغاية", "لغاية", "تا", "سے", "بۆ", "to", "until", "through"]
_DAY_WRITTEN = re.compile(r"[^\d]{0,40}(\d{1,2})(?!\d)")
_SOME_YEAR = 2000  # one with a 29 February
_FURTHEST = 40
_FROM = ["من", "بين", "ما بين", "منذ", "از", "بین", "لە", "from", "between"]


def find_ranges(text: str) -> list[FoundRange]:
    """Return the spans of days in *text* in order; a last day before the first is no span.

    >>> [found] = find_ranges("من 3 إلى 5 تشرين الثاني 2017")
    >>> found.first.day, found.first.month, found.last.day, found.last.year
    (3, 11, 5, 2017)
    """
    folded = fold_with_map(text)
    days = read_dates(text, folded)
    found: list[FoundRange] = []
    before: Reading | None = None
    for day in days:
        first = _written_out(before, day, folded.text) or _day_alone(day, folded.text)
        before = None if first else day
        if first and _in_order(first, day):
            found.append(_range(first, day, folded))
    return found


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,9}}(?:[-–—]|(?:{one_of(map(fold, _UNTIL))}|و)(?=\s)|و)\s{{0,9}}")


@cache
def _opening() -> re.Pattern[str]:
    """Return the pattern for a day that stands alone before the last day: «من 3 إلى », 3-."""
    words = one_of(map(fold, _UNTIL))
    return re.compile(
        rf"(?<![\w.:/-])(?P<from>{one_of(map(fold, _FROM))}\s{{1,9}})?(?P<day>\d{{1,2}})"
        rf"(?P<until>\s{{0,9}}[-–—]\s{{0,9}}|\s{{1,9}}{words}\s{{1,9}}|\s{{1,9}}و\s{{0,9}})$"
    )


def _written_out(first: Reading | None, last: Reading, text: str) -> Reading | None:
    """Return *first* if it is a whole day that only a word or a dash parts from *last*."""
    if first is None or not _between().fullmatch(text, first.end, last.start):
        return None
    return replace(first, year=_year_before(first, last))


def _day_alone(last: Reading, text: str) -> Reading | None:
    """Return the first day where only its number is written; with «و» only behind «بين»."""
    start = max(0, last.start - _FURTHEST)
    opening = _opening().search(text[start : last.start])
    if opening is None or (opening["until"].strip() == "و" and not opening["from"]):
        return None
    # The two numbers are of one month in whatever calendar: what lies between them lies between the days.
    written = _DAY_WRITTEN.match(text, last.start)
    apart = (int(written[1]) if written else last.day) - int(opening["day"])
    day = date(last.year or _SOME_YEAR, last.month, last.day).toordinal() - apart
    if not int(opening["day"]) or apart <= 0 or day < 1:
        return None
    first = date.fromordinal(day)
    year = first.year if last.year else None
    end = start + opening.end("day")
    return replace(
        last, day=first.day, month=first.month, year=year, weekday=None, start=start + opening.start(), end=end
    )


def _year_before(first: Reading, last: Reading) -> int | None:
    """Return the year of *first*: its own, or that of *last*, or the one before where the span goes over new year."""
    if first.year is not None or last.year is None:
        return first.year
    return last.year - (first.month > last.month)


def _in_order(first: Reading, last: Reading) -> bool:
    try:
        days = [date(each.year or _SOME_YEAR, each.month, each.day) for each in (first, last)]
    except ValueError:
        return False
    return days[0] < days[1] or (None in (first.year, last.year) and first.month > last.month)


def _range(first: Reading, last: Reading, folded: Folded) -> FoundRange:
    ends = found_in(folded, first), found_in(folded, last)
    return FoundRange(*ends, *folded.original_span(first.start, last.end))
