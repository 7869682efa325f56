"""Keys are short text."""

import pytest

from khabar.press.keys import MAX_LENGTH, key


def test_a_key_joins_kind_and_parts() -> None:
    assert key("article", 81) == "article:81"
    assert key("list", "section", 7) == "list:section:7"
    assert key("list", "month", 3, "2017-11") == "list:month:3:2017-11"


def test_a_key_that_no_column_holds_is_refused() -> None:
    with pytest.raises(ValueError, match="at most 120 characters"):
        key("article", "x" * MAX_LENGTH)
