"""The sweep finds what every key missed, heals it, and keeps it for people to see."""

import threading
import time
from typing import Any

import pytest

from khabar.press import presser
from khabar.press.models import Finding, Order
from khabar.press.sweeping import Sweep, sweep_forever
from tests.press.trial.models import Section, Story
from tests.waiting import wait_until

pytestmark = pytest.mark.usefixtures("trial")

ENOUGH_STEPS = 20


@pytest.fixture
def story() -> Story:
    section = Section.objects.create(name="أخبار العراق")
    story = Story.objects.create(section=section, slug="al-qaim", headline="القائم")
    presser.drain()
    return story


def swept() -> list[bool]:
    sweep = Sweep()
    return [sweep.step() for _step in range(ENOUGH_STEPS)]


def test_a_sound_store_gives_nothing_to_find(story: Story) -> None:
    assert all(swept())
    assert not Finding.objects.exists()
    assert not Order.objects.exists()


def test_a_broken_dependency_is_found_and_healed(story: Story, served: Any) -> None:
    Story.objects.update(headline="البوكمال")

    assert not all(swept())
    finding = Finding.objects.open().get(kind="story")
    assert (finding.what, finding.path) == ("differs", "/al-qaim/")
    assert "القائم" in finding.stored
    assert "البوكمال" in finding.fresh

    presser.drain()
    assert "البوكمال".encode() in served()["/al-qaim/"].body
    assert all(swept())
    assert not Finding.objects.open().exists()
    assert Finding.objects.get(kind="story").healed_at is not None


def test_a_page_that_breaks_again_is_one_finding_and_counted(story: Story) -> None:
    for headline in ("البوكمال", "الأنبار"):
        Story.objects.update(headline=headline)
        swept()
        presser.drain()

    assert Finding.objects.get(kind="story").times == 2


def test_a_page_the_press_never_heard_of_is_found(story: Story, served: Any) -> None:
    Story.objects.bulk_create([Story(section=story.section, slug="anbar", headline="الأنبار")])

    swept()
    presser.drain()

    assert served()["/anbar/"].status == 200


def test_what_waits_for_baking_is_left_to_the_press(story: Story) -> None:
    story.headline = "البوكمال"
    story.save()

    assert all(swept())
    assert not Finding.objects.exists()


@pytest.mark.usefixtures("trial_with_commits")
def test_it_goes_on_for_ever_at_its_rate_and_rests_at_none(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[float] = []
    monkeypatch.setattr(Sweep, "step", lambda sweep: steps.append(time.monotonic()))
    began = time.monotonic()
    settings.KHABAR_PRESS_SWEEP_PER_SECOND = 50.0
    stop = threading.Event()
    thread = threading.Thread(target=sweep_forever, args=(stop,))
    thread.start()
    wait_until(lambda: len(steps) >= 20)
    stop.set()
    thread.join()

    assert len(steps) <= 50 * (time.monotonic() - began) + 1

    settings.KHABAR_PRESS_SWEEP_PER_SECOND = 0.0
    sweep_forever(threading.Event())  # ends at once
