"""Moments in an edition's own time zone, words and digits."""

import datetime

from khabar.newsroom.models import Article, Edition
from khabar.press.remembering import remembered
from khabar.site.documents import Moment
from khabar.text.dates import format_date, format_datetime, format_time


@remembered
def moment_of(when: datetime.datetime, edition: Edition) -> Moment:
    """Return *when* as the readers of *edition* see it."""
    local = when.astimezone(edition.zone)
    style = edition.date_style
    full_day = format_date(local.date(), edition.full_date_style, weekday=True)
    return Moment(
        iso=local.isoformat(timespec="seconds"),
        day=format_date(local.date(), style),
        weekday_and_day=format_date(local.date(), style, weekday=True),
        clock=format_time(local, style),
        stamp=format_datetime(local, style),
        full=style.record.patterns.with_time.format(date=full_day, time=format_time(local, style)),
    )


def publication_of(article: Article) -> datetime.datetime:
    """Return when *article* was published; ValueError for one that never was, which no list may show."""
    if article.published_at is None:
        raise ValueError(f"Article {article.pk} was never published.")
    return article.published_at
