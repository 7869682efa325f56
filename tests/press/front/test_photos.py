"""Renditions are served from their folder, and nothing else from anywhere."""

from pathlib import Path

import httpx
import pytest

from tests.press.front.conftest import RunningFront

PICTURE = b"RIFF....WEBP" * 1000


@pytest.fixture
def picture(front: RunningFront) -> Path:
    file = front.media / "images" / "al-qaim.width-800.webp"
    file.write_bytes(PICTURE)
    return file


def test_a_photo_is_served_with_a_long_life(front: RunningFront, picture: Path) -> None:
    response = front.client.get(f"/media/images/{picture.name}")

    assert response.status_code == 200
    assert response.content == PICTURE
    assert response.headers["content-type"] == "image/webp"
    assert response.headers["cache-control"] == "public, max-age=2592000"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["content-length"] == str(len(PICTURE))


def test_who_has_the_photo_gets_304(front: RunningFront, picture: Path) -> None:
    address = f"/media/images/{picture.name}"
    etag = front.client.get(address).headers["etag"]

    assert front.client.get(address, headers={"if-none-match": etag}).status_code == 304


def test_head_of_a_photo_sends_nothing(front: RunningFront, picture: Path) -> None:
    response = front.client.head(f"/media/images/{picture.name}")

    assert response.headers["content-length"] == str(len(PICTURE))
    assert response.content == b""


def test_an_arabic_file_name_works(front: RunningFront) -> None:
    (front.media / "images" / "القائم.jpg").write_bytes(PICTURE)

    assert front.client.get("/media/images/القائم.jpg").headers["content-type"] == "image/jpeg"


@pytest.mark.parametrize(
    "target",
    [
        "/media/images/../secret.jpg",
        "/media/images/%2e%2e/secret.jpg",
        "/media/images/..%2fsecret.jpg",
        "/media/images/x/../../secret.jpg",
        "/media/images//etc/passwd",
        "/media/images/%2Fetc%2Fhostname.jpg",
        "/media/images/.hidden.jpg",
        "/media/images/link.jpg",
        "/media/images/page.html",
        "/media/images/vector.svg",
        "/media/images/folder.jpg",
        "/media/images/null%00.jpg",
        "/media/images/..%5Csecret.jpg",
        "/media/images/",
        "/media/images/none.jpg",
    ],
)
def test_nothing_else_can_be_reached(front: RunningFront, target: str) -> None:
    images = front.media / "images"
    (front.media / "secret.jpg").write_bytes(b"secret")
    (images / ".hidden.jpg").write_bytes(b"secret")
    (images / "page.html").write_bytes(b"secret")
    (images / "vector.svg").write_bytes(b"secret")
    (images / "folder.jpg").mkdir(exist_ok=True)
    if not (images / "link.jpg").is_symlink():
        (images / "link.jpg").symlink_to(front.media / "secret.jpg")

    with httpx.Client(transport=httpx.HTTPTransport()) as client:
        request = client.build_request("GET", front.url, extensions={"target": target.encode()})
        response = client.send(request)

    assert response.status_code == 404
    assert b"secret" not in response.content


def test_a_photo_cannot_be_posted_to(front: RunningFront, picture: Path) -> None:
    response = front.client.post(f"/media/images/{picture.name}")

    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD, OPTIONS")


def test_who_has_the_photo_since_then_gets_304(front: RunningFront, picture: Path) -> None:
    address = f"/media/images/{picture.name}"
    said = front.client.get(address).headers["last-modified"]

    assert front.client.get(address, headers={"if-modified-since": said}).status_code == 304


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-99", 0, 100),
        ("bytes=11000-", 11_000, len(PICTURE)),
        ("bytes=-500", len(PICTURE) - 500, len(PICTURE)),
        ("bytes=100-999999", 100, len(PICTURE)),
    ],
)
def test_part_of_a_photo_can_be_had(front: RunningFront, picture: Path, asked: str, start: int, end: int) -> None:
    response = front.client.get(f"/media/images/{picture.name}", headers={"range": asked})

    assert response.status_code == 206
    assert response.content == PICTURE[start:end]
    assert response.headers["content-range"] == f"bytes {start}-{end - 1}/{len(PICTURE)}"
    assert response.headers["content-length"] == str(end - start)


def test_a_part_beyond_its_end_is_refused(front: RunningFront, picture: Path) -> None:
    response = front.client.get(f"/media/images/{picture.name}", headers={"range": f"bytes={len(PICTURE)}-"})

    assert response.status_code == 416
    assert response.headers["content-range"] == f"bytes */{len(PICTURE)}"
    assert response.content == b""


def test_several_parts_at_once_are_the_whole_photo(front: RunningFront, picture: Path) -> None:
    response = front.client.get(f"/media/images/{picture.name}", headers={"range": "bytes=0-1,5-6"})

    assert (response.status_code, response.content) == (200, PICTURE)


def test_a_part_of_another_photo_is_not_joined_to_this_one(front: RunningFront, picture: Path) -> None:
    address = f"/media/images/{picture.name}"
    etag = front.client.get(address).headers["etag"]
    part = {"range": "bytes=0-99"}

    assert front.client.get(address, headers={**part, "if-range": etag}).status_code == 206
    assert front.client.get(address, headers={**part, "if-range": '"older"'}).status_code == 200


def test_head_of_a_photo_ignores_ranges(front: RunningFront, picture: Path) -> None:
    response = front.client.head(f"/media/images/{picture.name}", headers={"range": "bytes=0-99"})

    assert (response.status_code, response.headers["content-length"]) == (200, str(len(PICTURE)))
    assert response.headers["accept-ranges"] == "bytes"
