"""The page store in one SQLite file keeps its three promises: together, never back, and gone is gone."""

import os
import threading
from pathlib import Path

import pytest

from khabar.press.sheets import Sheet
from khabar.press.stores.base import Baked
from khabar.press.stores.pagefile import PageFile
from khabar.press.stores.pagereader import PageReader
from tests.press.trial.rebuild import answers

BODY = "<p>القوّات تستعيد القائم</p>".encode() * 50


@pytest.fixture
def store(tmp_path: Path) -> PageFile:
    return PageFile(tmp_path / "pages.sqlite3")


def lay(store: PageFile, owner: str, *sheets: Sheet) -> frozenset[str]:
    return store.commit([Baked(owner, sheets, store.next_ticket())]).changed


def test_tickets_only_grow(store: PageFile) -> None:
    tickets = [store.next_ticket() for _ in range(3)]
    tickets.append(PageFile(store.path).next_ticket())

    assert tickets == sorted(set(tickets))


def test_an_older_bake_never_replaces_a_newer_one(store: PageFile) -> None:
    older, newer = store.next_ticket(), store.next_ticket()
    store.commit([Baked("article:81", (Sheet("/new/", b"new"),), newer)])

    late = store.commit([Baked("article:81", (Sheet("/old/", b"old"),), older)])

    assert late.refused == {"article:81"}
    assert late.changed == set()
    assert list(answers(store.path)) == ["/new/"]


def test_a_newer_bake_with_the_same_result_still_keeps_older_ones_out(store: PageFile) -> None:
    lay(store, "article:81", Sheet("/a/", b"same"))
    older, newer = store.next_ticket(), store.next_ticket()
    store.commit([Baked("article:81", (Sheet("/a/", b"same"),), newer)])

    late = store.commit([Baked("article:81", (Sheet("/a/", b"old"),), older)])

    assert late.refused == {"article:81"}
    assert answers(store.path)["/a/"].body == b"same"


def test_a_late_bake_does_not_keep_the_others_of_its_batch_back(store: PageFile) -> None:
    older, newer = store.next_ticket(), store.next_ticket()
    store.commit([Baked("article:81", (Sheet("/81/", b"new"),), newer)])

    store.commit([Baked("article:81", (), older), Baked("article:82", (Sheet("/82/", b"x"),), older)])

    assert {path: one.status for path, one in answers(store.path).items()} == {"/81/": 200, "/82/": 200}


def test_what_did_not_change_is_not_written(store: PageFile) -> None:
    lay(store, "article:81", Sheet("/a/", BODY), Sheet("/b/", BODY))
    before = answers(store.path)

    assert lay(store, "article:81", Sheet("/a/", BODY), Sheet("/b/", BODY + b"!")) == {"/b/"}

    after = answers(store.path)
    assert after["/a/"].seq == before["/a/"].seq
    assert after["/b/"].seq > before["/b/"].seq


def test_addresses_that_are_left_answer_410(store: PageFile) -> None:
    lay(store, "article:81", Sheet("/old/", BODY), Sheet("/s/81", status=301, location="/old/"))

    changed = lay(store, "article:81", Sheet("/new/", BODY))

    found = answers(store.path)
    assert changed == {"/old/", "/s/81", "/new/"}
    assert (found["/old/"].status, found["/old/"].body) == (410, b"")
    assert (found["/s/81"].status, found["/s/81"].location) == (410, None)


def test_a_tombstone_is_laid_once_and_can_be_lived_in_again(store: PageFile) -> None:
    lay(store, "article:81", Sheet("/a/", BODY))
    lay(store, "article:81")

    assert lay(store, "article:81") == set()
    assert lay(store, "article:81", Sheet("/a/", BODY)) == {"/a/"}
    assert answers(store.path)["/a/"].body == BODY


def test_all_representations_of_a_page_that_is_gone_are_gone(store: PageFile) -> None:
    lay(store, "article:81", Sheet("/a/", "سر".encode() * 500))
    lay(store, "article:81")

    page = PageReader(store.path).find("/a/")

    assert page is not None
    assert (page.identity, page.gzip, page.brotli) == (b"", None, None)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_page_answers_before_a_redirect_and_a_redirect_before_gone(
    store: PageFile, order: tuple[int, int, int]
) -> None:
    claims = [
        ("article:3", Sheet("/a/", BODY)),
        ("article:2", Sheet("/a/", status=301, location="/b/")),
        ("article:1", Sheet("/a/", b"gone", status=410)),
    ]
    for number in order:
        lay(store, claims[number][0], claims[number][1])
    reader = PageReader(store.path)

    def status() -> int:
        page = reader.find("/a/")
        assert page is not None
        return page.status

    assert status() == 200
    lay(store, "article:3")
    assert status() == 301
    lay(store, "article:2")
    assert status() == 410


def test_an_address_that_falls_to_another_owner_is_among_what_changed(store: PageFile) -> None:
    lay(store, "article:2", Sheet("/a/", status=301, location="/b/"))
    lay(store, "article:1", Sheet("/a/", BODY))
    reader = PageReader(store.path)
    seq = reader.seq()

    lay(store, "article:1")

    assert [path for path, _ in reader.changed_since(seq)] == ["/a/"]


