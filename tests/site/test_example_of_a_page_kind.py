"""The example of docs/how-to/add-a-page-kind.md works as it is printed there."""

import json
import re
from typing import Any

import pytest

from khabar.press import presser
from khabar.press.registry import PageKind, temporary_page_kinds
from khabar.press.stores.pagereader import PageReader
from tests.factories.newsroom import make_article
from tests.house.repository import DOCS

pytestmark = pytest.mark.django_db


@pytest.fixture
def printed_kind() -> PageKind:
    """Return the KIND of the module that the page prints."""
    page = (DOCS / "how-to" / "add-a-page-kind.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(.*?)```", page, re.DOTALL)
    assert found
    module: dict[str, Any] = {"__name__": "khabar.site.pages.newest"}
    exec(compile(found[1], "newest.py", "exec"), module)  # noqa: S102  our own page
    kind: PageKind = module["KIND"]
    return kind


def test_the_printed_page_is_baked_and_hears_of_a_corrected_headline(printed_kind: PageKind, settings: Any) -> None:
    with temporary_page_kinds(printed_kind):
        article = make_article("معبر القائم")
        presser.drain()
        article.headline = "معبر القائم يعود"
        article.save()
        presser.drain()

    stored = PageReader(settings.KHABAR_STORE_FILE).find("/ar/newest.json")
    assert stored is not None
    assert stored.identity is not None
    assert [one["headline"] for one in json.loads(stored.identity)] == ["معبر القائم يعود"]
