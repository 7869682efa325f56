"""What readers get of a photo, byte by byte, and when: no size is where they are before something live shows it."""

import io
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from khabar.newsroom.actions import make_due_sizes, publish_due, unpublish_article
from khabar.newsroom.actions.publish_due import next_due
from khabar.newsroom.models import Article, Photo
from khabar.newsroom.models.photo_sizes import ON_SHARE_CARDS, PUBLIC_RENDITIONS
from khabar.newsroom.photo_file.metadata import read_metadata
from tests.factories.newsroom import image_bytes, make_article, make_photo

pytestmark = pytest.mark.django_db

PLANTED = ("SERIAL-4711", "OWNER-SALMA", "GPS-HOME-STREET", "SPY-CAMERA", "INFORMANT", "LENS-0815", "DESKTOP-NAME")
Committing = Callable[..., Any]


def public_files() -> list[Path]:
    return sorted(path for path in Path(django_settings.MEDIA_ROOT).rglob("*") if path.is_file())


def telling_photo(kind: str) -> bytes:
    """Return a photo that says wherever it can who took it, where and with what, and to whom it belongs."""
    exif = Image.Exif()
    exif[0x0110], exif[0x013B], exif[0x9286] = "SPY-CAMERA", "أحمد الربيعي", "INFORMANT"
    exif.get_ifd(0x8825).update({1: "N", 2: (34.0, 22.0, 7.0), 28: "GPS-HOME-STREET"})
    exif.get_ifd(0x8769).update(
        {0xA430: "OWNER-SALMA", 0xA431: "SERIAL-4711", 0xA435: "LENS-0815", 0x927C: b"INFORMANT SERIAL-4711"}
    )
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"'
        ' xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/"'
        ' aux:SerialNumber="SERIAL-4711" aux:OwnerName="OWNER-SALMA" exif:GPSLatitude="GPS-HOME-STREET">'
        "<dc:creator><rdf:Seq><rdf:li>أحمد الربيعي</rdf:li></rdf:Seq></dc:creator>"
        "<photoshop:Credit>AFP</photoshop:Credit>"
        "<dc:rights><rdf:Alt><rdf:li>© AFP 2017</rdf:li></rdf:Alt></dc:rights>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()
    profile = b"DESKTOP-NAME" * 20  # no colours that anybody can read, and a name that everybody can
    picture = Image.radial_gradient("L").resize((1300, 730)).convert("RGB")
    out = io.BytesIO()
    options: dict[str, Any] = {"exif": exif, "icc_profile": profile}
    if kind == "PNG":
        from PIL.PngImagePlugin import PngInfo

        about = PngInfo()
        about.add_itxt("XML:com.adobe.xmp", xmp.decode())
        about.add_text("Comment", "INFORMANT")
        picture.resize((400, 225)).save(out, kind, pnginfo=about, **options)
    else:
        picture.save(out, kind, xmp=xmp, **options)
    return out.getvalue() + b"INFORMANT behind the end"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_no_byte_of_any_size_tells_of_place_camera_or_owner_and_each_names_its_makers(kind: str) -> None:
    photo = make_photo(data=telling_photo(kind), name=f"photo.{kind.lower()}", licence="agency")
    make_due_sizes()

    make_article(lead_photo=photo)

    files = public_files()
    assert len(files) == len(PUBLIC_RENDITIONS)
    for file in files:
        content = file.read_bytes()
        for word in PLANTED:
            assert word.encode() not in content, f"{word} in {file.name}"
            assert word.encode("utf-16-le") not in content, f"{word} in {file.name}"
        assert dict(Image.open(file).getexif()) == {}
        told = read_metadata(content)
        assert (told.photographer, told.credit, told.rights) == ("أحمد الربيعي", "AFP", "© AFP 2017"), file.name


def test_worker_makes_the_sizes_and_readers_have_none_of_them_before_something_live_shows_the_photo(
    desk: Client,
) -> None:
    photo = make_photo()
    assert make_due_sizes() == 1
    assert make_due_sizes() == 0
    draft = make_article(lead_photo=photo, live=False)

    assert {made.filter_spec for made in photo.renditions.all()} == set(PUBLIC_RENDITIONS)
    assert public_files() == []
    private = photo.renditions.first()
    assert private.url.startswith("/admin/sizes/")
    assert desk.get(private.url).status_code == 200
    assert Client().get(private.url).status_code == 302

    draft.save_revision().publish()

    assert len(public_files()) == len(PUBLIC_RENDITIONS)
    shown = Photo.objects.get(pk=photo.pk).renditions.get(filter_spec=ON_SHARE_CARDS)
    assert (Path(django_settings.MEDIA_ROOT) / shown.url.removeprefix("/media/")).exists()


