"""The tree of files equals the store: nothing torn, nothing old, what was taken away first."""

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from khabar.press.outlets.base import Trouble, Version
from khabar.press.outlets.files import FileTree
from khabar.press.outlets.following import Place, follow
from khabar.press.sheets import Sheet
from khabar.press.stores.base import Baked
from khabar.press.stores.followers import Followers
from khabar.press.stores.pagefile import PageFile
from tests.press.outlets.conftest import Lay
from tests.press.outlets.trees import holds, should_hold

BODY = "<p>القوّات تستعيد القائم</p>".encode() * 50


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "files"


@pytest.fixture
def place(store: PageFile, root: Path) -> Place:
    return Place(store.path, FileTree(root))


def test_pages_lie_where_servers_look_with_their_packed_forms(lay: Lay, place: Place, root: Path) -> None:
    lay(
        "article:81",
        Sheet("/ar/2017/11/03/القوات/", BODY),
        Sheet("/a/81", status=301, location="/ar/2017/11/03/القوات/"),
    )
    lay("asset:font", Sheet("/static/site/text.woff2", b"\0" * 900, content_type="font/woff2", immutable=True))

    assert follow(place) == 3

    assert holds(root) == should_hold(place.file)
    assert sorted(holds(root)) == [
        "moved/a/81",
        "pages/ar/2017/11/03/القوات/index.html",
        "pages/ar/2017/11/03/القوات/index.html.br",
        "pages/ar/2017/11/03/القوات/index.html.gz",
        "pages/static/site/text.woff2",
    ]
    assert (root / "pages/ar/2017/11/03/القوات/index.html").read_bytes() == BODY


def test_a_page_that_leads_on_does_so_without_a_server(lay: Lay, place: Place, root: Path) -> None:
    lay("article:81", Sheet("/a/81", status=301, location="/ar/القوات/"))
    follow(place)

    page = (root / "moved/a/81").read_text(encoding="utf-8")

    target = "/ar/%D8%A7%D9%84%D9%82%D9%88%D8%A7%D8%AA/"
    assert f'<meta http-equiv="refresh" content="0;url={target}">' in page
    assert f'<a href="{target}">' in page


def test_a_location_cannot_break_out_of_the_page_that_leads_to_it(lay: Lay, place: Place, root: Path) -> None:
    lay("a:1", Sheet("/a/1", status=302, location='https://example.org/?a="><script>alert(1)</script>'))
    follow(place)

    page = (root / "moved/a/1").read_text(encoding="utf-8")

    assert "<script>" not in page
    assert '?a="' not in page


def test_what_is_gone_leaves_a_mark_and_no_byte_of_it(lay: Lay, place: Place, root: Path) -> None:
    lay("article:81", Sheet("/ar/x/", BODY))
    follow(place)

    lay("article:81")
    follow(place)

    assert holds(root) == {"gone/ar/x/index.html": b""}
    assert not (root / "pages" / "ar").exists(), "empty folders go too"


def test_a_page_may_return_and_may_become_a_redirect(lay: Lay, place: Place, root: Path) -> None:
    lay("article:81", Sheet("/ar/x/", BODY))
    lay("article:81")
    follow(place)
    lay("article:81", Sheet("/ar/x/", BODY))
    follow(place)
    assert holds(root) == should_hold(place.file)

    lay("article:81", Sheet("/ar/x/", status=301, location="/ar/y/"), Sheet("/ar/y/", BODY))
    follow(place)

    assert holds(root) == should_hold(place.file)
    assert sorted(holds(root))[0] == "moved/ar/x/index.html"


def test_forms_that_a_page_lost_are_removed(lay: Lay, place: Place, root: Path) -> None:
    """nginx would serve the old `.br` to everyone otherwise."""
    lay("article:81", Sheet("/ar/x/", BODY))
    follow(place)

    lay("article:81", Sheet("/ar/x/", b"short"))
    follow(place)

    assert holds(root) == {"pages/ar/x/index.html": b"short"}


