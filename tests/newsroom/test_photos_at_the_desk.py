"""What the desk is told of photos before it uses them, and what keeps an article from going out with one."""

import datetime
import json
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Collection
from wagtail.test.utils.form_data import streamfield

from khabar.newsroom.actions import save_draft, set_up_roles
from khabar.newsroom.models import Article, Photo
from khabar.newsroom.photo_file.metadata import read_metadata
from tests.factories.newsroom import make_article, make_edition, make_photo, make_section, make_staff
from tests.newsroom.editor_form import article_form, the_only_article
from tests.newsroom.test_photo_likeness import scene
from tests.newsroom.test_photo_metadata import jpeg_with_iptc

pytestmark = pytest.mark.django_db
NEW = "/admin/articles/add/"
CREDITED = {"photographer": "أحمد الربيعي", "licence": "own"}


def publish(desk: Client, **fields: Any) -> Any:
    return desk.post(NEW, article_form(make_section(), **fields) | {"action-publish": "1"})


def test_article_does_not_go_out_with_a_photo_without_credit(desk: Client) -> None:
    photo = make_photo("صورة المعبر", licence="own")

    answer = publish(desk, lead_photo=photo.pk)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert not Article.objects.filter(live=True).exists()
    assert "لا مصدر لها" in page
    assert f'href="/admin/images/{photo.pk}/"' in page


def test_nor_with_one_whose_rights_nobody_wrote_down_wherever_it_stands(desk: Client) -> None:
    photo = make_photo(photographer="أحمد")
    body = streamfield([("photo", {"photo": photo.pk, "caption": ""})])

    answer = publish(desk, body=body)

    assert answer.status_code == 200
    assert json.dumps("حقوقها غير مدونة")[1:-1] in unescape(answer.content.decode())
    assert not Article.objects.filter(live=True).exists()


def test_nor_after_its_rights_have_ended(desk: Client) -> None:
    photo = make_photo(**CREDITED, rights_until=timezone.now() - datetime.timedelta(hours=1))

    assert "انتهت حقوقها" in publish(desk, lead_photo=photo.pk).content.decode()


def test_correction_is_not_held_up_by_a_photo_that_readers_have_but_by_a_new_one(desk: Client) -> None:
    old, new = make_photo(), make_photo("صورة أخرى")
    article = make_article(lead_photo=old)
    edit = f"/admin/articles/edit/{article.pk}/"

    def corrected(headline: str, photo: Photo) -> int:
        change = {"change": "minor", "change_note": "", "change_signature": "", "action-publish": "1"}
        return desk.post(edit, article_form(article.section, headline, lead_photo=photo.pk) | change).status_code

    assert corrected("عنوان مصحح", old) == 302
    assert corrected("عنوان ثالث", new) == 200
    assert Article.objects.get().headline == "عنوان مصحح"


def test_draft_may_have_any_photo(desk: Client) -> None:
    photo = make_photo()

    assert desk.post(NEW, article_form(make_section(), lead_photo=photo.pk)).status_code == 302
    assert the_only_article().lead_photo == photo


def test_instructions_of_the_agency_are_shown_at_choosing_and_at_publishing(desk: Client) -> None:
    photo = make_photo(**CREDITED, instructions="لا تُنشر في العراق")

    assert "لا تُنشر في العراق" in desk.get("/admin/images/chooser/").json()["html"]
    answer = publish(desk, lead_photo=photo.pk)
    assert answer.status_code == 302
    assert "لا تُنشر في العراق" in desk.get(answer["Location"]).content.decode()
    edit = desk.get(f"/admin/articles/edit/{the_only_article().pk}/").content.decode()
    assert "khabar-instructions" in edit


def test_instructions_and_the_end_of_rights_are_read_from_the_file() -> None:
    data = jpeg_with_iptc((40, "ممنوعة من البيع".encode()), (37, b"20180131"), utf_8=True)

    told = read_metadata(data)
    photo = make_photo(data=data)

    assert (told.instructions, told.rights_end_on) == ("ممنوعة من البيع", datetime.date(2018, 1, 31))
    assert photo.instructions == "ممنوعة من البيع"
    assert photo.rights_until is not None
    assert timezone.localtime(photo.rights_until).isoformat() == "2018-02-01T00:00:00+03:00"


