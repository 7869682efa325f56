"""Range and If-Range as clients really send them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.press.front.conditions import date_of
from khabar.press.front.ranges import range_holds, wanted_range


@pytest.mark.parametrize(
    ("header", "wanted"),
    [
        (None, None),
        ("bytes=0-0", (0, 1)),
        ("bytes=0-99", (0, 100)),
        ("bytes=990-", (990, 1000)),
        ("bytes=990-5000", (990, 1000)),
        ("bytes=-1", (999, 1000)),
        ("bytes=-5000", (0, 1000)),
        ("Bytes = 5-9 ", (5, 10)),
        ("bytes=1000-", "unsatisfiable"),
        ("bytes=-0", "unsatisfiable"),
        ("bytes=9-5", None),
        ("bytes=-", None),
        ("bytes=0-1, 5-6", None),
        ("bytes=0-99999999999999999999", None),
        ("items=0-5", None),
        ("bytes=٠-٩", None),
    ],
)
def test_one_range_is_understood_and_anything_else_is_all_of_it(
    header: str | None, wanted: tuple[int, int] | str | None
) -> None:
    assert wanted_range(header, 1000) == wanted


@given(st.from_regex(r"bytes=[0-9]{0,6}-[0-9]{0,6}", fullmatch=True), st.integers(min_value=0, max_value=100_000))
def test_a_range_is_never_empty_and_never_outside(header: str, size: int) -> None:
    wanted = wanted_range(header, size)

    if isinstance(wanted, tuple):
        start, end = wanted
        assert 0 <= start < end <= size


@pytest.mark.parametrize(
    ("if_range", "holds"),
    [
        (None, True),
        ('"a"', True),
        ('"b"', False),
        ('W/"a"', False),
        (date_of(1000), True),
        (date_of(1001), False),
        (date_of(999), False),
        ("*", False),
    ],
)
def test_a_range_of_something_older_is_not_sent(if_range: str | None, holds: bool) -> None:
    assert range_holds(if_range, '"a"', 1000) is holds
