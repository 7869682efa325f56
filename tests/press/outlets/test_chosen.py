"""KHABAR_STORE and KHABAR_PURGE name outlets and caches; what cannot be understood is told with its cure."""

import pytest

from khabar.press.outlets.chosen import Unfit, chosen_outlets
from khabar.press.purges.chosen import chosen_purgers

TOKENS = {"fastly": "t", "cloudflare": "t"}


def names(*words: str) -> list[str]:
    return [outlet.name for outlet in chosen_outlets(words, {})]


def test_the_page_store_alone_needs_no_outlet() -> None:
    assert names("pages") == []
    assert names("") == []


def test_several_places_may_be_named() -> None:
    assert names("pages", " files:/srv/khabar", "s3://news/site?endpoint=https://s3.example.org&region=x") == [
        "files:/srv/khabar",
        "s3://news/site at https://s3.example.org",
    ]


@pytest.mark.parametrize(
    "word", ["files", "files:", "files:relative", "files:/", "folder:/srv", "s3://", "s3://x?key=secret", "/srv"]
)
def test_a_place_that_cannot_be_understood_is_shown_with_an_example(word: str) -> None:
    with pytest.raises(Unfit, match=r"has to be .*s3://bucket"):
        names(word)


def test_one_place_is_not_written_to_twice() -> None:
    with pytest.raises(Unfit, match="twice"):
        names("files:/srv/khabar", "files:/srv/khabar/")


def test_caches_are_named_with_what_they_need() -> None:
    words = ["none", "nginx:http://127.0.0.1:8080", "varnish:http://10.0.0.5:6081", "fastly:S", "cloudflare:Z"]

    found = chosen_purgers(words, "https://news.example.org", TOKENS)

    assert [one.name for one in found] == words[1:]


@pytest.mark.parametrize("word", ["fastly", "fastly:", "akamai:x", "varnish:10.0.0.5", "nginx:ftp://x"])
def test_a_cache_that_cannot_be_understood_is_shown_with_an_example(word: str) -> None:
    with pytest.raises(Unfit, match="has to be"):
        chosen_purgers([word], "https://news.example.org", TOKENS)


def test_a_missing_token_is_named_by_its_setting() -> None:
    with pytest.raises(Unfit, match="KHABAR_CLOUDFLARE_TOKEN is empty"):
        chosen_purgers(["cloudflare:Z"], "https://news.example.org", {"cloudflare": ""})
