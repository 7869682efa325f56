"""A live blog as readers have it: its page, its further pages, what an open page is told, and what a post costs."""

import datetime
import json
from typing import Any

import pytest
from django.utils import timezone

from khabar.newsroom.actions.cover_live import add_post, edit_post, end_coverage, pin_summary, withdraw_post
from khabar.newsroom.models import Article, LivePost
from khabar.press.recording import recording
from khabar.site.pages import live as live_pages
from tests.factories.newsroom import make_article, make_author, make_photo
from tests.site.markup import parsed
from tests.site.paper import HOSTILE, baked, page_of
from tests.site.test_formats_of_articles import json_ld

pytestmark = pytest.mark.django_db


@pytest.fixture
def live_blog(db: None) -> Article:
    return make_article("انتخابات العراق لحظة بلحظة", format="live_blog")


def post(article: Article, text: str = "فُتحت مراكز الاقتراع.", **fields: Any) -> LivePost:
    return add_post(article=article, post=LivePost(text=text, **fields))


def many(article: Article, count: int) -> None:
    LivePost.objects.bulk_create(
        LivePost(article=article, number=number, text=f"مشاركة {number}.", at=timezone.now())
        for number in range(1, count + 1)
    )


def news_of(article: Article) -> dict[str, Any]:
    (text,) = (text for path, (_status, text) in baked("article", article.pk).items() if path.endswith(".json"))
    told: dict[str, Any] = json.loads(text)
    return told


def numbers_on(page: str) -> list[int]:
    return [int(each.get("data-post") or 0) for each in parsed(page).iter("article") if each.get("data-post")]


def test_page_has_state_summary_key_moments_and_the_newest_post_first(live_blog: Article) -> None:
    post(live_blog, title="الأولى", is_key=True)
    post(live_blog, "سطر\n\nوسطر", photo=make_photo(), author=make_author("سلمى الجبوري"))
    pin_summary(article=live_blog, summary="الإقبال كبير\n\nالنتائج غدًا")

    page = page_of("article", live_blog.pk)

    assert numbers_on(page) == [2, 1]
    for said in (
        "مستمرة الآن",
        "الخلاصة حتى الآن",
        "<li>الإقبال كبير</li>",
        "أبرز اللحظات",
        "سلمى الجبوري",
        "مشاركتان",
    ):
        assert said in page
    assert f'href="/ar/live/{live_blog.pk}/1/#p1"' in page
    assert f'data-live="/ar/live/{live_blog.pk}/posts.json"' in page


def test_ended_coverage_is_told_and_asks_no_more(live_blog: Article) -> None:
    post(live_blog)
    end_coverage(article=live_blog)

    page = page_of("article", live_blog.pk)

    assert "انتهت التغطية" in page
    assert "data-live=" not in page
    assert "/live." not in page.rpartition("<script")[2]


def test_what_strangers_wrote_stays_text(live_blog: Article) -> None:
    post(live_blog, HOSTILE, title=HOSTILE, photo_caption=HOSTILE)
    pin_summary(article=live_blog, summary=HOSTILE)

    for page in (page_of("article", live_blog.pk), page_of("live", f"{live_blog.pk}:1")):
        assert "<script>alert" not in page
    assert "<script>alert" not in news_of(live_blog)["posts"][0]["html"]


def test_search_engines_are_told_of_each_post(live_blog: Article) -> None:
    first = post(live_blog, title="بدأ الاقتراع", author=make_author("سلمى الجبوري"))
    first.text = "نص بعد التعديل"
    edit_post(post=first)
    end_coverage(article=live_blog)

    said = json_ld(page_of("article", live_blog.pk))

    assert said["@type"] == "LiveBlogPosting"
    assert said["coverageStartTime"] == said["datePublished"]
    assert said["coverageEndTime"]
    (update,) = said["liveBlogUpdate"]
    assert (update["@type"], update["headline"], update["articleBody"]) == (
        "BlogPosting",
        "بدأ الاقتراع",
        "نص بعد التعديل",
    )
    assert update["url"].endswith(f"/ar/live/{live_blog.pk}/1/#p1")
    assert update["dateModified"] >= update["datePublished"]


def test_thousand_posts_cost_the_page_what_a_hundred_do(live_blog: Article, django_assert_num_queries: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    many(live_blog, 100)
    page_of("article", live_blog.pk)
    with CaptureQueriesContext(connection) as few:
        page_of("article", live_blog.pk)
    LivePost.objects.all().delete()
    many(live_blog, 1000)
    with CaptureQueriesContext(connection) as lots:
        page = page_of("article", live_blog.pk)

    assert len(lots) == len(few)
    assert numbers_on(page) == list(range(1000, 970, -1))
    assert f'href="/ar/live/{live_blog.pk}/20/"' in page
    assert numbers_on(page_of("live", f"{live_blog.pk}:20")) == list(range(1000, 950, -1))
    assert len(page.encode()) < 120_000


def test_further_pages_lead_to_each_other_and_never_shift(live_blog: Article) -> None:
    many(live_blog, 100)
    first = page_of("live", f"{live_blog.pk}:1")
    with recording() as keys:
        page_of("live", f"{live_blog.pk}:1")
    post(live_blog)

    assert numbers_on(first) == list(range(50, 0, -1))
    assert f'href="/ar/live/{live_blog.pk}/2/"' in first
    assert page_of("live", f"{live_blog.pk}:1") == first
    assert f"list:live:{live_blog.pk}" not in keys  # a new post bakes the newest pages alone
    assert f'href="/ar/live/{live_blog.pk}/3/"' in page_of("live", f"{live_blog.pk}:2")
    assert baked("live", f"{live_blog.pk}:4") == {}


def test_open_page_is_told_of_new_posts_and_of_withdrawn_ones(live_blog: Article) -> None:
    for _count in range(12):
        post(live_blog)
    withdraw_post(post=LivePost.objects.get(number=11))

    told = news_of(live_blog)

    assert told["newest"] == 12
    assert told["there"] == [12, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]
    assert told["is_all"]
    assert [one["number"] for one in told["posts"]] == told["there"][:10]
    assert 'id="p12"' in told["posts"][0]["html"]


def test_withdrawn_post_is_on_no_page(live_blog: Article) -> None:
    secret = post(live_blog, "سرّ-ينبغي-أن-يختفي", is_key=True)
    withdraw_post(post=secret)

    for pages in (baked("article", live_blog.pk), baked("live", f"{live_blog.pk}:1")):
        assert pages
        assert all("سرّ-ينبغي" not in text for _status, text in pages.values())


def test_further_pages_of_a_withdrawn_article_are_gone(live_blog: Article) -> None:
    post(live_blog)
    live_blog.unpublish()

    ((path, (status, _text)),) = baked("live", f"{live_blog.pk}:1").items()
    assert (path, status) == (f"/ar/live/{live_blog.pk}/1/", 410)


def test_every_page_is_known_and_a_plain_article_asks_nothing_of_posts(live_blog: Article) -> None:
    many(live_blog, 51)

    assert list(live_pages._every_argument()) == [f"{live_blog.pk}:1", f"{live_blog.pk}:2"]
    plain = make_article("خبر", published_at=live_blog.published_at + datetime.timedelta(hours=1))
    assert "data-live" not in page_of("article", plain.pk)
    assert "live." not in page_of("article", plain.pk).rpartition("</main>")[2]
