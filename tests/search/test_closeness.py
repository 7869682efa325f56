"""Of hits that an engine finds about equally good, that comes first in which the words stand as they were asked for."""

import pytest

from khabar.search.closeness import closeness
from khabar.search.matching import Wanted
from khabar.search.question import read_question
from khabar.search.ranking import asked_in
from khabar.search.snippets import read_headline, read_texts
from tests.search.library import headlines, index_all, make_document, results_of

FILLER = "وقال متحدث إن اجتماعا طويلا عقد أمس في العاصمة وحضره ممثلون عن كل الأطراف. " * 3


def gained(typed: str, text: str, headline: str = "", language: str = "ar") -> float:
    """Return what a document gains for a question whose words are equally rare."""
    asked = asked_in(read_question(typed), language)
    wanted = Wanted.of([word.written for word in asked.words], language)
    rare = {word.exact[0]: 4.0 for word in asked.words}
    return closeness(asked.words, rare, read_headline(headline, wanted), read_texts([text], wanted), language)


def test_what_stands_early_says_more() -> None:
    assert gained("القائم", f"القائم مدينة. {FILLER}") > gained("القائم", f"{FILLER} القائم مدينة.")


def test_headline_stands_before_all() -> None:
    assert gained("القائم", "معركة كبيرة", headline="معركة القائم") > gained("القائم", "القائم", headline="معركة كبيرة")


def test_words_side_by_side_as_they_were_asked_say_more_than_words_apart_or_turned_around() -> None:
    together = gained("كأس العالم", f"{FILLER} فاز بكأس العالم الفريق الأول.")
    apart = gained("كأس العالم", f"{FILLER} فاز بكأس الفريق الأول في العالم.")
    turned = gained("كأس العالم", f"{FILLER} فاز العالم بكأس الفريق الأول.")

    assert together > apart
    assert together > turned


def test_words_near_each_other_say_more_than_words_far_apart() -> None:
    near = gained("القائم الموصل", f"{FILLER} طريق القائم نحو الموصل. {FILLER}")
    far = gained("القائم الموصل", f"{FILLER} طريق القائم. {FILLER} ثم الموصل.")

    assert near > far


def test_word_that_is_missing_counts_by_what_is_left_of_it_in_another_form() -> None:
    plural = gained("معبر الحدود", f"{FILLER} معابر على الحدود")
    misspelt = gained("سيراليون الحدود", f"{FILLER} سيراليوون على الحدود")
    without = gained("معبر الحدود", f"{FILLER} قوافل على الحدود")

    assert plural > without
    assert misspelt > without


def test_text_that_has_nothing_of_the_words_gains_nothing() -> None:
    assert gained("زمهرير", "خبر آخر") == 0


@pytest.mark.parametrize("language", ["ar", "fa", "ur", "en", "xx"])
def test_every_language_is_looked_at(language: str) -> None:
    assert gained("erbil 2017", "erbil 2017", language=language) > gained("erbil 2017", "2016", language=language) >= 0


def test_pieces_of_sorani_words_gain_nothing() -> None:
    assert gained("ته مه ن", "ته مه ن", language="ckb") == 0


@pytest.mark.usefixtures("things")
def test_page_is_ordered_by_the_closer_look_but_which_hits_stand_on_it_is_the_engines_word() -> None:
    apart = f"{FILLER} تقدم المنتخب في كأس أفريقيا ثم تحدث العالم عن ذلك."
    together = f"{FILLER} تقدم المنتخب ثم تحدث أفريقيا عن ذلك في كأس العالم."
    for number in range(1, 16):
        make_document(number, f"خبر رقم {number}", together if number == 8 else apart)
    index_all()

    first, second = results_of("كأس العالم"), results_of("كأس العالم", page=2)

    # Equally good to an engine, and so the newest first: the eighth is the eighth of ten.
    assert headlines(first)[0] == "خبر رقم 8"
    assert sorted([*headlines(first), *headlines(second)]) == sorted(f"خبر رقم {number}" for number in range(1, 16))
    assert [one.document.object_id for one in second.found] == [5, 4, 3, 2, 1]


@pytest.mark.usefixtures("things")
def test_hits_in_order_of_time_stay_in_it() -> None:
    make_document(1, "القائم", "القائم")
    make_document(2, "خبر", f"{FILLER} القائم")
    index_all()

    assert headlines(results_of("القائم")) == ["القائم", "خبر"]
    assert headlines(results_of("القائم", order="newest")) == ["خبر", "القائم"]
