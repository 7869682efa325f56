"""When things of the demo happened, counted back from the day of loading, and the words that hang on it."""

import datetime
import re

from khabar.site.demo.records import Moment
from khabar.text.dates import DateStyle

_WORDS = re.compile(r"\{(day|date|year)([+-]\d+)?\}")


def moment_before(now: datetime.datetime, moment: Moment, zone: datetime.tzinfo) -> datetime.datetime:
    """Return the time that *moment* means at *now*, to the minute; hours are those of *zone*."""
    if moment.minutes_ago is not None:
        return (now - datetime.timedelta(minutes=moment.minutes_ago)).replace(second=0, microsecond=0)
    if moment.days_ago is None or moment.at is None:
        raise ValueError(f"Say how many minutes ago, or how many days ago and at which hour: {moment}")
    day = now.astimezone(zone).date() - datetime.timedelta(days=moment.days_ago)
    return datetime.datetime.combine(day, moment.at, tzinfo=zone)


def filled_in(text: str, day: datetime.date, style: DateStyle) -> str:
    """Return *text* with its weekdays, dates and years put in, counted from *day*, in the words of *style*."""

    def word(match: re.Match[str]) -> str:
        shift = int(match[2] or 0)
        if match[1] == "year":
            return style.with_digits(str(day.year + shift))
        meant = day + datetime.timedelta(days=shift)
        if match[1] == "day":
            return style.record.weekdays[meant.weekday()]
        return style.with_digits(f"{meant.day} {style.record.months_in(style.months).names[meant.month - 1]}")

    return _WORDS.sub(word, text)
