"""Pages that are baked together are, byte for byte and key for key, what each of them is when it is baked alone."""

import datetime
from typing import Any

import pytest

from khabar.conversation.models import Poll, Thread, Vote
from khabar.newsroom.models import Article, FormerAddress, Photo, RelatedArticle
from khabar.press.baking import Result, bake, bake_each
from khabar.press.batch import Shift
from khabar.press.keeping import Kept
from khabar.press.models import Order
from khabar.press.presser import work_once
from khabar.press.registry import page_kinds
from tests.factories.conversation import make_comment, make_poll, make_thread
from tests.factories.newsroom import PUBLISHED_AT, make_article, make_author, make_photo, make_section, make_topic
from tests.site.paper import make_edition_with_furniture, make_full_article

pytestmark = pytest.mark.django_db
ARTICLE_AND_FRONT_QUERIES = 80


@pytest.fixture
def newspaper() -> Article:
    """Two editions; articles with everything, with little, unpublished, and withdrawn."""
    article = make_full_article()
    make_edition_with_furniture("en")
    below = make_section("الأنبار", edition=article.edition, parent=article.section, slug="anbar")
    for hours in range(1, 15):
        other = make_article(
            f"خبر قبل {hours} ساعة",
            section=below if hours % 3 else article.section,
            published_at=PUBLISHED_AT - datetime.timedelta(hours=hours),
            bylines=[make_author("حسن علي")] if hours % 2 else [],
            topics=[make_topic("ذهب")],
            lead_photo=make_photo(caption="جسر") if hours == 4 else None,
        )
        RelatedArticle.objects.create(article=other, related=article, place=0, likeness=1.0)
        if hours % 2:
            make_comment(thread=make_thread(other), state="approved")
            Vote.objects.create(poll=make_poll(other), choice="no", reader_hash=f"reader {hours}")
        if hours == 5:
            other.unpublish()
    FormerAddress.objects.create(article=article, day=datetime.date(2017, 11, 1), slug="before")
    make_article(live=False)
    return article


def test_pages_baked_together_are_what_each_is_alone(newspaper: Article) -> None:
    pages = [(kind.name, argument) for kind in page_kinds() for argument in kind.every_argument()]
    pages.append(("article", "0"))
    alone = [bake(*page) for page in pages]

    together = list(bake_each(pages, pages))

    assert Thread.objects.count() > 3
    assert Poll.objects.count() > 3
    assert len(pages) > 40
    for page, one, other in zip(pages, alone, together, strict=True):
        assert isinstance(other, Result), page
        assert other.sheets == one.sheets, page
        assert other.keys == one.keys, page


def test_a_photo_that_readers_may_not_have_yet_stands_in_no_teaser_of_a_batch(newspaper: Article) -> None:
    hours_ago = [PUBLISHED_AT - datetime.timedelta(hours=20 + hours) for hours in range(3)]
    articles = [make_article(f"خبر {when}", published_at=when, lead_photo=make_photo()) for when in hours_ago]
    for article in articles:
        assert article.lead_photo
        article.lead_photo.make_public_renditions()  # as the desk's preview does
    Photo.objects.update(is_public=False)
    pages = [("article", str(article.pk)) for article in articles]
    alone = [bake(*page) for page in pages]

    together = list(bake_each(pages, pages))

    assert together == alone
    assert not any(b"<img" in sheet.body for result in alone for sheet in result.sheets)


def test_pages_baked_from_what_was_kept_are_what_each_is_alone(newspaper: Article) -> None:
    pages = [(kind.name, argument) for kind in page_kinds() for argument in kind.every_argument()]
    alone = [bake(*page) for page in pages]
    kept = Kept()
    list(bake_each(pages, pages, (), kept))

    again = [next(iter(bake_each([page], [], (), kept))) for page in pages]

    for page, one, other in zip(pages, alone, again, strict=True):
        assert isinstance(other, Result), page
        assert other.sheets == one.sheets, page
        assert other.keys == one.keys, page


def test_a_corrected_headline_costs_few_queries_where_the_rest_is_kept(
    newspaper: Article, django_assert_max_num_queries: Any
) -> None:
    shift = Shift()
    for headline in ("الأول", "الثاني"):
        newspaper.headline = headline
        newspaper.save()
        while work_once(shift):
            pass
    newspaper.headline = "الثالث"
    newspaper.save()

    with django_assert_max_num_queries(ARTICLE_AND_FRONT_QUERIES):
        work_once(shift)

    assert not Order.objects.filter(page__kind__in=("article", "front"), page__argument=str(newspaper.pk)).exists()


def test_pages_baked_together_cost_few_queries_each(newspaper: Article) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    pages = [("article", str(pk)) for pk in Article.objects.live().values_list("pk", flat=True)]
    for page in pages:
        bake(*page)  # makes the renditions of photos

    with CaptureQueriesContext(connection) as queries:
        results = list(bake_each(pages, pages))

    assert all(isinstance(result, Result) for result in results)
    assert len(queries) <= 50 + 2 * len(pages), [query["sql"] for query in queries]
