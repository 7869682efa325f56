"""What the front holds in memory is what the store has, bounded, and outlives a store that cannot be read."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from khabar.press.front.memory import Memory
from khabar.press.front.negotiation import accepted_encodings
from khabar.press.front.pages import Preparing
from khabar.press.front.security import SecurityHeaders
from khabar.press.sheets import Sheet
from khabar.press.stores.base import Baked
from khabar.press.stores.pagefile import PageFile

BODY = "<p>القوّات تستعيد القائم</p>".encode() * 50
BROTLI = accepted_encodings("br")
GZIP = accepted_encodings("gzip")
PLAIN = accepted_encodings("identity")


class Clock:
    """A clock that the test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def store(tmp_path: Path) -> Iterator[PageFile]:
    opened = PageFile(tmp_path / "pages.sqlite3")
    opened.commit([])
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


def memory_of(store: PageFile, clock: Clock, limit: int = 1_000_000) -> Memory:
    return Memory(store.path, limit, Preparing(SecurityHeaders(https=False)), clock)


def lay(store: PageFile, owner: str, *sheets: Sheet) -> None:
    store.commit([Baked(owner, sheets, store.next_ticket())])


def plain(memory: Memory, path: str) -> bytes | None:
    answer = memory.get(path, PLAIN)
    return None if answer is None else answer.body


def test_who_has_seen_a_new_page_never_gets_an_older_one_of_the_same_commit(store: PageFile, clock: Clock) -> None:
    """Within one millisecond, in which the front does not look at the store for what it holds."""
    lay(store, "article:81", Sheet("/left/", b"1"), Sheet("/right/", b"1"))
    memory = memory_of(store, clock)
    assert plain(memory, "/right/") == b"1"

    lay(store, "article:81", Sheet("/left/", b"2"), Sheet("/right/", b"2"))

    assert plain(memory, "/left/") == b"2"
    assert plain(memory, "/right/") == b"2"


def test_a_change_is_seen_at_the_next_look(store: PageFile, clock: Clock) -> None:
    lay(store, "article:81", Sheet("/a/", b"1"))
    memory = memory_of(store, clock)
    assert plain(memory, "/a/") == b"1"

    lay(store, "article:81", Sheet("/a/", b"2"))
    clock.now += 0.001

    assert plain(memory, "/a/") == b"2"


def test_memory_stays_below_its_limit_and_lets_go_what_was_not_asked_for_longest(store: PageFile, clock: Clock) -> None:
    pages = [f"/{number}/" for number in range(100)]
    lay(store, "pages:all", *(Sheet(path, BODY + path.encode()) for path in pages))
    memory = memory_of(store, clock, limit=30_000)

    for path in pages:
        assert memory.get(pages[0], BROTLI) is not None
        assert memory.get(path, BROTLI) is not None

    assert memory.size <= memory.limit
    assert pages[0] in memory._pages
    assert pages[1] not in memory._pages


def test_only_the_encodings_that_were_asked_for_are_held(store: PageFile, clock: Clock) -> None:
    lay(store, "article:81", Sheet("/a/", BODY))
    memory = memory_of(store, clock)

    memory.get("/a/", BROTLI)
    with_brotli = memory.size
    memory.get("/a/", BROTLI)
    assert memory.size == with_brotli
    memory.get("/a/", GZIP)
    assert memory.size > with_brotli


def test_a_page_larger_than_memory_is_served_all_the_same(store: PageFile, clock: Clock) -> None:
    lay(store, "article:81", Sheet("/a/", BODY))
    memory = memory_of(store, clock, limit=100)

    assert memory.get("/a/", BROTLI) is not None
    assert memory.size == 0


def test_visits_are_counted_also_of_pages_that_left_and_taken_once(store: PageFile, clock: Clock) -> None:
    lay(store, "article:81", Sheet("/a/", BODY), Sheet("/b/", BODY))
    memory = memory_of(store, clock)
    for _ in range(3):
        memory.get("/a/", BROTLI)
    lay(store, "article:81", Sheet("/a/", b"new"), Sheet("/b/", BODY))
    clock.now += 0.001
    memory.get("/a/", BROTLI)
    memory.get("/b/", BROTLI)
    memory.get("/none/", BROTLI)

    assert memory.take_visits() == {"/a/": 4, "/b/": 1}
    assert memory.take_visits() == {}


def test_a_store_that_breaks_is_complained_of_once_and_what_is_held_goes_on(
    store: PageFile, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "khabar.press.front.memory")
    lay(store, "article:81", Sheet("/held/", BODY), *(Sheet(f"/{number}/", BODY * 20) for number in range(50)))
    memory = memory_of(store, clock)
    held = memory.get("/held/", BROTLI)
    assert held is not None
    assert not memory.is_stale
    store.close()
    files = [store.path, store.path.with_name(f"{store.path.name}-wal")]

    for file in files:
        file.write_bytes(b"\x00" * file.stat().st_size)
    for number in range(50):
        clock.now += 1.5
        memory.get(f"/{number}/", BROTLI)
    assert memory.is_stale
    assert memory.get("/held/", BROTLI) is held
    assert sum("cannot be read" in record.message for record in caplog.records) == 1

    mended = PageFile(store.path.with_name("mended.sqlite3"))
    lay(mended, "article:81", Sheet("/1/", BODY))
    mended.close()
    for file in store.path.parent.glob("pages.sqlite3-*"):
        file.unlink()
    mended.path.replace(store.path)
    clock.now += 1.5
    assert memory.get("/1/", BROTLI) is not None
    assert not memory.is_stale
    assert sum("can be read again" in record.message for record in caplog.records) == 1
