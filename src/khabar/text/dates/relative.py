"""Tells a time from now, in the grammar of each language: «قبل دقيقتين», «أمس», «بعد 3 أيام».

It depends on the clock, so no page that is baked may hold what this returns: tomorrow it would be wrong. It is for
screens that are made anew at every look, and for scripts on a page that keep it true.
"""

from contextlib import suppress
from datetime import date, datetime, timedelta

from khabar.text.digits import DigitSystem
from khabar.text.languages import language
from khabar.text.numbers import format_number

_DAYS_OF_WEEK = 7
_FIRST_WEEKS = 7
_FIRST_MONTHS = 30


def relative_time(moment: datetime, now: datetime, language_code: str, digits: DigitSystem | None = None) -> str:
    """Return how long before or after *now* the *moment* is, in one unit, whole ones only.

    Less than a minute is now; then minutes below an hour, hours below a day. From there on the calendar of the zone of
    *now* counts: yesterday, the day before, days up to six, weeks up to 29 days, months up to eleven, years. A moment
    without a zone is taken to be in the zone of the other one.

    >>> now = datetime(2017, 11, 17, 18, 5)
    >>> [relative_time(now - timedelta(minutes=minutes), now, "ar") for minutes in (0, 1, 2, 3, 11, 60, 120, 300)]
    ['الآن', 'قبل دقيقة', 'قبل دقيقتين', 'قبل 3 دقائق', 'قبل 11 دقيقة', 'قبل ساعة', 'قبل ساعتين', 'قبل 5 ساعات']
    >>> [relative_time(now + timedelta(days=days), now, "ar") for days in (-1, -2, -3, -7, -40, -400, 1, 3)]
    ['أمس', 'أول أمس', 'قبل 3 أيام', 'قبل أسبوع', 'قبل شهر', 'قبل سنة', 'غدًا', 'بعد 3 أيام']
    """
    moment = _on_the_clock_of(now, moment)
    later = _since(now, moment)
    apart = abs(later)
    words = language(language_code).relative
    if apart < timedelta(minutes=1):
        return words.now
    if apart < timedelta(days=1):
        unit, count = ("hour", apart // timedelta(hours=1)) if apart >= timedelta(hours=1) else ("minute", 0)
        count = count or apart // timedelta(minutes=1)
    else:
        named = words.named_days.get((moment.date() - now.date()).days)
        if named:
            return named
        unit, count = _in_calendar(*sorted((moment.date(), now.date())))
    patterns = (words.past if later < timedelta(0) else words.future)[unit]
    pattern = patterns.get(language(language_code).plural_form(count), patterns["other"])
    return pattern.replace("{0}", format_number(count, language_code, digits))


def _on_the_clock_of(now: datetime, moment: datetime) -> datetime:
    if moment.tzinfo and now.tzinfo:
        with suppress(OverflowError):  # at the edge of time an hour makes no difference
            return moment.astimezone(now.tzinfo)
    return moment.replace(tzinfo=now.tzinfo)


def _since(now: datetime, moment: datetime) -> timedelta:
    """Return the time that really passes from *now* to *moment*, both on one clock, also where the clock is changed."""
    on_the_clock = moment.replace(tzinfo=None) - now.replace(tzinfo=None)
    return on_the_clock - ((moment.utcoffset() or timedelta(0)) - (now.utcoffset() or timedelta(0)))


def _in_calendar(earlier: date, later: date) -> tuple[str, int]:
    days = (later - earlier).days
    if days < _FIRST_WEEKS:
        return "day", days
    if days < _FIRST_MONTHS:
        return "week", days // _DAYS_OF_WEEK
    # A month has passed when its day comes round, or the last day of a month that has no such day.
    is_last = (later + timedelta(days=1)).day == 1 if later < date.max else True
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    months -= later.day < earlier.day and not is_last
    return ("year", months // 12) if months >= 12 else ("month", max(1, months))
