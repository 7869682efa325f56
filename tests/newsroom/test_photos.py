"""A photo comes in, is described from its own file, scaled for readers, and its original stays with the staff."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from PIL import Image
from wagtail.models import Collection, GroupCollectionPermission

from khabar.newsroom.models import Photo
from tests.factories.newsroom import image_bytes, make_agency, make_edition, make_photo, make_staff
from tests.newsroom.test_photo_cleaning import telling_exif
from tests.newsroom.test_photo_metadata import jpeg_with_iptc

pytestmark = pytest.mark.django_db


def agency_photo(credit: str = "AFP") -> bytes:
    return jpeg_with_iptc(
        (105, "معبر القائم".encode()),
        (120, "قوات عراقية قرب القائم".encode()),
        (80, "أحمد الربيعي".encode()),
        (110, credit.encode()),
        (116, "© AFP 2017".encode()),
        utf_8=True,
    )


def test_fields_left_empty_are_filled_from_the_file() -> None:
    agency = make_agency(other_names="AFP")

    photo = make_photo("", data=agency_photo())

    assert photo.title == "معبر القائم"
    assert photo.caption == "قوات عراقية قرب القائم"
    assert photo.photographer == "أحمد الربيعي"
    assert photo.agency == agency
    assert photo.credit_line == ""
    assert photo.rights_note == "© AFP 2017"


def test_what_the_desk_wrote_is_kept() -> None:
    photo = make_photo("القائم", data=agency_photo(), caption="شرح المحرر", photographer="مصورنا")

    assert (photo.title, photo.caption, photo.photographer) == ("القائم", "شرح المحرر", "مصورنا")


def test_title_that_is_only_the_file_s_name_gives_way_to_the_file_s_headline() -> None:
    assert make_photo("IMG_0042", data=agency_photo(), name="IMG_0042.jpg").title == "معبر القائم"


def test_credit_of_an_unknown_house_becomes_the_credit_line() -> None:
    photo = make_photo(data=agency_photo("وكالة مجهولة"))

    assert (photo.agency, photo.credit_line) == (None, "وكالة مجهولة")


def test_credit_that_names_photographer_and_agency_is_split() -> None:
    agency = make_agency()
    data = jpeg_with_iptc((110, "أحمد الربيعي/وكالة الصحافة الفرنسية".encode()), utf_8=True)

    photo = make_photo(data=data)

    assert (photo.photographer, photo.agency, photo.credit_line) == ("أحمد الربيعي", agency, "")
    assert photo.credit_in("ar") == "أحمد الربيعي/وكالة الصحافة الفرنسية"


def test_credit_is_printed_in_the_language_of_the_reader() -> None:
    agency = make_agency(name_en="AFP")

    assert make_photo(photographer="Ahmad", agency=agency).credit_in("en") == "Ahmad/AFP"
    assert make_photo(photographer="Ahmad", agency=agency, credit_line="صورة ملتقطة").credit_in("en") == "صورة ملتقطة"


def test_words_for_the_blind_are_never_the_name_of_a_file() -> None:
    assert make_photo("IMG_0042").default_alt_text == ""
    assert make_photo(caption="جسر", alt_text="جسر فوق نهر").default_alt_text == "جسر فوق نهر"


def test_file_is_kept_under_a_name_that_tells_nothing() -> None:
    first, second = make_photo(name="informant-house.jpg"), make_photo(name="informant-house.jpg")

    assert "informant" not in first.file.name
    assert first.file.name != second.file.name


def test_original_is_cleaned_before_it_is_kept() -> None:
    photo = make_photo(data=image_bytes(size=(60, 40), exif=telling_exif()))

    with photo.file.open() as file, Image.open(file) as kept:
        assert dict(kept.getexif()) == {}
        assert kept.size == (photo.width, photo.height) == (40, 60)
    assert photo.file_size == Path(photo.file.path).stat().st_size


def test_the_same_photo_uploaded_twice_is_recognised() -> None:
    data = image_bytes(size=(60, 40), exif=telling_exif())

    assert make_photo(data=data).file_hash == make_photo(data=data).file_hash


def test_deleted_photo_takes_its_original_along(django_capture_on_commit_callbacks: Any) -> None:
    photo = make_photo()
    storage, name = photo.file.storage, photo.file.name
    assert storage.exists(name)

    with django_capture_on_commit_callbacks(execute=True):
        photo.delete()

    assert not storage.exists(name)


def test_photos_are_found_in_every_spelling(desk: Client) -> None:
    make_photo("معبر القائم", caption="القوّات العراقيّة")
    make_photo("مدرسة")

    page = desk.get("/admin/images/?q=القوات العراقيه").content.decode()

    assert "معبر القائم" in page
    assert "مدرسة" not in page


def test_upload_in_the_chooser_goes_to_the_edition_s_collection(desk: Client) -> None:
    edition_collection = make_edition().collection

    page = desk.get("/admin/images/chooser/").json()["html"]

    assert f'<option value="{edition_collection.pk}" selected' in page


def test_originals_are_shown_to_staff_who_may_use_them(client: Client) -> None:
    photo = make_photo()
    address = photo.file.url
    assert client.get(address).status_code == 302, "readers are asked to sign in"

    client.force_login(_staff_with("choose_image"))
    answer = client.get(address)

    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)[:2] == b"\xff\xd8"
    assert answer["Cache-Control"].startswith("private")


def test_originals_are_refused_to_staff_without_a_right_on_photos(client: Client) -> None:
    photo = make_photo()
    client.force_login(_staff_with())

    assert client.get(photo.file.url).status_code in (302, 403)


def test_no_screen_puts_the_original_where_readers_are(desk: Client, settings: Any) -> None:
    photo = make_photo(data=image_bytes(size=(1600, 900)))

    desk.get(f"/admin/images/{photo.pk}/")

    sizes = [Image.open(path).size for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]
    assert (1600, 900) not in sizes
    assert not Photo.get_rendition_model().objects.filter(filter_spec="original").exists()


def _staff_with(*codenames: str) -> Any:
    user = make_staff("somebody")
    group = Group.objects.create(name="some")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for permission in Permission.objects.filter(content_type__app_label="wagtailimages", codename__in=codenames):
        GroupCollectionPermission.objects.create(
            group=group, collection=Collection.get_first_root_node(), permission=permission
        )
    user.groups.add(group)
    return user
