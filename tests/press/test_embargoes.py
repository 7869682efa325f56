"""What goes live a moment before its minute, because a clock was set back, waits for it in front of the store."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from django.utils import timezone

from khabar.press import presser
from khabar.press.embargoes import temporary_embargoes
from khabar.press.models import Order
from tests.press.trial.models import Section, Story

Served = Callable[[], dict[str, Any]]
NOON = datetime.datetime(2026, 1, 1, 9, tzinfo=datetime.UTC)


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def set_back(self, seconds: float) -> None:
        self.now -= datetime.timedelta(seconds=seconds)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Freeze the time at noon."""
    frozen = Clock()
    monkeypatch.setattr(timezone, "now", lambda: frozen.now)
    return frozen


@pytest.fixture
def story(trial: None) -> Story:
    return Story.objects.create(section=Section.objects.create(name="أمن"), slug="al-qaim", headline="خبر الظهر")


@pytest.fixture(autouse=True)
def until_noon(story: Story) -> Iterator[None]:
    """Let nobody see the story before noon."""

    def keys_not_due(now: datetime.datetime) -> Iterable[str]:
        return {f"story:{story.pk}", f"list:section:{story.section_id}"} if now < NOON else ()

    with temporary_embargoes(keys_not_due):
        yield


def test_nothing_of_it_is_laid_before_its_minute(story: Story, served: Served, clock: Clock) -> None:
    clock.set_back(1.5)
    presser.drain()

    assert not [path for path, answer in served().items() if story.headline.encode() in answer.body]
    assert "/al-qaim/" not in served()
    assert Order.objects.count() == 2

    clock.now = NOON
    presser.drain()

    assert story.headline.encode() in served()["/al-qaim/"].body
    assert story.headline.encode() in served()[f"/section/{story.section_id}/"].body
    assert not Order.objects.exists()


def test_other_pages_do_not_wait_with_it(story: Story, served: Served, clock: Clock) -> None:
    other = Story.objects.create(section=Section.objects.create(name="ثقافة"), slug="other", headline="خبر آخر")
    clock.set_back(1.5)

    presser.drain()

    assert other.headline.encode() in served()["/other/"].body


def test_the_clock_is_read_at_the_last_moment(
    story: Story, served: Served, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is noon when the bake begins; by the time it is done, the clock was set back."""
    from khabar.press import batch

    bake_each = batch.bake_each

    def bake_and_set_back(*pages: Any) -> Any:
        yield from bake_each(*pages)
        clock.now = NOON - datetime.timedelta(seconds=1)

    with monkeypatch.context() as patch:
        patch.setattr(batch, "bake_each", bake_and_set_back)
        presser.drain()

    assert "/al-qaim/" not in served()
