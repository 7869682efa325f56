"""What changed between two texts, word by word."""

from hypothesis import given
from hypothesis import strategies as st

from khabar.text.differences import (
    MOST_EDITS,
    Kind,
    Run,
    is_changed,
    is_spelling_only,
    paragraph_difference,
    word_difference,
)

WORDS = st.lists(
    st.sampled_from(["دخل", "الجيش", "في", "إلى", "الى", "القائم،", "٢٠١٧", "و", "\n", "3.5"]), max_size=14
)
TEXTS = st.one_of(st.text(max_size=40), WORDS.map(" ".join))


@given(TEXTS, TEXTS)
def test_runs_give_either_text_back_letter_by_letter(before: str, after: str) -> None:
    runs = word_difference(before, after)

    assert "".join(run.before for run in runs) == before
    assert "".join(run.after for run in runs) == after


@given(TEXTS)
def test_a_text_is_no_different_from_itself(text: str) -> None:
    assert not is_changed(word_difference(text, text))


@given(st.lists(TEXTS, max_size=6), st.lists(TEXTS, max_size=6))
def test_paragraphs_give_either_text_back(before: list[str], after: list[str]) -> None:
    found = paragraph_difference(before, after)

    olds = ["".join(run.before for run in one) for one in found if any(run.kind is not Kind.NEW for run in one)]
    news = ["".join(run.after for run in one) for one in found if any(run.kind is not Kind.GONE for run in one)]
    assert [text for text in olds if text] == [text for text in before if text]
    assert [text for text in news if text] == [text for text in after if text]


def test_words_change_whole_with_what_is_joined_to_them() -> None:
    runs = word_difference("وصلت القوات إلى القائم فجرا", "وصلت والقوات إلى القائم مساء")

    assert runs == (
        Run(Kind.SAME, "وصلت ", "وصلت "),
        Run(Kind.GONE, "القوات ", ""),
        Run(Kind.NEW, "", "والقوات "),
        Run(Kind.SAME, "إلى القائم ", "إلى القائم "),
        Run(Kind.GONE, "فجرا", ""),
        Run(Kind.NEW, "", "مساء"),
    )


def test_another_spelling_is_marked_as_such() -> None:
    runs = word_difference("عاد الى بيته", "عاد إلى بيته")

    assert Run(Kind.RESPELT, "الى ", "إلى ") in runs
    assert is_spelling_only([runs])
    assert not is_spelling_only([runs, word_difference("أ", "ب")])
    assert not is_spelling_only([word_difference("أ", "أ")])


def test_a_lone_short_word_does_not_cut_a_change_in_two() -> None:
    runs = word_difference("قتل ثلاثة في بغداد اليوم", "جرح عشرة في البصرة اليوم")

    assert [run.kind for run in runs] == [Kind.GONE, Kind.NEW, Kind.SAME]


def test_a_new_line_break_or_an_invisible_mark_is_no_change() -> None:
    assert not is_changed(word_difference("عاد إلى بيته", "عاد\nإلى\N{RIGHT-TO-LEFT MARK} بيته"))


def test_an_edited_paragraph_stands_beside_what_it_was() -> None:
    before = ["الأول كما هو.", "دخل الجيش مدينة القائم صباح الجمعة.", "الأخير كما هو."]
    after = ["الأول كما هو.", "فقرة جديدة كلها.", "دخل الجيش مدينة القائم مساء الجمعة.", "الأخير كما هو."]

    found = paragraph_difference(before, after)

    assert [is_changed(one) for one in found] == [False, True, True, False]
    assert found[1] == (Run(Kind.NEW, "", "فقرة جديدة كلها."),)
    assert Run(Kind.GONE, "صباح ", "") in found[2]


def test_texts_with_too_little_in_common_count_as_rewritten() -> None:
    before = " ".join(f"كلمة{number}" for number in range(MOST_EDITS * 30))
    after = " ".join(f"لفظ{number}" for number in range(MOST_EDITS * 30))

    assert word_difference(before, after) == (Run(Kind.GONE, before, ""), Run(Kind.NEW, "", after))
