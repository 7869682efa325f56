"""Finds a day with its hour in copy: «الجمعة 17 تشرين الثاني 2017، الساعة 18:05 بتوقيت بغداد», and stamps of machines.

An hour without a day beside it is no moment, and neither is a day without an hour: find_dates has those.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from khabar.text.dates.finding import FoundDate, found_in, read_dates
from khabar.text.dates.hours import EVENING, MORNING, NIGHT, PLACES, hour_pattern
from khabar.text.dates.names import one_of, plain
from khabar.text.fold import fold, fold_with_map


@dataclass(frozen=True)
class FoundMoment:
    """A day and an hour as text[start:end] tells them. Without a zone it is on the clock of who wrote it."""

    day: FoundDate
    hour: int
    minute: int
    second: int
    zone: tzinfo | None
    start: int
    end: int

    def at(self, zone: tzinfo) -> datetime | None:
        """Return the moment on the clock it names, or else on that of *zone*; None where the year is not written."""
        if self.day.year is None:
            return None
        day = (self.day.year, self.day.month, self.day.day)
        return datetime(*day, self.hour, self.minute, self.second, tzinfo=self.zone or zone)


# What may stand between a day and its hour.
_JOINTS = one_of(map(fold, ["من يوم", "في", "عند", "يوم", "من", "بتاريخ", "روز", "on"]))
_BETWEEN = re.compile(rf"[\s،,|()–—-]{{0,9}}(?:{_JOINTS}\s{{1,9}})?")
_FURTHEST = 90
_FURTHEST_ZONE = timedelta(hours=14)


def find_moments(text: str) -> list[FoundMoment]:
    """Return the days of *text* that have an hour beside them, in order.

    >>> [found] = find_moments("قال الجمعة، 17 تشرين الثاني 2017، الساعة 6:05 مساءً بتوقيت بغداد، إن")
    >>> found.hour, found.minute, str(found.zone), found.at(ZoneInfo("UTC")).isoformat()
    (18, 5, 'Asia/Baghdad', '2017-11-17T18:05:00+03:00')
    >>> [found] = find_moments("Fri, 17 Nov 2017 18:05:00 +0300")
    >>> found.at(ZoneInfo("UTC")).isoformat()
    '2017-11-17T18:05:00+03:00'
    """
    folded = fold_with_map(text)
    found, taken = [], 0
    for day in read_dates(text, folded):
        hour = _hour_behind(folded.text, day.end) or _hour_before(folded.text, taken, day.start)
        if hour is None:
            continue
        start, taken = min(day.start, hour.start()), max(day.end, hour.end())
        found.append(
            FoundMoment(found_in(folded, day), *_clock(hour), _zone(hour), *folded.original_span(start, taken))
        )
    return found


def _hour_behind(text: str, end: int) -> re.Match[str] | None:
    between = _BETWEEN.match(text, end)
    hour = hour_pattern().match(text, between.end() if between else end)
    return hour if hour and _is_hour(hour) else None


def _hour_before(text: str, taken: int, start: int) -> re.Match[str] | None:
    window = max(taken, start - _FURTHEST)
    hours = [hour for hour in hour_pattern().finditer(text, window, start) if _is_hour(hour)]
    return hours[-1] if hours and _BETWEEN.fullmatch(text, hours[-1].end(), start) else None


def _is_hour(match: re.Match[str]) -> bool:
    """Say whether a number is an hour: it has minutes, or a word says so, and a clock has it."""
    said = match["minute"] or match["told"] or match["half"]
    return bool(said) and int(match["hour"]) < 24 and int(match["minute"] or 0) < 60 and int(match["second"] or 0) < 60


def _clock(match: re.Match[str]) -> tuple[int, int, int]:
    hour, half = int(match["hour"]), plain(match["half"] or "")
    if hour < 12 and (half in EVENING or (half in NIGHT and hour >= 6)):
        hour += 12
    elif hour == 12 and half in MORNING | NIGHT:
        hour = 0
    return hour, int(match["minute"] or 0), int(match["second"] or 0)


def _zone(match: re.Match[str]) -> tzinfo | None:
    if match["place"]:
        try:
            return ZoneInfo(PLACES[plain(match["place"])])
        except ZoneInfoNotFoundError:
            return None
    if match["zulu"] or (match["greenwich"] and not match["from_greenwich"]):
        return UTC
    return _at_distance(match["offset"] or match["from_greenwich"] or "")


def _at_distance(told: str) -> tzinfo | None:
    digits = told.lstrip("+-−").strip().replace(":", "")
    if not digits:
        return None
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")
    distance = timedelta(hours=int(hours), minutes=int(minutes))
    if distance > _FURTHEST_ZONE:
        return None
    return timezone(distance if told.startswith("+") else -distance)
