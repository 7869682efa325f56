"""A reader gets a baked page as HTTP wants it: compressed as she likes, once, and whole."""

import gzip
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import brotli
import pytest

from khabar.press.sheets import Sheet
from khabar.press.stores.base import Baked
from tests.press.front.conftest import RunningFront, running_front

PATH = "/ar/2017/11/03/القوات-العراقية-تستعيد-القائم/"
BODY = "<p>القوّات تستعيد القائم</p>".encode() * 50
PAGE = Sheet(PATH, BODY)


@pytest.fixture
def page(front: RunningFront) -> str:
    front.lay(PAGE)
    return quote(PATH)


@pytest.mark.parametrize(
    ("accept", "encoding", "unpack"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("br;q=0.5, gzip;q=0.9", "gzip", gzip.decompress),
        ("identity", None, bytes),
        ("br;q=0, gzip;q=0", None, bytes),
    ],
)
def test_the_reader_gets_the_encoding_she_likes(
    front: RunningFront, page: str, accept: str, encoding: str | None, unpack: type[bytes]
) -> None:
    with front.client.stream("GET", page, headers={"accept-encoding": accept}) as response:
        raw = b"".join(response.iter_raw())

    assert response.status_code == 200
    assert response.headers.get("content-encoding") == encoding
    assert response.headers["content-length"] == str(len(raw))
    assert response.headers["vary"] == "accept-encoding"
    assert unpack(raw) == BODY


def test_every_representation_has_its_own_strong_etag(front: RunningFront, page: str) -> None:
    tags = {front.client.get(page, headers={"accept-encoding": one}).headers["etag"] for one in ("br", "gzip", "x")}

    assert len(tags) == 3
    assert all(tag.startswith('"') for tag in tags)


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
def test_who_has_the_page_already_gets_304(front: RunningFront, page: str, form: str) -> None:
    etag = front.client.get(page, headers={"accept-encoding": "br"}).headers["etag"]

    response = front.client.get(page, headers={"accept-encoding": "br", "if-none-match": form.format(etag)})

    assert response.status_code == 304
    assert response.content == b""
    assert response.headers["etag"] == etag
    assert response.headers["vary"] == "accept-encoding"
    assert response.headers["cache-control"] == "public, max-age=0, must-revalidate"


def test_who_has_another_representation_gets_the_page(front: RunningFront, page: str) -> None:
    etag = front.client.get(page, headers={"accept-encoding": "br"}).headers["etag"]

    response = front.client.get(page, headers={"accept-encoding": "gzip", "if-none-match": etag})

    assert response.status_code == 200


def test_head_tells_the_length_and_sends_nothing(front: RunningFront, page: str) -> None:
    got = front.client.get(page, headers={"accept-encoding": "br"})
    response = front.client.head(page, headers={"accept-encoding": "br"})

    assert response.status_code == 200
    assert response.content == b""
    assert {name: value for name, value in response.headers.items() if name != "date"} == {
        name: value for name, value in got.headers.items() if name != "date"
    }


def test_a_page_says_how_it_may_be_used(front: RunningFront, page: str) -> None:
    headers = front.client.get(page).headers

    assert headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert "script-src 'self'" in headers["content-security-policy"]
    assert "camera=()" in headers["permissions-policy"]
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "strict-transport-security" not in headers


def test_query_strings_do_not_matter(front: RunningFront, page: str) -> None:
    assert front.client.get(f"{page}?utm_source=x&fbclid=1").content == BODY


def test_what_never_changes_is_kept_for_a_year(front: RunningFront) -> None:
    font = Sheet("/static/site/naskh.1234.woff2", b"\x00" * 4000, content_type="font/woff2", immutable=True)
    front.lay(font, owner="assets:all")

    response = front.client.get(font.path, headers={"accept-encoding": "br, gzip"})

    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "content-encoding" not in response.headers
    assert "content-security-policy" not in response.headers
    assert response.content == font.body