def test_upload_of_many_answers_each_with_its_form_and_what_looks_the_same(desk: Client) -> None:
    make_edition()
    make_photo("معبر القائم", data=scene())
    collection = Collection.get_first_root_node()

    answer = desk.post(
        "/admin/images/multiple/add/",
        {
            "files[]": SimpleUploadedFile("b.jpg", scene(quality=50), "image/jpeg"),
            "title": "b",
            "collection": collection.pk,
        },
        headers={"x-requested-with": "XMLHttpRequest"},
    ).json()

    assert answer["success"]
    assert "khabar-near" in answer["form"]
    assert "معبر القائم" in answer["form"]


def test_uses_are_told_of_live_articles_and_of_drafts_wherever_the_photo_stands(desk: Client) -> None:
    photo, other = make_photo(**CREDITED), make_photo()
    make_article("في الصدارة", lead_photo=photo)
    make_article("في النص", body=[("photo", {"photo": photo, "caption": ""})], live=False)
    changed = make_article("في المسودة وحدها", lead_photo=other)
    changed.lead_photo = photo
    save_draft(article=changed)

    page = desk.get(f"/admin/images/usage/{photo.pk}/").content.decode()

    for headline in ("في الصدارة", "في النص", "في المسودة وحدها"):
        assert headline in page
    assert page.count("يراها القراء") == 1


def test_uses_in_editions_out_of_reach_are_only_counted(client: Client) -> None:
    photo = make_photo()
    make_article("خبر", lead_photo=photo)
    make_article("Secret plan", lead_photo=photo, section=make_section("Iraq", edition=make_edition("en")))
    editors = set_up_roles(edition=make_edition())["editor"]
    client.force_login(make_staff("editor", group=editors.name))

    page = client.get(f"/admin/images/usage/{photo.pk}/").content.decode()

    assert "خبر" in page
    assert "Secret plan" not in page
    assert "ومادة واحدة" in page


@pytest.mark.parametrize(
    ("state", "title"),
    [
        ("lacking", "بلا مصدر"),
        ("undescribed", "بلا وصف"),
        ("ending", "قريبا"),
        ("ended", "انتهت"),
        ("shown", "منشورة"),
        ("unused", "بلا وصف"),
    ],
)
def test_list_is_narrowed_to_what_is_to_be_put_right(desk: Client, state: str, title: str) -> None:
    whole = CREDITED | {"alt_text": "جسر"}
    now = timezone.now()
    photos = {
        "بلا مصدر": make_photo("بلا مصدر", alt_text="جسر", licence="own"),
        "بلا وصف": make_photo("بلا وصف", **CREDITED),
        "قريبا": make_photo("قريبا", **whole, rights_until=now + datetime.timedelta(days=3)),
        "انتهت": make_photo("انتهت", **whole, rights_until=now - datetime.timedelta(days=3)),
        "منشورة": make_photo("منشورة", **whole),
    }
    for name in ("بلا مصدر", "قريبا", "انتهت"):
        make_article(lead_photo=photos[name], live=False)
    make_article(lead_photo=photos["منشورة"])

    found = desk.get("/admin/images/", {"state": state}).context["object_list"]

    assert [photo.title for photo in found] == [title]


def test_first_screen_warns_of_rights_that_end(desk: Client) -> None:
    soon = timezone.now() + datetime.timedelta(days=5)
    make_article(lead_photo=make_photo("تنتهي قريبا", rights_until=soon), live=False)
    make_photo("لا تستعمل", rights_until=soon)

    page = desk.get("/admin/").content.decode()

    assert "تنتهي قريبا" in page
    assert "لا تستعمل" not in page


def make_library(number: int) -> None:
    collection = make_edition().collection
    Photo.objects.bulk_create(
        Photo(title=f"صورة {place}", file=f"x/{place}.jpg", width=1, height=1, collection=collection)
        for place in range(number)
    )


def test_library_costs_the_same_with_a_hundred_and_with_ten_thousand_photos(desk: Client, chief: User) -> None:
    first = make_photo(data=scene())

    def queries() -> dict[str, int]:
        found = {}
        for screen in ("images/", "images/?state=unused", "images/chooser/", f"images/{first.pk}/", ""):
            desk.get(f"/admin/{screen}")  # what is made once is made
            with CaptureQueriesContext(connection) as captured:
                assert desk.get(f"/admin/{screen}").status_code == 200
            found[screen] = len(captured)
        return found

    make_library(100)
    with_hundred = queries()
    make_library(9_900)

    assert queries() == with_hundred
    assert all(number < 60 for number in with_hundred.values()), with_hundred
