"""No request is taken for two, or for another one than it is, by the real server and the app behind it.

Sent byte by byte over a socket: a client library would not send such things.
"""

import json
import re
import socket
from contextlib import suppress
from urllib.parse import urlsplit

import pytest

from khabar.press.sheets import Sheet
from tests.press.front.conftest import PATIENCE_SECONDS, SECRET, RunningFront

LAST = b"Connection: close\r\n"
SECOND = b"GET /smuggled HTTP/1.1\r\nHost: x\r\n" + LAST + b"\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n"
_ANSWER = re.compile(rb"HTTP/1\.[01] (\d{3})")


def said(front: RunningFront, request: bytes) -> bytes:
    """Send *request*, in which the last one asks for the connection to be closed; return all that comes back."""
    address = urlsplit(front.url)
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=PATIENCE_SECONDS) as connection:
        connection.sendall(request)
        got = b""
        with suppress(ConnectionError):
            while piece := connection.recv(65536):
                got += piece
        return got


def statuses(answers: bytes) -> list[int]:
    return [int(status) for status in _ANSWER.findall(answers)]


def heard(answers: bytes) -> list[dict[str, object]]:
    """Return what the app says that it heard, request by request."""
    return [json.loads(found) for found in re.findall(rb'{"method": .*?"sha256": "[0-9a-f]*"}', answers)]


def post(headers: bytes, body: bytes = b"") -> bytes:
    return b"POST /x/ HTTP/1.1\r\nHost: x\r\n" + headers + b"\r\n" + body


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        (b"Content-Length: 4\r\n" + CHUNKED, b"0\r\n\r\n", 411),
        (CHUNKED + b"Content-Length: 4\r\n", b"0\r\n\r\n", 411),
        (CHUNKED, b"0\r\n\r\n", 411),
        (CHUNKED, b'1;a="\r\n"\r\na\r\n0\r\n\r\n', 411),
        (CHUNKED, b"1\r\na\r\n0\r\nX-Khabar-Front: 1\r\n\r\n", 411),
        (b"Content-Length: 0\r\nContent-Length: 38\r\n", b"", 400),
        (b"Content-Length: 0, 38\r\n", b"", 400),
        (b"Content-Length: +1\r\n", b"a", 400),
        (b"Content-Length: -1\r\n", b"a", 400),
        (b"Content-Length: 0x1\r\n", b"a", 400),
        (b"Content-Length: \r\n", b"", 400),
        (b"Transfer-Encoding: xchunked\r\n", b"0\r\n\r\n", 400),
        (b"Transfer-Encoding: identity\r\nContent-Length: 1\r\n", b"a", 400),
        (b"Transfer-Encoding : chunked\r\n", b"0\r\n\r\n", 400),
        (CHUNKED + b"Transfer-Encoding: identity\r\n", b"0\r\n\r\n", 400),
        (b"X-A: 1\r\n Transfer-Encoding: chunked\r\n", b"0\r\n\r\n", 400),
        (b"X-A: 1\r\n\tContent-Length: 38\r\n", b"", 400),
        (b"X-A: a\0b\r\n", b"", 400),
        (b"X-A: a\rX-Khabar-Front: 1\r\n", b"", 400),
        (b"X A: 1\r\n", b"", 400),
        (b": 1\r\n", b"", 400),
        ("X-خبر: 1\r\n".encode(), b"", 400),
    ],
)
def test_a_body_of_doubtful_length_is_refused_and_nothing_after_it_is_heard(
    front: RunningFront, headers: bytes, body: bytes, status: int
) -> None:
    answers = said(front, post(headers, body) + SECOND)

    assert statuses(answers)[0] == status
    assert b"/x/" not in answers
    if status == 400:
        assert statuses(answers) == [400]


def test_what_follows_a_chunked_body_is_not_part_of_it(front: RunningFront) -> None:
    for answers in (
        said(front, post(b"Content-Length: 4\r\n" + CHUNKED, b"0\r\n\r\n" + SECOND)),
        said(front, post(CHUNKED + b"Content-Length: 6\r\n", b"0\r\n\r\n" + SECOND)),
    ):
        assert statuses(answers) == [411], "the connection is not to be used after a length that was doubtful"


def test_the_body_of_a_get_is_no_request(front: RunningFront) -> None:
    front.lay(Sheet("/ar/", b"<p>page</p>" * 50))
    length = f"Content-Length: {len(SECOND)}\r\n".encode()

    answers = said(front, b"GET /ar/ HTTP/1.1\r\nHost: x\r\n" + LAST + length + b"\r\n" + SECOND)
    assert statuses(answers) == [200]
    assert heard(answers) == []

    answers = said(front, b"GET /x/ HTTP/1.1\r\nHost: x\r\n" + LAST + length + b"\r\n" + SECOND)
    assert [(one["target"], one["length"]) for one in heard(answers)] == [("/x/", len(SECOND))]


