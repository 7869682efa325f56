"""A mirror equals the store, does on the second run what changed, and survives being interrupted."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from khabar.press import mirroring
from khabar.press.mirror import tree
from khabar.press.mirroring import Counts, Trouble, write_mirror
from khabar.press.outlets import following
from khabar.press.page_store import page_store
from khabar.press.sheets import Sheet
from khabar.press.stores.base import Baked
from tests.press.outlets.s3_server import KEYS, s3_client, s3_server

PHOTO = "/media/images/a.webp"
Renew = Callable[..., Counts]


def lay(owner: str, *sheets: Sheet) -> None:
    store = page_store()
    store.commit([Baked(owner, sheets, store.next_ticket())])


def html(body: str) -> bytes:
    return f'<html lang="ar">{body}</html>'.encode()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Any) -> None:
    settings.KHABAR_HOME = tmp_path
    settings.KHABAR_SITE_URL = "https://news.example.org"
    (tmp_path / "media" / "images").mkdir(parents=True)
    (tmp_path / "media" / "images" / "a.webp").write_bytes(b"a photo")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "mirror"


@pytest.fixture
def renew(root: Path) -> Renew:
    """Return a function that writes the mirror and tells what it took."""

    def write(where: str = str(root)) -> Counts:
        return write_mirror(
            where, lambda language, kind, live: f"[{kind}]", lambda path, live: f"gone {live}", lambda done, total: None
        )

    return write


def files(root: Path) -> dict[str, bytes]:
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in root.rglob("*")
        if file.is_file() and ".khabar-mirror" not in file.parts
    }


def test_the_whole_site_is_there_with_its_photos(renew: Renew, root: Path) -> None:
    lay("front", Sheet("/ar/", html('<a href="/a/81">x</a><form></form>')), Sheet("/", status=302, location="/ar/"))
    lay("article:81", Sheet("/ar/x/", html(f'<img src="{PHOTO}">')), Sheet("/a/81", status=301, location="/ar/x/"))
    lay("lost", Sheet("/ar/!missing", html("nothing")))

    counts = renew()

    found = files(root)
    assert sorted(found) == ["a/81.html", "ar/index.html", "ar/x/index.html", "index.html", "media/images/a.webp"]
    assert found["ar/index.html"] == html('<a href="../a/81.html">x</a>[form]')
    assert b"url=../ar/x/index.html" in found["a/81.html"]
    assert found["ar/x/index.html"] == html('<img src="../../media/images/a.webp">')
    assert (counts.pages, counts.written, counts.unchanged, counts.photos) == (4, 4, 0, 1)


def test_the_second_run_writes_what_changed(renew: Renew, root: Path) -> None:
    lay("a:1", Sheet("/ar/1/", html("1")))
    lay("a:2", Sheet("/ar/2/", html("2")))
    renew()

    assert renew() == Counts()

    lay("a:2", Sheet("/ar/2/", html("zwei")))
    counts = renew()
    assert (counts.pages, counts.written) == (1, 1)
    assert files(root)["ar/2/index.html"] == html("zwei")


def test_what_was_withdrawn_leaves_nothing_but_a_word(renew: Renew, root: Path) -> None:
    lay("a:1", Sheet("/ar/1/", html("سر")), Sheet("/ar/1.xml", b"<x>secret</x>", content_type="application/xml"))
    renew()

    lay("a:1")
    renew()

    found = files(root)
    assert found["ar/1/index.html"] == b"gone https://news.example.org/ar/1/"
    assert "ar/1.xml" not in found
    assert not any("سر".encode() in body or b"secret" in body for body in found.values())


def test_a_page_that_the_store_keeps_no_more_leaves_no_dead_link(renew: Renew, root: Path) -> None:
    lay("a:1", Sheet("/ar/1/", html('<a href="/ar/2/">x</a>')))
    lay("a:2", Sheet("/ar/2/", html("2")))
    renew()

    lay("a:2", Sheet("/ar/2/", b"", status=503))
    renew()

    assert b"url=https://news.example.org/ar/2/" in files(root)["ar/2/index.html"]


def test_a_link_to_a_page_that_comes_later_is_made_good(renew: Renew, root: Path) -> None:
    lay("a:1", Sheet("/ar/1/", html('<a href="/ar/2/">x</a>')))
    renew()
    assert files(root)["ar/1/index.html"] == html('<a href="https://news.example.org/ar/2/">x</a>')

    lay("a:2", Sheet("/ar/2/", html("2")))
    counts = renew()

    assert files(root)["ar/1/index.html"] == html('<a href="../2/index.html">x</a>')
    assert counts.pages == 2


def test_photos_that_are_public_no_more_go(renew: Renew, root: Path) -> None:
    lay("a:1", Sheet("/ar/1/", html(f'<img src="{PHOTO}">')))
    renew()
    (Path(settings.MEDIA_ROOT) / "images" / "a.webp").unlink()

    counts = renew()

    assert counts.removed == 1
    assert "media/images/a.webp" not in files(root)


def test_an_address_cannot_reach_files_beside_the_photos(renew: Renew, root: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.key").write_bytes(b"secret")
    lay("a:1", Sheet("/ar/1/", html('<a href="/media/..%2fsecret.key">x</a><a href="/media/images/../../secret.key">')))

    renew()

    assert sorted(files(root)) == ["ar/1/index.html"]


def test_an_interrupted_run_goes_on_from_there(renew: Renew, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "ADDRESSES_AT_ONCE", 5)
    for number in range(20):
        lay(f"a:{number}", Sheet(f"/ar/{number}/", html(str(number))))
    real = tree.rewrite_page
    calls = 0

    def stop_in_the_middle(*arguments: Any) -> str:
        nonlocal calls
        calls += 1
        if calls == 12:
            raise KeyboardInterrupt
        return real(*arguments)

    monkeypatch.setattr(tree, "rewrite_page", stop_in_the_middle)
    with pytest.raises(KeyboardInterrupt):
        renew()
    assert 0 < len(files(root)) < 20

    counts = renew()

    assert counts.pages == 10, "two parts of five were done"
    assert files(root) == {f"ar/{number}/index.html": html(str(number)) for number in range(20)}


def test_two_sticks_at_one_place_are_two_mirrors(renew: Renew, root: Path) -> None:
    lay("a:1", Sheet("/ar/1/", html("1")))
    renew()
    root.rename(root.with_name("first stick"))
    lay("a:2", Sheet("/ar/2/", html("2")))

    assert renew().pages == 2
    assert sorted(files(root)) == ["ar/1/index.html", "ar/2/index.html"]

    root.rename(root.with_name("second stick"))
    root.with_name("first stick").rename(root)
    assert renew().pages == 1
    assert sorted(files(root)) == ["ar/1/index.html", "ar/2/index.html"]


def test_a_folder_that_holds_other_things_is_left_alone(renew: Renew, root: Path) -> None:
    lay("a:1", Sheet("/ar/1/", html("1")))
    root.mkdir()
    (root / "thesis.odt").write_bytes(b"years of work")

    with pytest.raises(Trouble, match="folder of its own"):
        renew()

    assert files(root) == {"thesis.odt": b"years of work"}


def test_strays_go_when_a_mirror_is_begun_anew(renew: Renew, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay("a:1", Sheet("/ar/1/", html("1")))
    renew()
    (root / "ar" / "stray.html").write_bytes(b"of a former time")
    monkeypatch.setattr(tree, "RECIPE", 2)

    counts = renew()

    assert (counts.written, counts.unchanged, counts.removed) == (0, 1, 1)
    assert sorted(files(root)) == ["ar/1/index.html"]


@pytest.fixture
def bucket(settings: Any) -> Iterator[str]:
    settings.KHABAR_S3_ACCESS_KEY = KEYS["aws_access_key_id"]
    settings.KHABAR_S3_SECRET_KEY = KEYS["aws_secret_access_key"]
    with s3_server("stick") as origin:
        yield origin


def test_a_bucket_holds_the_same_mirror(renew: Renew, bucket: str) -> None:
    lay("front", Sheet("/ar/", html(f'<img src="{PHOTO}"><a href="/ar/x/">x</a>')))
    lay("article:81", Sheet("/ar/x/", html("x")))
    where = f"s3://stick/copy?endpoint={bucket}&region=eu-central-1"

    first = renew(where)
    lay("article:81")
    second = renew(where)

    client = s3_client(bucket)
    keys = [found["Key"] for found in client.list_objects_v2(Bucket="stick")["Contents"]]
    assert keys == ["copy/ar/index.html", "copy/ar/x/index.html", "copy/media/images/a.webp"]
    front = client.get_object(Bucket="stick", Key="copy/ar/index.html")
    assert front["Body"].read() == html('<img src="../media/images/a.webp"><a href="x/index.html">x</a>')
    assert front["ContentType"] == "text/html; charset=utf-8"
    assert client.head_object(Bucket="stick", Key="copy/media/images/a.webp")["ContentType"] == "image/webp"
    assert b"gone" in client.get_object(Bucket="stick", Key="copy/ar/x/index.html")["Body"].read()
    assert (first.pages, first.photos, second.pages) == (2, 1, 1)


def test_without_a_page_store_it_is_said_what_to_do(renew: Renew) -> None:
    with pytest.raises(Trouble, match="khabar press"):
        renew()


def test_a_place_that_cannot_be_understood_is_said(renew: Renew) -> None:
    lay("a:1", Sheet("/ar/1/", html("1")))

    with pytest.raises(mirroring.Unfit, match="s3://bucket/prefix"):
        renew("s3://")
