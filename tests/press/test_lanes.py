"""Which lane a page waits in, and whose turn it is."""

from itertools import islice

import pytest

from khabar.press.lanes import Lane, lane_of, turns


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


def test_every_second_turn_is_for_what_was_just_changed() -> None:
    assert set(islice(turns(), 0, 100, 2)) == {Lane.CHANGED}


def test_no_lane_waits_longer_than_eight_turns() -> None:
    for start in range(8):
        assert set(islice(turns(), start, start + 8)) == set(Lane)
