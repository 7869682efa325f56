"""Stems bring the forms of a word together and keep different words apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.forms import word_forms
from khabar.text.stems import stemmer
from khabar.text.stems.arabic import consonants
from tests.text.strategies import texts

ARABIC_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"


def stem(word: str, language: str = "ar") -> str:
    return stemmer(language)(word_forms(word, language)[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("القوات", "القوّات"),
        ("القوات", "والقوات"),
        ("قوات", "القوات"),
        ("جيش", "بالجيش"),
        ("جيش", "والجيش"),
        ("معبر", "معبراً"),
        ("حدود", "الحدودية"),
        ("حدودي", "الحدود"),
        ("بغداد", "ببغداد"),
        ("بغداد", "لبغداد"),
        ("لبنان", "بلبنان"),
        ("وكالة", "الوكالة"),
        ("ولاية", "الولايات"),
        ("فرنسا", "الفرنسية"),
        ("لبنان", "اللبنانيين"),
        ("مسلح", "المسلحين"),
        ("سيطرة", "وسيطرت"),
        ("مدينة", "وللمدينة"),
    ],
)
def test_forms_of_one_arabic_word_share_the_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزارة", "زار"),
        ("وكالة", "كال"),
        ("الولايات", "لا"),
        ("فقدان", "قد"),
        ("بغداد", "غداد"),
        ("ولد", "لد"),
        ("قوات", "قوا"),
        ("وجهات", "جه"),
        ("فيصل", "يصل"),
        ("كوفيد", "وفيد"),
        ("باريس", "اريس"),
        ("الفلوجة", "لوجة"),
        ("لبنان", "لبن"),
        ("طهران", "طهر"),
        ("سليمان", "سليم"),
    ],
)
def test_different_arabic_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("singular", "plural"),
    [("معبر", "المعابر"), ("وزير", "الوزراء"), ("هدف", "أهداف"), ("مدرسة", "مدارس"), ("كتاب", "كتب")],
)
def test_a_broken_plural_has_the_consonants_of_its_singular(singular: str, plural: str) -> None:
    assert consonants(stem(singular)) == consonants(stem(plural))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("fa", "کتاب", "کتاب\N{ZERO WIDTH NON-JOINER}های"),
        ("fa", "بزرگ", "بزرگترین"),
        ("ur", "کتاب", "کتابوں"),
        ("ur", "علاقہ", "علاقے"),
        ("ur", "علاقہ", "علاقوں"),
        ("ur", "کتاب", "کتابیں"),
        ("ckb", "کتێب", "کتێبەکان"),
        ("ckb", "شار", "شارەکە"),
        ("ckb", "کتێب", "کتێبەکانمان"),
        ("ckb", "شار", "شارەکەیان"),
        ("en", "force", "forces"),
    ],
)
def test_light_stemmers_take_off_plurals_and_articles(language: str, one: str, other: str) -> None:
    assert stem(one, language) == stem(other, language)


@pytest.mark.parametrize(
    ("language", "word"),
    [("fa", "تنها"), ("fa", "دختر"), ("ur", "میں"), ("ur", "نہیں"), ("ckb", "نان"), ("ckb", "ژیان")],
)
def test_light_stemmers_leave_short_words_whole(language: str, word: str) -> None:
    assert stem(word, language) == word_forms(word, language)[0]


def test_words_of_other_scripts_and_languages_are_their_own_stems() -> None:
    assert stem("Reuters") == "reuters"
    assert stem("words", "xx") == "words"


@pytest.mark.parametrize("letter", ["و", "ف", "ب", "ل", "ا"])
def test_a_word_of_one_letter_over_and_over_is_stemmed_too(letter: str) -> None:
    assert stem(letter * 5000)


@given(st.text(ARABIC_LETTERS, min_size=1, max_size=12))
def test_a_stem_stands_inside_its_word_and_is_no_shorter_than_needed(word: str) -> None:
    assert stem(word) in word
    assert len(stem(word)) >= min(len(word), 2)


@given(texts)
@pytest.mark.parametrize("language", ["ar", "fa", "ur", "ckb", "en", "xx"])
def test_any_text_can_be_stemmed(language: str, text: str) -> None:
    assert isinstance(stemmer(language)(text), str)
    assert isinstance(consonants(text), str)
