"""Which lane a page waits in, and whose turn it is."""

import pytest

from khabar.press.lanes import Lane, Turns, lane_of


@pytest.mark.parametrize(
    ("priority", "is_named", "is_many", "lane"),
    [
        (10, True, False, Lane.CHANGED),
        (10, False, False, Lane.DEPENDENTS),
        (10, True, True, Lane.ARCHIVE),
        (10, False, True, Lane.ARCHIVE),
        (20, False, False, Lane.FRONTS),
        (20, True, True, Lane.FRONTS),
        (35, True, False, Lane.DEPENDENTS),
        (35, False, True, Lane.ARCHIVE),
        (40, True, False, Lane.ARCHIVE),
        (1_000_000, False, False, Lane.ARCHIVE),
    ],
)
def test_what_was_changed_comes_first_then_fronts_then_what_shows_it_and_the_archive_last(
    priority: int, is_named: bool, is_many: bool, lane: Lane
) -> None:
    assert lane_of(priority, is_named=is_named, is_many=is_many) == lane


def batches(count: int, *waiting: Lane) -> list[Lane]:
    """Return the lanes of the batches that a presser bakes while *waiting* ones never become empty."""
    turns = Turns()
    baked = []
    for _ in range(count):
        turn = turns.next()
        lane = turn if turn in waiting else min(waiting)
        turns.note(lane)
        baked.append(lane)
    return baked


def test_what_was_changed_comes_first_and_the_fronts_right_after_it() -> None:
    assert batches(4, *Lane) == [Lane.CHANGED, Lane.FRONTS, Lane.CHANGED, Lane.FRONTS]
    assert batches(2, Lane.FRONTS, Lane.ARCHIVE) == [Lane.FRONTS, Lane.FRONTS]


def test_no_lane_that_has_something_waits_longer_than_ten_batches() -> None:
    baked = batches(100, *Lane)
    for start in range(90):
        assert set(baked[start : start + 10]) == set(Lane)
    for lane in (Lane.DEPENDENTS, Lane.ARCHIVE):
        assert lane in batches(10, Lane.CHANGED, lane)


def test_lanes_that_are_empty_cost_what_is_changed_no_turn() -> None:
    assert set(batches(50, Lane.CHANGED)) == {Lane.CHANGED}
    assert set(batches(50, Lane.ARCHIVE)) == {Lane.ARCHIVE}


def test_whoever_publishes_when_nothing_waits_has_article_and_fronts_first() -> None:
    turns = Turns()
    for _ in range(8):
        turns.note(Lane.CHANGED)
    turns.begin_anew()

    first = turns.next()
    turns.note(first)

    assert [first, turns.next()] == [Lane.CHANGED, Lane.FRONTS]
