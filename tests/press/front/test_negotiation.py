"""Accept-Encoding as clients really send it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.press.front.negotiation import accepted_encodings


@pytest.mark.parametrize(
    ("header", "order"),
    [
        (None, ("identity",)),
        ("", ("identity",)),
        ("gzip, deflate, br, zstd", ("br", "gzip", "identity")),
        ("GZIP", ("gzip", "identity")),
        ("x-gzip", ("gzip", "identity")),
        ("br;q=0.2, gzip;q=0.8", ("gzip", "br", "identity")),
        ("br; q=0, gzip", ("gzip", "identity")),
        ("*", ("br", "gzip", "identity")),
        ("*;q=0.1, br;q=0", ("gzip", "identity")),
        ("identity;q=1, gzip;q=0.5", ("identity",)),
        ("identity;q=0.5, gzip;q=1", ("gzip", "identity")),
        ("*;q=0", ("identity",)),
        ("identity;q=0", ("identity",)),
        ("*, identity;q=0", ("br", "gzip", "identity")),
        ("*;q=0.5, gzip;q=0", ("br", "identity")),
        ("gzip;q=0.000", ("identity",)),
        ("br;q=0.001", ("br", "identity")),
        ("gzip;q=nonsense, br", ("br", "identity")),
        ("gzip;q=2", ("identity",)),
        ("gzip;level=9", ("gzip", "identity")),
    ],
)
def test_encodings_come_in_the_clients_order(header: str | None, order: tuple[str, ...]) -> None:
    assert accepted_encodings(header) == order


@given(st.text())
def test_any_header_gives_an_order_that_ends_with_identity(header: str) -> None:
    assert accepted_encodings(header)[-1] == "identity"
