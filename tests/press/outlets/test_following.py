"""Outlets follow the store from where they are: nothing is missed, failures wait, a removal waits for nobody."""

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from khabar.press.outlets import following
from khabar.press.outlets.base import Answer, Trouble, Version
from khabar.press.outlets.following import Place, follow, tell
from khabar.press.outlets.turns import Busy, turn
from khabar.press.sheets import Sheet
from khabar.press.stores.followers import Followers
from khabar.press.stores.pagefile import PageFile
from tests.press.outlets.conftest import Lay
from tests.waiting import LONGEST_SECONDS, wait_until


@dataclass(eq=False)
class Listener:
    """An outlet that keeps what it was told. *before* is called first, and may fail."""

    name: str = "listener"
    told: list[tuple[str, int]] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    before: Callable[[], object] = lambda: None
    sweeps: int = 0

    def take(self, answers: Sequence[Answer], version: Version) -> None:
        self.before()
        self.told += [(answer.path, answer.status) for answer in answers]
        self.versions.append(version)

    def sweep(self, ask: Callable[[Iterable[str]], Sequence[Answer]], version: Version) -> int:
        self.sweeps += 1
        return 0


def fail() -> None:
    raise Trouble("it is down")


def let_it_try_again(place: Place) -> None:
    Followers(place.file).write(replace(place.row(), due_at=0.0))


def test_each_change_is_told_once_and_in_time(lay: Lay, store: PageFile) -> None:
    outlet = Listener()
    place = Place(store.path, outlet)
    lay("a:1", Sheet("/1/", b"1"))
    lay("a:2", Sheet("/2/", b"2"))

    assert follow(place) == 2
    assert follow(place) == 0
    lay("a:1")
    assert follow(place) == 1

    assert sorted(outlet.told[:2]) == [("/1/", 200), ("/2/", 200)]
    assert outlet.told[2:] == [("/1/", 410)]
    assert outlet.sweeps == 1


def test_many_changes_are_told_in_parts_of_whole_commits(
    lay: Lay, store: PageFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "ADDRESSES_AT_ONCE", 3)
    outlet = Listener()
    place = Place(store.path, outlet)
    for number in range(4):
        lay(f"a:{number}", *(Sheet(f"/{number}/{part}/", b"x") for part in range(2)))

    assert follow(place) == 8

    assert len({path for path, _ in outlet.told}) == 8
    assert len(outlet.versions) == 2, "two commits of two addresses make a part"


def test_a_page_that_changed_twice_is_told_as_it_is_now(lay: Lay, store: PageFile) -> None:
    outlet = Listener()
    lay("a:1", Sheet("/1/", b"1"))
    lay("a:1")

    follow(Place(store.path, outlet))

    assert outlet.told == [("/1/", 410)]


@pytest.fixture
def stopped_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)


@pytest.mark.usefixtures("stopped_clock")
def test_a_failure_is_noted_and_tried_again_after_a_while_that_doubles(lay: Lay, store: PageFile) -> None:
    outlet = Listener(before=fail)
    place = Place(store.path, outlet)
    lay("a:1", Sheet("/1/", b"1"))

    waits = []
    for tries in range(1, 4):
        assert follow(place) == 0
        row = place.row()
        assert (row.tries, row.trouble, row.seq) == (tries, "it is down", 0)
        waits.append(round(row.due_at - time.time()))
        outlet.before, kept = lambda: pytest.fail("tried too soon"), outlet.before
        assert follow(place) == 0
        outlet.before = kept
        let_it_try_again(place)
    assert waits == [1, 2, 4]
    assert place.row().failing_since > 0

    outlet.before = lambda: None
    assert follow(place) == 1
    assert (place.row().tries, place.row().trouble, place.row().failing_since) == (0, "", 0)


@pytest.mark.usefixtures("stopped_clock")
def test_a_server_that_names_a_time_is_left_alone_as_long(lay: Lay, store: PageFile) -> None:
    def ask_for_peace() -> None:
        raise Trouble("too many requests", retry_in=60)

    place = Place(store.path, Listener(before=ask_for_peace))
    lay("a:1", Sheet("/1/", b"1"))

    follow(place)

    assert place.row().due_at - time.time() == 60


def test_a_clock_that_is_set_back_does_not_keep_a_failure_waiting(lay: Lay, store: PageFile) -> None:
    outlet = Listener(before=fail)
    place = Place(store.path, outlet)
    lay("a:1", Sheet("/1/", b"1"))
    follow(place)
    Followers(place.file).write(replace(place.row(), due_at=time.time() + 86_400))
    outlet.before = lambda: None

    assert follow(place) == 1