def test_a_permalink_leads_to_the_address_in_ascii(front: RunningFront) -> None:
    front.lay(PAGE, Sheet("/a/81", status=301, location=PATH))

    response = front.client.get("/a/81")

    assert response.status_code == 301
    assert response.headers["location"] == quote(PATH)


def test_a_redirect_to_another_site_is_passed_as_it_is(front: RunningFront) -> None:
    front.lay(Sheet("/a/82", status=302, location="https://example.org/%D8%A7?a=b#c"), owner="article:82")

    assert front.client.get("/a/82").headers["location"] == "https://example.org/%D8%A7?a=b#c"


def test_a_missing_slash_is_added(front: RunningFront, page: str) -> None:
    response = front.client.get(f"{page.rstrip('/')}?page=2")

    assert response.status_code == 301
    assert response.headers["location"] == f"{page}?page=2"


def test_decomposed_letters_lead_to_the_composed_address(front: RunningFront) -> None:
    composed = "/ar/\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}/"
    front.lay(Sheet(composed, BODY), owner="article:83")

    response = front.client.get(quote("/ar/\N{ARABIC LETTER ALEF}\N{ARABIC HAMZA ABOVE}"))

    assert response.status_code == 301
    assert response.headers["location"] == quote(composed)


def test_a_page_that_was_taken_away_answers_410(front: RunningFront, page: str) -> None:
    assert front.client.get(page).status_code == 200

    front.lay()

    for accept in ("br", "gzip", "identity"):
        response = front.client.get(page, headers={"accept-encoding": accept})
        assert response.status_code == 410
        assert BODY not in response.content
        assert "أزيلت" in response.text


def test_a_page_that_was_taken_away_may_have_words_of_its_own(front: RunningFront, page: str) -> None:
    front.lay(Sheet(PATH, "سحبت هذه المادة".encode(), status=410))

    response = front.client.get(page, headers={"if-none-match": "*"})

    assert response.status_code == 410
    assert response.text == "سحبت هذه المادة"


def test_the_site_may_word_what_is_gone(front: RunningFront, page: str) -> None:
    front.lay(Sheet("/!gone", b"site"), Sheet("/ar/!gone", "النسخة العربية".encode()), owner="notices:all")
    front.lay(owner="article:81")

    assert front.client.get(page).text == "النسخة العربية"
    assert front.client.get("/ar/!gone").status_code == 200  # handed to the app: notices are no addresses
    assert front.client.get("/ar/!gone").json()["target"] == "/ar/!gone"
    front.lay(owner="notices:all")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_a_baked_page_can_only_be_read(front: RunningFront, page: str, method: str) -> None:
    response = front.client.request(method, page)

    assert response.status_code == 405
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"
    assert "للقراءة فقط" in response.text


