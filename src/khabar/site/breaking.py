"""Which breaking news an edition announces over its pages. What is baked says what rows say, and knows no clock.

Fronts, sections and topics announce whatever is breaking; the page of an article only if it is about as new.
"""

from khabar.newsroom.models import Article, Edition
from khabar.newsroom.press_keys import breaking_days
from khabar.press.keys import key
from khabar.press.recording import listed, record
from khabar.press.remembering import remembered
from khabar.site.addresses import article_path
from khabar.site.documents import Link

SHOWN = 3


def breaking_of(edition: Edition) -> tuple[Link, ...]:
    """Return what is breaking in *edition*, newest first."""
    record(key("list", "breaking", edition.pk))
    return _links(_breaking(edition))


def breaking_beside(article: Article) -> tuple[Link, ...]:
    """Return what is breaking in the edition of *article*, without itself; nothing where its page is too old."""
    day = article.published_day
    if day is None:
        return ()
    record(key("list", "breaking", article.edition_id, f"{day:%Y-%m-%d}"))
    news = _breaking(article.edition)
    return _links(tuple(each for each in news if each.pk != article.pk and day in breaking_days(each)))


@remembered
def _breaking(edition: Edition) -> tuple[Article, ...]:
    with listed():
        breaking = Article.objects.live().in_edition(edition).filter(breaking_until__isnull=False)
        found = tuple(breaking.for_teasers().newest_first()[:SHOWN])
    for article in found:
        article.edition = edition
    return found


def _links(articles: tuple[Article, ...]) -> tuple[Link, ...]:
    record(*(key("article.teaser", article.pk) for article in articles))
    return tuple(Link(article.short_headline or article.headline, article_path(article)) for article in articles)
