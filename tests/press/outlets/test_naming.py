"""An address has one file, the file leads back to it, and what no file system could hold has none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.press.outlets.naming import address, file_name, object_name

PARTS = st.text(st.characters(exclude_characters="/\0\\?#", exclude_categories=("Cs",)), min_size=1, max_size=20)
ADDRESSES = st.builds(lambda parts, slash: "/" + "/".join(parts) + slash, st.lists(PARTS, min_size=1), st.just("/"))


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/", "index.html"),
        ("/ar/", "ar/index.html"),
        ("/ar/2017/11/03/القوات/", "ar/2017/11/03/القوات/index.html"),
        ("/ar/feed.xml", "ar/feed.xml"),
        ("/a/81", "a/81"),
        ("/!missing", "!missing"),
    ],
)
def test_an_address_has_the_file_that_servers_look_for(path: str, name: str) -> None:
    assert file_name(path) == name
    assert address(name) == path


@pytest.mark.parametrize(
    "path",
    ["/../etc/passwd", "/ar/../x/", "/./", "/ar//x/", "/ar/index.html", "/ar/x.gz", "/ar/x.br", "/ar/..", "/ar/."],
)
def test_what_would_leave_the_tree_or_share_a_file_has_none(path: str) -> None:
    assert file_name(path) is None
    assert object_name(path) is None


def test_a_name_counts_in_bytes() -> None:
    assert file_name(f"/ar/{'ق' * 127}/") is not None
    assert file_name(f"/ar/{'ق' * 128}/") is None
    assert file_name(f"/ar/{'ق' * 127}") is None, "with .gz it is too long"
    assert file_name("/" + "أخبار/" * 400) is None
    assert object_name(f"/ar/{'ق' * 128}/") is not None


@given(ADDRESSES, ADDRESSES)
def test_no_two_addresses_share_a_file(one: str, other: str) -> None:
    names = {file_name(path) for path in (one, other)} - {None}
    assert len(names) == len({path for path in (one, other) if file_name(path) is not None})
    assert {address(name) for name in names if name} <= {one, other}
