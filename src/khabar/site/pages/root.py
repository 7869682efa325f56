"""The root of the site: it leads to the default edition."""

from collections.abc import Iterator

from khabar.newsroom.models import Edition
from khabar.press.keys import key
from khabar.press.recording import record
from khabar.press.registry import PageKind, Sheet
from khabar.site.addresses import ROOT, front_path

THE_ONE = "all"


def bake(argument: str) -> list[Sheet]:
    record(key("list", "editions"))
    edition = Edition.objects.filter(is_default=True).first()
    return [Sheet(ROOT, status=302, location=front_path(edition))] if edition else []


def _arguments_of_key(key: str) -> Iterator[str]:
    if key.startswith(("edition:", "list:editions")):
        yield THE_ONE


KIND = PageKind("root", bake, _arguments_of_key, lambda: [THE_ONE], priority=1)