def test_a_baked_page_says_what_may_be_done_with_it(front: RunningFront, page: str) -> None:
    response = front.client.options(page)

    assert (response.status_code, response.headers["allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_other_methods_elsewhere_are_the_apps(front: RunningFront, method: str) -> None:
    assert front.client.request(method, "/ar/-/comments/5/").json()["method"] == method


@pytest.mark.parametrize("method", ["TRACE", "CONNECTED"])
def test_methods_that_nobody_knows_are_refused(front: RunningFront, page: str, method: str) -> None:
    assert front.client.request(method, page).status_code == 501


def test_a_page_says_when_it_changed_last(front: RunningFront, page: str) -> None:
    front.lay(Sheet(PATH, BODY + b"changed"))
    said = front.client.get(page).headers["last-modified"]

    since = front.client.get(page, headers={"if-modified-since": said})
    assert since.status_code == 304
    assert since.headers["last-modified"] == said
    day_before = "Thu, 02 Nov 2017 00:00:00 GMT"
    assert front.client.get(page, headers={"if-modified-since": day_before}).status_code == 200
    with_etag = {"if-modified-since": said, "if-none-match": '"other"'}
    assert front.client.get(page, headers=with_etag).status_code == 200


def test_a_change_within_the_same_second_is_new_to_who_asks_by_time(front: RunningFront, page: str) -> None:
    for number in range(3):
        said = front.client.get(page).headers["last-modified"]
        front.lay(Sheet(PATH, BODY + bytes([number])))

        assert front.client.get(page, headers={"if-modified-since": said}).status_code == 200


def test_a_range_of_a_page_is_all_of_it(front: RunningFront, page: str) -> None:
    response = front.client.get(page, headers={"range": "bytes=0-9"})

    assert response.status_code == 200
    assert response.content == BODY
    assert "accept-ranges" not in response.headers


BOTH = "surrogate-key, cache-tag"


def test_without_a_cache_that_reads_them_readers_pay_for_no_tags(front: RunningFront, page: str) -> None:
    assert not {"surrogate-key", "cache-tag"} & set(front.client.get(page).headers)


@pytest.fixture(scope="module")
def tagging(app_port: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningFront]:
    """A front that sends tags in both headers."""
    with running_front(tmp_path_factory.mktemp("tagging"), app_port, KHABAR_TAG_HEADERS=BOTH) as running:
        yield running


def test_every_answer_carries_its_tags_for_both_sorts_of_cdn(tagging: RunningFront) -> None:
    front = tagging
    owner, keys = "article:84", frozenset({"section:7", "topic:أمن"})
    front.store.commit([Baked(owner, (Sheet("/tagged/", BODY),), front.store.next_ticket(), keys)])
    time.sleep(0.005)

    response = front.client.get("/tagged/")

    tags = response.headers["surrogate-key"].split(" ")
    assert tags[1:2] == ["article:84"]
    assert "section:7" in tags
    assert response.headers["cache-tag"].split(",") == tags
    known = front.client.get("/tagged/", headers={"if-none-match": response.headers["etag"]})
    assert not {"surrogate-key", "cache-tag"} & set(known.headers), "a reader pays for every byte"
    front.lay(owner=owner)
    assert front.client.get("/tagged/").status_code == 410


def test_a_cdn_hears_the_tags_also_of_what_it_has(app_port: int, tmp_path: Path) -> None:
    """They may have changed though the page did not."""
    telling = {"KHABAR_TRUSTED_PROXIES": "1", "KHABAR_TAG_HEADERS": BOTH}
    with running_front(tmp_path, app_port, KHABAR_SITE_URL="https://x.example", **telling) as behind:
        behind.lay(PAGE)
        response = behind.client.get(quote(PATH))
        known = behind.client.get(quote(PATH), headers={"if-none-match": response.headers["etag"]})

        assert known.status_code == 304
        for name in ("surrogate-key", "cache-tag"):
            assert known.headers[name] == response.headers[name]


def test_with_a_secure_address_browsers_are_told_to_stay_with_it(app_port: int, tmp_path: Path) -> None:
    with running_front(tmp_path, app_port, KHABAR_SITE_URL="https://news.example.org") as secure:
        secure.lay(PAGE)

        for path in (quote(PATH), "/echo/", "/media/images/none.jpg"):
            assert secure.client.get(path).headers["strict-transport-security"] == "max-age=15768000"


def test_thousands_of_keys_still_make_headers_that_arrive(tagging: RunningFront) -> None:
    front = tagging
    keys = frozenset(f"article:{number}" for number in range(5000))
    front.store.commit([Baked("front:9", (Sheet("/many/", BODY),), front.store.next_ticket(), keys)])
    time.sleep(0.005)

    response = front.client.get("/many/")

    assert response.status_code == 200
    assert 16_000 < len(response.headers["surrogate-key"]) <= 16 * 1024
    assert len(response.headers["cache-tag"]) == len(response.headers["surrogate-key"])


def test_a_change_is_visible_within_milliseconds(front: RunningFront, page: str) -> None:
    for number in range(20):
        body = f"<p>{number}</p>".encode() * 100
        front.lay(Sheet(PATH, body))
        assert front.client.get(page).content == body
