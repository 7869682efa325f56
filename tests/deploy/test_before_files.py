"""nginx and Caddy with their recipes before exported files: readers notice no difference to the front."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from khabar.press.sheets import Sheet
from tests.deploy.conftest import BROTLI, Site, behind_caddy, behind_nginx

BODY = "<p>القوّات تستعيد القائم</p>".encode() * 50
PATH = "/ar/2017/11/03/القوات/"
ALIKE = (
    "cache-control",
    "content-type",
    "x-content-type-options",
    "referrer-policy",
    "content-security-policy",
    "permissions-policy",
    "cross-origin-opener-policy",
)


@pytest.fixture(params=["nginx", "caddy"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    with (
        behind_nginx(tmp_path, "files.conf")
        if request.param == "nginx"
        else behind_caddy(tmp_path, "Caddyfile.files") as running
    ):
        yield running


def test_a_page_comes_from_its_file_in_the_form_that_the_reader_takes(site: Site) -> None:
    site.lay(Sheet(PATH, BODY))
    said = site.front.client.get(PATH).headers
    site.stop_the_front()

    tags = set()
    for accepts, encoding in {
        "identity": None,
        "gzip": "gzip",
        "gzip, br": "br" if BROTLI.exists() else "gzip",
    }.items():
        response = site.client.get(PATH, headers={"accept-encoding": accepts})
        assert (response.status_code, response.content) == (200, BODY)
        assert response.headers.get("content-encoding") == encoding
        assert "accept-encoding" in response.headers["vary"].lower()
        assert {name: response.headers.get(name) for name in ALIKE} == {name: said.get(name) for name in ALIKE}
        assert response.headers["last-modified"] == said["last-modified"]
        tags.add(response.headers["etag"])
        known = {"accept-encoding": accepts, "if-none-match": response.headers["etag"]}
        assert site.client.get(PATH, headers=known).status_code == 304
    assert len(tags) == 3
    assert site.client.head(PATH).headers["content-length"] == str(len(BODY))


def test_what_has_a_hash_in_its_name_is_kept_for_a_year(site: Site) -> None:
    site.lay(Sheet("/static/site/naskh.0123456789.woff2", b"\0" * 4000, content_type="font/woff2", immutable=True))

    response = site.client.get("/static/site/naskh.0123456789.woff2")

    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert response.headers["content-type"] == "font/woff2"


def test_what_was_taken_away_answers_410_in_the_words_of_the_edition_also_without_the_front(site: Site) -> None:
    site.lay(Sheet("/!gone", b"gone"), Sheet("/ar/!gone", "سُحبت".encode()), owner="notices:all")
    site.lay(Sheet(PATH, BODY), Sheet("/a/81.html", BODY))
    assert site.client.get(PATH).status_code == 200
    site.lay()
    site.stop_the_front()

    for path in (PATH, "/a/81.html"):
        response = site.client.get(path)
        assert response.status_code == 410
        assert response.headers["cache-control"] == "no-store"
        assert BODY not in response.content
    assert site.client.get("/a/81.html").text == "gone"


def test_notices_are_no_addresses(site: Site) -> None:
    site.lay(Sheet("/!gone", b"gone"), Sheet("/ar/!gone", b"gone"), owner="notices:all")

    assert site.client.get("/!gone").status_code == 404
    assert site.client.get("/ar/!gone").status_code == 404


def test_what_moved_is_said_by_the_front_and_shown_by_a_small_page_without_it(site: Site) -> None:
    site.lay(Sheet(PATH, BODY), Sheet("/a/81", status=301, location=PATH))

    response = site.client.get("/a/81")
    assert (response.status_code, response.headers["location"]) == (301, quote(PATH))

    site.stop_the_front()
    response = site.client.get("/a/81")
    assert response.status_code == 200
    assert f"url={quote(PATH)}" in response.text


def test_what_nobody_knows_is_away_without_the_front(site: Site) -> None:
    site.stop_the_front()

    for response in (site.client.get("/ar/none/"), site.client.post("/ar/-/comments/5/", content=b"x")):
        assert response.status_code == 503
        assert response.headers["retry-after"] == "10"
        assert response.headers["cache-control"] == "no-store"


def test_forms_and_the_admin_are_the_fronts(site: Site) -> None:
    site.lay(Sheet(PATH, BODY))

    assert site.client.post("/ar/-/comments/5/", content=b"text").json()["length"] == 4
    assert site.client.get("/admin/").json()["target"] == "/admin/"


def test_a_page_that_is_replaced_is_seen_at_once_and_never_torn(site: Site) -> None:
    for number in range(30):
        body = f"<p>{number}</p>".encode() * 500
        site.lay(Sheet(PATH, body))

        assert site.client.get(PATH).content == body


def test_photos_come_from_the_home_and_nothing_else_does(tmp_path: Path) -> None:
    with behind_nginx(tmp_path, "files.conf") as site:
        images = site.home / "media" / "images"
        images.mkdir()
        (images / "a.width-800.webp").write_bytes(b"RIFF" * 500)
        (images / ".hidden.jpg").write_bytes(b"secret")
        (images / "page.html").write_bytes(b"secret")
        (site.home / "originals").mkdir()
        (site.home / "originals" / "a.jpg").write_bytes(b"secret")
        (images / "link.jpg").symlink_to(site.home / "originals" / "a.jpg")

        photo = site.client.get("/media/images/a.width-800.webp", headers={"range": "bytes=4-7"})
        assert (photo.status_code, photo.content, photo.headers["content-type"]) == (206, b"RIFF", "image/webp")
        assert photo.headers["cache-control"] == "public, max-age=2592000"
        for name in (".hidden.jpg", "page.html", "link.jpg", "..%2f..%2foriginals/a.jpg", "../../originals/a.jpg"):
            assert b"secret" not in site.client.get(f"/media/images/{name}").content


def test_without_the_brotli_module_there_is_gzip(tmp_path: Path) -> None:
    with behind_nginx(tmp_path, "files.conf", brotli=False) as site:
        site.lay(Sheet(PATH, BODY))

        response = site.client.get(PATH, headers={"accept-encoding": "br, gzip"})

    assert (response.headers["content-encoding"], response.content) == ("gzip", BODY)
