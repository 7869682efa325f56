"""If-None-Match, If-Modified-Since and dates as clients really send them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.press.front.conditions import date_of, has_it, matches, seconds_of

CHANGED_AT = 1_509_667_200
THEN = "Fri, 03 Nov 2017 00:00:00 GMT"


@pytest.mark.parametrize(
    ("header", "etag", "is_in_it"),
    [
        ('"a"', '"a"', True),
        ('W/"a"', '"a"', True),
        ('"b", "a"', '"a"', True),
        (' "b" ,W/"a" ', '"a"', True),
        ("*", '"a"', True),
        (" * ", '"a"', True),
        ('"a-br"', '"a"', False),
        ("a", '"a"', False),
        ("", '"a"', False),
    ],
)
def test_an_etag_is_found_in_a_list(header: str, etag: str, is_in_it: bool) -> None:
    assert matches(header, etag) is is_in_it


@pytest.mark.parametrize(
    ("etags", "since", "expected"),
    [
        (None, None, False),
        (None, THEN, True),
        (None, "Fri, 03 Nov 2017 00:00:01 GMT", True),
        (None, "Thu, 02 Nov 2017 23:59:59 GMT", False),
        (None, "Friday, 03-Nov-17 00:00:00 GMT", True),
        (None, "Fri Nov  3 00:00:00 2017", True),
        (None, "yesterday", False),
        ('"other"', THEN, False),
        ('"a"', "Thu, 02 Nov 2017 23:59:59 GMT", True),
    ],
)
def test_a_time_counts_only_where_no_etag_is_named(etags: str | None, since: str | None, expected: bool) -> None:
    assert has_it(etags, since, '"a"', CHANGED_AT) is expected


def test_a_page_of_unknown_age_is_never_known_by_its_time() -> None:
    assert not has_it(None, THEN, '"a"', 0)


@given(st.integers(min_value=0, max_value=4_000_000_000))
def test_a_date_is_read_as_it_was_written(seconds: int) -> None:
    assert seconds_of(date_of(seconds)) == seconds


@given(st.text())
def test_any_text_is_a_date_or_none(text: str) -> None:
    assert seconds_of(text) is None or isinstance(seconds_of(text), int)