def test_requests_behind_each_other_are_answered_in_their_order(front: RunningFront) -> None:
    front.lay(Sheet("/ar/", b"<p>page</p>" * 50))
    ask = "GET {} HTTP/1.1\r\nHost: x\r\n\r\n"

    answers = said(front, "".join(ask.format(path) for path in ("/1/", "/ar/", "/2/")).encode() + SECOND)

    assert statuses(answers) == [200, 200, 200, 200]
    assert [one["target"] for one in heard(answers)] == ["/1/", "/2/", "/smuggled"]
    assert answers.index(b"/1/") < answers.index(b"<p>page") < answers.index(b"/2/")


@pytest.mark.parametrize(
    ("target", "arrives"),
    [
        (b"/x%00y/", "/x%00y/"),
        (b"/x%0d%0aX-Khabar-Front:%201/", "/x%0D%0AX-Khabar-Front:%201/"),
        (b"/x/?a=%0d%0a%00", "/x/?a=%0d%0a%00"),
        (b"/%2e%2e/admin", "/../admin"),
        ("/خبر/".encode(), "/%D8%AE%D8%A8%D8%B1/"),
        (b"/%ff/", "/%EF%BF%BD/"),
        (b"http://x/y/", "/y/"),
    ],
)
def test_a_target_stays_one_target(front: RunningFront, target: bytes, arrives: str) -> None:
    answers = said(front, b"GET " + target + b" HTTP/1.1\r\nHost: x\r\n" + LAST + b"\r\n")

    assert [one["target"] for one in heard(answers)] == [arrives]


@pytest.mark.parametrize(
    "request_line",
    [b"GET /x\0y/ HTTP/1.1", b"GET /x y/ HTTP/1.1", b"GET  /x/ HTTP/1.1", b"GET /x/ HTTP/9.9", b"\x16\x03\x01"],
)
def test_a_request_line_that_is_none_is_refused(front: RunningFront, request_line: bytes) -> None:
    assert statuses(said(front, request_line + b"\r\nHost: x\r\n\r\n")) == [400]


@pytest.mark.parametrize(
    "request_head",
    [
        b"GET /x/ HTTP/1.1\r\nHost: x\r\nHost: y\r\n",
        b"GET /x/ HTTP/1.1\r\n",
        b"GET /x/ HTTP/1.1\r\nHost: \r\n",
        b"GET /x/ HTTP/1.1\r\nHost: x/../y\r\n",
        b"GET /x/ HTTP/1.1\r\nHost: x, y\r\n",
        b"GET /x/ HTTP/1.1\r\nHost: a@x\r\n",
        b"GET http://evil.example/x/ HTTP/1.1\r\nHost: x\r\n",
        b"GET http://a@x/x/ HTTP/1.1\r\nHost: a@x\r\n",
        b"OPTIONS * HTTP/1.1\r\nHost: x\r\n",
    ],
)
def test_a_request_has_one_host_and_one_path(front: RunningFront, request_head: bytes) -> None:
    answers = said(front, request_head + LAST + b"\r\n")

    assert statuses(answers) == [400]
    assert heard(answers) == []


def test_a_target_of_another_host_does_not_change_a_page(front: RunningFront) -> None:
    front.lay(Sheet("/ar/", b"<p>page</p>" * 50))

    answers = said(front, b"GET http://evil.example/ar/ HTTP/1.1\r\nHost: x\r\n" + LAST + b"\r\n")

    assert statuses(answers) == [200]
    assert b"evil" not in answers


def test_the_front_is_no_proxy_for_others(front: RunningFront) -> None:
    answers = said(front, b"CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n" + LAST + b"\r\n")

    assert statuses(answers) == [501]


@pytest.mark.parametrize(
    ("request_head", "status"),
    [
        (b"GET /" + b"a" * 2048 + b" HTTP/1.1\r\nHost: x\r\n", 414),
        (b"GET /x/?" + b"a" * 65_537 + b" HTTP/1.1\r\nHost: x\r\n", 414),
        (b"GET /x/ HTTP/1.1\r\nHost: x\r\nX-A: " + b"a" * 70_000 + b"\r\n", 431),
        (b"GET /x/ HTTP/1.1\r\nHost: x\r\n" + b"".join(b"X-%d: 1\r\n" % n for n in range(110)), 431),
    ],
)
def test_heads_and_addresses_have_their_limits(front: RunningFront, request_head: bytes, status: int) -> None:
    assert statuses(said(front, request_head + LAST + b"\r\n"))[:1] == [status]


def test_headers_that_only_the_front_may_say_do_not_come_from_outside(front: RunningFront) -> None:
    lies = (
        b"X-Forwarded-For: 203.0.113.9\r\nX_Forwarded_For: 203.0.113.9\r\nx-forwarded-host: evil.example\r\n"
        b"X-Forwarded-Port: 1\r\nFORWARDED: for=203.0.113.9\r\nX-Real-IP: 203.0.113.9\r\n"
        b"X-Khabar-Front: guessed\r\nX_Khabar_Front: guessed\r\nx-KHABAR-anything: 1\r\n"
        b"Connection: close, x-forwarded-for, x-khabar-front, host\r\n"
    )

    (one,) = heard(said(front, b"GET /x/ HTTP/1.1\r\nHost: x\r\n" + lies + b"\r\n"))

    assert one["headers"] == [
        ["host", "x"],
        ["x-forwarded-for", "127.0.0.1"],
        ["x-forwarded-proto", "http"],
        ["x-khabar-front", SECRET],
    ]
