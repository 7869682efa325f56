"""No page is baked from what may lag behind the database: not from a search index, not over the network."""

from typing import Any

import pytest

from khabar.newsroom.models import Article
from khabar.press.baking import bake
from khabar.press.registry import page_kinds
from khabar.search import engines

pytestmark = pytest.mark.django_db


def test_no_page_asks_the_search_while_it_is_baked(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("A page asked the search, which may not know yet what the database knows.")

    for folder in ("tantivy", "postgres", "opensearch"):
        monkeypatch.setattr(f"khabar.search.backends.{folder}.engine.{_ENGINES[folder]}.search", refuse)
    baked = [bake(kind.name, argument) for kind in page_kinds() for argument in kind.every_argument()]

    assert sum(bool(result.sheets) for result in baked) > 10
    with pytest.raises(AssertionError, match="asked the search"):
        engines.engine(engines.SITE).search(None)  # type: ignore[arg-type]  # never looked at


_ENGINES = {"tantivy": "TantivyEngine", "postgres": "PostgresEngine", "opensearch": "OpenSearchEngine"}
