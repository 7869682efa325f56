"""What the tests of the site share: a small newspaper with one article that has everything."""

import pytest

from khabar.newsroom.models import Article
from tests.site.paper import make_full_article


@pytest.fixture
def article(db: None) -> Article:
    """The article whose page shows every element there is."""
    return make_full_article()
