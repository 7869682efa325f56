"""An address is readable in the letters of its headline, and one headline has one address."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.characters import is_invisible
from khabar.text.slugs import slugify, unique_slug
from tests.text.strategies import texts

HEADLINE = "القوات العراقية تستعيد معبراً حدودياً مع سوريا من قبضة داعش"


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        (HEADLINE, "القوات-العراقية-تستعيد-معبرا-حدوديا-مع-سوريا-من-قبضة-داعش"),
        ("مسؤول: إلى الأمام… مُستشفى المدينة", "مسؤول-إلى-الأمام-مستشفى-المدينة"),
        ("«القائم»، آخر معاقل «التنظيم»؟", "القائم-آخر-معاقل-التنظيم"),
        ("الثانـــي", "الثاني"),
        ("ا\N{ARABIC HAMZA ABOVE}حمد", "أحمد"),
        ("ﻻجئون", "لاجئون"),
        ("می\N{ZERO WIDTH NON-JOINER}خواهم بروم", "می-خواهم-بروم"),
        ("\N{RIGHT-TO-LEFT MARK}خبر\N{ARABIC LETTER MARK} عاجل\N{POP DIRECTIONAL FORMATTING}", "خبر-عاجل"),
        ("نسبة ٣٥٪ في ۲۰۱۷", "نسبة-35-في-2017"),
        ("Iraq’s forces don't stop: Café 24/7", "iraqs-forces-dont-stop-cafe-24-7"),
        ("هەواڵی نوێ ۆ ڕاپۆرت", "هەواڵی-نوێ-ۆ-ڕاپۆرت"),
        ("خبر -- عاجل_جداً", "خبر-عاجل-جدا"),
        ("؟!…", ""),
    ],
)
def test_a_headline_becomes_its_slug(title: str, slug: str) -> None:
    assert slugify(title) == slug


def test_a_long_headline_is_cut_between_words() -> None:
    assert slugify("القوات العراقية تستعيد", max_length=15) == "القوات-العراقية"
    assert slugify("القوات العراقية تستعيد", max_length=14) == "القوات"


def test_a_single_word_longer_than_the_limit_is_cut_at_the_limit() -> None:
    assert slugify("ب" * 100) == "ب" * 80


@given(texts, st.integers(1, 90))
def test_a_slug_is_its_own_slug_and_keeps_the_limit(title: str, max_length: int) -> None:
    slug = slugify(title, max_length)
    assert slugify(slug, max_length) == slug
    assert len(slug) <= max_length


@given(texts)
def test_a_slug_has_nothing_invisible_no_harakat_and_no_space(title: str) -> None:
    slug = slugify(title)
    assert not any(is_invisible(c) or c.isspace() or unicodedata.category(c) == "Mn" or c == "ـ" for c in slug)
    assert slug == unicodedata.normalize("NFC", slug)


@given(texts, st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژگکیەa7٧"), texts)
def test_a_title_with_letters_or_digits_never_has_an_empty_slug(before: str, letter: str, after: str) -> None:
    assert slugify(before + letter + after)


def test_every_character_there_is_makes_a_slug_that_is_its_own_slug() -> None:
    assigned = (c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) not in ("Cn", "Co"))
    assert [hex(ord(c)) for c in assigned if slugify(slug := slugify(c)) != slug] == []


def test_a_slug_that_is_free_is_kept() -> None:
    assert unique_slug("خبر", lambda slug: False) == "خبر"


def test_a_taken_slug_gets_the_first_free_number() -> None:
    assert unique_slug("خبر", {"خبر", "خبر-2", "خبر-3"}.__contains__) == "خبر-4"


def test_the_number_fits_into_the_limit() -> None:
    base = "ب" * 80
    assert unique_slug(base, {base}.__contains__) == "ب" * 78 + "-2"


def test_a_title_without_letters_is_numbered() -> None:
    assert unique_slug("", lambda slug: False) == "2"


@pytest.mark.parametrize("title", [".", "..", "/", "../..", "\\", "%2e%2e", "\0", "\ud800", "؟!", "ــ", "-", "--"])
def test_no_title_becomes_a_path(title: str) -> None:
    slug = unique_slug(slugify(title), lambda slug: False)
    assert slug
    assert not set(slug) & set("./\\%\0")


@given(texts, st.sets(st.sampled_from(["خبر", "خبر-2", "2", "a", "a-2"])), st.integers(4, 90))
def test_an_address_is_never_empty_never_taken_never_too_long_and_always_the_same(
    title: str, taken: set[str], max_length: int
) -> None:
    slug = unique_slug(slugify(title, max_length), taken.__contains__, max_length)
    assert slug
    assert slug not in taken
    assert len(slug) <= max_length
    assert len(slug.encode()) <= 255
    assert slug == unique_slug(slugify(title, max_length), taken.__contains__, max_length)
    assert slugify(slug, max_length) == slug


def test_a_slug_in_letters_of_four_bytes_still_fits_a_file_system() -> None:
    assert len(slugify("\N{CUNEIFORM SIGN A}" * 100).encode()) == 240
    assert slugify("\N{CUNEIFORM SIGN A}" * 50 + " " + "\N{CUNEIFORM SIGN A}" * 50) == "\N{CUNEIFORM SIGN A}" * 50


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("کتاب\N{ZERO WIDTH NON-JOINER}ها و خانه\N{ZERO WIDTH NON-JOINER}ی ما", "کتاب-ها-و-خانه-ی-ما"),
        ("ھەواڵەکانی هەرێمی کوردستان", "ھەواڵەکانی-هەرێمی-کوردستان"),
        ("پاکستان کے وزیرِ اعظم", "پاکستان-کے-وزیر-اعظم"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}abc\N{POP DIRECTIONAL FORMATTING} \N{LEFT-TO-RIGHT ISOLATE}خبر", "abc-خبر"),
    ],
)
def test_every_language_keeps_its_letters_and_loses_what_nobody_sees(title: str, slug: str) -> None:
    assert slugify(title) == slug
