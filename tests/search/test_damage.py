"""The embedded index is lost, damaged or outdated: it is noticed, and made again from the documents."""

import shutil
import threading
from pathlib import Path
from typing import Any

import pytest
import tantivy as tantivy_package

from khabar.search import worker
from khabar.search.backends.base import TOKEN_FIELDS, Counting, Counts, EngineQuery, SearchUnavailable
from khabar.search.engines import DESK, SITE, engine
from khabar.search.rebuilding import rebuild
from tests.search.things import found, make_things

pytestmark = pytest.mark.usefixtures("tantivy", "things")


@pytest.fixture
def tantivy(settings: Any) -> None:
    settings.KHABAR_SEARCH_ENGINE = "tantivy"


@pytest.fixture
def folder(settings: Any) -> Path:
    return Path(settings.KHABAR_SEARCH_DIR) / SITE


def current(folder: Path) -> Path:
    return folder / (folder / "current").read_text()


def test_the_old_index_leaves_the_disk_when_the_new_one_answers(folder: Path) -> None:
    make_things("معبر القائم")
    before = current(folder)

    rebuild(SITE)

    assert current(folder) != before
    assert not before.exists()


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


def test_an_index_without_the_column_of_filters_answers_until_it_is_made_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = tantivy_package.SchemaBuilder()
    for name in ("id", "revision"):
        builder.add_unsigned_field(name, indexed=name == "id", fast=True)
    builder.add_integer_field("moment", fast=True)
    builder.add_text_field("filter", tokenizer_name="raw", index_option="basic")
    for name in TOKEN_FIELDS:
        builder.add_text_field(name, tokenizer_name="whitespace")
    with monkeypatch.context() as earlier:
        earlier.setattr("khabar.search.backends.tantivy.build.SCHEMA", builder.build())
        earlier.setattr("khabar.search.backends.tantivy.engine.SCHEMA_VERSION", "1")
        make_things("معبر القائم")
        rebuild(SITE)

    counting = EngineQuery(counting=Counting(("kind",)))
    before = engine(SITE).search(counting)
    assert "another version" in engine(SITE).state().trouble
    worker._rebuild_if_needed(SITE, threading.Event())

    assert (before.total, before.counts) == (1, Counts(are_whole=False))
    assert engine(SITE).search(counting).counts == Counts({"kind": {"thing": 1}})


def test_a_sound_index_is_left_alone(folder: Path) -> None:
    make_things("معبر القائم")
    before = current(folder)

    worker._rebuild_if_needed(SITE, threading.Event())

    assert current(folder) == before
