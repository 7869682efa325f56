"""An index is made anew from the documents, whatever became of the old one, and never by halves."""

import threading

import pytest

from khabar.search import rebuilding
from khabar.search.engines import SITE, engine
from khabar.search.models import Document
from khabar.search.rebuilding import Stopped, rebuild
from khabar.search.verifying import mend, verify
from tests.search.things import follow_all, found, make_thing, make_things, rename_thing

pytestmark = pytest.mark.usefixtures("things")


def test_a_rebuilt_index_finds_what_the_old_one_found() -> None:
    make_things("معبر القائم", "سوق بغداد")

    assert rebuild(SITE) == 2

    assert found("القائم") == 1


def test_several_processes_make_the_same_index() -> None:
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


def test_a_stopped_rebuild_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
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
