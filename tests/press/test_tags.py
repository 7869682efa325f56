"""Tags are what every CDN takes, whatever the keys are, and always the same for the same page."""

from hypothesis import given
from hypothesis import strategies as st

from khabar.press.stores.tags import LONGEST, MOST_BYTES, address_tag, tag, tags_of


def test_a_plain_key_is_its_own_tag() -> None:
    assert tag("list:section:7") == "list:section:7"


def test_what_cdns_would_split_or_refuse_is_hashed() -> None:
    for key in ["topic:أمن", "two words", "a,b", "", "x" * (LONGEST + 1), "a\nb", "\ud800"]:
        assert tag(key).startswith("hash:"), key
        assert len(tag(key)) == len("hash:") + 24


def test_the_owner_comes_first_and_once() -> None:
    assert tags_of("article:81", {"section:7", "article:81", "edition:ar"}) == "article:81 edition:ar section:7"


def test_an_owner_without_keys_has_a_tag() -> None:
    assert tags_of("front:العربية", ()) == tag("front:العربية")


@given(st.text(max_size=40), st.frozensets(st.text(max_size=150), max_size=30))
def test_tags_are_printable_ascii_without_commas(owner: str, keys: frozenset[str]) -> None:
    tags = tags_of(owner, keys).split(" ")

    assert set(tags) == {tag(key) for key in {owner, *keys}}
    assert all(one.isascii() and one.isprintable() and "," not in one and 0 < len(one) <= 1024 for one in tags)


def test_ten_thousand_keys_stay_below_what_cdns_take() -> None:
    tags = tags_of("article:81", {f"article:{number}" for number in range(10_000)})

    assert MOST_BYTES - 40 < len(f"{address_tag('/ar/')} {tags}") <= MOST_BYTES
    assert tags.startswith("article:81 article:0 article:1 ")


def test_an_address_has_a_tag_of_nineteen_letters() -> None:
    tags = {address_tag(path) for path in ("/ar/", "/ar/2017/11/03/القوات/", "/a/81")}

    assert len(tags) == 3
    assert {len(one) for one in tags} == {19}
