"""What the tests of the search share: bringing the index up to date, asking for a page, reading it."""

from urllib.parse import quote
from xml.etree.ElementTree import Element

from django.test import Client

from khabar.search import vocabulary
from khabar.search.following import follow_changes
from tests.site.markup import by_class, parsed, text_of


def follow_all() -> None:
    """Bring the index and the vocabulary up to date, as the worker does."""
    while follow_changes():
        pass
    vocabulary.rebuild()


def get(client: Client, query: str, edition: str = "ar") -> tuple[int, Element]:
    response = client.get(f"/{edition}/search/?{query}")
    return response.status_code, parsed(response.content.decode())


def headlines(page: Element) -> list[str]:
    return [text_of(each) for result in by_class(page, "results") for each in by_class(result, "headline")]


def asked(client: Client, typed: str, more: str = "") -> Element:
    status, page = get(client, f"q={quote(typed)}{more}")
    assert status == 200
    return page
