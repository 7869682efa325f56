"""docs/reference/addresses.md has every kind of baked page, every address that readers send to, and the search's."""

from khabar.conversation.urls import urlpatterns
from khabar.press.registry import page_kinds
from khabar.site import urls as site_urls
from tests.house.documents import codes, read, rows, sections
from tests.house.repository import DOCS, shown, told

REFERENCE = DOCS / "reference" / "addresses.md"


def second_column(title: str) -> set[str]:
    """Return what the second column of the tables in one section shows in code."""
    section = next(section for section in sections(read(REFERENCE)) if section.title == title)
    return {name for row in rows(section.text) for name in codes(row[1])}


def test_every_kind_of_page_is_in_the_reference() -> None:
    kinds = {kind.name for kind in page_kinds()}

    documented = second_column("Baked pages")

    assert kinds
    assert kinds == documented, told(
        sorted(kinds ^ documented), f"correct the table of baked pages in {shown(REFERENCE)}."
    )


def test_every_reader_action_is_in_the_reference() -> None:
    names = {str(pattern.name) for pattern in urlpatterns}

    documented = second_column("What readers send")

    assert names == documented, told(sorted(names ^ documented), f"correct the table of forms in {shown(REFERENCE)}.")


def test_every_address_of_the_search_is_in_the_reference() -> None:
    names = {pattern.name for pattern in site_urls.urlpatterns if getattr(pattern, "name", None)}

    documented = second_column("Searching")

    assert {"search", "suggest"} <= names
    assert names == documented, told(
        sorted(names ^ documented), f"correct the table of searches in {shown(REFERENCE)}."
    )
