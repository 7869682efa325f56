"""Old pages stand nowhere until somebody asks: then they are baked once, exact as others, and go when touched."""

import threading
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from khabar.press import presser
from khabar.press.archive import KEPT, Clearing, asked_for
from khabar.press.ledger import keys_of_page
from khabar.press.models import Order, Page
from khabar.press.page_store import page_store
from khabar.press.registry import Sheet, temporary_page_kinds
from khabar.press.removal import remove_page
from khabar.press.stores.pagefile import PageFile
from khabar.press.touching import keys_of
from khabar.press.verifying import every_identity, verify
from tests.press.trial.models import Section, Story
from tests.press.trial.pages import SECTION, STORY, TAG

pytestmark = pytest.mark.usefixtures("trial_with_commits")
Served = Callable[[], dict[str, Any]]


@pytest.fixture
def bakes() -> list[str]:
    return []


@pytest.fixture
def old(settings: Any, bakes: list[str], trial_with_commits: None) -> Iterator[Story]:
    """An old story, in a newspaper whose stories are all old but for those called «جديد»."""

    def bake(argument: str) -> list[Sheet]:
        bakes.append(argument)
        return STORY.bake(argument)

    def on_demand(arguments: Collection[str]) -> list[str]:
        rows = Story.objects.filter(pk__in=arguments, live=True).exclude(headline="جديد")
        return [str(pk) for pk in rows.values_list("pk", flat=True)]

    def argument_at(path: str) -> str | None:
        story = Story.objects.filter(slug=path.strip("/")).first()
        return None if story is None else str(story.pk)

    settings.KHABAR_PRESS_ARCHIVE_AFTER_MONTHS = 24
    with temporary_page_kinds(replace(STORY, bake=bake, on_demand=on_demand, argument_at=argument_at), SECTION, TAG):
        yield Story.objects.create(section=Section.objects.create(name="أمن"), slug="old", headline="قديم")


def stands(served: Served, path: str = "/old/") -> bool:
    return path in served() and served()[path].status != 0


def test_what_is_old_is_baked_when_it_is_asked_for_and_not_before(old: Story, served: Served, bakes: list[str]) -> None:
    presser.drain()
    presser.press_everything()
    assert not stands(served)
    assert bakes == []
    assert "قديم".encode() in served()[f"/section/{old.section_id}/"].body, "lists stand"

    found = asked_for("/old/")

    assert found is not None
    assert (found.status, bakes) == (200, [str(old.pk)])
    assert stands(served)
    assert stands(served, f"/s/{old.pk}"), "what leads to it came along"
    assert not Order.objects.exists()


def test_what_is_new_stands(old: Story, served: Served) -> None:
    Story.objects.create(section=old.section, slug="new", headline="جديد")

    presser.drain()

    assert stands(served, "/new/")


def test_an_address_without_a_page_renders_nothing(old: Story, bakes: list[str]) -> None:
    presser.drain()

    assert asked_for("/nonsense/") is None
    assert bakes == []
    assert not Page.objects.filter(kind="story").exclude(argument=str(old.pk)).exists()


def test_what_is_touched_is_dropped_and_the_next_reader_has_it_as_it_is_now(
    old: Story, served: Served, bakes: list[str]
) -> None:
    presser.drain()
    asked_for("/old/")

    old.section.name = "الأمن"
    old.section.save()
    presser.drain()
    assert not stands(served)
    assert not stands(served, f"/s/{old.pk}")
    assert len(bakes) == 1
    page = Page.objects.get(kind="story")
    assert keys_of_page(page.pk) == set()

    asked_for("/old/")
    assert "الأمن".encode() in served()["/old/"].body


def test_what_is_taken_away_is_gone_whether_it_stood_or_not(old: Story, served: Served) -> None:
    other = Story.objects.create(section=old.section, slug="other", headline="قديم أيضا")
    presser.drain()
    asked_for("/old/")

    for story in (old, other):
        remove_page("story", str(story.pk), keys_of(story))
        story.live = False
        story.save()
    presser.drain()

    assert served()["/old/"].status == 410
    assert asked_for("/other/") is None


def test_many_readers_at_once_are_one_bake(old: Story, bakes: list[str]) -> None:
    presser.drain()
    together = threading.Barrier(16)
    answers: list[int] = []

    def read() -> None:
        try:
            together.wait(10)
            found = asked_for("/old/")
            answers.append(found.status if found else 0)
        finally:
            connection.close()

    threads = [threading.Thread(target=read) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert answers == [200] * 16
    assert bakes == [str(old.pk)]


def test_a_change_while_it_is_baked_is_not_served_for_ever(
    old: Story, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ledger did not know yet what the page shows when the change was looked up."""
    presser.drain()
    from khabar.press import archive

    bake = archive.bake

    def bake_and_change(kind: str, argument: str) -> Any:
        result = bake(kind, argument)
        section = Section.objects.get()
        section.name = "بعد"
        section.save()
        presser.take_touches()
        return result

    with monkeypatch.context() as patch:
        patch.setattr(archive, "bake", bake_and_change)
        asked_for("/old/")
    presser.drain()

    assert not stands(served)
    found = asked_for("/old/")
    assert found is not None
    assert "بعد".encode() in served()["/old/"].body


def test_a_bake_from_before_a_drop_is_refused(old: Story) -> None:
    from khabar.press.stores.base import Baked

    store = page_store()
    assert isinstance(store, PageFile)
    presser.drain()
    asked_for("/old/")
    ticket = store.next_ticket()
    old.section.name = "الأمن"
    old.section.save()
    presser.drain()

    committed = store.commit([Baked(f"story:{old.pk}", (Sheet("/old/", b"before"),), ticket)])

    assert committed.refused == {f"story:{old.pk}"}


def test_pages_that_were_asked_for_leave_after_a_while(old: Story, served: Served) -> None:
    presser.drain()
    asked_for("/old/")
    assert Clearing().look() == 0

    Page.objects.update(baked_at=timezone.now() - KEPT - timedelta(minutes=1))
    assert Clearing().look() == 1
    presser.drain()

    assert not stands(served)


def test_a_store_that_stood_shrinks_when_the_setting_is_made(old: Story, served: Served, settings: Any) -> None:
    settings.KHABAR_PRESS_ARCHIVE_AFTER_MONTHS = 0
    presser.drain()
    assert stands(served)

    settings.KHABAR_PRESS_ARCHIVE_AFTER_MONTHS = 24
    presser.drain()

    assert not stands(served)
    settings.KHABAR_PRESS_ARCHIVE_AFTER_MONTHS = 0
    presser.drain()
    assert stands(served)


def test_verify_finds_nothing_wrong_with_what_is_absent(old: Story) -> None:
    presser.drain()
    asked_for("/old/")
    identities = every_identity()
    assert verify(identities.items(), len(identities)).differences == ()

    old.section.name = "الأمن"
    old.section.save()
    presser.drain()

    assert verify(identities.items(), len(identities)).differences == ()
