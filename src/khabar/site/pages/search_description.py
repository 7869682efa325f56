"""What a browser must know to search an edition from its own address bar: an OpenSearch description."""

from collections.abc import Iterator

from khabar.newsroom.models import Edition
from khabar.press.keys import key
from khabar.press.recording import record
from khabar.press.registry import PageKind, Sheet
from khabar.site.addresses import absolute, search_description_path, search_path, suggest_path
from khabar.site.assets import asset_path
from khabar.site.rendering import render
from khabar.site.wording import wording_for

CONTENT_TYPE = "application/opensearchdescription+xml; charset=utf-8"
_LONGEST_NAME = 16  # the standard's limit


def bake(argument: str) -> list[Sheet]:
    edition = Edition.objects.filter(pk=argument).first()
    if edition is None:
        return []
    record(key("edition", edition.pk))
    body = render(
        "search_description.xml",
        name=edition.name[:_LONGEST_NAME],
        description=wording_for(edition.language).search.description.format(name=edition.name),
        language=edition.language,
        icon=absolute(asset_path("mark.svg")),
        search=absolute(search_path(edition)),
        suggest=absolute(suggest_path(edition)),
        self_address=absolute(search_description_path(edition)),
    )
    return [Sheet(search_description_path(edition), body, content_type=CONTENT_TYPE)]


def _arguments_of_key(key: str) -> Iterator[str]:
    kind, _colon, pk = key.partition(":")
    if kind == "edition":
        yield pk


def _every_argument() -> Iterator[str]:
    yield from map(str, Edition.objects.values_list("pk", flat=True))


KIND = PageKind("search_description", bake, _arguments_of_key, _every_argument, priority=36)
