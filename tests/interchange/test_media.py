"""Files of photos come from where the operator says and from nowhere else, and never more of them than fits."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from khabar.interchange.formats.records import Medium
from khabar.interchange.taking_in.media import Folder, NoFile, Site

LIMIT = 1000


@pytest.fixture
def server() -> Iterator[str]:
    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host = self.headers["host"]
            if self.path == "/moved.jpg":
                self.send_response(302)
                self.send_header("location", f"http://{host}/a.jpg")
            elif self.path == "/away.jpg":
                self.send_response(302)
                self.send_header("location", "http://elsewhere.example/a.jpg")
            elif self.path == "/round.jpg":
                self.send_response(302)
                self.send_header("location", "/round.jpg")
            elif self.path in ("/a.jpg", "/large.jpg"):
                self.send_response(200)
            else:
                self.send_response(404)
            self.end_headers()
            self.wfile.write(b"x" * (5000 if self.path == "/large.jpg" else 3))

        def log_message(self, *_: object) -> None:
            return

    running = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://site.example:{running.server_port}"
    running.shutdown()
    thread.join()
    running.server_close()


def here(base: str, *, may_ask: bool = True) -> Site:
    return Site(base, addresses=lambda _host, _port: ["127.0.0.1"], may_ask=lambda _address: may_ask)


def test_folder_gives_the_full_picture_also_for_a_smaller_one(uploads: Path) -> None:
    whole = (uploads / "2017/11/market.jpg").read_bytes()

    for url in (
        "http://x.example/wp-content/uploads/2017/11/market-300x200.jpg",
        "/wp-content/uploads/2017/11/market.jpg",
    ):
        assert Folder(uploads).fetch(Medium("1", url), 10**6) == whole
    assert Folder(uploads.parent).fetch(Medium("1", "", place="uploads/2017/11/market.jpg"), 10**6) == whole


@pytest.mark.parametrize("place", ["../secret", "2017/../../secret", "/../secret", "%2e%2e/secret"])
def test_folder_gives_nothing_from_outside(uploads: Path, place: str) -> None:
    (uploads.parent / "secret").write_text("secret")

    with pytest.raises(NoFile):
        Folder(uploads).fetch(Medium("1", f"http://x.example/wp-content/uploads/{place}", place=place), LIMIT)


def test_link_in_the_folder_leads_nowhere_outside(uploads: Path) -> None:
    (uploads.parent / "secret").write_text("secret")
    (uploads / "link.jpg").symlink_to(uploads.parent / "secret")

    with pytest.raises(NoFile, match="outside the folder"):
        Folder(uploads).fetch(Medium("1", "", place="link.jpg"), LIMIT)


def test_site_is_asked_and_followed_within_itself(server: str) -> None:
    assert here(server).fetch(Medium("1", f"{server}/a.jpg"), LIMIT) == b"xxx"
    assert here(server).fetch(Medium("1", "/moved.jpg"), LIMIT) == b"xxx"


def test_no_more_is_read_than_a_photo_may_have(server: str) -> None:
    assert LIMIT < len(here(server).fetch(Medium("1", "/large.jpg"), LIMIT)) <= 5000


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("/away.jpg", "another site"),
        ("http://elsewhere.example/a.jpg", "another site"),
        ("file:///etc/passwd", "another site"),
        ("/round.jpg", "from one address to the next"),
        ("/none.jpg", "answers 404"),
    ],
)
def test_nobody_else_is_asked(server: str, url: str, why: str) -> None:
    with pytest.raises(NoFile, match=why):
        here(server).fetch(Medium("1", url), LIMIT)


def test_site_with_a_private_address_is_not_asked(server: str) -> None:
    with pytest.raises(NoFile, match="private address"):
        here(server, may_ask=False).fetch(Medium("1", "/a.jpg"), LIMIT)


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "10.1.2.3", "169.254.169.254", "192.168.0.1"])
def test_private_addresses_are_known(host: str) -> None:
    with pytest.raises(NoFile, match="private address"):
        Site(f"http://{host}:1").fetch(Medium("1", "/a.jpg"), LIMIT)
