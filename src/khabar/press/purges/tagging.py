"""Which headers with tags go out with pages: those that a cache of this installation reads. Pure; knows no page.

The tags of a page take one or two kilobytes, which each reader would pay for where no cache takes them off.
"""

from collections.abc import Iterable

from khabar.press.outlets.chosen import Unfit

HEADERS = ("surrogate-key", "cache-tag")
AUTO, NONE = "auto", "none"
_READ_BY = {"fastly": "surrogate-key", "varnish": "surrogate-key", "cloudflare": "cache-tag"}


def tag_headers(chosen: str, purges: Iterable[str]) -> tuple[str, ...]:
    """Return the headers that *chosen*, the setting, names; with "auto" those that the caches in *purges* read.

    Raises Unfit.

    >>> tag_headers("auto", ["cloudflare:zone", "nginx:http://127.0.0.1:8080"])
    ('cache-tag',)
    """
    if chosen == AUTO:
        named = {_READ_BY.get(word.strip().partition(":")[0], NONE) for word in purges}
    else:
        named = {name.strip().lower() for name in chosen.split(",")} - {NONE, ""}
        if unknown := named - {*HEADERS}:
            raise Unfit(
                f"KHABAR_TAG_HEADERS says {', '.join(sorted(map(repr, unknown)))}: "
                f"it has to be {AUTO}, {NONE}, {' or '.join(HEADERS)}."
            )
    return tuple(header for header in HEADERS if header in named)
