"""Where very many documents are found, the embedded engine scores the likeliest in full: the answer is the same."""

import random
from dataclasses import replace

import pytest

from khabar.search.backends.base import Hits, Recency
from khabar.search.backends.tantivy import TantivyEngine, best
from tests.search.backends.tokens import any_document, any_query, document, words


@pytest.fixture
def engine() -> TantivyEngine:
    """Return an engine with an empty index."""
    engine = TantivyEngine("site")
    engine.build().finish()
    return engine


def in_two_rounds(engine: TantivyEngine, query: object, monkeypatch: pytest.MonkeyPatch) -> Hits:
    with monkeypatch.context() as every:
        every.setattr(best, "FEW", 0)
        return engine.search(query)  # type: ignore[arg-type]  a query


@pytest.mark.parametrize("seed", range(3))
def test_two_rounds_find_what_one_finds_in_the_same_order(
    engine: TantivyEngine, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    chance = random.Random(seed)
    engine.apply([any_document(chance, number) for number in range(1, best.BEST_BY_WORDS)], [])

    for _ in range(60):
        query = replace(any_query(chance), order="best")
        once, twice = engine.search(query), in_two_rounds(engine, query, monkeypatch)
        assert twice.total == once.total
        assert [hit.id for hit in twice.hits] == [hit.id for hit in once.hits]
        assert [hit.score for hit in twice.hits] == pytest.approx([hit.score for hit in once.hits], rel=1e-4)


def test_new_document_is_lifted_over_many_that_say_the_word_more_often(
    engine: TantivyEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = [document(number, "قمح قمح قمح", published=number) for number in range(1, best.BEST_BY_WORDS + 100)]
    new = document(9_999, "قمح مع كلمات أخرى كثيرة لا يسأل عنها أحد", published=10_000)
    engine.apply([*old, new], [])

    found = in_two_rounds(engine, words("قمح", recency=(Recency(10_000, 5.0),)), monkeypatch)

    assert found.hits[0].id == new.id
    assert found.total == len(old) + 1


def test_pages_beyond_the_first_round_are_there(engine: TantivyEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    engine.apply([document(number, "قمح") for number in range(1, best.BEST_BY_WORDS + 50)], [])

    found = in_two_rounds(engine, words("قمح", offset=best.BEST_BY_WORDS, limit=10), monkeypatch)

    assert len(found.hits) == 10
    assert found.total == best.BEST_BY_WORDS + 49
