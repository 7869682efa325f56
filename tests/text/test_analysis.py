"""A text and a query about it give the same tokens, and tokens know where they stand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.analysis import analyse, index_tokens, prefix_tokens, query_words
from tests.text.strategies import texts

LANGUAGES = ["ar", "fa", "ur", "ckb", "ps", "en"]
ZWNJ = "\N{ZERO WIDTH NON-JOINER}"


@given(texts)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_token_of_a_query_is_in_the_index_of_the_same_text(language: str, text: str) -> None:
    indexed = index_tokens(text, language)
    exact, stem = set(indexed.exact.split(" ")), set(indexed.stem.split(" "))
    for word in query_words(text, language):
        assert exact.issuperset(word.exact)
        assert stem.issuperset(word.stem)


@given(texts)
@pytest.mark.parametrize("language", LANGUAGES)
def test_main_forms_stand_in_the_order_of_the_text_before_all_others(language: str, text: str) -> None:
    mains = [token.exact[0] for token in analyse(text, language)]
    assert index_tokens(text, language).exact.split()[: len(mains)] == mains


@given(texts)
def test_tokens_stand_where_they_say_and_are_joined_by_single_spaces(text: str) -> None:
    tokens = analyse(text, "ar")
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    indexed = index_tokens(text, "ar")
    for field in (indexed.exact, indexed.stem, indexed.gram):
        assert field == " ".join(field.split())


@given(texts)
def test_a_text_without_grams_has_the_same_other_tokens(text: str) -> None:
    whole, without = index_tokens(text, "ar"), index_tokens(text, "ar", grams=False)
    assert (without.exact, without.stem, without.gram) == (whole.exact, whole.stem, "")


def test_a_marked_word_keeps_its_harakat() -> None:
    text = "سيطرت القُوّاتُ، على"
    token = analyse(text, "ar")[1]
    assert text[token.start : token.end] == "القُوّاتُ"
    assert token.exact == ("القوات",)


@pytest.mark.parametrize("typed", ["کتاب" + ZWNJ + "ها", "کتابها", "کتاب ها", "كتابها"])
def test_a_persian_plural_is_found_however_its_joint_is_typed(typed: str) -> None:
    indexed = index_tokens(f"این کتاب{ZWNJ}ها خوبند", "fa").exact.split()
    assert any(form in indexed for word in query_words(typed, "fa") for form in word.exact)


def test_sorani_typed_with_spaces_inside_its_words_shares_their_runs_of_letters() -> None:
    indexed = index_tokens("تەمەنی مانگانە", "ckb").gram.split()
    asked = [gram for word in query_words("ته مه ني مانكانه", "ckb") for gram in word.gram]
    assert len(asked) >= 6
    assert set(asked[:6]) <= set(indexed)


def test_a_broken_plural_shares_a_gram_with_its_singular() -> None:
    (word,) = query_words("معبر", "ar")
    assert set(word.gram) & set(index_tokens("المعابر", "ar").gram.split())


def test_stop_words_are_marked_and_kept() -> None:
    words = query_words("من هو رئيس الوزراء؟", "ar")
    assert [word.is_stop_word for word in words] == [True, True, False, False]


def test_a_word_is_suggested_with_and_without_its_article() -> None:
    assert {"الق", "قا", "القايم", "قايم"} <= set(prefix_tokens("القائم", "ar").split())


@pytest.mark.parametrize(("code", "same"), [("ar-IQ", "ar"), ("ku_IQ", "ckb"), ("prs", "fa"), ("AR", "ar")])
def test_a_code_with_region_or_another_name_means_the_same_language(code: str, same: str) -> None:
    text = "والقوات کتاب" + ZWNJ + "ها"
    assert index_tokens(text, code) == index_tokens(text, same)


plain_words = st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", min_size=1, max_size=12)


@given(st.sampled_from(["", "«", "("]), plain_words, st.sampled_from(["", "،", ".", "»:", "؟!"]))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_by_itself_is_analysed_as_among_others(language: str, before: str, word: str, after: str) -> None:
    (alone,) = analyse(f"{before}{word}{after}", language)
    _first, among = analyse(f"7 {before}{word}{after}", language)
    assert alone == replace(among, start=among.start - 2, end=among.end - 2)
