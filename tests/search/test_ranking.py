"""What an engine is asked for a question: which words count, which are left out, and how large it can grow."""

import pytest

from khabar.search.backends.base import Phrase
from khabar.search.question import MAX_LENGTH, MAX_WORDS, read_question
from khabar.search.ranking import WEIGHTS, Asked, asked_in, engine_query, rarity
from khabar.text.compacting import compact

NOW = 1_500_000_000


def asked(typed: str, language: str = "ar") -> Asked:
    return asked_in(read_question(typed), language)


def forms(typed: str) -> list[str]:
    return [word.exact[0] for word in asked(typed).words]


def test_stop_words_fall_away_if_anything_else_remains() -> None:
    assert forms("متى سقطت بغداد في الحرب") == ["سقطت", "بغداد", "الحرب"]
    assert forms("في من على") == ["في", "من", "علي"]


def test_word_that_is_typed_twice_counts_once() -> None:
    assert forms("القائم القائم القايم") == ["القايم"]


def test_each_word_is_looked_for_by_stem_and_as_it_stands_in_headline_and_text() -> None:
    (word,) = engine_query(asked("القوات"), "ar", now=NOW).words

    assert {(term.field, term.token) for term in word.terms} == {
        ("stem", "قوات"),
        ("exact", "القوات"),
        ("head_stem", "قوات"),
        ("head_exact", "القوات"),
    }


def test_most_words_must_be_there_and_all_of_them_come_first() -> None:
    one = engine_query(asked("القائم"), "ar", now=NOW)
    three = engine_query(asked("معبر القائم الحدودي"), "ar", now=NOW)

    assert (one.minimum_words, one.all_words_bonus) == (1, 0)
    assert (three.minimum_words, three.all_words_bonus) == (2, WEIGHTS.all_words)


def test_long_question_is_answered_by_any_of_its_words_but_in_order_of_time_by_most() -> None:
    long = asked("معبر القائم الحدودي سوريا العراق")

    assert engine_query(long, "ar", now=NOW).minimum_words == 1
    assert engine_query(long, "ar", now=NOW, order="newest").minimum_words == 3


def test_rare_word_is_worth_more_by_being_there_and_an_unseen_one_nothing() -> None:
    rare = rarity({"معبر": 900, "القايم": 3, "زمهرير": 0}, documents=1000)
    words = engine_query(asked("معبر القائم زمهرير"), "ar", now=NOW, rare=rare).words

    common, rarer, unseen = (word.presence for word in words)
    assert 0 < common < rarer
    assert unseen == 0


def test_sorani_is_found_by_runs_of_letters_since_its_words_may_be_typed_in_pieces() -> None:
    query = engine_query(asked("ته مه نی مانگانه", "ckb"), "ckb", now=NOW)

    (word,) = query.words
    runs = {term.token for term in word.terms if term.field == "gram"}
    assert {compact("تهمه"), compact("همهن")} <= runs
    assert 1 < word.minimum_terms < len(runs)
    assert query.extra == ()


def test_phrase_is_asked_in_the_order_and_the_forms_of_the_index() -> None:
    query = engine_query(asked("«القوّات العراقيّة»"), "ar", now=NOW)

    assert query.phrases == (Phrase("exact", ("القوات", "العراقيه")),)
    assert query.words == ()


def test_excluded_word_goes_in_all_its_forms_and_a_phrase_only_as_it_is() -> None:
    query = engine_query(asked('القائم -الرياضة -"كأس العالم"'), "ar", now=NOW)

    word, phrase = query.excluded
    assert {term.token for term in word.terms} >= {"الرياضه"}  # type: ignore[union-attr]
    assert phrase == Phrase("exact", ("كاس", "العالم"))


def test_new_articles_gain_a_little_less_the_older_they_are() -> None:
    query = engine_query(asked("القائم"), "ar", now=NOW)

    assert [recency.since for recency in query.recency] == sorted((one.since for one in query.recency), reverse=True)
    assert all(recency.bonus > 0 for recency in query.recency)


@pytest.mark.parametrize("typed", ["كلمة " * 300, "ا" * 10_000, " ".join(map(str, range(500))), "ابجدهوزحطي" * 60])
def test_longest_question_asks_for_little(typed: str) -> None:
    query = engine_query(asked(typed), "ar", now=NOW)

    assert len(read_question(typed).typed) <= MAX_LENGTH
    assert len(query.words) <= MAX_WORDS
    assert sum(len(word.terms) for word in query.words) + len(query.extra) < 400


def test_words_in_place_of_one_that_nobody_wrote_are_worth_less() -> None:
    query = engine_query(asked("القايمم"), "ar", now=NOW, replacements={"القايمم": ("القايم", "قايمه")})

    (word,) = query.words
    boosts = {term.token: term.boost for term in word.terms if term.field == "exact"}
    assert set(boosts) == {"القايم", "قايمه"}
    assert max(boosts.values()) == WEIGHTS.exact * WEIGHTS.replacement
    assert query.extra == ()
