"""Where very many documents are found, the embedded engine leaves out of the score what costs most and tells least."""

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest

from khabar.search.backends.base import Recency
from khabar.search.backends.tantivy import TantivyEngine, answering
from tests.search.backends.tokens import any_document, any_query, document, words


@pytest.fixture
def engine() -> TantivyEngine:
    """Return an engine with an empty index."""
    engine = TantivyEngine("site")
    engine.build().finish()
    return engine


@pytest.fixture
def every_word_is_common(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    with monkeypatch.context() as patch:
        patch.setattr(answering, "FEW", 0)
        yield patch


def test_what_is_found_and_how_much_stays_the_same(
    engine: TantivyEngine, every_word_is_common: pytest.MonkeyPatch
) -> None:
    chance = random.Random(7)
    engine.apply([any_document(chance, number) for number in range(1, 120)], [])
    queries = [replace(any_query(chance), order="best", offset=0, limit=150) for _ in range(60)]

    short = [engine.search(query) for query in queries]
    every_word_is_common.undo()
    full = [engine.search(query) for query in queries]

    assert [hits.total for hits in short] == [hits.total for hits in full]
    assert [{hit.id for hit in hits.hits} for hits in short] == [{hit.id for hit in hits.hits} for hits in full]


@pytest.mark.usefixtures("every_word_is_common")
def test_what_has_every_word_still_comes_first(engine: TantivyEngine) -> None:
    engine.apply([document(1, "قمح قمح قمح قمح"), document(2, "قمح شعير وكلمات أخرى كثيرة لا يسأل عنها أحد")], [])

    found = engine.search(words("قمح شعير", all_words_bonus=5.0))

    assert [hit.id for hit in found.hits] == [2, 1]


@pytest.mark.usefixtures("every_word_is_common")
def test_what_is_new_is_still_lifted(engine: TantivyEngine) -> None:
    engine.apply([document(1, "قمح قمح", published=1), document(2, "قمح مع كلمات أخرى", published=100)], [])

    found = engine.search(words("قمح", recency=(Recency(100, 5.0),)))

    assert [hit.id for hit in found.hits] == [2, 1]
