"""Which documents an engine finds for words, phrases, exclusions and filters: the same in every engine."""

import pytest

from khabar.search.backends.base import Engine, EngineQuery, Filter, Phrase, Recency, Term, Word
from tests.search.backends.conftest import Fill
from tests.search.backends.tokens import document, phrase, word, words


def found(engine: Engine, query: EngineQuery) -> set[int]:
    hits = engine.search(query)
    assert hits.total == len(hits.hits)
    return {hit.id for hit in hits.hits}


@pytest.fixture
def library(fill: Fill) -> None:
    fill(
        [
            document(
                1, "القوات تسيطر علي معبر القائم", headline="القائم", published=100, section="1", topic=("أ", "ب")
            ),
            document(2, "معبر القائم مغلق", published=200, section="2", topic="ب"),
            document(3, "القوات في بغداد", headline="بغداد اليوم", published=300, section="2"),
            document(4, "اسعار الذهب في بغداد", published=400, section="3"),
        ]
    )


@pytest.mark.usefixtures("library")
class TestWords:
    def test_any_word_is_enough_unless_more_are_asked_for(self, engine: Engine) -> None:
        assert found(engine, words("القوات القائم")) == {1, 2, 3}
        assert found(engine, words("القوات القائم", minimum_words=2)) == {1}

    def test_asking_for_more_words_than_there_are_asks_for_all(self, engine: Engine) -> None:
        assert found(engine, words("القوات القائم", minimum_words=9)) == {1}

    def test_asking_for_no_word_still_asks_for_one(self, engine: Engine) -> None:
        assert found(engine, words("القوات القائم", minimum_words=0)) == {1, 2, 3}

    def test_word_is_found_by_any_of_its_terms(self, engine: Engine) -> None:
        assert found(engine, EngineQuery(words=(word("مغلق", "الذهب"),))) == {2, 4}

    def test_word_can_need_several_of_its_terms(self, engine: Engine) -> None:
        asked = word("معبر", "القائم", "مغلق", minimum_terms=3)
        assert found(engine, EngineQuery(words=(asked,))) == {2}

    def test_word_without_terms_finds_nothing(self, engine: Engine) -> None:
        assert found(engine, EngineQuery(words=(Word(()),))) == set()
        assert found(engine, EngineQuery(words=(Word(()), word("الذهب")))) == {4}
        assert found(engine, EngineQuery(words=(Word(()), word("الذهب")), minimum_words=2)) == set()

    def test_word_is_looked_for_in_its_field_alone(self, engine: Engine) -> None:
        assert found(engine, EngineQuery(words=(word("بغداد", field="head_exact"),))) == {3}

    def test_unknown_words_find_nothing(self, engine: Engine) -> None:
        assert found(engine, words("غريب عجيب")) == set()

    def test_many_words_are_counted_right(self, engine: Engine) -> None:
        strangers = " ".join(f"غريب{number}" for number in range(150))
        assert found(engine, words(f"الذهب {strangers} بغداد", minimum_words=2)) == {4}

    def test_many_demanding_words_are_counted_right(self, engine: Engine) -> None:
        demanding = [word("معبر", "القائم", *(f"غريب{number}" for number in range(40)), minimum_terms=2)] * 3
        assert found(engine, EngineQuery(words=(*demanding, word("مغلق")), minimum_words=4)) == {2}

    def test_same_term_twice_in_a_word_counts_twice(self, engine: Engine) -> None:
        assert found(engine, EngineQuery(words=(word("مغلق", "مغلق", minimum_terms=2),))) == {2}


