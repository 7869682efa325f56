"""What each cache is sent, byte by byte, and what its answers come to."""

from collections.abc import Iterator

import pytest

from khabar.press.outlets.base import Trouble
from khabar.press.purges.base import Purge, Purger
from khabar.press.purges.cloudflare import Cloudflare
from khabar.press.purges.fastly import Fastly
from khabar.press.purges.nginx import Nginx
from khabar.press.purges.varnish import Varnish
from khabar.press.stores.tags import address_tag
from tests.press.purges.recording import Recorder, recorder

PATHS = ["/ar/", "/ar/2017/11/03/القوات/"]
FRONT, ARTICLE = (address_tag(path) for path in PATHS)
LONG_AGO = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
DONE = b'HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n{"success":true}'


@pytest.fixture
def cache() -> Iterator[Recorder]:
    with recorder() as running:
        yield running


def test_tags_of_addresses_never_change() -> None:
    """They are in copies that caches hold: another scheme would leave those behind for ever."""
    assert (FRONT, ARTICLE) == ("at:750097f8f45312b3", "at:e1d2eaa176fb467c")


def test_cloudflare(cache: Recorder) -> None:
    cache.answers = [DONE]
    Cloudflare("0a1b2c", "t0ken", cache.origin).purge(PATHS)

    body = f'{{"tags":["{FRONT}","{ARTICLE}"]}}'
    assert cache.requests == [
        (
            "POST /client/v4/zones/0a1b2c/purge_cache HTTP/1.1\r\n"
            f"Host: {cache.origin[7:]}\r\n"
            "Accept: */*\r\n"
            "Accept-Encoding: identity\r\n"
            "Connection: keep-alive\r\n"
            "User-Agent: khabar\r\n"
            "Authorization: Bearer t0ken\r\n"
            "Content-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        ).encode()
    ]


def test_fastly(cache: Recorder) -> None:
    Fastly("SU1Z0isxPaozGVKXdv0eY", "t0ken", cache.origin).purge(PATHS)

    body = f'{{"surrogate_keys":["{FRONT}","{ARTICLE}"]}}'
    assert cache.requests == [
        (
            "POST /service/SU1Z0isxPaozGVKXdv0eY/purge HTTP/1.1\r\n"
            f"Host: {cache.origin[7:]}\r\n"
            "Accept: */*\r\n"
            "Accept-Encoding: identity\r\n"
            "Connection: keep-alive\r\n"
            "User-Agent: khabar\r\n"
            "Fastly-Key: t0ken\r\n"
            "Content-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        ).encode()
    ]


def test_varnish(cache: Recorder) -> None:
    Varnish(cache.origin).purge(PATHS)

    assert cache.requests == [
        (
            "PURGE / HTTP/1.1\r\n"
            f"Host: {cache.origin[7:]}\r\n"
            "Accept: */*\r\n"
            "Accept-Encoding: identity\r\n"
            "Connection: keep-alive\r\n"
            "User-Agent: khabar\r\n"
            f"xkey-purge: {FRONT} {ARTICLE}\r\n\r\n"
        ).encode()
    ]


def test_nginx_is_asked_under_the_readers_name_and_may_not_have_it(cache: Recorder) -> None:
    cache.answers = [LONG_AGO]
    purge = Purge(Nginx(cache.origin, "news.example.org"))
    purge.purger.purge(PATHS)

    def request(path: str) -> bytes:
        return (
            f"PURGE {path} HTTP/1.1\r\n"
            "Host: news.example.org\r\n"
            "Accept: */*\r\n"
            "Accept-Encoding: identity\r\n"
            "Connection: keep-alive\r\n"
            "User-Agent: khabar\r\n\r\n"
        ).encode()

    encoded = "/ar/2017/11/03/%D8%A7%D9%84%D9%82%D9%88%D8%A7%D8%AA/"
    assert cache.requests == [request("/ar/"), request(encoded)]


@pytest.mark.parametrize(("kind", "most"), [("cloudflare", 30), ("fastly", 256), ("varnish", 100), ("nginx", 1)])
def test_no_request_names_more_than_a_cache_takes(cache: Recorder, kind: str, most: int) -> None:
    cache.answers = [DONE]
    purgers: dict[str, Purger] = {
        "cloudflare": Cloudflare("z", "t", cache.origin),
        "fastly": Fastly("s", "t", cache.origin),
        "varnish": Varnish(cache.origin),
        "nginx": Nginx(cache.origin, "x"),
    }
    paths = [f"/{number}/" for number in range(most * 2 + 1)]

    Purge(purgers[kind]).tell(paths)

    sizes = [request.count(b"at:") or 1 for request in cache.requests]
    assert sizes == [most, most, 1]
    assert max(map(len, cache.requests)) < 8192


def test_a_cache_that_refuses_is_trouble_with_its_reason_and_its_time(cache: Recorder) -> None:
    cache.answers = [b"HTTP/1.1 429 Too Many Requests\r\nRetry-After: 30\r\nContent-Length: 4\r\n\r\nslow"]

    with pytest.raises(Trouble, match="Fastly answered 429: slow") as raised:
        Fastly("s", "t", cache.origin).purge(PATHS)

    assert raised.value.retry_in == 30


def test_an_error_of_cloudflare_with_status_200_is_one(cache: Recorder) -> None:
    cache.answers = [b'HTTP/1.1 200 OK\r\nContent-Length: 17\r\n\r\n{"success":false}']

    with pytest.raises(Trouble, match="did not purge"):
        Cloudflare("z", "t", cache.origin).purge(PATHS)


def test_a_cache_that_is_not_there_is_trouble() -> None:
    with pytest.raises(Trouble, match=r"Varnish at http://127\.0\.0\.1:9 cannot be reached"):
        Varnish("http://127.0.0.1:9").purge(PATHS)


def test_no_trouble_and_no_name_holds_a_secret(cache: Recorder) -> None:
    cache.answers = [b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"]
    for purger in (Fastly("s", "s3cret", cache.origin), Cloudflare("z", "s3cret", cache.origin)):
        with pytest.raises(Trouble) as raised:
            purger.purge(PATHS)
        assert "s3cret" not in str(raised.value) + purger.name
