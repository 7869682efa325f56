"""One bake sees one moment of the database and does not write; what it needs made is made before."""

import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from khabar.press import presser
from khabar.press.baking import BakeWrites, bake
from khabar.press.recording import record
from khabar.press.registry import PageKind, Sheet, temporary_page_kinds
from tests.press.trial.models import Section, Story, Tag

Served = Callable[[], dict[str, Any]]

SECONDS_FOR_CHANGES = 60
"""On a busy machine the other thread may not have had its turn for a while."""


def kind(function: Callable[[str], list[Sheet]]) -> PageKind:
    return PageKind("made", function, lambda key: [key] if key == "made" else [], lambda: ["made"], priority=1)


@pytest.mark.usefixtures("trial_with_commits")
def test_a_page_never_shows_two_moments() -> None:
    """A pair of names that is always equal in the database is equal on every page."""
    left, right = Section.objects.create(name="0"), Section.objects.create(name="0")
    stop = threading.Event()

    def change() -> None:
        number = 0
        try:
            while not stop.is_set():
                number += 1
                with transaction.atomic():
                    Section.objects.filter(pk=left.pk).update(name=str(number))
                    Section.objects.filter(pk=right.pk).update(name=str(number))
        finally:
            connection.close()

    def pair(argument: str) -> list[Sheet]:
        names = Section.objects.get(pk=left.pk).name, Section.objects.get(pk=right.pk).name
        return [Sheet("/pair/", " ".join(names).encode())]

    changing = threading.Thread(target=change)
    changing.start()
    try:
        with temporary_page_kinds(kind(pair)):
            pages: set[bytes] = set()
            deadline = time.monotonic() + SECONDS_FOR_CHANGES
            while len(pages) < 3 and time.monotonic() < deadline:
                pages |= {bake("made", "x").sheets[0].body for _ in range(300)}
    finally:
        stop.set()
        changing.join()

    assert len(pages) > 2
    assert all(left == right for left, right in (page.split() for page in pages))


@pytest.mark.usefixtures("trial_with_commits")
def test_a_bake_does_not_wait_for_the_one_who_writes() -> None:
    Section.objects.create(name="written")
    writing, done = threading.Event(), threading.Event()

    def write() -> None:
        try:
            with transaction.atomic():
                Section.objects.update(name="not yet committed")
                writing.set()
                assert done.wait(10)
        finally:
            connection.close()

    def names(argument: str) -> list[Sheet]:
        return [Sheet("/names/", ",".join(Section.objects.values_list("name", flat=True)).encode())]

    thread = threading.Thread(target=write)
    thread.start()
    assert writing.wait(10)
    with temporary_page_kinds(kind(names)):
        body = bake("made", "x").sheets[0].body
    done.set()
    thread.join()

    assert body == b"written"


def make_once(argument: str) -> list[Sheet]:
    """Show a tag, as a page shows the rendition of a photo: made by whoever needs it first."""
    tag, _ = Tag.objects.get_or_create(name="rendition")
    record("tags")
    return [Sheet("/made/", tag.name.encode())]


@pytest.mark.usefixtures("trial")
def test_what_a_page_needs_is_made_first() -> None:
    with temporary_page_kinds(kind(make_once)):
        result = bake("made", "x")

    assert result.sheets[0].body == b"rendition"
    assert {f"tag:{Tag.objects.get().pk}", "tags"} == result.keys


@pytest.mark.usefixtures("trial_with_commits")
def test_what_a_page_needs_is_made_between_two_snapshots() -> None:
    """An image takes a second to make; nobody shall wait for SQLite's one writer meanwhile."""
    in_snapshot: list[bool] = []

    def watched(argument: str) -> list[Sheet]:
        in_snapshot.append(connection.in_atomic_block)
        return make_once(argument)

    with temporary_page_kinds(kind(watched)):
        assert bake("made", "x").sheets[0].body == b"rendition"
        assert in_snapshot == [True, False, True]

        bake("made", "x")
        assert in_snapshot == [True, False, True, True]


@pytest.mark.usefixtures("trial")
def test_a_page_that_swallows_the_refusal_is_rehearsed_too() -> None:
    def swallow(argument: str) -> list[Sheet]:
        try:
            return make_once(argument)
        except Exception:
            return [Sheet("/made/", b"no rendition")]

    with temporary_page_kinds(kind(swallow)):
        assert bake("made", "x").sheets[0].body == b"rendition"


@pytest.mark.usefixtures("trial")
def test_a_page_that_writes_each_time_is_an_error() -> None:
    def count(argument: str) -> list[Sheet]:
        Tag.objects.create(name="seen")
        return [Sheet("/made/", b"")]

    with temporary_page_kinds(kind(count)), pytest.raises(BakeWrites, match="writes to the database every time"):
        bake("made", "x")


@pytest.mark.usefixtures("trial_with_commits")
def test_nothing_is_baked_from_what_is_not_committed(served: Served) -> None:
    section = Section.objects.create(name="أخبار العراق")
    stop = threading.Event()

    def work() -> None:
        presser.work_forever(stop)

    from tests.press.trial.pages import KINDS

    with temporary_page_kinds(*KINDS):
        press = threading.Thread(target=work)
        with transaction.atomic():
            Story.objects.create(section=section, slug="never", headline="لن يظهر")
            press.start()
            stop.wait(0.4)
            transaction.set_rollback(True)
        stop.wait(0.2)
        stop.set()
        press.join(10)

    assert "/never/" not in served()
