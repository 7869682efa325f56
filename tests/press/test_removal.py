"""What is taken from the readers is gone from the store when the taking returns, whatever fails, whoever else bakes."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction

from khabar.press import presser, removal
from khabar.press.models import Order, Removal
from khabar.press.page_store import page_store
from khabar.press.registry import PageKind, Sheet, temporary_page_kinds
from khabar.press.removal import NotTakenAway, StillShown, remove_from_page, remove_page
from khabar.press.stores.pagefile import PageFile
from khabar.press.touching import keys_of
from tests.press.test_races import in_thread
from tests.press.trial.models import Section, Story, Tag
from tests.press.trial.pages import SECTION, STORY, TAG

pytestmark = pytest.mark.usefixtures("trial_with_commits")
Served = Callable[[], dict[str, Any]]


@pytest.fixture
def section() -> Section:
    return Section.objects.create(name="أخبار العراق")


@pytest.fixture
def story(section: Section) -> Story:
    story = Story.objects.create(section=section, slug="al-qaim", headline="القوات تستعيد القائم")
    story.tags.add(Tag.objects.create(name="أمن"))
    presser.drain()
    return story


def unpublish(*stories: Story) -> None:
    with transaction.atomic():
        for story in stories:
            remove_page("story", str(story.pk), keys_of(story))
            story.live = False
            story.save()


def telling_of(story: Story, served: Served) -> list[str]:
    return [path for path, answer in served().items() if story.headline.encode() in answer.body]


@contextmanager
def failing(kind: PageKind) -> Iterator[None]:
    """Let *kind* be impossible to bake inside the block."""

    def fail(argument: str) -> list[Sheet]:
        raise RuntimeError("no template")

    with temporary_page_kinds(*(replace(one, bake=fail) if one is kind else one for one in (STORY, SECTION, TAG))):
        yield


def test_a_page_that_is_taken_is_gone_with_every_teaser_when_the_commit_returns(story: Story, served: Served) -> None:
    assert len(telling_of(story, served)) == 3

    unpublish(story)

    assert served()["/al-qaim/"].status == 410
    assert served()[f"/s/{story.pk}"].status == 410
    assert telling_of(story, served) == []
    assert not Removal.objects.exists()


def test_nothing_is_taken_before_the_commit_and_nothing_on_a_rollback(story: Story, served: Served) -> None:
    with transaction.atomic():
        remove_page("story", str(story.pk), keys_of(story))
        assert served()["/al-qaim/"].status == 200
        transaction.set_rollback(True)

    assert served()["/al-qaim/"].status == 200
    assert not Removal.objects.exists()


def test_many_that_are_taken_in_one_transaction_are_taken_together(
    story: Story, section: Section, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [Story.objects.create(section=section, slug=f"s-{n}", headline=f"خبر {n}") for n in range(4)]
    presser.drain()
    calls: list[int] = []
    take_away = PageFile.take_away

    def counting(store: PageFile, owners: set[str], keys: set[str]) -> Any:
        calls.append(len(owners))
        return take_away(store, owners, keys)

    monkeypatch.setattr(PageFile, "take_away", counting)

    unpublish(story, *others)

    assert calls == [5]
    assert [served()[f"/s-{n}/"].status for n in range(4)] == [410] * 4


def test_taking_away_needs_no_template(story: Story, served: Served) -> None:
    with failing(STORY):
        unpublish(story)

        assert served()["/al-qaim/"].status == 410
        assert telling_of(story, served) == []
        assert presser.status().failing == 1
    presser.drain()
    assert presser.status().failing == 0


def test_a_list_that_cannot_be_baked_is_owned_up_to(story: Story, served: Served) -> None:
    with failing(SECTION):
        with pytest.raises(StillShown, match=f"section:{story.section_id}"):
            unpublish(story)

        assert served()["/al-qaim/"].status == 410
        assert telling_of(story, served) == [f"/section/{story.section_id}/"], "the list stays up with its other news"
    presser.drain()
    assert telling_of(story, served) == []


def test_a_page_that_stays_loses_what_was_taken_off_it(story: Story, served: Served) -> None:
    tag = story.tags.get()
    with transaction.atomic():
        remove_from_page("story", str(story.pk), {f"tag:{tag.pk}"})
        story.tags.clear()

    assert served()["/al-qaim/"].status == 200
    assert tag.name.encode() not in served()["/al-qaim/"].body


def test_a_page_that_stays_and_cannot_be_baked_is_withheld_until_it_can(story: Story, served: Served) -> None:
    tag = story.tags.get()
    with failing(STORY):
        with transaction.atomic():
            remove_from_page("story", str(story.pk), {f"tag:{tag.pk}"})
            story.tags.clear()

        assert served()["/al-qaim/"].status == 503
        assert served()["/al-qaim/"].body == b""
        assert served()[f"/s/{story.pk}"].status == 301
    presser.drain()
    assert served()["/al-qaim/"].status == 200


def test_a_store_that_cannot_be_written_is_told_and_made_good_by_the_press(
    story: Story, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: Any) -> None:
        raise sqlite3.OperationalError("database is locked")

    with monkeypatch.context() as patch:
        patch.setattr(PageFile, "take_away", locked)
        with pytest.raises(NotTakenAway, match="database is locked"):
            unpublish(story)
        assert served()["/al-qaim/"].status == 200
    assert Removal.objects.count() == 1

    removal.make_removals_good()

    assert served()["/al-qaim/"].status == 410
    assert telling_of(story, served) == []


def test_what_is_still_in_other_hands_is_left_to_them(story: Story) -> None:
    Removal.objects.create(kind="story", argument=str(story.pk), is_gone=True, keys="")

    removal.make_removals_good(waiting_for=presser.LEFT_BEHIND)
    assert Removal.objects.exists()

    removal.make_removals_good()
    assert not Removal.objects.exists()


def test_a_list_that_was_being_baked_cannot_bring_a_teaser_back(story: Story, served: Served) -> None:
    """The ledger did not know that the list would show it: the store refuses the list by the keys of what was taken."""
    fresh = Story.objects.create(section=story.section, slug="fresh", headline="دير الزور الآن")
    has_read, may_go_on = threading.Event(), threading.Event()
    stops = True

    def slow(argument: str) -> list[Sheet]:
        nonlocal stops
        sheets = SECTION.bake(argument)
        if stops:
            stops = False
            has_read.set()
            assert may_go_on.wait(10)
        return sheets

    seen: list[list[str]] = []
    commit = PageFile.commit

    def commit_and_look(store: PageFile, baked: Any) -> Any:
        committed = commit(store, baked)
        seen.append(telling_of(fresh, served))
        return committed

    with temporary_page_kinds(STORY, replace(SECTION, bake=slow), TAG):
        baking = in_thread(presser.drain)
        assert has_read.wait(10)
        unpublish(fresh)
        assert telling_of(fresh, served) == []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(PageFile, "commit", commit_and_look)
            may_go_on.set()
            baking.join(10)
            presser.drain()

    assert seen
    assert all(one == [] for one in seen)
    assert not Order.objects.exists()


def test_two_takings_at_once_both_leave_the_list_they_share(story: Story, served: Served) -> None:
    """The second makes the store refuse the first one's list: the first bakes it again before it returns."""
    other = Story.objects.create(section=story.section, slug="other", headline="خبر آخر")
    presser.drain()
    bake, met = SECTION.bake, threading.Barrier(2)
    waited = threading.local()

    def meet(argument: str) -> list[Sheet]:
        sheets = bake(argument)
        if not getattr(waited, "once", False):
            waited.once = True
            met.wait(10)
        return sheets

    shown: dict[str, list[str]] = {}

    def take(one: Story) -> None:
        unpublish(one)
        shown[one.slug] = telling_of(one, served)

    with temporary_page_kinds(STORY, replace(SECTION, bake=meet), TAG):
        threads = [in_thread(lambda one=one: take(one)) for one in (story, other)]
        for thread in threads:
            thread.join(10)

    assert shown == {"al-qaim": [], "other": []}


def test_the_taken_page_cannot_be_brought_back_by_a_bake_that_began_before(story: Story) -> None:
    store = page_store()
    assert isinstance(store, PageFile)
    from khabar.press.stores.base import Baked

    ticket = store.next_ticket()
    unpublish(story)

    committed = store.commit([Baked(f"story:{story.pk}", (Sheet("/al-qaim/", b"old"),), ticket)])

    assert committed.refused == {f"story:{story.pk}"}
