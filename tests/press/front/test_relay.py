"""What is not baked reaches the app as the reader sent it, and its answer the reader, without what is nobody's."""

import hashlib
import os
import re
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.press.front.conftest import PATIENCE_SECONDS, SECRET, RunningFront, running_front
from tests.press.front.upstream import LONG, Upstream


def headers_heard(response: httpx.Response, name: str) -> list[str]:
    return [value for heard, value in response.json()["headers"] if heard == name]


@pytest.mark.parametrize(
    "target",
    [
        "/ar/-/comments/5/",
        "/%D8%A8%D8%AD%D8%AB/?q=%D8%A7%D9%84%D9%82%D9%88%D9%91%D8%A7%D8%AA&page=2",
        "/a%25b/?next=%2Fadmin%2F&x=a+b&empty=",
        "/double//slashes//?a=//b",
        "/plain;v=1,2/~user/@name/(x)!$&'*+=:",
    ],
)
def test_addresses_and_queries_arrive_as_they_were_sent(front: RunningFront, target: str) -> None:
    assert httpx.get(f"{front.url}{target}", trust_env=False).json()["target"] == target


def test_a_posted_body_arrives_whole(front: RunningFront) -> None:
    body = os.urandom(900_000)

    heard = front.client.post("/ar/-/comments/5/", content=body, headers={"content-type": "text/plain"}).json()

    assert heard["length"] == len(body)
    assert heard["sha256"] == hashlib.sha256(body).hexdigest()


def test_an_answer_streams(front: RunningFront) -> None:
    Upstream.released.clear()
    with front.client.stream("GET", "/pieces/") as response:
        pieces = response.iter_raw()
        assert next(pieces) == b"one"
        Upstream.released.set()
        assert b"".join(pieces) == b"two"


def test_every_cookie_arrives_for_itself(front: RunningFront) -> None:
    response = front.client.get("/cookies/")

    assert response.headers.get_list("set-cookie") == ["a=1; Path=/", "b=2; Path=/; HttpOnly"]


def test_one_readers_cookies_are_not_anothers(front: RunningFront) -> None:
    httpx.get(f"{front.url}/cookies/")

    assert headers_heard(httpx.get(f"{front.url}/echo/"), "cookie") == []


def test_several_cookie_headers_become_one(front: RunningFront) -> None:
    response = httpx.get(f"{front.url}/echo/", headers=[("cookie", "a=1"), ("cookie", "b=2")])

    assert headers_heard(response, "cookie") == ["a=1; b=2"]


def test_redirects_are_the_readers_business(front: RunningFront) -> None:
    response = front.client.get("/elsewhere/")

    assert response.status_code == 302
    assert response.headers["location"] == "/somewhere/"


def test_an_unmodified_answer_has_no_body(front: RunningFront) -> None:
    response = front.client.get("/unmodified/")

    assert response.status_code == 304
    assert response.content == b""


def test_head_of_a_dynamic_page_tells_the_length(front: RunningFront) -> None:
    response = front.client.head("/echo/")

    assert response.content == b""
    assert int(response.headers["content-length"]) > 0


def test_the_reader_cannot_say_who_she_is(front: RunningFront) -> None:
    lies = {
        "X-Forwarded-For": "203.0.113.9",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "evil.example",
        "X_Forwarded_For": "203.0.113.9",
        "Forwarded": "for=203.0.113.9",
        "X-Real-IP": "203.0.113.9",
        "X-Khabar-Front": "guessed",
        "X-Khabar-Anything": "1",
    }

    response = front.client.get("/echo/", headers=lies)

    assert headers_heard(response, "x-forwarded-for") == ["127.0.0.1"]
    assert headers_heard(response, "x-forwarded-proto") == ["http"]
    assert headers_heard(response, "x-khabar-front") == [SECRET]
    names = {name for name, _ in response.json()["headers"]}
    assert not names & {"x-forwarded-host", "x_forwarded_for", "forwarded", "x-real-ip", "x-khabar-anything"}


def test_the_app_sees_the_readers_host(front: RunningFront) -> None:
    response = front.client.get("/echo/", headers={"host": "news.example.org"})

    assert headers_heard(response, "host") == ["news.example.org"]


def test_what_concerns_one_connection_ends_with_it(front: RunningFront) -> None:
    response = front.client.get(
        "/hops/", headers={"connection": "keep-alive, X-Mine", "x-mine": "1", "te": "trailers", "proxy-connection": "x"}
    )

    heard = {name for name, _ in response.json()["headers"]}
    assert not heard & {"x-mine", "te", "proxy-connection"}
    assert not set(response.headers) & {"x-private", "keep-alive", "x-khabar-inner"}


