"""Work per change does not grow with the archive."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from khabar.newsroom.actions import publish_article
from khabar.newsroom.models import Article
from tests.factories.newsroom import make_archive, make_article, make_author, make_photo, make_topic

pytestmark = pytest.mark.django_db

# With a byline and a topic; about 25 are Wagtail's (revision, log, index of references), four are of the parts above,
# one is the search's: an INSERT, no text is folded or indexed by a save. Savepoints are not counted.
BAR = 40
OF_A_NEW_HEADLINE = 3
"""Wagtail writes into its log that the article is called otherwise now."""


def queries_of_publishing(headline: str = "") -> int:
    """Publish a changed article and return how many queries that took."""
    article = make_article(bylines=[make_author()], topics=[make_topic()])
    article.headline += headline
    article.body = [("paragraph", "<p>نص محدث.</p>")]
    revision = article.save_revision()
    with CaptureQueriesContext(connection) as queries:
        revision.publish()
    return sum("SAVEPOINT" not in query["sql"] for query in queries)


def test_publishing_costs_the_same_with_ten_and_with_ten_thousand_articles() -> None:
    queries_of_publishing()  # content types are remembered after the first time
    make_archive(10)
    with_ten = queries_of_publishing()
    make_archive(10_000)

    assert queries_of_publishing() == with_ten
    assert with_ten <= BAR, f"{with_ten} queries"
    assert queries_of_publishing(" محدث") <= BAR + OF_A_NEW_HEADLINE


def test_the_list_of_articles_costs_the_same_for_a_full_page_of_them(desk: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert desk.get("/admin/articles/").status_code == 200
        return len(captured)

    photo = make_photo()
    for _ in range(2):
        make_article(bylines=[make_author()], lead_photo=photo)
    queries()
    with_two = queries()
    for _ in range(8):
        make_article(bylines=[make_author()], lead_photo=photo)

    assert queries() == with_two


def test_publish_article_leaves_the_archive_alone() -> None:
    make_archive(50)
    before = dict(Article.objects.values_list("pk", "headline"))
    article = make_article(live=False)

    publish_article(article=article)

    assert dict(Article.objects.exclude(pk=article.pk).values_list("pk", "headline")) == before
