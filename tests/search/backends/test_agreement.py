"""PostgreSQL and Tantivy give the same answers to anything that can be asked, as both keep the promises of base.py."""

import random
from itertools import pairwise

import pytest

from khabar.search.backends.base import Engine, Hits
from tests.search.backends.conftest import made
from tests.search.backends.tokens import any_document, any_query

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("db")]

CLOSE = 1e-4
"""Tantivy adds in single precision."""


def engines() -> tuple[Engine, Engine]:
    return made("tantivy"), made("postgres")


def scores_agree(one: Hits, other: Hits) -> bool:
    return all(abs(left.score - right.score) < CLOSE for left, right in zip(one.hits, other.hits, strict=True))


def counts_agree(one: Hits, other: Hits) -> bool:
    """Say whether the same values were counted; of hits by their scores, a sample may differ where scores are near."""
    if one.counts is None or other.counts is None:
        return one.counts is other.counts
    if one.counts.are_whole:
        return one.counts == other.counts
    samples = [sum(values.values()) for counts in (one.counts, other.counts) for values in counts.values.values()]
    return not other.counts.are_whole and samples == [5, 5]


def order_agrees(one: Hits, other: Hits) -> bool:
    """Say whether the same ids stand in the same places, those apart whose scores are nearly equal."""
    near = {
        hit.id for left, right in pairwise(one.hits) if abs(left.score - right.score) < CLOSE for hit in (left, right)
    }
    edge = one.hits[-1].score if one.hits else 0.0
    return all(
        left.id == right.id or left.id in near or abs(left.score - edge) < CLOSE
        for left, right in zip(one.hits, other.hits, strict=True)
    )


@pytest.mark.parametrize("seed", range(4))
def test_fresh_indexes_agree_in_hits_scores_and_totals(seed: int) -> None:
    chance = random.Random(seed)
    documents = [any_document(chance, number) for number in range(1, 200)]
    tantivy, postgres = engines()
    for engine in (tantivy, postgres):
        build = engine.build()
        build.add(documents[:100])
        build.commit(100)
        build.add(documents[100:])
        build.finish()
    total = 0
    for _time in range(100):
        query = any_query(chance)
        expected, found = tantivy.search(query), postgres.search(query)
        assert (found.total, len(found.hits)) == (expected.total, len(expected.hits)), query
        assert scores_agree(expected, found), query
        assert order_agrees(expected, found), query
        assert counts_agree(expected, found), query
        total += found.total
    assert total > 1000


def test_changed_indexes_find_the_same_documents() -> None:
    chance = random.Random(17)
    tantivy, postgres = engines()
    for engine in (tantivy, postgres):
        engine.build().finish()
    for revision in range(1, 31):
        batch = {number: any_document(chance, number, revision) for number in chance.choices(range(1, 120), k=8)}
        removed = chance.choices(range(1, 120), k=3)
        for engine in (tantivy, postgres):
            engine.apply(list(batch.values()), removed)
    assert sorted(postgres.revisions()) == sorted(tantivy.revisions())
    assert postgres.count() == tantivy.count() > 50
    for _time in range(100):
        query = any_query(chance)
        expected, found = tantivy.search(query), postgres.search(query)
        # Dead documents count in the statistics until an engine merges them away, so that scores differ a little.
        assert found.total == expected.total, query
        if query.order != "best":
            assert [hit.id for hit in found.hits] == [hit.id for hit in expected.hits], query
            assert found.counts == expected.counts, query