@pytest.mark.parametrize(("path", "megabytes"), [("/admin/photos/add/", 2), ("/ar/-/comments/5/", 1)])
def test_a_body_that_is_too_long_is_refused_before_it_is_sent(front: RunningFront, path: str, megabytes: int) -> None:
    response = front.client.post(path, content=b"x" * (megabytes * 1024 * 1024 + 1))

    assert response.status_code == 413
    assert "أكبر من المسموح" in response.text


def test_a_body_of_unknown_length_is_refused(front: RunningFront) -> None:
    response = front.client.post("/ar/-/comments/5/", content=iter([b"a", b"b"]))

    assert response.status_code == 411


def connected(front: RunningFront) -> socket.socket:
    address = urlsplit(front.url)
    return socket.create_connection((address.hostname or "", address.port or 0), timeout=PATIENCE_SECONDS)


def memory_of_workers(front: RunningFront) -> int:
    """Return how many megabytes the front's processes hold that they share with nobody."""
    children = Path(f"/proc/{front.process.pid}/task/{front.process.pid}/children").read_text().split()
    rollups = [Path(f"/proc/{child}/smaps_rollup").read_text() for child in children]
    return sum(int(re.findall(r"Private_Dirty: +(\d+) kB", rollup)[0]) for rollup in rollups) // 1024


def test_a_reader_who_goes_away_is_no_error(front: RunningFront) -> None:
    Upstream.released.clear()
    with connected(front) as connection:
        connection.sendall(b"GET /pieces/ HTTP/1.1\r\nHost: x\r\n\r\n")
        connection.recv(1000)
    time.sleep(0.1)
    Upstream.released.set()
    with connected(front) as connection:
        connection.sendall(b"POST /x/ HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc")
    time.sleep(0.2)

    assert front.client.get("/echo/").status_code == 200
    assert "Traceback" not in front.log.read_text()


@pytest.mark.parametrize("target", ["/long/", "/unknown/"])
def test_a_long_answer_arrives_whole_with_its_length(front: RunningFront, target: str) -> None:
    response = front.client.get(target)

    assert response.content == LONG
    assert response.headers["content-length"] == str(len(LONG))


@pytest.mark.parametrize("target", ["/long-torn/", "/unknown-torn/"])
def test_half_of_a_long_answer_is_an_error_and_no_answer(front: RunningFront, target: str) -> None:
    response = front.client.get(target)

    assert response.status_code == 502
    assert "تعذر إتمام الجواب" in response.text


def test_readers_who_do_not_read_hold_neither_the_app_nor_memory(front: RunningFront) -> None:
    """Each asks for half a megabyte and takes nothing of it; the app is done with all of them all the same."""
    asked = Upstream.asked
    connections = [connected(front) for _ in range(150)]
    for connection in connections:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.sendall(b"GET /long/ HTTP/1.1\r\nHost: x\r\n\r\n")
    deadline = time.monotonic() + 20
    while Upstream.asked < asked + len(connections) and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)

    assert Upstream.asked == asked + len(connections)
    assert front.client.get("/echo/").status_code == 200
    assert memory_of_workers(front) < 100, "the answers wait in memory"
    for connection in connections:
        connection.close()


def test_a_body_that_dribbles_in_does_not_reach_the_app_before_it_is_whole(front: RunningFront) -> None:
    asked = Upstream.asked
    with connected(front) as connection:
        connection.sendall(b"POST /dribble/ HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n")
        for piece in (b"a", b"b"):
            connection.sendall(piece)
            time.sleep(0.2)
            assert Upstream.asked == asked
        connection.sendall(b"c")

        assert b"200 OK" in connection.recv(4000)
    assert Upstream.asked == asked + 1


def test_an_app_that_breaks_off_leaves_a_torn_answer_that_the_reader_notices(front: RunningFront) -> None:
    with pytest.raises(httpx.RemoteProtocolError):
        front.client.get("/broken/")

    assert front.client.get("/echo/").status_code == 200


def test_a_websocket_is_an_ordinary_request(front: RunningFront) -> None:
    with connected(front) as connection:
        connection.sendall(
            b"GET /ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
        )
        answer = connection.recv(4000)

    assert answer.startswith(b"HTTP/1.1 200 OK")
    assert b'"upgrade"' not in answer


def test_trusted_proxies_are_counted_from_the_right(app_port: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    with running_front(tmp_path_factory.mktemp("behind"), app_port, KHABAR_TRUSTED_PROXIES="2") as behind:
        response = behind.client.get(
            "/echo/",
            headers={
                "X-Forwarded-For": "203.0.113.9, 198.51.100.7, 192.0.2.1",
                "X-Forwarded-Proto": "http, https, http",
            },
        )

    assert headers_heard(response, "x-forwarded-for") == ["198.51.100.7"]
    assert headers_heard(response, "x-forwarded-proto") == ["https"]
