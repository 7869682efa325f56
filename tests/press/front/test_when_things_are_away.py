"""Readers are served when Django, the store or both are away."""

import os
import time
from pathlib import Path

import pytest

from khabar.press.sheets import Sheet
from khabar.press.stores.base import Baked
from khabar.press.stores.pagefile import PageFile
from tests.press.front.conftest import RunningFront, free_port, running_front
from tests.press.front.upstream import running_upstream

BODY = "<p>خبر</p>".encode() * 100


def test_baked_pages_are_served_without_the_app(front_without_app: RunningFront) -> None:
    front_without_app.lay(Sheet("/ar/", BODY))

    assert front_without_app.client.get("/ar/").content == BODY


def test_what_needs_the_app_says_that_it_is_away(front_without_app: RunningFront) -> None:
    response = front_without_app.client.post("/ar/-/comments/5/", content=b"x")

    assert response.status_code == 503
    assert response.headers["retry-after"] == "10"
    assert response.headers["cache-control"] == "no-store"
    assert "متوقفة مؤقتًا" in response.text
    assert front_without_app.client.get("/admin/").status_code == 503
    assert front_without_app.client.get("/ar/search/?q=a").status_code == 503
    assert front_without_app.client.get("/ar/section/search/").status_code == 404


def test_a_page_that_is_baked_when_asked_for_is_away_and_not_missing(tmp_path: Path) -> None:
    with running_front(tmp_path, free_port(), KHABAR_PRESS_ARCHIVE_AFTER_MONTHS="12") as front:
        assert front.client.get("/ar/2010/01/01/old/").status_code == 503


def test_the_baked_notices_are_used_where_there_are_any(tmp_path: Path) -> None:
    with running_front(tmp_path, free_port()) as front:
        front.lay(
            Sheet("/!away", b"away"), Sheet("/!missing", b"missing" * 100), Sheet("/en/!missing", b"no such page")
        )

        away = front.client.get("/admin/")
        missing = front.client.get("/ar/no-such-page/", headers={"accept-encoding": "br"})
        english = front.client.get("/en/no-such-page/")

        assert (away.status_code, away.text) == (503, "away")
        assert (missing.status_code, missing.text, missing.headers["content-encoding"]) == (404, "missing" * 100, "br")
        assert (english.status_code, english.text) == (404, "no such page")
        assert front.client.head("/ar/no-such-page/").headers["content-length"] == "700"


def test_the_app_is_found_again_when_it_comes_back(tmp_path: Path) -> None:
    port = free_port()
    with running_front(tmp_path, port) as front:
        assert front.client.get("/admin/").status_code == 503
        with running_upstream(port):
            assert front.client.get("/admin/").status_code == 200


def test_a_store_that_is_moved_away_goes_on_being_read_and_a_new_one_is_taken(tmp_path: Path) -> None:
    with running_front(tmp_path, free_port()) as front:
        front.lay(Sheet("/old/", BODY), Sheet("/unread/", BODY))
        assert front.client.get("/old/").status_code == 200

        front.store.close()
        for name in ("pages.sqlite3", "pages.sqlite3-wal", "pages.sqlite3-shm"):
            file = front.store.path.with_name(name)
            if file.exists():
                file.rename(file.with_name(f"moved-{name}"))
        time.sleep(1.1)
        assert front.client.get("/old/").content == BODY
        assert front.client.get("/unread/").content == BODY

        replacement = PageFile(tmp_path / "new.sqlite3")
        replacement.commit([Baked("article:82", (Sheet("/new/", BODY),), replacement.next_ticket())])
        replacement.close()
        os.replace(replacement.path, front.store.path)
        time.sleep(1.1)
        assert front.client.get("/new/").content == BODY
        assert front.client.get("/old/").status_code == 404


def test_without_any_store_the_front_starts_and_takes_the_first_one(tmp_path: Path) -> None:
    with running_front(tmp_path, free_port(), KHABAR_STORE_FILE=str(tmp_path / "later" / "pages.sqlite3")) as front:
        assert front.client.get("/ar/").status_code == 503

        later = PageFile(tmp_path / "later" / "pages.sqlite3")
        later.commit([Baked("front:1", (Sheet("/ar/", BODY),), later.next_ticket())])
        time.sleep(1.1)

        assert front.client.get("/ar/").content == BODY
        later.close()


@pytest.mark.parametrize("damage", [b"", b"no database at all " * 500])
def test_a_store_that_cannot_be_read_at_the_start_makes_pages_away_and_not_missing(
    tmp_path: Path, damage: bytes
) -> None:
    broken = tmp_path / "broken.sqlite3"
    broken.write_bytes(damage)

    with running_front(tmp_path, free_port(), KHABAR_STORE_FILE=str(broken)) as front:
        for _ in range(50):
            response = front.client.get("/ar/")
            assert (response.status_code, response.headers["retry-after"]) == (503, "10")
        time.sleep(1.1)
        assert front.client.get("/ar/").status_code == 503
        assert front.log.read_text().count("cannot be read") == 1


def test_pages_in_memory_outlive_the_disk_and_say_so(tmp_path: Path) -> None:
    with running_front(tmp_path, free_port()) as front:
        front.lay(Sheet("/held/", BODY), *(Sheet(f"/{number}/", os.urandom(9000)) for number in range(300)))
        known = {"accept-encoding": "br"}
        held = front.client.get("/held/", headers=known)
        assert "x-khabar-stale" not in held.headers
        known["if-none-match"] = held.headers["etag"]
        front.store.close()
        for name in ("pages.sqlite3", "pages.sqlite3-wal"):
            file = front.store.path.with_name(name)
            file.write_bytes(b"\x00" * file.stat().st_size)

        lost = [front.client.get(f"/{number}/").status_code for number in range(300)]
        assert lost[-1] == 503
        for accept, body in ({"accept-encoding": "gzip"}, BODY), ({"accept-encoding": "br"}, BODY), (known, b""):
            again = front.client.get("/held/", headers=accept)
            assert again.content == body
            assert again.headers["x-khabar-stale"] == "the page store cannot be read"
        assert front.client.head("/held/").headers["content-length"] == str(len(BODY))
        assert front.log.read_text().count("cannot be read") == 1
