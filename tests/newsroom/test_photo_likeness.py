"""The same picture is recognised when it comes in again, smaller or compressed anew, at a cost that does not grow."""

import io

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from khabar.newsroom.models import Photo, PhotoFingerprint
from khabar.newsroom.models.photo_fingerprint import near_duplicates
from khabar.newsroom.photo_file.likeness import NEAR, bands_near, bands_of, distance, fingerprint
from tests.factories.newsroom import make_photo, make_staff

BITS = st.integers(min_value=0, max_value=2**64 - 1)


def scene(shift: int = 0, *, size: tuple[int, int] = (1200, 800), quality: int = 90, kind: str = "JPEG") -> bytes:
    """Return a picture of hills under a sky, another one for each *shift*."""
    picture = Image.linear_gradient("L").resize((1200, 800)).convert("RGB")
    draw = ImageDraw.Draw(picture)
    for number in range(9):
        x = (number * 137 + shift * 211) % 1200
        y = 250 + (number * 89 + shift * 53) % 400
        draw.ellipse((x - 160, y - 90, x + 160, y + 90), fill=(number * 27 % 256, 200 - number * 20, 40 * number % 256))
    out = io.BytesIO()
    picture.resize(size).save(out, kind, quality=quality)
    return out.getvalue()


@pytest.mark.parametrize("copy", [scene(quality=35), scene(size=(300, 200)), scene(size=(640, 420), kind="WEBP")])
def test_copy_that_was_scaled_or_compressed_is_near(copy: bytes) -> None:
    assert distance(fingerprint(scene()), fingerprint(copy)) <= NEAR


def test_other_pictures_are_not_near() -> None:
    prints = [fingerprint(scene(shift)) for shift in range(6)]

    assert all(distance(one, other) > NEAR for place, one in enumerate(prints) for other in prints[:place])


@given(BITS, st.sets(st.integers(min_value=0, max_value=63), max_size=NEAR))
def test_whatever_is_near_shares_a_band_but_for_one_bit(bits: int, flipped: set[int]) -> None:
    other = bits
    for bit in flipped:
        other ^= 1 << bit

    assert any(band in set(bands_near(own)) for band, own in zip(bands_of(other), bands_of(bits), strict=True))


@pytest.fixture
def chief(db: None) -> User:
    return make_staff("chief", superuser=True)


def test_upload_is_told_of_the_same_picture(chief: User) -> None:
    old = make_photo("معبر القائم", data=scene())
    make_photo("أخرى", data=scene(3))

    new = make_photo(data=scene(size=(640, 427), quality=60), name="copy.jpg")

    assert near_duplicates(new, chief) == [old]


def test_plain_pictures_are_like_nothing(chief: User) -> None:
    make_photo()

    assert near_duplicates(make_photo(), chief) == []


def test_photos_out_of_reach_are_not_offered(db: None) -> None:
    make_photo(data=scene())

    assert near_duplicates(make_photo(data=scene(quality=40)), make_staff("nobody")) == []


def test_looking_costs_the_same_however_many_photos_look_alike(chief: User) -> None:
    photo = make_photo(data=scene())
    own = PhotoFingerprint.objects.get(photo=photo)
    collection = photo.collection
    Photo.objects.bulk_create(
        Photo(title=f"{number}", file=f"x/{number}.jpg", width=1, height=1, collection=collection)
        for number in range(2000)
    )
    bands = {f"band_{number}": getattr(own, f"band_{number}") for number in range(4)}
    PhotoFingerprint.objects.bulk_create(
        PhotoFingerprint(photo_id=pk, bits=own.bits, **bands)
        for pk in Photo.objects.exclude(pk=photo.pk).values_list("pk", flat=True)
    )

    with CaptureQueriesContext(connection) as queries:
        found = near_duplicates(photo, chief)

    assert len(found) == 6
    assert len(queries) <= 8
