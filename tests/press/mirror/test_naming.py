"""Every address has a name that a browser opens and every file system holds, and links between names lead there."""

import posixpath
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.press.mirror.naming import LONGEST_PART_BYTES, link_between, mirror_name

PARTS = st.text(st.characters(exclude_characters="/\0\\?#", exclude_categories=("Cs",)), min_size=1, max_size=90)
ADDRESSES = st.builds(
    lambda parts, end: "/" + "/".join(parts) + end, st.lists(PARTS, max_size=4), st.sampled_from(["", "/"])
)
FORBIDDEN = set('"*:<>?\\|')


@pytest.mark.parametrize(
    ("path", "is_page", "name"),
    [
        ("/", True, "index.html"),
        ("/ar/2017/11/03/القوات/", True, "ar/2017/11/03/القوات/index.html"),
        ("/a/81", True, "a/81.html"),
        ("/ar/feed.xml", False, "ar/feed.xml"),
        ("/media/images/a.width-800.webp", False, "media/images/a.width-800.webp"),
    ],
)
def test_names_are_those_that_people_expect(path: str, is_page: bool, name: str) -> None:
    assert mirror_name(path, is_page=is_page) == name


@given(ADDRESSES, st.booleans())
def test_a_stick_can_hold_every_name(path: str, is_page: bool) -> None:
    name = mirror_name(path, is_page=is_page)

    for part in name.split("/"):
        assert part not in ("", ".", "..")
        assert not FORBIDDEN & set(part)
        assert part[-1] not in ". "
        assert all(letter >= " " for letter in part)
        assert len(part.encode()) <= LONGEST_PART_BYTES + len(".html")
        assert part.partition(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL", "COM1", "LPT1"}
    if is_page:
        assert name.endswith((".html", ".htm")), "a browser would show its source"


@given(ADDRESSES, ADDRESSES)
def test_a_link_leads_from_one_file_to_the_other(one: str, other: str) -> None:
    first, second = (mirror_name(path, is_page=True) for path in (one, other))

    link = link_between(first, second)

    assert link.isascii()
    assert posixpath.normpath(posixpath.join(posixpath.dirname(first), unquote(link))) == second


def test_long_names_are_cut_and_told_apart() -> None:
    names = {mirror_name(f"/ar/{'ق' * 200}{letter}/", is_page=True) for letter in "اب"}

    assert len(names) == 2
