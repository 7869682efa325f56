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
    assert front.client.post(f"/media/images/{picture.name}").json()["method"] == "POST"
