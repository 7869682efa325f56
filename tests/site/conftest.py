"""What the tests of the site share: a small newspaper with one article that has everything."""

import datetime

import pytest

from khabar.newsroom.models import Article
from khabar.search.engines import COLLECTIONS
from khabar.search.rebuilding import rebuild
from tests.factories.newsroom import PUBLISHED_AT, make_article, make_author, make_section, make_topic
from tests.site.paper import make_full_article
from tests.site.searching import follow_all


@pytest.fixture
def article(db: None) -> Article:
    """The article whose page shows every element there is."""
    return make_full_article()


@pytest.fixture
def paper(db: None) -> Article:
    """A small newspaper in the index; its full article is about a border crossing."""
    for collection in COLLECTIONS:
        rebuild(collection)
    article = make_full_article()
    economy = make_section("اقتصاد", edition=article.edition, slug="economy", order=2)
    make_article(
        "أسعار الذهب ترتفع في أسواق بغداد",
        section=economy,
        bylines=[make_author("حسن علي")],
        topics=[make_topic("ذهب")],
        body=[("paragraph", "<p>قال تجار إن الطلب زاد مع هبوط الدولار.</p>")],
        published_at=PUBLISHED_AT + datetime.timedelta(days=2),
    )
    follow_all()
    return article
