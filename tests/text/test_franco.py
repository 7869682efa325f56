"""Arabic in Latin letters and digits finds the words of a vocabulary that it stands for."""

import pytest
from hypothesis import given

from khabar.text.franco import LONGEST, MOST_KEYS, arabic_keys, franco_cost, franco_keys, franco_words
from tests.text.strategies import texts

# The commonest first, as where costs are equal the commoner word is meant.
VOCABULARY = (
    "القائم العراق العرق الرقم قلم حشد الحشد حاشد بغداد محافظة حافظ الأنبار القاعدة خبز حبيب صباح شباك غزة غاز مدينة"
    " الفلوجة الموصل مسألة سوريا سرير شكرا شارك طيارة تيار رئيس ريس حقوق"
).split()


def meant(word: str) -> str:
    """Return the nearest word of the vocabulary among those that share a key."""
    keys = set(franco_keys(word))
    shared = [arabic for arabic in VOCABULARY if keys & set(arabic_keys(arabic))]
    return min(shared, key=lambda arabic: franco_cost(word, arabic), default="")


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("al2a2em", "القائم"),
        ("el3ira2", "العراق"),
        ("iraq", "العراق"),
        ("7ashd", "حشد"),
        ("hashd", "حشد"),
        ("baghdad", "بغداد"),
        ("mo7afaza", "محافظة"),
        ("mo7afazat", "محافظة"),
        ("anbar", "الأنبار"),
        ("5obz", "خبز"),
        ("khobz", "خبز"),
        ("9aba7", "صباح"),
        ("ghazza", "غزة"),
        ("fallujah", "الفلوجة"),
        ("mosul", "الموصل"),
        ("souria", "سوريا"),
        ("shukran", ""),
        ("6ayara", "طيارة"),
        ("7o2oo2", "حقوق"),
    ],
)
def test_word_is_found_by_its_consonants_and_chosen_by_its_vowels(typed: str, word: str) -> None:
    assert meant(typed) == word


@pytest.mark.parametrize("word", ["water", "market", "election", "government"])
def test_english_word_is_far_from_arabic_ones_with_its_consonants(word: str) -> None:
    costs = [franco_cost(word, arabic) for arabic in ("إثر", "مركز", "اليقطين", "جبرنت")]

    assert min(costs) > 0.8


def test_article_that_stands_apart_belongs_to_its_word() -> None:
    assert franco_words("el 3ira2 w Al-7ashd") == ["el3ira2", "w", "al7ashd"]


def test_arabic_words_and_bare_numbers_are_not_franco() -> None:
    assert franco_words("القائم 2017") == []
    assert franco_keys("القائم") == ()


@given(texts)
def test_texts_is_read_without_complaint_and_within_bounds(text: str) -> None:
    for word in franco_words(text):
        assert len(franco_keys(word)) <= MOST_KEYS
        assert franco_cost(word, text) >= 0
    assert len(arabic_keys(text[:LONGEST])) <= 8
    assert franco_cost(text, "القائم") >= 0