@pytest.mark.usefixtures("library")
class TestPhrases:
    def test_phrase_needs_its_words_side_by_side_and_in_order(self, engine: Engine) -> None:
        assert found(engine, EngineQuery(phrases=(phrase("معبر القائم"),))) == {1, 2}
        assert found(engine, EngineQuery(phrases=(phrase("القائم معبر"),))) == set()
        assert found(engine, EngineQuery(phrases=(phrase("القوات معبر"),))) == set()

    def test_every_phrase_must_be_there(self, engine: Engine) -> None:
        assert found(engine, EngineQuery(phrases=(phrase("معبر القائم"), phrase("القائم مغلق")))) == {2}

    def test_phrase_does_not_end_inside_a_word(self, engine: Engine, fill: Fill) -> None:
        fill([document(5, "معبر القائمين")])
        assert 5 not in found(engine, EngineQuery(phrases=(phrase("معبر القائم"),)))

    def test_phrase_of_one_word_is_that_word(self, engine: Engine) -> None:
        assert found(engine, EngineQuery(phrases=(phrase("معبر"),))) == {1, 2}

    def test_phrase_without_words_finds_nothing(self, engine: Engine) -> None:
        assert found(engine, EngineQuery(phrases=(Phrase("exact", ()),))) == set()

    def test_phrase_can_be_looked_for_in_headlines(self, engine: Engine) -> None:
        assert found(engine, EngineQuery(phrases=(phrase("بغداد اليوم", "head_exact"),))) == {3}

    def test_phrase_and_words_must_both_be_there(self, engine: Engine) -> None:
        query = EngineQuery(words=(word("القوات"), word("مغلق")), phrases=(phrase("معبر القائم"),))
        assert found(engine, query) == {1, 2}

    def test_latin_letters_and_signs_stand_in_phrases(self, engine: Engine, fill: Fill) -> None:
        fill([document(5, "نشر c++ BBC a&b قال"), document(6, "BBC نشر c++")])
        assert found(engine, EngineQuery(phrases=(phrase("c++ BBC a&b"),))) == {5}


@pytest.mark.usefixtures("library")
class TestExclusions:
    def test_excluded_word_is_not_found(self, engine: Engine) -> None:
        assert found(engine, EngineQuery(words=(word("القوات"),), excluded=(word("بغداد"),))) == {1}

    def test_excluded_phrase_is_not_found(self, engine: Engine) -> None:
        assert found(engine, EngineQuery(words=(word("القائم"),), excluded=(phrase("القائم مغلق"),))) == {1}

    def test_excluded_phrase_leaves_documents_that_have_its_words_apart(self, engine: Engine) -> None:
        assert found(engine, EngineQuery(words=(word("القائم"),), excluded=(phrase("مغلق القائم"),))) == {1, 2}

    def test_excluded_word_can_need_several_terms(self, engine: Engine) -> None:
        excluded = word("معبر", "مغلق", minimum_terms=2)
        assert found(engine, EngineQuery(words=(word("القائم"),), excluded=(excluded,))) == {1}

    def test_excluding_nothing_excludes_nothing(self, engine: Engine) -> None:
        assert found(engine, EngineQuery(words=(word("القائم"),), excluded=(Word(()), Phrase("exact", ())))) == {1, 2}

    def test_exclusions_alone_leave_all_the_rest(self, engine: Engine) -> None:
        assert found(engine, EngineQuery(excluded=(word("القائم"), phrase("في بغداد")))) == set()
        assert found(engine, EngineQuery(excluded=(word("القائم"), phrase("القوات في")))) == {4}


@pytest.mark.usefixtures("library")
class TestFilters:
    def test_no_words_find_everything(self, engine: Engine) -> None:
        assert found(engine, EngineQuery()) == {1, 2, 3, 4}

    def test_filter_keeps_documents_with_any_of_its_values(self, engine: Engine) -> None:
        assert found(engine, EngineQuery(filters=(Filter("section", ("1", "3")),))) == {1, 4}
        assert found(engine, EngineQuery(filters=(Filter("topic", ("ب",)),))) == {1, 2}

    def test_every_filter_must_keep_it(self, engine: Engine) -> None:
        assert found(engine, EngineQuery(filters=(Filter("section", ("2",)), Filter("topic", ("ب",))))) == {2}

    def test_filter_without_values_keeps_nothing(self, engine: Engine) -> None:
        assert found(engine, EngineQuery(filters=(Filter("section", ()),))) == set()

    def test_value_counts_under_its_own_name_alone(self, engine: Engine) -> None:
        assert found(engine, EngineQuery(filters=(Filter("kind", ("1",)),))) == set()

    def test_both_ends_of_a_time_are_inside(self, engine: Engine) -> None:
        assert found(engine, EngineQuery(published_from=200, published_until=300)) == {2, 3}
        assert found(engine, EngineQuery(published_from=201)) == {3, 4}
        assert found(engine, EngineQuery(published_until=199)) == {1}

    def test_what_must_not_be_found_is_left_out_and_not_counted(self, engine: Engine) -> None:
        assert found(engine, words("القائم", without=(2, 99))) == {1}
        assert found(engine, EngineQuery(without=(1, 2))) == {3, 4}

    def test_extra_terms_and_bonuses_find_nothing_by_themselves(self, engine: Engine) -> None:
        query = EngineQuery(
            words=(word("الذهب"),), extra=(Term("exact", "القائم"),), recency=(Recency(0, 1.0),), all_words_bonus=1.0
        )
        assert found(engine, query) == {4}
