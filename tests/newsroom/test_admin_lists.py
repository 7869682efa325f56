"""The lists of the admin: articles found, narrowed and shown as the desk needs them, and choosers beside them."""

import datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from khabar.newsroom.actions import save_draft, schedule_article, unpublish_article
from tests.factories.newsroom import (
    make_agency,
    make_article,
    make_author,
    make_edition,
    make_photo,
    make_section,
    make_topic,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/"


def headlines(desk: Client, **query: object) -> list[str]:
    """Return the headlines that the list shows, in its order."""
    response = desk.get(LIST, query)
    assert response.status_code == 200
    return [article.headline for article in response.context["object_list"]]


def test_newest_article_stands_first_drafts_included(desk: Client) -> None:
    make_article("الأول")
    make_article("الثاني", live=False)

    assert headlines(desk) == ["الثاني", "الأول"]


def test_row_tells_section_byline_state_and_time_in_the_edition_s_way(desk: Client) -> None:
    anbar = make_section("الأنبار", parent=make_section("أخبار العراق"))
    make_article("القائم", section=anbar, bylines=[make_author("سلمى"), make_agency()], lead_photo=make_photo())

    page = desk.get(LIST).content.decode()

    assert "أخبار العراق › الأنبار" in page
    assert '<span dir="rtl"><bdi>سلمى</bdi>، <bdi>وكالة الصحافة الفرنسية</bdi></span>' in page
    assert "3 تشرين الثاني/نوفمبر 2017<br>12:30" in page
    assert 'class="khabar-thumbnail" src="/admin/sizes/' in page


def test_live_article_is_listed_under_the_headline_the_desk_is_working_on(desk: Client) -> None:
    article = make_article("قبل")
    article.headline = "بعد"
    save_draft(article=article)

    page = desk.get(LIST).content.decode()

    assert "بعد" in page
    assert "منشورة، وفيها تعديلات" in page


def test_search_box_sees_through_spelling(desk: Client) -> None:
    make_article("القوّات العراقيّة", body=[])
    make_article("مدارس الموصل", body=[])

    assert headlines(desk, q="القوات العراقيه") == ["القوّات العراقيّة"]


def test_search_and_filters_work_together(desk: Client) -> None:
    syria = make_section("أخبار سوريا")
    make_article("القوات في القائم", body=[])
    make_article("القوات في حلب", section=syria, body=[])

    assert headlines(desk, q="القوّات", section=syria.pk) == ["القوات في حلب"]


def test_main_section_lists_what_stands_below_it(desk: Client) -> None:
    iraq = make_section("أخبار العراق")
    make_article("الأنبار", section=make_section("الأنبار", parent=iraq))
    make_article("حلب", section=make_section("أخبار سوريا"))

    assert headlines(desk, section=iraq.pk) == ["الأنبار"]


def test_list_is_narrowed_by_state(desk: Client) -> None:
    make_article("مسودة", live=False)
    make_article("منشورة")
    changed = make_article("معدلة")
    changed.standfirst = "مقدمة"
    save_draft(article=changed)
    schedule_article(article=make_article("مجدولة", live=False), at=timezone.now() + datetime.timedelta(days=1))
    unpublish_article(article=make_article("مسحوبة"))

    found = {state: headlines(desk, state=state) for state in ("draft", "live", "changed", "scheduled", "taken_down")}

    assert found == {
        "draft": ["مسودة"],
        "live": ["معدلة", "منشورة"],
        "changed": ["معدلة"],
        "scheduled": ["مجدولة"],
        "taken_down": ["مسحوبة"],
    }


def test_list_is_narrowed_by_author_agency_and_date(desk: Client) -> None:
    author, agency = make_author(), make_agency()
    make_article("لكاتب", bylines=[author, author])
    make_article("لوكالة", bylines=[agency])
    make_article("قديمة", published_at=datetime.datetime(2016, 1, 1, tzinfo=datetime.UTC))

    assert headlines(desk, author=author.pk) == ["لكاتب"]
    assert headlines(desk, agency=agency.pk) == ["لوكالة"]
    assert headlines(desk, published_at_from="2015-12-31", published_at_to="2016-01-02") == ["قديمة"]


def test_editions_are_a_filter_where_there_are_several(desk: Client) -> None:
    make_article("خبر")
    assert 'name="edition"' not in desk.get(LIST).content.decode()

    english = make_article("News", section=make_section("Iraq", edition=make_edition("en")))

    assert headlines(desk, edition=english.edition_id) == ["News"]


def test_list_can_be_ordered_by_time_of_publication(desk: Client) -> None:
    make_article("جديدة", published_at=datetime.datetime(2017, 2, 1, tzinfo=datetime.UTC))
    make_article("قديمة", published_at=datetime.datetime(2016, 2, 1, tzinfo=datetime.UTC))

    assert headlines(desk, ordering="-published_at") == ["جديدة", "قديمة"]


@pytest.mark.parametrize(
    ("chooser", "query"),
    [
        ("agency", "الفرنسيه"),
        ("agency", "a f p"),
        ("author", "سلمي"),
        ("section", "اخبار العراق"),
        ("topic", "امن"),
        ("article", "القوات"),
    ],
)
def test_choosers_see_through_spelling(desk: Client, chooser: str, query: str) -> None:
    wanted = {
        "agency": make_agency(other_names="A F P"),
        "author": make_author("سلمى الجبوري"),
        "section": make_section("أخبار العراق"),
        "topic": make_topic("أمْن"),
        "article": make_article("القوّات", body=[]),
    }[chooser]
    (
        make_agency("رويترز"),
        make_author("عمر"),
        make_section("اقتصاد"),
        make_topic("ثقافة"),
        make_article("مدارس", body=[]),
    )

    response = desk.get(f"/admin/snippets/choose/newsroom/{chooser}/results/", {"q": query})

    assert [row.pk for row in response.context["results"]] == [wanted.pk]


def test_author_can_be_added_from_the_chooser(desk: Client) -> None:
    page = desk.get("/admin/snippets/choose/newsroom/author/").json()["html"]
    assert "كاتب جديد" in page

    response = desk.post("/admin/snippets/choose/newsroom/author/create/", {"name": "رباب", "role": "مراسلة"})

    assert response.json()["step"] == "chosen"


def test_home_shows_my_drafts_and_what_was_published_last(desk: Client, chief: User) -> None:
    make_article("مسودتي", live=False, user=chief)
    make_article("مسودة غيري", live=False)
    make_article("منشورة")

    page = desk.get("/admin/").content.decode()

    assert "مسودتي" in page
    assert "مسودة غيري" not in page
    assert "منشورة" in page
    assert 'href="/admin/articles/add/"' in page
