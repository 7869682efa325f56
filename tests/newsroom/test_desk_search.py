"""The desk finds articles and photos however they are spelt: what the index has, and what was saved a moment ago."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.db.models.signals import post_save
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from modelsearch.signal_handlers import post_save_signal_handler
from wagtail.models import Collection, GroupCollectionPermission
from wagtail.search.models import IndexEntry

from khabar.newsroom.actions import unpublish_article
from khabar.newsroom.desk_search import find, finding
from khabar.newsroom.models import Article, Photo
from khabar.search.engines import COLLECTIONS
from khabar.search.models import Change
from khabar.search.rebuilding import rebuild
from tests.factories.newsroom import (
    image_bytes,
    make_agency,
    make_archive,
    make_article,
    make_author,
    make_edition,
    make_photo,
    make_section,
    make_staff,
    make_topic,
)
from tests.search.things import follow_all

pytestmark = pytest.mark.django_db
LIST = "/admin/articles/"
ONLY_HEADLINES = "فهرس البحث قيد الإعداد"
SOME_WORDS = "لا نتيجة تجمع هذه الكلمات كلها"

Arrive = Callable[[], None]


@pytest.fixture
def indexes(db: None) -> None:
    """Have empty indexes, as the worker makes them when it starts."""
    for collection in COLLECTIONS:
        rebuild(collection)


@pytest.fixture(params=["waiting", "indexed", "without an index"])
def arrive(request: pytest.FixtureRequest) -> Arrive:
    """Return what happens after a save: nothing yet, the worker comes by, or there is no index at all."""
    if request.param != "without an index":
        request.getfixturevalue("indexes")
    return follow_all if request.param == "indexed" else lambda: None


def headlines(desk: Client, **query: object) -> list[str]:
    response = desk.get(LIST, query)
    assert response.status_code == 200
    return [article.headline for article in response.context["object_list"]]


@pytest.mark.parametrize(
    "query", ["القوات العراقيه", "القوّات", "الفرنسيه", "معبرا حدوديا", "حيدر العبادي", "الرمادى", "أمْن", "قائم", "تتق"]
)
def test_an_article_is_found_however_the_desk_spells(arrive: Arrive, desk: Client, query: str) -> None:
    make_article(
        "القوّات العراقيّة تتقدم",
        dateline="الرمادي",
        bylines=[make_agency()],
        topics=[make_topic("أمن")],
        body=[
            ("paragraph", "<p>استعادت <b>معبراً</b> حدودياً في القائم</p>"),
            ("quotation", {"text": "سنلاحقهم", "attribution": "حيدر العبادي"}),
        ],
    )
    make_article("مدارس الموصل", body=[])
    arrive()

    assert headlines(desk, q=query) == ["القوّات العراقيّة تتقدم"]


def test_drafts_are_found_by_the_desk(arrive: Arrive, desk: Client) -> None:
    make_article("مسودة عن القائم", live=False)
    arrive()

    assert headlines(desk, q="القائم") == ["مسودة عن القائم"]


@pytest.mark.usefixtures("indexes")
def test_what_was_changed_a_moment_ago_is_found_by_what_it_says_now(desk: Client) -> None:
    article = make_article("الجيش يتقدم", body=[])
    follow_all()
    article.headline = "البرلمان يصوت"
    article.save()

    assert (headlines(desk, q="الجيش"), headlines(desk, q="البرلمان")) == ([], ["البرلمان يصوت"])


def test_what_was_deleted_is_found_no_more(arrive: Arrive, desk: Client) -> None:
    article = make_article("معبر القائم", body=[])
    arrive()
    article.delete()

    assert headlines(desk, q="القائم") == []


@pytest.mark.usefixtures("indexes")
def test_the_best_stands_first_and_a_chosen_order_is_kept(desk: Client) -> None:
    now = timezone.now()
    make_article("القائم: افتتاح المعبر", published_at=now - datetime.timedelta(days=2), body=[])
    make_article(
        "جولة في المحافظات",
        published_at=now - datetime.timedelta(days=1),
        body=[("paragraph", "<p>ومرّ الوفد في طريقه بالقائم ثم عاد إلى بغداد.</p>")],
    )
    follow_all()

    assert headlines(desk, q="القائم") == ["القائم: افتتاح المعبر", "جولة في المحافظات"]
    assert headlines(desk, q="القائم", ordering="-published_at") == ["جولة في المحافظات", "القائم: افتتاح المعبر"]


def test_the_lists_filters_narrow_what_was_found(arrive: Arrive, desk: Client) -> None:
    author, agency, syria = make_author(), make_agency(), make_section("أخبار سوريا")
    make_article("القوات في القائم", bylines=[author])
    make_article("القوات في حلب", section=syria, bylines=[agency])
    unpublish_article(article=make_article("القوات في الرقة", section=syria))
    arrive()

    assert set(headlines(desk, q="القوّات", section=syria.pk)) == {"القوات في حلب", "القوات في الرقة"}
    assert headlines(desk, q="القوّات", section=syria.pk, state="live") == ["القوات في حلب"]
    assert headlines(desk, q="القوّات", author=author.pk) == ["القوات في القائم"]
    assert headlines(desk, q="القوّات", agency=agency.pk) == ["القوات في حلب"]


@pytest.mark.usefixtures("indexes")
def test_a_filter_finds_what_a_thousand_better_ones_would_hide(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khabar.newsroom.desk_search.asking.MOST_FOUND", 2)
    for number in range(3):
        make_article(f"القائم القائم {number}", body=[])
    make_article("من حلب إلى القائم", section=make_section("أخبار سوريا"), body=[])
    follow_all()

    assert len(headlines(desk, q="القائم")) == 2
    assert headlines(desk, q="القائم", section=make_section("أخبار سوريا").pk) == ["من حلب إلى القائم"]


@pytest.mark.usefixtures("indexes")
def test_articles_of_every_language_are_found_by_their_own_rules(desk: Client) -> None:
    english = make_section("Iraq", edition=make_edition("en"))
    make_article("Schools reopened in Mosul", section=english, body=[])
    make_article("مدارس الموصل", body=[])
    follow_all()

    assert headlines(desk, q="school mosul") == ["Schools reopened in Mosul"]
    assert headlines(desk, q="المدارس") == ["مدارس الموصل"]


@pytest.mark.parametrize("arrives", [True, False], ids=["indexed", "waiting"])
@pytest.mark.usefixtures("indexes")
def test_photos_are_found_by_the_rules_of_the_language_they_are_described_in(arrives: bool) -> None:
    make_edition("ar")
    captions = (
        "Schools reopened in the city of Mosul",
        "کتاب‌های دانش‌آموزان در مدرسه‌ای در تهران",
        "لاہور کی کتابوں کا بازار",
        "مدارس الموصل تفتح أبوابها",
    )
    english, persian, urdu, arabic = (make_photo(caption=caption).pk for caption in captions)
    if arrives:
        follow_all()

    for query, expected in (
        ("school", english),
        ("reopening schools", english),
        ("کتاب دانش‌آموز در تهران", persian),
        ("کتاب لاہور", urdu),
        ("المدارس", arabic),
    ):
        assert find("photo", query).ids[:1] == (expected,), query


@pytest.mark.parametrize("arrives", [True, False], ids=["indexed", "waiting"])
@pytest.mark.usefixtures("indexes")
def test_some_of_the_words_are_enough_where_nothing_has_all_and_the_list_says_so(desk: Client, arrives: bool) -> None:
    for headline in ("افتتاح معبر القائم", "معبر ربيعة", "مدارس الموصل"):
        make_article(headline, body=[])
    if arrives:
        follow_all()

    assert headlines(desk, q="معبر القائم سمرقند") == ["افتتاح معبر القائم"], "two of three before one of three"
    assert headlines(desk, q="طشقند سمرقند الموصل") == ["مدارس الموصل"]
    assert SOME_WORDS in desk.get(LIST, {"q": "معبر القائم سمرقند"}).content.decode()
    assert SOME_WORDS not in desk.get(LIST, {"q": "معبر القائم"}).content.decode()


@pytest.mark.parametrize(
    "query", ["؟؟؟", "\N{ZERO WIDTH NON-JOINER}", "و" * 10_000, "في", "؛ " * 400, '"', "AND OR NOT ("]
)
def test_whatever_is_typed_gets_an_answer(arrive: Arrive, desk: Client, query: str) -> None:
    make_article("معبر القائم")
    arrive()

    assert desk.get(LIST, {"q": query}).status_code == 200
    assert desk.get("/admin/images/", {"q": query}).status_code == 200


def test_without_an_index_the_list_says_so_and_looks_in_headlines(desk: Client) -> None:
    old = make_article("معبر القائم", body=[])
    make_article("مدارس الموصل", body=[("paragraph", "<p>في القائم</p>")])
    Change.objects.all().delete()

    page = desk.get(LIST, {"q": "القائم"})
    part = desk.get(f"{LIST}results/", {"q": "القائم"})

    assert [article.pk for article in page.context["object_list"]] == [old.pk]
    assert ONLY_HEADLINES in page.content.decode()
    assert ONLY_HEADLINES in part.content.decode()
    assert ONLY_HEADLINES not in desk.get(LIST).content.decode()


def test_a_damaged_index_takes_no_list_away(desk: Client, settings: Any) -> None:
    settings.KHABAR_SEARCH_ENGINE = "tantivy"
    for collection in COLLECTIONS:
        rebuild(collection)
    make_article("معبر القائم")
    follow_all()
    for file in (settings.KHABAR_SEARCH_DIR / "desk").rglob("*"):
        if file.is_file() and file.name != "current":
            file.write_bytes(b"")

    page = desk.get(LIST, {"q": "القائم"})

    assert [article.headline for article in page.context["object_list"]] == ["معبر القائم"]
    assert ONLY_HEADLINES in page.content.decode()


@pytest.mark.usefixtures("indexes")
def test_a_search_costs_the_same_with_any_number_of_articles(desk: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(LIST, {"q": "الأرشيف"}).status_code == 200
        return len(captured)

    make_archive(40)
    for collection in COLLECTIONS:
        Change.objects.bulk_create(
            Change(kind="article", object_id=pk) for pk in Article.objects.values_list("pk", flat=True)
        )
        follow_all()
        rebuild(collection)
    queries()
    with_forty = queries()
    make_archive(400)
    Change.objects.bulk_create(
        Change(kind="article", object_id=pk) for pk in Article.objects.values_list("pk", flat=True)
    )
    follow_all()

    assert queries() == with_forty


def test_only_the_newest_waiting_changes_are_looked_at(monkeypatch: pytest.MonkeyPatch, indexes: None) -> None:
    articles = [make_article(f"القائم {number}", body=[]) for number in range(4)]
    Change.objects.all().delete()
    for article in articles:
        article.save()
    monkeypatch.setattr(finding, "MOST_WAITING", 2)

    assert find("article", "القائم").ids == (articles[3].pk, articles[2].pk)


def test_photos_are_found_by_all_that_is_said_of_them(arrive: Arrive, desk: Client) -> None:
    make_photo("معبر", caption="القوّات العراقيّة", photographer="أحمد الربيعي", agency=make_agency(other_names="AFP"))
    make_photo("مدرسة")
    arrive()

    for query in ("القوات العراقيه", "احمد الربيعى", "afp", "معب"):
        for address in ("/admin/images/", "/admin/images/results/", "/admin/images/chooser/results/"):
            context = desk.get(address, {"q": query}).context
            photos = context["results"] if "chooser" in address else context["object_list"]
            assert [photo.title for photo in photos] == ["معبر"], (query, address)


def test_photos_without_an_index_are_found_by_title_and_the_list_says_so(desk: Client) -> None:
    make_photo("معبر القائم")
    Change.objects.all().delete()

    page = desk.get("/admin/images/", {"q": "القائم"}).content.decode()

    assert "معبر القائم" in page
    assert ONLY_HEADLINES in page


def test_photos_keep_a_chosen_order_and_collection(arrive: Arrive, desk: Client) -> None:
    other = Collection.get_first_root_node().add_child(name="سوريا")
    make_photo("ب القائم")
    make_photo("أ القائم", collection=other)
    arrive()

    def titles(**query: object) -> list[str]:
        return [photo.title for photo in desk.get("/admin/images/", {"q": "القائم", **query}).context["object_list"]]

    assert titles(ordering="title") == ["أ القائم", "ب القائم"]
    assert titles(collection_id=other.pk) == ["أ القائم"]


def test_nobody_finds_a_photo_of_a_collection_that_is_closed_to_her(arrive: Arrive, client: Client) -> None:
    root = Collection.get_first_root_node()
    open_one, closed = root.add_child(name="العراق"), root.add_child(name="سوريا")
    make_photo("القائم المفتوح", collection=open_one)
    make_photo("القائم المغلق", collection=closed)
    arrive()
    client.force_login(_staff_who_may("change_image", "choose_image", collection=open_one))

    listed = client.get("/admin/images/", {"q": "القائم"}).context["object_list"]
    chosen = client.get("/admin/images/chooser/results/", {"q": "القائم"}).context["results"]

    assert [photo.title for photo in listed] == ["القائم المفتوح"]
    assert [photo.title for photo in chosen] == ["القائم المفتوح"]


def test_polls_are_found_by_their_article(arrive: Arrive, desk: Client) -> None:
    wanted = make_article("معبر القائم", body=[])
    make_article("مدارس الموصل", body=[])
    arrive()

    polls = desk.get("/admin/polls/", {"q": "القائم"}).context["object_list"]

    assert {poll.article_id for poll in polls} <= {wanted.pk}


def test_saving_pays_nothing_for_wagtail_s_index(django_capture_on_commit_callbacks: Any) -> None:
    with CaptureQueriesContext(connection) as queries, django_capture_on_commit_callbacks(execute=True):
        article = make_article(bylines=[make_author(), make_agency()], topics=[make_topic()])
        photo = make_photo(data=image_bytes(size=(60, 40)))
        article.headline += " محدث"
        article.save_revision().publish()
        photo.save()

    saving = [query["sql"] for query in queries]
    assert [sql for sql in saving if "newsroom_article" in sql]
    assert [sql for sql in saving if "indexentry" in sql.lower()] == []
    assert not IndexEntry.objects.exists()
    listening = [receiver for model in (Article, Photo) for receiver in post_save._live_receivers(model)[0]]
    assert post_save_signal_handler not in listening, "nor is a task made that would find nothing to do"


def _staff_who_may(*codenames: str, collection: Collection) -> User:
    user = make_staff("somebody")
    group = Group.objects.create(name="some")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for permission in Permission.objects.filter(content_type__app_label="wagtailimages", codename__in=codenames):
        GroupCollectionPermission.objects.create(group=group, collection=collection, permission=permission)
    user.groups.add(group)
    return user
