"""Divides teasers by the days on which they were published."""

from collections.abc import Iterable
from itertools import groupby

from khabar.site.documents import Day, Teaser


def days_of(teasers: Iterable[Teaser]) -> tuple[Day, ...]:
    """Return *teasers*, which come newest first, day by day."""
    days = [tuple(stories) for _day, stories in groupby(teasers, key=lambda teaser: teaser.moment.iso[:10])]
    return tuple(Day(stories[0].moment.iso[:10], stories[0].moment.weekday_and_day, stories) for stories in days)
