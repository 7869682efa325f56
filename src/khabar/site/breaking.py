"""Which breaking news an edition announces over its pages. What is baked says what rows say, and knows no clock.

Fronts, sections and topics announce whatever is breaking; the page of an article only if it is about as new.
"""

import datetime
from typing import NamedTuple

from khabar.newsroom.models import Article, Edition
from khabar.newsroom.press_keys import breaking_days
from khabar.press.keys import key
from khabar.press.recording import listed, record
from khabar.press.remembering import kept
from khabar.site.addresses import article_path
from khabar.site.documents import Link

SHOWN = 3


class _News(NamedTuple):
    article: int
    link: Link
    days: frozenset[datetime.date]


def breaking_of(edition: Edition) -> tuple[Link, ...]:
    """Return what is breaking in *edition*, newest first."""
    return tuple(news.link for news in _breaking(edition))


def breaking_beside(article: Article) -> tuple[Link, ...]:
    """Return what is breaking in the edition of *article*, without itself; nothing where its page is too old."""
    day = article.published_day
    if day is None:
        return ()
    record(key("list", "breaking", article.edition_id, f"{day:%Y-%m-%d}"))
    with listed():  # the key of the day speaks for the list, or each page of the archive would hear of it
        found = _breaking(article.edition)
    shown = [news for news in found if news.article != article.pk and day in news.days]
    record(*(key("article.teaser", news.article) for news in shown))
    return tuple(news.link for news in shown)


@kept
def _breaking(edition: Edition) -> tuple[_News, ...]:
    record(key("edition", edition.pk), key("list", "breaking", edition.pk))
    breaking = Article.objects.live().in_edition(edition).filter(breaking_until__isnull=False)
    found = list(breaking.for_teasers().newest_first()[:SHOWN])
    for article in found:
        article.edition = edition
    return tuple(
        _News(
            article.pk,
            Link(article.short_headline or article.headline, article_path(article)),
            frozenset(breaking_days(article)),
        )
        for article in found
    )
