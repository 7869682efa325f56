"""Fonts, the mark and the script, under names that never mean anything else: browsers keep them for ever.

The argument is the path itself. A new version has another one, which is in the store before the first page that asks
for it; the old one stays for a month, for pages in the store and in browsers that were baked before.
"""

from collections.abc import Iterator

from khabar.press.registry import PageKind, Sheet
from khabar.site.assets import asset_body, asset_content_type, asset_names, asset_path


def bake(argument: str) -> list[Sheet]:
    """Return the asset; nothing for a path that this version of Khabar does not have."""
    for name in asset_names():
        if asset_path(name) == argument:
            return [Sheet(argument, asset_body(name), content_type=asset_content_type(name), immutable=True)]
    return []


def _every_argument() -> Iterator[str]:
    yield from (asset_path(name) for name in asset_names())


KIND = PageKind("asset", bake, lambda key: [], _every_argument, priority=0, comes_first=True)
