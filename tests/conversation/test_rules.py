"""What the rules say about a comment, one after the other and together."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.conversation.rules import RULES, Submission, judge, tidied_name, tidied_text
from khabar.conversation.rules.codes import Field, Flag, Reason, Refusal
from khabar.conversation.rules.verdicts import ACCEPT, Hold, Reject
from khabar.text.bidi import balance

GOOD = Submission(name="أم يوسف", email="", text="شكرًا لكم على هذا التقرير.", max_length=1500)
RLO = "\N{RIGHT-TO-LEFT OVERRIDE}"


def refusals(**changes: object) -> dict[Field, Refusal]:
    return judge(dataclasses.replace(GOOD, **changes)).refusals  # type: ignore[arg-type]  # names are the test's to know


def test_an_ordinary_comment_is_accepted() -> None:
    judgement = judge(GOOD)

    assert judgement.refusals == {}
    assert judgement.outcome == ACCEPT


@pytest.mark.parametrize("name", ["", "   ", "\N{ZERO WIDTH SPACE}", "\N{ARABIC FATHA}", "\N{HANGUL FILLER}"])
def test_a_name_that_nobody_can_see_is_missing(name: str) -> None:
    assert refusals(name=name) == {Field.NAME: Refusal.NAME_MISSING}


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "\N{ZERO WIDTH SPACE}" * 3, "\N{RIGHT-TO-LEFT MARK}", "\N{BRAILLE PATTERN BLANK}" * 5]
)
def test_a_text_that_nobody_can_see_is_missing(text: str) -> None:
    assert refusals(text=text) == {Field.TEXT: Refusal.TEXT_MISSING}


@pytest.mark.parametrize("text", ["ك", "👍", "؟!", "5", "a"])
def test_one_visible_sign_is_a_comment(text: str) -> None:
    assert refusals(text=text) == {}


def test_a_name_of_80_code_points_fits_and_one_of_81_does_not() -> None:
    assert refusals(name="ب" * 80) == {}
    assert refusals(name="ب" * 81) == {Field.NAME: Refusal.NAME_TOO_LONG}


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1b", "\x9b", "\ud800"])
def test_signs_that_no_screen_prints_are_refused_in_the_text(sign: str) -> None:
    assert refusals(text=f"قبل{sign}بعد") == {Field.TEXT: Refusal.TEXT_UNPRINTABLE}


def test_line_breaks_and_tabs_are_text() -> None:
    assert refusals(text="سطر\n\tوسطر") == {}


@pytest.mark.parametrize("name", ["أحمد\nBcc: all@example.com", "أحمد\tعلي", "أحمد\ud800"])
def test_a_name_of_more_than_one_line_is_refused(name: str) -> None:
    assert refusals(name=name) == {Field.NAME: Refusal.NAME_UNPRINTABLE}


@pytest.mark.parametrize("email", ["", "a@b.iq", "قارئ@مثال.إختبار", "first.last+news@mail.example.com"])
def test_an_email_that_can_be_one_is_accepted(email: str) -> None:
    assert refusals(email=email) == {}


@pytest.mark.parametrize(
    "email", ["a", "a@", "@b.iq", "a@b", "a b@c.iq", "a@b@c.iq", "a@b..iq", "a@b.iq\nBcc: x@y.z", f"{'a' * 250}@b.iq"]
)
def test_an_email_that_cannot_be_one_is_refused(email: str) -> None:
    assert refusals(email=email) == {Field.EMAIL: Refusal.EMAIL_MALFORMED}


def test_everything_to_mend_is_said_at_once_and_of_a_field_the_first_only() -> None:
    assert refusals(name="", email="x", text="\0" * 1501) == {
        Field.NAME: Refusal.NAME_MISSING,
        Field.EMAIL: Refusal.EMAIL_MALFORMED,
        Field.TEXT: Refusal.TEXT_MISSING,
    }


def test_two_links_pass_and_three_are_marked_for_the_moderator() -> None:
    link = "https://example.com/خبر "

    assert judge(dataclasses.replace(GOOD, text=link * 2)).outcome == ACCEPT
    assert judge(dataclasses.replace(GOOD, text=link * 2 + "www.example.org")).outcome == Hold(Flag.LINKS)


def test_a_filled_trap_is_spam_whatever_else_is_said() -> None:
    assert judge(dataclasses.replace(GOOD, trap="x", text="https:// " * 9)).outcome == Reject(Reason.SPAM)


def test_the_sixth_comment_of_a_reader_in_ten_minutes_is_refused() -> None:
    assert refusals(recent_from_reader=4) == {}
    assert refusals(recent_from_reader=5) == {Field.WHOLE: Refusal.TOO_MANY_FROM_READER}


def test_a_crowded_network_has_more_room_than_one_reader() -> None:
    assert refusals(recent_from_network=39) == {}
    assert refusals(recent_from_network=40) == {Field.WHOLE: Refusal.TOO_MANY_FROM_NETWORK}


def test_direction_controls_leave_a_name() -> None:
    assert tidied_name(f" admin{RLO}\N{ZERO WIDTH SPACE}  أحمد ") == "admin أحمد"


def test_the_half_space_of_a_persian_name_stays() -> None:
    name = "علی\N{ZERO WIDTH NON-JOINER}رضا"

    assert tidied_name(name) == name


def test_the_line_breaks_of_word_processors_become_line_feeds() -> None:
    assert tidied_text("أ\vب\N{LINE SEPARATOR}ج\N{PARAGRAPH SEPARATOR}د\N{NEXT LINE}ه\r\nو") == "أ\nب\nج\nد\nه\nو"


@given(st.text())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    assert tidied_text(tidied_text(text)) == tidied_text(text)
    assert tidied_name(tidied_name(text)) == tidied_name(text)


@given(st.text(max_size=200))
def test_a_tidied_name_has_nothing_left_to_balance(text: str) -> None:
    name = tidied_name(text)

    assert balance(name) == name


@given(
    name=st.text(st.characters(), max_size=100),
    email=st.text(st.characters(), max_size=40),
    text=st.text(st.characters(), max_size=300),
    trap=st.sampled_from(["", "x"]),
)
def test_the_rules_have_an_answer_to_anything(name: str, email: str, text: str, trap: str) -> None:
    judge(Submission(name=name, email=email, text=text, max_length=1500, trap=trap))


def test_rules_are_asked_in_the_order_that_the_list_says() -> None:
    assert [rule.__name__ for rule in RULES[:2]] == ["name_is_given", "name_is_printable"]
    assert RULES[-1].__name__ == "few_links"
