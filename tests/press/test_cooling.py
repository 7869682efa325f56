"""A page in a storm of changes is baked at once, then rarely, and always once more at the end."""

from itertools import pairwise

import pytest

from khabar.press.cooling import LONGEST_REST_SECONDS, PAGES_REMEMBERED, SHORTEST_REST_SECONDS, Cooling


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def bakes_in_a_storm(clock: Clock, *, seconds: float, seconds_between_changes: float) -> list[float]:
    """Return when a page is baked that is changed all the time, by a press that looks each time it may."""
    cooling = Cooling(clock)
    began, bakes = clock.now, []
    while clock.now < began + seconds:
        clock.now += seconds_between_changes
        if 7 not in cooling.resting():
            cooling.note([7])
            bakes.append(clock.now - began)
    return bakes


def test_the_first_change_is_baked_at_once(clock: Clock) -> None:
    cooling = Cooling(clock)

    assert cooling.resting() == []
    assert cooling.seconds_left() == 0


def test_the_next_change_waits_a_few_hundredths_of_a_second(clock: Clock) -> None:
    cooling = Cooling(clock)
    cooling.note([7])

    assert cooling.resting() == [7]
    assert cooling.seconds_left() == pytest.approx(SHORTEST_REST_SECONDS)
    clock.now += SHORTEST_REST_SECONDS
    assert cooling.resting() == []


def test_a_storm_costs_few_bakes_and_never_keeps_readers_waiting_longer_than_half_a_second(clock: Clock) -> None:
    bakes = bakes_in_a_storm(clock, seconds=20, seconds_between_changes=0.005)

    gaps = [later - earlier for earlier, later in pairwise(bakes)]
    assert len(bakes) < 50
    assert max(gaps) <= LONGEST_REST_SECONDS + 0.01
    assert gaps == sorted(gaps)


def test_a_page_that_changes_now_and_then_is_always_baked_at_once(clock: Clock) -> None:
    assert len(bakes_in_a_storm(clock, seconds=20, seconds_between_changes=0.1)) == pytest.approx(200, abs=2)


def test_after_a_storm_a_page_is_as_quick_as_before(clock: Clock) -> None:
    cooling = Cooling(clock)
    for _ in range(50):
        cooling.note([7])
    clock.now += 2 * LONGEST_REST_SECONDS
    cooling.note([7])

    assert cooling.seconds_left() == pytest.approx(SHORTEST_REST_SECONDS)


def test_other_pages_do_not_rest_with_it(clock: Clock) -> None:
    cooling = Cooling(clock)
    for _ in range(50):
        cooling.note([7])
    cooling.note([8])
    clock.now += SHORTEST_REST_SECONDS

    assert cooling.resting() == [7]


def test_what_is_remembered_is_bounded(clock: Clock) -> None:
    cooling = Cooling(clock)
    for page in range(3 * PAGES_REMEMBERED):
        cooling.note([page])

    assert len(cooling.resting()) <= PAGES_REMEMBERED
    assert 3 * PAGES_REMEMBERED - 1 in cooling.resting()
