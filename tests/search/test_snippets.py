"""The passage under a headline shows why it was found: the words stand as written, and the marks on their letters."""

from hypothesis import given
from hypothesis import strategies as st

from khabar.search.matching import Wanted
from khabar.search.snippets import LENGTH, Passage, best_passage, marked

TEXT = (
    "سيطرت القوّات العراقية يوم الجمعة على معبرٍ مهمٍّ. وقال قائد العمليات إن التقدّم كان سريعًا. "
    + "وتحدّث سكان المدينة عن الخدمات والمدارس وعن عودة التجار إلى أسواقها القديمة. " * 8
    + "وأعلن حيدر العبادي في بيان أن الـــقُوَّات ستبقى عند الحدود حتى الربيع. "
    + "وتبقى طرق كثيرة مغلقة في انتظار رفع الألغام منها. " * 5
)


def marks_of(passage: Passage) -> list[str]:
    return [passage.text[start:end] for start, end in passage.marks]


def test_marks_stand_on_the_letters_as_written() -> None:
    passage = marked("الـــقُوَّات تتقدّم نحو القائم", Wanted.of(["قوات", "القايم"], "ar"))

    assert passage.text == "الـــقُوَّات تتقدّم نحو القائم"
    assert marks_of(passage) == ["الـــقُوَّات", "القائم"]


def test_passage_with_most_of_the_words_is_chosen_over_an_earlier_one() -> None:
    passage = best_passage([TEXT], Wanted.of(["القوات عند الحدود"], "ar"))

    assert marks_of(passage)[:2] == ["الـــقُوَّات", "الحدود"]
    assert passage.text.startswith("وأعلن حيدر العبادي")
    assert passage.has_before
    assert passage.has_after


def test_passage_is_short_and_cut_between_words() -> None:
    passage = best_passage([TEXT], Wanted.of(["الألغام"], "ar"))

    assert len(passage.text) <= LENGTH
    words = TEXT.split()
    assert all(word.strip(".") in {one.strip(".") for one in words} for word in passage.text.split())


def test_text_without_a_match_begins_at_its_beginning() -> None:
    passage = best_passage([TEXT], Wanted.of(["بركان"], "ar"))

    assert passage.text.startswith("سيطرت القوّات")
    assert passage.marks == ()
    assert not passage.has_before
    assert passage.has_after


def test_summary_comes_before_the_text() -> None:
    passage = best_passage(["خلاصة عن القائم", "القائم مرة أخرى"], Wanted.of(["القائم"], "ar"))

    assert passage.text == "خلاصة عن القائم القائم مرة أخرى"
    assert not passage.has_after


def test_direction_marks_of_the_text_stay_out_and_marks_stay_right() -> None:
    passage = best_passage(
        ["\N{RIGHT-TO-LEFT MARK}وصل إلى \N{LEFT-TO-RIGHT OVERRIDE}القائم"], Wanted.of(["القائم"], "ar")
    )

    assert passage.text == "وصل إلى القائم"
    assert marks_of(passage) == ["القائم"]


@given(st.text(max_size=400), st.text(max_size=30))
def test_any_text_and_any_question_give_a_passage_within_bounds(text: str, asked: str) -> None:
    passage = best_passage([text], Wanted.of([asked], "ar"))

    assert len(passage.text) <= LENGTH
    for start, end in passage.marks:
        assert 0 <= start < end <= len(passage.text)
