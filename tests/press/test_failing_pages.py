"""A page that fails keeps its old bytes, is tried again later and later, and blocks nobody."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from khabar.press import presser
from khabar.press.models import Order, Touch
from khabar.press.outbox import touch
from khabar.press.registry import PageKind, Sheet, temporary_page_kinds
from khabar.press.settling import LONGEST_WAIT, MOST_TRIES
from tests.press.trial.models import Section, Story
from tests.press.trial.pages import KINDS, SECTION, STORY, TAG

Served = Callable[[], dict[str, Any]]


class Poison:
    """A bake that fails for one argument until it is cured."""

    def __init__(self, argument: object) -> None:
        self.argument = str(argument)
        self.cured = False
        self.tries = 0

    def __call__(self, argument: str) -> list[Sheet]:
        if argument == self.argument and not self.cured:
            self.tries += 1
            raise ValueError("a template\nfailed on line 7")
        return STORY.bake(argument)


@pytest.fixture
def stories(trial: None) -> list[Story]:
    section = Section.objects.create(name="أخبار العراق")
    made = [Story.objects.create(section=section, slug=f"s{number}", headline=f"خبر {number}") for number in range(3)]
    presser.drain()
    return made


def test_the_others_are_baked_and_the_old_page_stays(stories: list[Story], served: Served) -> None:
    poison = Poison(stories[0].pk)
    before = served()["/s0/"]

    with temporary_page_kinds(replace(STORY, bake=poison), SECTION, TAG):
        for story in stories:
            story.headline = f"{story.headline} معدل"
            story.save()
        presser.drain()

        assert served()["/s0/"] == before
        assert "معدل".encode() in served()["/s1/"].body
        assert "معدل".encode() in served()["/s2/"].body
        assert poison.tries == 2, "once among the others, once by itself"
        failing = Order.objects.get()
        assert (failing.tries, failing.last_error) == (1, "failed on line 7")

        poison.cured = True
        presser.drain()

    assert "معدل".encode() in served()["/s0/"].body
    assert not Order.objects.exists()


def test_tries_come_later_and_later(stories: list[Story]) -> None:
    poison = Poison(stories[0].pk)
    waits: list[timedelta] = []

    with temporary_page_kinds(replace(STORY, bake=poison), SECTION, TAG):
        touch(f"story:{stories[0].pk}")
        for _ in range(MOST_TRIES):
            while presser.work_once():
                pass
            order = Order.objects.get()
            assert order.due_at is not None
            waits.append(order.due_at - timezone.now())
            Order.objects.update(due_at=timezone.now())

        assert presser.work_once() == 0, "a dead order is left alone"

    rounded = [round(wait.total_seconds()) for wait in waits]
    assert rounded[:4] == [1, 2, 4, 8]
    assert rounded[-1] == LONGEST_WAIT.total_seconds()


def test_a_new_change_is_a_new_chance_at_once(stories: list[Story], served: Served) -> None:
    poison = Poison(stories[0].pk)
    with temporary_page_kinds(replace(STORY, bake=poison), SECTION, TAG):
        touch(f"story:{stories[0].pk}")
        presser.drain()
        poison.cured = True
        stories[0].headline = "صحح"
        stories[0].save()

        while presser.work_once():
            pass

    assert "صحح".encode() in served()["/s0/"].body


@pytest.mark.parametrize(
    "unfit",
    [[Sheet("no-slash/")], [Sheet("/a/"), Sheet("/a/")], [Sheet("/\ud800/")], ["no sheet"], None],
)
def test_a_page_with_unfit_sheets_fails_alone(stories: list[Story], served: Served, unfit: Any) -> None:
    def bake(argument: str) -> list[Sheet]:
        return unfit if argument == str(stories[0].pk) else STORY.bake(argument)

    with temporary_page_kinds(replace(STORY, bake=bake), SECTION, TAG):
        for story in stories:
            story.headline = "معدل"
            story.save()
        presser.drain()

    assert presser.status().failing == 1
    assert "معدل".encode() not in served()["/s0/"].body
    assert "معدل".encode() in served()["/s1/"].body


def test_a_page_that_the_store_cannot_take_fails_alone(
    stories: list[Story], served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a check forgot: the batch is committed page by page, and only the culprit stays behind."""
    monkeypatch.setattr("khabar.press.baking.check_sheets", lambda sheets: None)

    def bake(argument: str) -> list[Sheet]:
        return [Sheet("/\ud800/")] if argument == str(stories[0].pk) else STORY.bake(argument)

    with temporary_page_kinds(replace(STORY, bake=bake), SECTION, TAG):
        for story in stories:
            story.headline = "معدل"
            story.save()
        presser.drain()

    assert [order.page.argument for order in Order.objects.select_related("page")] == [str(stories[0].pk)]
    assert "معدل".encode() in served()["/s2/"].body


def test_a_kind_that_cannot_say_what_a_key_brings_holds_up_no_other_key(stories: list[Story], served: Served) -> None:
    def arguments(key: str) -> list[str]:
        if key == "story:0":
            raise LookupError("no such row")
        return []

    odd = PageKind("odd", lambda argument: [], arguments, list, priority=99)
    with temporary_page_kinds(*KINDS, odd):
        stories[1].headline = "معدل"
        touch("story:0")
        stories[1].save()
        presser.drain()

        assert "معدل".encode() in served()["/s1/"].body
        held = Touch.objects.get()
        assert held.key == "story:0"
        assert held.held_until is not None
        assert presser.status().waiting == 1


def test_a_database_error_is_nobodys_fault_and_nothing_is_lost(
    stories: list[Story], served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    stories[0].headline = "معدل"
    stories[0].save()
    with monkeypatch.context() as patch:
        patch.setattr(
            "khabar.press.stores.pagefile.PageFile.commit",
            lambda *_: (_ for _ in ()).throw(sqlite3.OperationalError("database or disk is full")),
        )
        with pytest.raises(sqlite3.OperationalError):
            presser.drain()
    assert presser.status().failing == 0

    presser.drain()

    assert "معدل".encode() in served()["/s0/"].body
