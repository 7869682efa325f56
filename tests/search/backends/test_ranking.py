"""How an engine orders what it found: by BM25 with what is added to it, or by time. The same in every engine."""

import math
from dataclasses import replace

import pytest

from khabar.search.backends.base import K1, B, Engine, EngineQuery, Filter, Order, Recency, Term, Word
from tests.search.backends.conftest import Fill
from tests.search.backends.tokens import document, phrase, word, words


def scores(engine: Engine, query: EngineQuery) -> dict[int, float]:
    return {hit.id: hit.score for hit in engine.search(query).hits}


def ids(engine: Engine, query: EngineQuery) -> list[int]:
    return [hit.id for hit in engine.search(query).hits]


def bm25(frequency: int, length: int, average: float, documents: int, having: int) -> float:
    rarity = math.log(1 + (documents - having + 0.5) / (having + 0.5))
    return rarity * (K1 + 1) * frequency / (frequency + K1 * (1 - B + B * length / average))


@pytest.fixture
def library(fill: Fill) -> None:
    fill(
        [
            document(1, "ذهب ذهب فضة", published=100),
            document(2, "ذهب نفط قمح فضة شعير", published=200),
            document(3, "قمح", published=300),
            document(4, "قمح قمح قمح قمح", headline="نفط", published=400),
        ]
    )


@pytest.mark.usefixtures("library")
class TestScores:
    def test_score_is_bm25_of_the_field(self, engine: Engine) -> None:
        average = (3 + 5 + 1 + 5) / 4
        assert scores(engine, words("ذهب")) == pytest.approx(
            {1: bm25(2, 3, average, 4, 2), 2: bm25(1, 5, average, 4, 2)}, rel=1e-5
        )

    def test_scores_of_words_and_fields_add_up_with_their_boosts(self, engine: Engine) -> None:
        query = EngineQuery(words=(Word((Term("exact", "نفط"), Term("head_exact", "نفط", 2.0))), word("قمح")))
        average = (3 + 5 + 1 + 5) / 4
        oil, wheat = bm25(1, 5, average, 4, 2), bm25(4, 5, average, 4, 3)
        assert scores(engine, query)[4] == pytest.approx(oil + wheat + 2 * bm25(1, 1, 0.25, 4, 1), rel=1e-5)

    def test_extra_terms_add_to_what_was_found(self, engine: Engine) -> None:
        plain, more = words("فضة"), words("فضة", extra=(Term("exact", "شعير"),))
        assert scores(engine, more)[1] == pytest.approx(scores(engine, plain)[1])
        assert scores(engine, more)[2] == pytest.approx(scores(engine, plain)[2] + scores(engine, words("شعير"))[2])

    def test_word_that_is_not_found_adds_nothing_of_its_terms(self, engine: Engine) -> None:
        demanding = word("ذهب", "شعير", minimum_terms=2)
        query = EngineQuery(words=(demanding, word("فضة")))
        assert scores(engine, query)[1] == pytest.approx(scores(engine, words("فضة"))[1])
        assert scores(engine, query)[2] == pytest.approx(scores(engine, words("فضة ذهب شعير"))[2])

    def test_presence_of_a_word_is_added_once_where_it_is_found(self, engine: Engine) -> None:
        plain = EngineQuery(words=(word("ذهب"), word("فضة", "شعير", minimum_terms=2)))
        more = EngineQuery(
            words=tuple(replace(one, presence=bonus) for one, bonus in zip(plain.words, (0.5, 4.0), strict=True))
        )
        gained = {one: scores(engine, more)[one] - score for one, score in scores(engine, plain).items()}
        assert gained == pytest.approx({1: 0.5, 2: 4.5}, abs=1e-5)

    def test_document_with_every_word_gains_the_bonus(self, engine: Engine) -> None:
        plain, more = words("ذهب شعير"), words("ذهب شعير", all_words_bonus=3.0)
        assert scores(engine, more)[1] == pytest.approx(scores(engine, plain)[1])
        assert scores(engine, more)[2] == pytest.approx(scores(engine, plain)[2] + 3)

    def test_single_word_has_no_bonus_for_being_all(self, engine: Engine) -> None:
        assert scores(engine, words("فضة", all_words_bonus=3.0)) == pytest.approx(scores(engine, words("فضة")))

    def test_every_step_of_recency_that_holds_is_added(self, engine: Engine) -> None:
        query = EngineQuery(recency=(Recency(200, 0.5), Recency(400, 0.25)))
        assert scores(engine, query) == pytest.approx({1: 0, 2: 0.5, 3: 0.5, 4: 0.75})

    def test_filters_add_nothing_to_the_score(self, engine: Engine, fill: Fill) -> None:
        fill([document(5, "زيت", section="1")])
        assert scores(engine, EngineQuery(filters=(Filter("section", ("1",)),))) == {5: 0}

    def test_phrase_scores_like_a_word_as_rare_as_its_words_together(self, engine: Engine) -> None:
        average = (3 + 5 + 1 + 5) / 4
        expected = 2 * (bm25(1, 5, average, 4, 2) + bm25(1, 5, average, 4, 3))
        assert scores(engine, EngineQuery(phrases=(phrase("نفط قمح", boost=2.0),)))[2] == pytest.approx(
            expected, rel=1e-5
        )

    def test_phrase_that_stands_twice_counts_twice(self, engine: Engine, fill: Fill) -> None:
        fill([document(5, "خبر عاجل خبر عاجل"), document(6, "خبر عاجل خبر اخر")])
        found = scores(engine, EngineQuery(phrases=(phrase("خبر عاجل"),)))
        norm = K1 * (1 - B + B * 4 / (22 / 6))
        assert found[5] / found[6] == pytest.approx((2 / (2 + norm)) / (1 / (1 + norm)), rel=1e-5)


class TestOrder:
    @pytest.mark.parametrize(("order", "expected"), [("newest", [4, 3, 2, 1]), ("oldest", [1, 2, 3, 4])])
    def test_time_can_decide_alone(self, engine: Engine, fill: Fill, order: Order, expected: list[int]) -> None:
        fill([document(number, "ذهب " * (5 - number), published=100 * number) for number in (3, 1, 4, 2)])
        assert ids(engine, words("ذهب", order=order)) == expected

    @pytest.mark.parametrize("order", ["best", "newest"])
    def test_equals_stand_by_the_newest_then_the_highest_id(self, engine: Engine, fill: Fill, order: Order) -> None:
        fill([document(1, "ذهب", published=7), document(2, "ذهب", published=5), document(3, "ذهب", published=5)])
        assert ids(engine, words("ذهب", order=order)) == [1, 3, 2]

    def test_pages_follow_each_other_without_overlap(self, engine: Engine, fill: Fill) -> None:
        fill([document(number, "ذهب", published=number // 3) for number in range(1, 26)])
        whole = ids(engine, words("ذهب", limit=25))
        paged = [one for offset in (0, 10, 20) for one in ids(engine, words("ذهب", offset=offset, limit=10))]
        assert paged == whole
        assert len(set(whole)) == 25

    def test_total_counts_all_that_was_found_also_past_the_last_page(self, engine: Engine, fill: Fill) -> None:
        fill([document(number, "ذهب") for number in range(1, 6)])
        first, past = engine.search(words("ذهب", limit=2)), engine.search(words("ذهب", offset=50))
        assert (first.total, len(first.hits)) == (5, 2)
        assert (past.total, past.hits) == (5, ())
