"""A change that comes while a page is baked is never lost, whoever else bakes."""

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection

from khabar.press import presser, settling
from khabar.press.models import Touch
from khabar.press.ordering import take_touches
from khabar.press.registry import Sheet, temporary_page_kinds
from khabar.press.stores.base import Baked, Committed
from khabar.press.stores.pagefile import PageFile
from tests.press.trial.models import Section, Story, Tag
from tests.press.trial.pages import SECTION, STORY, TAG

Served = Callable[[], dict[str, Any]]


class Meeting:
    """A bake that stops after it has read, once, until it is told to go on."""

    def __init__(self) -> None:
        self.has_read = threading.Event()
        self.may_go_on = threading.Event()
        self.stops = True

    def bake(self, argument: str) -> list[Sheet]:
        sheets = STORY.bake(argument)
        if self.stops:
            self.stops = False
            self.has_read.set()
            assert self.may_go_on.wait(10)
        return sheets


@pytest.fixture
def story(trial_with_commits: None) -> Story:
    section = Section.objects.create(name="أخبار العراق")
    story = Story.objects.create(section=section, slug="al-qaim", headline="قبل")
    presser.drain()
    return story


@pytest.fixture
def meeting() -> Iterator[Meeting]:
    meeting = Meeting()
    with temporary_page_kinds(replace(STORY, bake=meeting.bake), SECTION, TAG):
        yield meeting


def in_thread(function: Callable[[], object]) -> threading.Thread:
    def run() -> None:
        try:
            function()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


@pytest.mark.parametrize("touches_are_taken_meanwhile", [False, True])
def test_a_change_during_a_bake_is_baked_afterwards(
    story: Story, meeting: Meeting, served: Served, touches_are_taken_meanwhile: bool
) -> None:
    story.headline = "أثناء"
    story.save()
    baking = in_thread(presser.drain)
    assert meeting.has_read.wait(10)

    story.headline = "بعد"
    story.save()
    if touches_are_taken_meanwhile:
        take_touches()
    meeting.may_go_on.set()
    baking.join(10)
    presser.drain()

    assert "بعد".encode() in served()["/al-qaim/"].body


def test_an_old_bake_does_not_bring_back_what_was_taken_away(
    story: Story, meeting: Meeting, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    story.headline = "أثناء"
    story.save()
    baking = in_thread(presser.drain)
    assert meeting.has_read.wait(10)

    story.live = False
    story.save()
    presser.bake_now("story", str(story.pk))
    assert served()["/al-qaim/"].status == 410
    seen: list[int] = []
    commit = PageFile.commit

    def commit_and_look(store: PageFile, baked: Iterable[Baked]) -> Committed:
        committed = commit(store, baked)
        seen.append(served()["/al-qaim/"].status)
        return committed

    monkeypatch.setattr(PageFile, "commit", commit_and_look)
    meeting.may_go_on.set()
    baking.join(10)
    presser.drain()

    assert set(seen) == {410}, "a reader could see it again"


def test_a_page_that_came_to_show_a_thing_hears_of_its_change_during_the_bake(
    story: Story, meeting: Meeting, served: Served
) -> None:
    """The ledger did not know the tag when its touch was looked up: the clock tells that it must be baked again."""
    tag = Tag.objects.create(name="قبل")
    story.tags.add(tag)
    Touch.objects.all().delete()  # only what the bake itself finds out is of interest
    baking = in_thread(lambda: presser.bake_now("story", str(story.pk)))
    assert meeting.has_read.wait(10)

    tag.name = "بعد"
    tag.save()
    assert take_touches() == 1
    meeting.may_go_on.set()
    baking.join(10)
    presser.drain()

    assert "بعد".encode() in served()["/al-qaim/"].body


def test_an_older_bake_does_not_overwrite_a_newer_ledger(
    story: Story, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One process stops between store and ledger; another bakes the page, which shows more by then."""
    committed, may_go_on = threading.Event(), threading.Event()
    settle = settling.settle

    def stop_once(*arguments: Any) -> None:
        if not committed.is_set():
            committed.set()
            assert may_go_on.wait(10)
        settle(*arguments)

    monkeypatch.setattr(settling, "settle", stop_once)
    baking = in_thread(lambda: presser.bake_now("story", str(story.pk)))
    assert committed.wait(10)
    tag = Tag.objects.create(name="قبل")
    story.tags.add(tag)
    presser.drain()
    may_go_on.set()
    baking.join(10)

    tag.name = "بعد"
    tag.save()
    presser.drain()

    assert "بعد".encode() in served()["/al-qaim/"].body


def test_two_presses_do_not_disturb_each_other(story: Story, served: Served) -> None:
    stop = threading.Event()
    presses = [in_thread(lambda: presser.work_forever(stop)) for _ in range(2)]
    for number in range(60):
        story.headline = f"خبر {number}"
        story.save()
    stop.set()
    for press in presses:
        press.join(10)
    presser.drain()

    assert "خبر 59".encode() in served()["/al-qaim/"].body
    assert presser.status().waiting == presser.status().failing == 0
