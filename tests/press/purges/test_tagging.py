"""Tags go out in the headers that a cache of this installation reads, and in no other."""

import pytest

from khabar.press.outlets.chosen import Unfit
from khabar.press.purges.tagging import tag_headers


@pytest.mark.parametrize(
    ("purges", "headers"),
    [
        ([], ()),
        (["none"], ()),
        (["nginx:http://127.0.0.1:8080"], ()),
        (["varnish:http://10.0.0.5:6081"], ("surrogate-key",)),
        (["fastly:SERVICE"], ("surrogate-key",)),
        ([" cloudflare:ZONE"], ("cache-tag",)),
        (["cloudflare:ZONE", "fastly:SERVICE"], ("surrogate-key", "cache-tag")),
    ],
)
def test_the_caches_that_are_purged_say_which(purges: list[str], headers: tuple[str, ...]) -> None:
    assert tag_headers("auto", purges) == headers


def test_an_operator_who_purges_by_hand_names_them() -> None:
    assert tag_headers("Cache-Tag", []) == ("cache-tag",)
    assert tag_headers("cache-tag,surrogate-key", []) == ("surrogate-key", "cache-tag")
    assert tag_headers("none", ["fastly:SERVICE"]) == ()


def test_a_header_that_nobody_reads_is_refused() -> None:
    with pytest.raises(Unfit, match="KHABAR_TAG_HEADERS says 'xkey': it has to be auto, none"):
        tag_headers("xkey", [])
