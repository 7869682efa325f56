"""Work per change does not grow with the archive."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.test.utils.form_data import inline_formset

from khabar.newsroom.actions import publish_article
from khabar.newsroom.models import Article, Change
from tests.factories.newsroom import make_archive, make_article, make_author, make_photo, make_topic
from tests.newsroom.editor_form import article_form

pytestmark = pytest.mark.django_db

# With a byline and a topic; about 25 are Wagtail's (revision, log, index of references), four are of the parts above,
# one is the search's: an INSERT, no text is folded or indexed by a save. Savepoints are not counted.
BAR = 40
OF_A_NEW_HEADLINE = 3
"""Wagtail writes into its log that the article is called otherwise now."""

OF_POSTING = 60
"""The whole request of an editor who publishes: her session and rights, workflow, form, and what is above."""


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


def test_posting_the_form_costs_the_same_with_ten_and_with_ten_thousand_articles(desk: Client) -> None:
    """From the request to the answer: what is asked of the user, the form, the revision, the log and publishing."""
    author, topic = make_author(), make_topic()
    photo = make_photo(credit_line="أحمد الربيعي", rights_note="للنشر")
    article = make_article(bylines=[author], topics=[topic], lead_photo=photo)

    def queries(headline: str) -> int:
        rows = [{"id": article.bylines.get().pk, "author": author.pk, "agency": ""}]
        form = article_form(
            article.section,
            headline,
            topics=[topic.pk],
            lead_photo=article.lead_photo_id,
            bylines=inline_formset(rows, initial=1),
            change=Change.MINOR,
            change_note="",
            change_signature="",
            **{"action-publish": "action-publish"},
        )
        with CaptureQueriesContext(connection) as captured:
            answer = desk.post(f"/admin/articles/edit/{article.pk}/", form)
        assert answer.status_code == 302
        article.refresh_from_db()
        assert article.headline == headline
        return sum("SAVEPOINT" not in query["sql"] for query in captured)

    queries("عنوان أول")
    make_archive(10)
    with_ten = queries("عنوان ثان")
    make_archive(10_000)

    assert queries("عنوان ثالث") == with_ten
    assert with_ten <= OF_POSTING, f"{with_ten} queries"


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