def test_a_store_that_was_put_back_is_followed_from_the_beginning(lay: Lay, store: PageFile) -> None:
    outlet = Listener()
    place = Place(store.path, outlet)
    lay("a:1", Sheet("/1/", b"1"))
    follow(place)
    Followers(place.file).write(replace(place.row(), seq=99))

    assert follow(place) == 1

    assert outlet.versions[-1].epoch > outlet.versions[0].epoch
    assert outlet.versions[-1] > outlet.versions[0]
    assert outlet.sweeps == 2


def test_one_that_starts_at_the_end_hears_only_what_changes_later(lay: Lay, store: PageFile) -> None:
    outlet = Listener()
    place = Place(store.path, outlet, starts_at_the_end=True)
    lay("a:1", Sheet("/1/", b"1"))
    follow(place)
    assert outlet.told == []

    lay("a:2", Sheet("/2/", b"2"))
    follow(place)
    assert outlet.told == [("/2/", 200)]


def test_who_is_behind_another_hears_nothing_before_it(lay: Lay, store: PageFile) -> None:
    first, second = Listener("first", before=fail), Listener("second")
    front = Place(store.path, first)
    behind = Place(store.path, second, behind=(front,))
    lay("a:1", Sheet("/1/", b"1"))

    follow(front)
    follow(behind)
    assert second.told == []

    first.before = lambda: None
    let_it_try_again(front)
    follow(front)
    follow(behind)
    assert second.told == [("/1/", 200)]


def test_one_that_keeps_behind_hears_everything_once_more_and_late(lay: Lay, store: PageFile) -> None:
    outlet = Listener()
    first = Place(store.path, outlet)
    again = Place(store.path, outlet, behind=(first,), lag=0.3)
    lay("a:1", Sheet("/1/", b"1"))
    follow(first)
    began = time.monotonic()
    follow(again)
    assert outlet.told == [("/1/", 200)]

    while len(outlet.told) < 2:
        lay("a:2", Sheet("/2/", str(time.monotonic()).encode()))
        follow(again)
        assert time.monotonic() < began + LONGEST_SECONDS
        time.sleep(0.01)

    assert time.monotonic() - began >= 0.3
    assert outlet.told == [("/1/", 200), ("/1/", 200)]


def test_a_removal_is_told_before_what_waits_and_again_in_its_turn(lay: Lay, store: PageFile) -> None:
    outlet = Listener()
    place = Place(store.path, outlet)
    for number in range(5):
        lay(f"a:{number}", Sheet(f"/{number}/", b"x"))
    since = 5
    lay("a:3")

    tell(place, since, patience=1)

    assert outlet.told == [("/3/", 410)]
    follow(place)
    assert dict(outlet.told) == {"/0/": 200, "/1/": 200, "/2/": 200, "/3/": 410, "/4/": 200}


def test_a_removal_waits_for_one_part_at_most_however_much_there_is(
    lay: Lay, store: PageFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "ADDRESSES_AT_ONCE", 1)
    outlet = Listener(before=lambda: time.sleep(0.05))
    place = Place(store.path, outlet)
    for number in range(60):
        lay(f"a:{number}", Sheet(f"/{number}/", b"x"))
    bulk = threading.Thread(target=follow, args=(place,))
    bulk.start()
    wait_until(lambda: outlet.told)
    lay("a:59")

    tell(place, 60, patience=LONGEST_SECONDS)

    told_at = outlet.told.index(("/59/", 410))
    bulk.join()
    # Of the sixty parts that waited; far more than one, because this thread may be held up too.
    assert told_at < 40
    assert len(outlet.told) == 61


def test_who_waits_too_long_is_told_so(tmp_path: Path) -> None:
    file = tmp_path / "turns" / "outlet"
    with turn(file, 1), pytest.raises(Busy), turn(file, 0.05):
        pytest.fail("two at once")
    with turn(file, 0):
        pass


def test_a_store_that_is_not_there_has_no_followers(tmp_path: Path) -> None:
    assert Followers(tmp_path / "nothing.sqlite3").everyone() == []
    assert not (tmp_path / "nothing.sqlite3").exists()


def test_an_outlet_begins_anew_also_while_it_is_being_delivered_to(lay: Lay, store: PageFile) -> None:
    outlet = Listener(before=lambda: time.sleep(0.3))
    place = Place(store.path, outlet)
    lay("a:1", Sheet("/1/", b"1"))
    delivering = threading.Thread(target=follow, args=(place,))
    delivering.start()
    time.sleep(0.1)

    place.begin_anew()
    delivering.join()
    follow(place)

    assert outlet.told == [("/1/", 200), ("/1/", 200)]
    assert outlet.versions[1].epoch > outlet.versions[0].epoch