def test_what_only_the_front_can_say_has_no_file(lay: Lay, place: Place, root: Path) -> None:
    lay("article:81", Sheet("/ar/x/", BODY))
    lay("lost:x", Sheet("/../secret/", BODY), Sheet(f"/{'ق' * 200}/", BODY))
    follow(place)
    lay("article:81", Sheet("/ar/x/", b"soon again", status=503))
    follow(place)

    assert holds(root) == {}
    assert not (root.parent / "secret").exists()


def test_a_file_has_the_time_of_its_pages_last_change(tmp_path: Path, root: Path) -> None:
    """nginx makes ETag and Last-Modified of it: two changes in one second must differ."""
    store = PageFile(tmp_path / "clocked.sqlite3", clock=lambda: 1_500_000_000.5)
    times = []
    for letter in (b"a", b"b"):
        store.commit([Baked("article:81", (Sheet("/ar/x/", letter * 500),), store.next_ticket())])
        follow(Place(store.path, FileTree(root)))
        times.append({file.stat().st_mtime for file in (root / "pages/ar/x").iterdir()})
    store.close()

    assert times == [{1_500_000_000.0}, {1_500_000_001.0}]


def test_what_a_killed_process_left_aside_is_cleared(lay: Lay, place: Place, root: Path) -> None:
    (root / ".laying").mkdir(parents=True)
    (root / ".laying" / "123-0").write_bytes(b"half a page")
    lay("article:81", Sheet("/ar/x/", BODY))

    follow(place)

    assert holds(root) == should_hold(place.file)


def test_the_first_time_what_the_store_does_not_know_is_swept_away(lay: Lay, place: Place, root: Path) -> None:
    for name in ("pages/old/index.html", "pages/old/index.html.gz", "gone/x/index.html", "moved/y"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"of another store")
    (root / "notes.txt").write_bytes(b"the operator's own")
    lay("article:81", Sheet("/ar/x/", BODY))

    follow(place)

    assert holds(root) == {**should_hold(place.file), "notes.txt": b"the operator's own"}


def test_nothing_is_swept_while_the_store_is_being_filled(lay: Lay, store: PageFile, root: Path) -> None:
    (root / "pages" / "old").mkdir(parents=True)
    (root / "pages" / "old" / "index.html").write_bytes(b"still served")
    is_complete = False
    place = Place(store.path, FileTree(root), may_sweep=lambda: is_complete)
    lay("article:81", Sheet("/ar/x/", BODY))

    follow(place)
    assert "pages/old/index.html" in holds(root)

    is_complete = True
    follow(place)
    assert holds(root) == should_hold(place.file)


def test_a_disk_that_cannot_be_written_is_trouble_and_is_made_good(
    lay: Lay, place: Place, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root.write_bytes(b"a file where the folder should be")
    lay("article:81", Sheet("/ar/x/", BODY))

    assert follow(place) == 0
    row = place.row()
    assert row.tries == 1
    assert "Not a directory" in row.trouble or "File exists" in row.trouble

    root.unlink()
    Followers(place.file).write(replace(row, due_at=0.0))
    follow(place)
    assert holds(root) == should_hold(place.file)
    assert place.row().trouble == ""


def test_take_says_which_file_cannot_be_written(place: Place, root: Path) -> None:
    root.mkdir()
    (root / ".laying").write_bytes(b"")

    with pytest.raises(Trouble, match=r"\.laying"):
        place.outlet.take([], Version(1, 1))


def test_readers_never_see_half_a_file(lay: Lay, place: Place, root: Path) -> None:
    """Each body is one letter, many times: a torn read would have two of them."""
    stop = threading.Event()
    torn: list[bytes] = []
    reads = 0

    def read() -> None:
        nonlocal reads
        while not stop.is_set():
            try:
                body = (root / "pages/ar/x/index.html").read_bytes()
            except FileNotFoundError:
                continue
            reads += 1
            if len(set(body)) != 1 or len(body) != 200_000:
                torn.append(body)

    thread = threading.Thread(target=read)
    thread.start()
    for number in range(60):
        lay("article:81", Sheet("/ar/x/", bytes([65 + number % 26]) * 200_000))
        follow(place)
    stop.set()
    thread.join()

    assert reads > 50
    assert not torn
    assert os.listdir(root / ".laying") == []
