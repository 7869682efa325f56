"""The store knows when what answers at an address changed last, and under which tags it can be dropped."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from khabar.press.sheets import Sheet
from khabar.press.stores import schema
from khabar.press.stores.base import Baked
from khabar.press.stores.pagefile import PageFile
from khabar.press.stores.pagereader import PageReader, StoredPage
from khabar.press.stores.tags import address_tag

BODY = "<p>القوّات تستعيد القائم</p>".encode() * 50


class Clock:
    """A clock that the test sets."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[PageFile]:
    opened = PageFile(tmp_path / "pages.sqlite3", clock)
    yield opened
    opened.close()


def lay(store: PageFile, owner: str, *sheets: Sheet, keys: frozenset[str] = frozenset()) -> None:
    store.commit([Baked(owner, sheets, store.next_ticket(), keys)])


def found(store: PageFile, path: str) -> StoredPage:
    reader = PageReader(store.path)
    page = reader.find(path)
    reader.close()
    assert page is not None
    return page


def test_a_page_knows_when_it_changed_and_not_when_it_was_baked_last(store: PageFile, clock: Clock) -> None:
    lay(store, "article:81", Sheet("/a/", BODY))
    clock.now = 2000.9
    lay(store, "article:81", Sheet("/a/", BODY))
    assert found(store, "/a/").changed_at == 1000

    lay(store, "article:81", Sheet("/a/", BODY + b"!"))
    assert found(store, "/a/").changed_at == 2000


def test_two_changes_in_one_second_can_be_told_apart(store: PageFile) -> None:
    for number in range(3):
        lay(store, "article:81", Sheet("/a/", BODY + bytes([number])))

    assert found(store, "/a/").changed_at == 1002


def test_a_clock_that_is_set_back_takes_no_page_back(store: PageFile, clock: Clock) -> None:
    lay(store, "article:81", Sheet("/a/", BODY))
    clock.now = 500.0
    lay(store, "article:81", Sheet("/a/", BODY + b"!"))

    assert found(store, "/a/").changed_at == 1001


def test_a_page_that_left_makes_the_one_behind_it_new(store: PageFile, clock: Clock) -> None:
    """A reader who has the page that left would otherwise be told that nothing changed."""
    lay(store, "article:1", Sheet("/a/", BODY))
    clock.now = 2000.0
    lay(store, "article:2", Sheet("/a/", b"redirect", status=301, location="/b/"))
    clock.now = 3000.0
    lay(store, "article:1")

    page = found(store, "/a/")
    assert (page.status, page.changed_at) == (301, 3000)


def test_a_page_carries_the_tags_of_its_address_its_owner_and_its_keys(store: PageFile) -> None:
    lay(store, "article:81", Sheet("/a/", BODY), Sheet("/b/", BODY), keys=frozenset({"section:7", "article:81"}))

    assert found(store, "/a/").tags == f"{address_tag('/a/')} article:81 section:7"
    assert found(store, "/b/").tags == f"{address_tag('/b/')} article:81 section:7"


def test_new_keys_are_new_tags_though_nothing_else_changed(store: PageFile) -> None:
    lay(store, "article:81", Sheet("/a/", BODY), keys=frozenset({"section:7"}))
    before = found(store, "/a/")

    lay(store, "article:81", Sheet("/a/", BODY), keys=frozenset({"section:8"}))

    after = found(store, "/a/")
    assert after.tags.endswith(" article:81 section:8")
    assert (after.digest, after.changed_at) == (before.digest, before.changed_at)


def test_a_store_of_the_first_version_goes_on_being_served(tmp_path: Path) -> None:
    file = tmp_path / "pages.sqlite3"
    old = sqlite3.connect(file)
    old.executescript(
        """
        CREATE TABLE addresses (
            id INTEGER PRIMARY KEY, path TEXT NOT NULL, owner TEXT NOT NULL, rank INTEGER NOT NULL,
            seq INTEGER NOT NULL, digest TEXT NOT NULL, status INTEGER NOT NULL, content_type TEXT NOT NULL,
            location TEXT, immutable INTEGER NOT NULL, identity BLOB, gzip BLOB, brotli BLOB
        );
        CREATE UNIQUE INDEX addresses_claims ON addresses (path, rank, owner);
        CREATE UNIQUE INDEX addresses_of_owner ON addresses (owner, path);
        CREATE INDEX addresses_by_seq ON addresses (seq);
        CREATE TABLE owners (owner TEXT PRIMARY KEY, ticket INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE numbers (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE words (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        INSERT INTO numbers (name, value) VALUES ('seq', 4), ('ticket', 9);
        INSERT INTO owners (owner, ticket) VALUES ('article:81', 9);
        INSERT INTO addresses (path, owner, rank, seq, digest, status, content_type, immutable, identity)
            VALUES ('/a/', 'article:81', 0, 4, 'x', 200, 'text/html', 0, x'6f6c64');
        PRAGMA user_version = 1;
        """
    )
    old.close()
    store = PageFile(file)
    assert store.owners() == {"article:81"}

    page = found(store, "/a/")
    assert (page.identity, page.changed_at, page.tags) == (b"old", 0, address_tag("/a/"))

    lay(store, "article:81", Sheet("/a/", BODY), keys=frozenset({"section:7"}))
    page = found(store, "/a/")
    assert page.changed_at > 1_700_000_000
    assert page.tags == f"{address_tag('/a/')} article:81 section:7"


def test_a_store_of_a_version_that_nobody_knows_is_made_anew(store: PageFile) -> None:
    lay(store, "article:81", Sheet("/a/", BODY))
    store.close()
    later = sqlite3.connect(store.path)
    later.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    later.close()

    assert store.owners() == set()
