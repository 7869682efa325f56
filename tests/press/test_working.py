"""The press at work: it notices what is new at once, does what is due, and outlives what fails around it."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import OperationalError, connection

from khabar.press import presser
from khabar.press.lanes import Lane
from khabar.press.models import Batch, Order, Touch
from khabar.press.outbox import touch, wake_pressers
from khabar.press.page_store import page_store
from khabar.press.registry import Sheet, temporary_page_kinds
from khabar.press.stores.pagefile import PageFile
from khabar.press.waiting import on_disk, spare_syncs
from tests.press.trial.models import Section, Story
from tests.press.trial.pages import SECTION, STORY, TAG
from tests.waiting import wait_until

pytestmark = pytest.mark.usefixtures("trial_with_commits")

NORMAL, FULL = 1, 2  # as SQLite counts its levels of synchronous

Served = Callable[[], dict[str, Any]]


@contextmanager
def press_at_work(on_tick: Callable[[], object] | None = None) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=presser.work_forever, args=(stop, on_tick))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


@pytest.fixture
def story() -> Story:
    section = Section.objects.create(name="أخبار العراق")
    story = Story.objects.create(section=section, slug="al-qaim", headline="قبل")
    presser.drain()
    return story


def test_new_work_is_noticed_between_two_ticks(story: Story, served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presser, "SECONDS_BETWEEN_TICKS", 600.0)
    ticks: list[float] = []
    with press_at_work(lambda: ticks.append(time.monotonic())):
        wait_until(lambda: ticks)
        for number in range(5):
            story.headline = f"خبر {number}"
            story.save()
            wait_until(lambda n=number: f"خبر {n}".encode() in served()["/al-qaim/"].body)

    assert len(ticks) == 1


def test_the_tick_comes_about_once_a_second_and_its_failure_stops_nothing(story: Story, served: Served) -> None:
    ticks: list[float] = []

    def tick() -> None:
        ticks.append(time.monotonic())
        raise RuntimeError("a bug in what is due")

    with press_at_work(tick):
        wait_until(lambda: len(ticks) == 3)
        story.headline = "بعد"
        story.save()
        wait_until(lambda: "بعد".encode() in served()["/al-qaim/"].body)

    assert ticks[2] - ticks[0] > 1.6


def test_what_the_tick_changes_is_baked(story: Story, served: Served) -> None:
    def publish_due() -> None:
        for due in Story.objects.filter(headline="قبل"):
            due.headline = "حان وقته"
            due.save()

    with press_at_work(publish_due):
        wait_until(lambda: "حان وقته".encode() in served()["/al-qaim/"].body)


def test_the_press_outlives_a_database_that_is_away(
    story: Story, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = 0
    take = presser.take_touches

    def take_or_fail(*kept: Any) -> int:
        nonlocal failures
        if failures < 2:
            failures += 1
            raise OperationalError("unable to open database file")
        return take(*kept)

    monkeypatch.setattr(presser, "take_touches", take_or_fail)
    story.headline = "بعد"
    story.save()

    with press_at_work():
        wait_until(lambda: "بعد".encode() in served()["/al-qaim/"].body)

    assert failures == 2


def test_a_database_that_was_moved_away_is_waited_for_and_not_made_anew(
    story: Story, served: Served, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite makes an empty database where there is none")
    story.headline = "بعد"
    story.save()
    moved = tmp_path / "moved.sqlite3"
    name = connection.settings_dict["NAME"]
    monkeypatch.setitem(connection.settings_dict, "NAME", str(moved))

    with press_at_work():
        time.sleep(0.5)
        assert not moved.exists()
        monkeypatch.setitem(connection.settings_dict, "NAME", name)
        wait_until(lambda: "بعد".encode() in served()["/al-qaim/"].body)


def test_the_press_bakes_on_with_a_new_connection(story: Story, served: Served) -> None:
    with press_at_work(connection.close):
        time.sleep(1.2)
        story.headline = "بعد"
        story.save()
        wait_until(lambda: "بعد".encode() in served()["/al-qaim/"].body)


def test_failures_are_tried_again_when_their_time_comes(story: Story, served: Served) -> None:
    with press_at_work():
        time.sleep(0.2)
        Story.objects.filter(pk=story.pk).update(headline="بعد")
        page = Order.page.field.related_model.objects.get(kind="story")
        from django.utils import timezone

        Order.objects.create(page=page, tries=1, due_at=timezone.now())
        wait_until(lambda: "بعد".encode() in served()["/al-qaim/"].body)


def test_a_ring_ends_one_batch_of_a_cascade_and_not_each_that_follows(story: Story) -> None:
    for number in range(39):
        Story.objects.create(section=story.section, slug=f"story-{number}", headline="قبل")
    presser.drain()
    Batch.objects.all().delete()
    has_rung: list[str] = []

    def bake_and_ring_once(argument: str) -> list[Sheet]:
        if not has_rung:
            has_rung.append(argument)
            wake_pressers()
        return STORY.bake(argument)

    with temporary_page_kinds(replace(STORY, bake=bake_and_ring_once), SECTION, TAG), press_at_work():
        touch(f"section:{story.section_id}")
        wait_until(lambda: has_rung and not Order.objects.exists() and not Touch.objects.exists())

    sizes = list(Batch.objects.exclude(lane=Lane.FRONTS).order_by("pk").values_list("count", flat=True))
    assert sum(sizes) == 40
    assert len(sizes) <= 5, f"batches of {sizes}"


def test_a_store_that_was_removed_is_filled_again(story: Story, served: Served) -> None:
    store = page_store()
    assert isinstance(store, PageFile)
    before = {path: answer.body for path, answer in served().items()}

    with press_at_work():
        time.sleep(0.2)
        # The file itself last: the press makes a new one as soon as it misses it.
        for file in sorted(store.path.parent.glob("pages.sqlite3*"), reverse=True):
            file.unlink()
        wait_until(lambda: store.path.exists() and store.fingerprint() is not None and not Order.objects.exists())

    assert {path: answer.body for path, answer in served().items()} == before


def test_a_new_program_bakes_everything_again(story: Story, settings: Any) -> None:
    assert presser.drain() == 0

    settings.KHABAR_SITE_URL = "https://news.example.org"

    assert presser.drain() == 2
    assert presser.drain() == 0


def test_a_new_secret_bakes_nothing(story: Story, settings: Any) -> None:
    settings.KHABAR_FRONT_SECRET = "made at each start"

    assert presser.drain() == 0


def test_only_the_presses_own_steps_are_not_synced_one_by_one(story: Story) -> None:
    """Other writers wait for the disk as before, and so does the press once: before the store hears of a rebuild."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL syncs many transactions at once")

    def level() -> int:
        with connection.cursor() as cursor:
            found: int = cursor.execute("PRAGMA synchronous").fetchone()[0]
        return found

    assert level() == FULL
    spare_syncs()
    assert level() == NORMAL
    with on_disk():
        assert level() == FULL
    assert level() == NORMAL
    connection.close()
    assert level() == FULL
