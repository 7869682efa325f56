"""An index is made anew from the documents, whatever became of the old one, and never by halves."""

import shutil
import threading
from pathlib import Path
from typing import Any

import pytest

from khabar.search import rebuilding, worker
from khabar.search.backends.base import SearchUnavailable
from khabar.search.engines import DESK, SITE, engine
from khabar.search.models import Document
from khabar.search.rebuilding import Stopped, rebuild
from khabar.search.verifying import mend, verify
from tests.search.things import follow_all, found, make_thing, rename_thing

pytestmark = pytest.mark.usefixtures("things")


@pytest.fixture
def folder(settings: Any) -> Path:
    return Path(settings.KHABAR_SEARCH_DIR) / SITE


def current(folder: Path) -> Path:
    return folder / (folder / "current").read_text()


def make_things(*names: str) -> None:
    for name in names:
        make_thing(name)
    follow_all()


def test_a_rebuilt_index_finds_what_the_old_one_found(folder: Path) -> None:
    make_things("معبر القائم", "سوق بغداد")
    before = current(folder)

    assert rebuild(SITE) == 2

    assert found("القائم") == 1
    assert current(folder) != before
    assert not before.exists(), "the old index must not fill the disk"


def test_several_processes_make_the_same_index(folder: Path) -> None:
    make_things("معبر القائم", "سوق بغداد")

    assert rebuild(SITE, processes=2) == 2

    assert verify(SITE).count == 0
    assert found("بغداد") == 1


def test_a_reader_finds_something_all_the_while_an_index_is_made_anew() -> None:
    make_things("معبر القائم", "سوق بغداد")
    seen: list[int] = []

    rebuild(SITE, meanwhile=lambda: seen.append(found("القائم")))

    assert seen
    assert set(seen) == {1}


def test_a_stopped_rebuild_goes_on_where_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuilding, "_BATCH", 2)
    monkeypatch.setattr(rebuilding, "_COMMIT_EVERY", 2)
    make_things(*(f"خبر {number}" for number in range(6)))
    stop = threading.Event()
    batches: list[int] = []

    def stop_after_two() -> None:
        batches.append(1)
        if len(batches) == 2:
            stop.set()

    with pytest.raises(Stopped):
        rebuild(SITE, stop=stop, meanwhile=stop_after_two)
    assert found("خبر") == 6, "the old index answers"

    steps: list[int] = []
    assert rebuild(SITE, advance=lambda _step, done, _total: steps.append(done)) == 6

    assert steps[0] == 6, "four were there already"
    assert verify(SITE).count == 0


def test_what_changes_while_an_index_is_made_is_in_the_new_one() -> None:
    make_things("معبر القائم", "سوق بغداد")
    thing = make_thing("جسر الموصل")
    follow_all()

    def change() -> None:
        rename_thing(thing, "مطار البصرة")
        follow_all()

    rebuild(SITE, meanwhile=change)

    assert (found("الموصل"), found("البصرة")) == (0, 1)


def test_verify_tells_what_differs_and_mend_brings_it_in_step() -> None:
    make_things("معبر القائم", "سوق بغداد", "جسر الموصل")
    missing, outdated, surplus = Document.objects.order_by("pk")
    engine(SITE).apply([], [missing.pk])
    Document.objects.filter(pk=outdated.pk).update(revision=7)
    Document.objects.filter(pk=surplus.pk).delete()

    differences = verify(SITE)

    assert (differences.missing, differences.outdated, differences.surplus) == (
        (missing.pk,),
        (outdated.pk,),
        (surplus.pk,),
    )
    mend(SITE)
    assert verify(SITE).count == 0
    assert (found("القائم"), found("الموصل")) == (1, 0)


def damage_removed(folder: Path) -> None:
    shutil.rmtree(folder)


def damage_no_meta(folder: Path) -> None:
    (current(folder) / "meta.json").unlink()


def damage_meta_is_noise(folder: Path) -> None:
    (current(folder) / "meta.json").write_bytes(b"\x00" * 100)


def damage_segment_cut_short(folder: Path) -> None:
    for path in current(folder).glob("*.idx"):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def damage_segment_gone(folder: Path) -> None:
    for path in [*current(folder).glob("*.term"), *current(folder).glob("*.idx")]:
        path.unlink()


def damage_no_notes(folder: Path) -> None:
    (current(folder) / "khabar.json").unlink()


DAMAGES = [
    damage_removed,
    damage_no_meta,
    damage_meta_is_noise,
    damage_segment_cut_short,
    damage_segment_gone,
    damage_no_notes,
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_index_is_noticed_and_made_again(damage: Any, folder: Path, settings: Any, tmp_path: Path) -> None:
    make_things("معبر القائم", "سوق بغداد")
    damage(folder)
    # As another process would open it, which has nothing of the index in memory.
    elsewhere = tmp_path / "elsewhere"
    if folder.parent.exists():
        shutil.move(folder.parent, elsewhere)
    settings.KHABAR_SEARCH_DIR = elsewhere

    if damage is not damage_no_notes:
        with pytest.raises(SearchUnavailable):
            found("القائم")
    assert engine(SITE).state().trouble
    for collection in (SITE, DESK):
        worker._rebuild_if_needed(collection, threading.Event())

    assert found("القائم") == 1
    assert not engine(SITE).state().trouble


def test_an_index_of_another_analyser_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    make_things("معبر القائم")
    monkeypatch.setattr("khabar.search.backends.tantivy.engine.ANALYSER_VERSION", "another")

    assert "another version" in engine(SITE).state().trouble
    worker._rebuild_if_needed(SITE, threading.Event())

    assert not engine(SITE).state().trouble
    assert found("القائم") == 1


def test_a_sound_index_is_left_alone(folder: Path) -> None:
    make_things("معبر القائم")
    before = current(folder)

    worker._rebuild_if_needed(SITE, threading.Event())

    assert current(folder) == before
