"""What was asked for is written down only where the operator wants it, and says little of who asked."""

import json
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.press.front.access_log import shortened
from khabar.press.front.configuration import Configuration
from khabar.press.sheets import Sheet
from tests.press.front.conftest import RunningFront, running_front
from tests.waiting import wait_until

BODY = "<p>خبر</p>".encode() * 100
COMBINED = re.compile(
    r"(\S+) - - \[\d\d/[A-Z][a-z]{2}/\d{4}:\d\d:\d\d:\d\d \+0000\] "
    r'"([A-Z]+) (\S+) HTTP/1\.1" (\d{3}) (\d+) "([^"]*)" "([^"]*)"'
)


def logged(front: RunningFront, file: Path, count: int) -> list[str]:
    """Return the *count* lines of *file* once they are there."""
    front.process.send_signal(signal.SIGUSR1)
    wait_until(lambda: file.exists() and len(file.read_text().splitlines()) >= count)
    lines = file.read_text().splitlines()
    assert len(lines) == count
    return lines


@pytest.fixture
def behind(app_port: int, tmp_path: Path) -> Iterator[RunningFront]:
    """A front behind one proxy, which logs as JSON."""
    log = {"KHABAR_ACCESS_LOG": "json", "KHABAR_ACCESS_LOG_FILE": str(tmp_path / "logs" / "access.log")}
    with running_front(tmp_path, app_port, KHABAR_TRUSTED_PROXIES="1", **log) as running:
        yield running


def test_nothing_is_written_unless_it_is_asked_for(front: RunningFront, tmp_path: Path) -> None:
    front.lay(Sheet("/ar/", BODY))
    front.client.get("/ar/")
    front.process.send_signal(signal.SIGUSR1)

    assert front.client.get("/ar/").status_code == 200
    assert not list(front.log.parent.rglob("access*"))


def test_lines_are_such_as_every_reader_of_logs_knows(app_port: int, tmp_path: Path) -> None:
    file = tmp_path / "access.log"
    with running_front(tmp_path, app_port, KHABAR_ACCESS_LOG="combined", KHABAR_ACCESS_LOG_FILE=str(file)) as front:
        front.lay(Sheet("/ar/خبر/", BODY))
        agent = {"user-agent": 'Mozilla "5.0"\\x', "referer": "https://example.org/a?token=secret#x"}
        page = front.client.get("/ar/خبر/?q=داعش", headers=agent)
        front.client.get("/ar/خبر/", headers={"if-none-match": page.headers["etag"]})
        front.client.head("/ar/خبر/")
        posted = front.client.post("/ar/-/comments/5/", content=b"x")

        lines = [found.groups() if (found := COMBINED.fullmatch(line)) else line for line in logged(front, file, 5)[1:]]

    path = quote("/ar/خبر/")
    assert [line[:5] for line in lines] == [
        ("127.0.0.0", "GET", path, "200", str(len(BODY))),
        ("127.0.0.0", "GET", path, "304", "0"),
        ("127.0.0.0", "HEAD", path, "200", "0"),
        ("127.0.0.0", "POST", "/ar/-/comments/5/", "200", posted.headers["content-length"]),
    ]
    assert lines[0][5:] == ("https://example.org/a", "Mozilla \\x225.0\\x22\\x5cx")


def test_json_has_one_object_a_line_with_the_network_of_the_reader(behind: RunningFront) -> None:
    behind.lay(Sheet("/ar/خبر/", BODY))
    behind.client.get("/ar/خبر/?q=1", headers={"x-forwarded-for": "203.0.113.77", "user-agent": "a\tb"})

    line = json.loads(logged(behind, behind.log.parent / "logs" / "access.log", 2)[-1])

    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", line.pop("time"))
    assert 0 <= line.pop("seconds") < 5
    assert line == {
        "address": "203.0.113.0",
        "method": "GET",
        "path": "/ar/خبر/",
        "protocol": "HTTP/1.1",
        "status": 200,
        "bytes": len(BODY),
        "referrer": "-",
        "agent": "a\tb",
    }


def test_a_log_that_was_moved_away_is_begun_anew(behind: RunningFront) -> None:
    file = behind.log.parent / "logs" / "access.log"
    behind.client.get("/first/")
    before = len(logged(behind, file, 2))
    moved = file.rename(file.with_suffix(".1"))

    behind.client.get("/second/")

    assert "/second/" in logged(behind, file, 1)[0]
    assert len(moved.read_text().splitlines()) == before


def test_a_log_that_cannot_be_written_stops_nobody(app_port: int, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    log = {"KHABAR_ACCESS_LOG": "json", "KHABAR_ACCESS_LOG_FILE": str(tmp_path / "file" / "access.log")}
    with running_front(tmp_path, app_port, **log) as front:
        front.lay(Sheet("/ar/", BODY))
        for _ in range(3):
            assert front.client.get("/ar/").status_code == 200
            front.process.send_signal(signal.SIGUSR1)
        wait_until(lambda: "cannot be written" in front.log.read_text())
        assert front.log.read_text().count("cannot be written") == 1


@pytest.mark.parametrize(("name", "value"), [("KHABAR_ACCESS_LOG", "common"), ("KHABAR_ACCESS_LOG_ADDRESSES", "yes")])
def test_a_setting_that_nobody_knows_is_refused(tmp_path: Path, name: str, value: str) -> None:
    environment = {
        "KHABAR_STORE_FILE": "x",
        "KHABAR_MEDIA_DIR": "x",
        "KHABAR_APP_ORIGIN": "http://127.0.0.1:9",
        "KHABAR_FRONT_SECRET": "x",
        "KHABAR_ACCESS_LOG_FILE": "x",
        "KHABAR_ACCESS_LOG": "json",
    }
    with pytest.raises(ValueError, match=f"not {value}"):
        Configuration.from_environment({**environment, name: value})


@given(st.ip_addresses().map(str))
def test_a_shortened_address_is_that_of_many(address: str) -> None:
    assert shortened(shortened(address)) == shortened(address)
    assert shortened(address).endswith((".0", "::"))