def test_pages_of_one_commit_appear_together(store: PageFile) -> None:
    """A reader in another connection never sees one without the other."""
    store.commit([])
    reader = PageReader(store.path)
    stop = threading.Event()
    torn: list[tuple[str | None, str | None]] = []

    def read() -> None:
        while not stop.is_set():
            paths = sorted(path for path, _ in reader.changed_since(0))
            if len(paths) % 2:
                torn.append((paths[-1], None))

    thread = threading.Thread(target=read)
    thread.start()
    for number in range(100):
        ticket = store.next_ticket()
        store.commit(
            [
                Baked(f"article:{number}", (Sheet(f"/a/{number}", BODY),), ticket),
                Baked(f"list:{number}", (Sheet(f"/b/{number}", BODY),), ticket),
            ]
        )
    stop.set()
    thread.join()

    assert not torn


def test_the_same_sheet_gives_the_same_bytes(tmp_path: Path) -> None:
    stores = [PageFile(tmp_path / f"{name}.sqlite3", clock=lambda: 1000.0) for name in "ab"]
    for store in stores:
        lay(store, "article:81", Sheet("/a/", BODY))

    first, second = (PageReader(store.path).find("/a/") for store in stores)

    assert first == second
    assert first is not None
    assert first.identity is None
    assert first.gzip is not None
    assert first.brotli is not None
    assert len(first.brotli) < len(first.gzip) < len(BODY)


@pytest.mark.parametrize(
    "sheet",
    [
        Sheet("/font.woff2", b"\0" * 5000, content_type="font/woff2"),
        Sheet("/photo.png", b"\0" * 5000, content_type="image/png"),
        Sheet("/small/", b"small"),
    ],
)
def test_small_and_packed_bodies_are_stored_once(store: PageFile, sheet: Sheet) -> None:
    lay(store, "assets:all", sheet)

    page = PageReader(store.path).find(sheet.path)

    assert page is not None
    assert (page.identity, page.gzip, page.brotli) == (sheet.body, None, None)


@pytest.mark.parametrize(
    "kind", ["text/css", "application/json", "image/svg+xml", "application/rss+xml; charset=utf-8"]
)
def test_text_of_every_kind_is_packed(store: PageFile, kind: str) -> None:
    lay(store, "assets:all", Sheet("/a", BODY, content_type=kind))

    page = PageReader(store.path).find("/a")

    assert page is not None
    assert page.brotli is not None


def test_a_new_status_or_type_is_a_change(store: PageFile) -> None:
    lay(store, "article:81", Sheet("/a/", BODY))

    assert lay(store, "article:81", Sheet("/a/", BODY, status=410)) == {"/a/"}
    assert lay(store, "article:81", Sheet("/a/", BODY, content_type="text/plain")) == {"/a/"}


def test_a_failed_commit_leaves_everything_as_it_was(store: PageFile) -> None:
    lay(store, "article:81", Sheet("/a/", BODY))
    ticket = store.next_ticket()

    with pytest.raises(UnicodeEncodeError):
        store.commit([Baked("article:81", (), ticket), Baked("article:82", (Sheet("/\ud800", b"x"),), ticket)])

    assert answers(store.path)["/a/"].body == BODY
    assert lay(store, "article:81", Sheet("/a/", b"it still works")) == {"/a/"}


def test_a_file_that_was_removed_is_made_anew(store: PageFile) -> None:
    lay(store, "article:81", Sheet("/a/", BODY))
    store.set_fingerprint("1")
    for file in store.path.parent.glob("pages.sqlite3*"):
        file.unlink()

    assert store.fingerprint() is None
    lay(store, "article:82", Sheet("/b/", BODY))

    assert list(answers(store.path)) == ["/b/"]


def test_a_file_that_was_replaced_is_written_to(store: PageFile, tmp_path: Path) -> None:
    lay(store, "article:81", Sheet("/a/", BODY))
    other = PageFile(tmp_path / "other.sqlite3")
    lay(other, "article:82", Sheet("/b/", BODY))
    other.close()
    for file in store.path.parent.glob("pages.sqlite3*"):
        file.unlink()
    os.replace(other.path, store.path)

    lay(store, "article:83", Sheet("/c/", BODY))

    assert list(answers(store.path)) == ["/b/", "/c/"]


def test_a_ticket_from_a_file_that_was_replaced_does_not_lock_its_owner_out(store: PageFile) -> None:
    for _ in range(10):
        ticket = store.next_ticket()
    for file in store.path.parent.glob("pages.sqlite3*"):
        file.unlink()
    store.commit([Baked("article:81", (Sheet("/a/", b"1"),), ticket)])

    assert lay(store, "article:81", Sheet("/a/", b"2")) == {"/a/"}


def test_owners_are_remembered_when_their_pages_are_gone(store: PageFile) -> None:
    lay(store, "article:81", Sheet("/a/", BODY))
    lay(store, "article:81")

    assert store.owners() == {"article:81"}


def test_every_thread_may_use_the_store(store: PageFile) -> None:
    tickets: list[int] = []
    threads = [threading.Thread(target=lambda: tickets.append(store.next_ticket())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(tickets)) == 8


def test_the_reader_opens_the_file_read_only(store: PageFile) -> None:
    lay(store, "article:81", Sheet("/a/", BODY))
    store.close()

    reader = PageReader(store.path)

    assert reader.find("/a/") is not None
    with pytest.raises(Exception, match="readonly"):
        reader._connection.execute("DELETE FROM addresses")
