"""Every public address of an installation: the only place that knows how they are built.

Paths are decoded Unicode in NFC and begin with one slash; `absolute` makes a URL of one, in ASCII, for feeds, share
cards and search engines.
"""

import datetime
import unicodedata
from urllib.parse import quote

from django.conf import settings

from khabar.newsroom.models import Article, Edition, Section, StandingPage, Topic

ROBOTS = "/robots.txt"
SITEMAP_INDEX = "/sitemap.xml"
ROOT = "/"


def front_path(edition: Edition) -> str:
    return f"/{edition.code}/"


def section_path(section: Section) -> str:
    """Return where the front of *section* is; reads the section's edition."""
    return _path(section.edition, f"section/{section.slug}/")


def topic_path(topic: Topic) -> str:
    return _path(topic.edition, f"topic/{topic.slug}/")


def article_path(article: Article) -> str:
    """Return where *article* is, once it has a time of publication."""
    if article.published_day is None:
        raise ValueError("An article that was never published has no public address.")
    return dated_path(article.edition, article.published_day, article.slug)


def article_url(article: Article) -> str:
    """Return the whole address of *article*, or of its permalink while it was never published."""
    path = article_path(article) if article.published_at else permalink_path(article)
    return f"{settings.KHABAR_SITE_URL}{path}"


def dated_path(edition: Edition, day: datetime.date, slug: str) -> str:
    """Return the path of an article of *day*, counted in the edition's time zone."""
    return _path(edition, f"{day:%Y/%m/%d}/{slug}/")


def permalink_path(article: Article) -> str:
    """Return the short address that outlives every change of headline."""
    return f"/a/{article.pk}"


def versions_path(article: Article) -> str:
    """Return where readers see how *article* changed; it stays when the headline and with it the address change."""
    return _path(article.edition, f"versions/{article.pk}/")


def live_path(article: Article, chunk: int) -> str:
    """Return where a further page of a live blog is; it stays, whatever follows."""
    return _path(article.edition, f"live/{article.pk}/{chunk}/")


def live_news_path(article: Article) -> str:
    """Return where an open page of a live blog asks for newer posts."""
    return _path(article.edition, f"live/{article.pk}/posts.json")


def corrections_path(edition: Edition) -> str:
    return _path(edition, "corrections/")


def corrections_feed_path(edition: Edition) -> str:
    return _path(edition, "corrections/feed.xml")


def standing_path(page: StandingPage) -> str:
    return _path(page.edition, f"page/{page.slug}/")


def archive_path(edition: Edition) -> str:
    return _path(edition, "archive/")


def month_path(edition: Edition, month: datetime.date) -> str:
    return _path(edition, f"archive/{month:%Y/%m}/")


def edition_feed_path(edition: Edition) -> str:
    return _path(edition, "feed.xml")


def section_feed_path(section: Section) -> str:
    return f"{section_path(section)}feed.xml"


def search_path(edition: Edition) -> str:
    return _path(edition, "search/")


def suggest_path(edition: Edition) -> str:
    """Return where suggestions for what is being typed are."""
    return _path(edition, "search/suggest")


def search_description_path(edition: Edition) -> str:
    """Return where browsers read how the edition is searched (OpenSearch)."""
    return _path(edition, "search.xml")


def pages_sitemap_path(edition: Edition) -> str:
    """Return where the sitemap of fronts, sections and standing pages is."""
    return _path(edition, "sitemap-pages.xml")


def month_sitemap_path(edition: Edition, month: datetime.date) -> str:
    return _path(edition, f"sitemap-{month:%Y-%m}.xml")


def notice_paths(edition: Edition, name: str) -> list[str]:
    """Return where the front looks for a notice such as `missing`; the default edition's is the site's too."""
    own = _path(edition, f"!{name}")
    return [own, f"/!{name}"] if edition.is_default else [own]


def absolute(path: str) -> str:
    """Return *path* as a URL in ASCII."""
    return f"{settings.KHABAR_SITE_URL}{quote(path, safe='/~')}"


def _path(edition: Edition, rest: str) -> str:
    return unicodedata.normalize("NFC", f"/{edition.code}/{rest}")