def test_sizes_leave_the_readers_with_the_last_thing_that_showed_them(
    django_capture_on_commit_callbacks: Committing,
) -> None:
    photo = make_photo()
    make_due_sizes()
    first = make_article(lead_photo=photo)
    second = make_article(body=[("photo", {"photo": photo, "caption": ""})])
    with django_capture_on_commit_callbacks(execute=True):
        unpublish_article(article=first)
    assert len(public_files()) == len(PUBLIC_RENDITIONS), "the other article shows it still"

    with django_capture_on_commit_callbacks(execute=True):
        Article.objects.filter(pk=second.pk).delete()

    assert public_files() == []
    assert not Photo.objects.get(pk=photo.pk).is_public


def test_photo_of_a_gallery_and_of_a_share_card_count_as_shown() -> None:
    photos = [make_photo() for _ in range(3)]
    gallery = [{"photo": photo, "caption": ""} for photo in photos[:2]]
    make_article(body=[("gallery", gallery)], social_image=photos[2])

    assert Photo.objects.filter(is_public=True).count() == 3


def test_size_that_is_made_after_the_article_went_out_is_laid_out_at_once() -> None:
    photo = make_photo()
    make_article(lead_photo=photo)
    assert public_files() == []

    make_due_sizes()

    assert len(public_files()) == len(PUBLIC_RENDITIONS)


def test_end_of_rights_takes_the_photo_from_readers_on_its_minute(
    django_capture_on_commit_callbacks: Committing,
) -> None:
    end = timezone.now() + timedelta(hours=2)
    photo = make_photo(rights_until=end)
    make_due_sizes()
    make_article(lead_photo=photo)
    assert next_due() == end
    assert publish_due() == 0

    with django_capture_on_commit_callbacks(execute=True):
        timezone_of_later = end + timedelta(seconds=1)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(timezone, "now", lambda: timezone_of_later)
            assert publish_due() == 1
            assert publish_due() == 0

    photo.refresh_from_db()
    assert (photo.rights_ended, photo.is_public) == (True, False)
    assert public_files() == []


def test_photo_whose_rights_were_renewed_comes_back() -> None:
    photo = make_photo(rights_until=timezone.now() - timedelta(days=1))
    make_due_sizes()
    make_article(lead_photo=photo)
    assert public_files() == []

    photo.refresh_from_db()
    photo.rights_until = None
    photo.save()

    assert len(public_files()) == len(PUBLIC_RENDITIONS)


def test_new_credit_is_written_into_every_size(django_capture_on_commit_callbacks: Committing) -> None:
    photo = make_photo(photographer="مصور")
    make_due_sizes()
    make_article(lead_photo=photo)
    photo.refresh_from_db()
    photo.photographer = "مصورة أخرى"
    with django_capture_on_commit_callbacks(execute=True):
        photo.save()
        make_due_sizes()

    files = public_files()
    assert len(files) == len(PUBLIC_RENDITIONS)
    assert {read_metadata(file.read_bytes()).photographer for file in files} == {"مصورة أخرى"}


def test_share_card_is_cut_around_what_matters() -> None:
    picture = Image.new("RGB", (1600, 1600), "white")
    picture.paste("black", (0, 1400, 1600, 1600))
    out = io.BytesIO()
    picture.save(out, "PNG")
    photo = make_photo(
        data=out.getvalue(),
        name="a.png",
        focal_point_x=800,
        focal_point_y=1500,
        focal_point_width=200,
        focal_point_height=200,
    )
    make_due_sizes()

    with photo.renditions.get(filter_spec=ON_SHARE_CARDS).file.open() as file, Image.open(file) as card:
        assert card.size == (1200, 630)
        assert card.convert("L").getpixel((600, 600)) < 20
    assert photo.focus == (50, 94)


def test_broken_photo_does_not_hold_up_the_others(caplog: pytest.LogCaptureFixture) -> None:
    broken, whole = make_photo(), make_photo()
    Path(broken.file.path).write_bytes(b"no picture")

    assert make_due_sizes() == 2
    assert make_due_sizes() == 0
    assert whole.renditions.count() == len(PUBLIC_RENDITIONS)
    assert "cannot be made" in caplog.text


def test_replaced_file_leaves_no_old_size_behind(desk: Client, django_capture_on_commit_callbacks: Committing) -> None:
    photo = make_photo(data=image_bytes(color="#000000"))
    make_due_sizes()
    make_article(lead_photo=photo)
    old = set(public_files())

    with django_capture_on_commit_callbacks(execute=True):
        new = SimpleUploadedFile("b.png", image_bytes(size=(50, 20), format="PNG"), "image/png")
        answer = desk.post(
            f"/admin/images/{photo.pk}/", {"title": "جديدة", "file": new, "collection": photo.collection_id}
        )
        assert answer.status_code == 302, answer.context["form"].errors
    make_due_sizes()

    assert not old & set(public_files())
    assert len(public_files()) == len(PUBLIC_RENDITIONS)


def test_there_is_no_door_that_makes_sizes_on_demand(desk: Client) -> None:
    photo = make_photo()

    assert desk.get(f"/admin/images/{photo.pk}/generate_url/").status_code == 404
