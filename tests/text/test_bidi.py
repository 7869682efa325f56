"""Direction stays inside the text it belongs to, and no letter is ever changed for it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.bidi import balance, holds_its_direction, strip_controls
from khabar.text.characters import ZWJ, ZWNJ, is_invisible
from tests.text.strategies import CONTROLS, texts

LRE, RLE = "\N{LEFT-TO-RIGHT EMBEDDING}", "\N{RIGHT-TO-LEFT EMBEDDING}"
PDF = "\N{POP DIRECTIONAL FORMATTING}"
LRM, RLM, ALM = "\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}", "\N{ARABIC LETTER MARK}"
RLO = "\N{RIGHT-TO-LEFT OVERRIDE}"
LRI, RLI, FSI = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{RIGHT-TO-LEFT ISOLATE}", "\N{FIRST STRONG ISOLATE}"
PDI = "\N{POP DIRECTIONAL ISOLATE}"

controlled = st.text(st.one_of(st.sampled_from(CONTROLS), st.sampled_from("اب ab1\n\r\N{PARAGRAPH SEPARATOR}")))


@pytest.mark.parametrize("control", CONTROLS)
def test_a_name_loses_every_direction_mark(control: str) -> None:
    assert strip_controls(f"{control}أحمد{control} الربيعي{control}") == "أحمد الربيعي"


def test_a_name_keeps_its_visible_letters_marks_and_line_breaks() -> None:
    assert strip_controls("القُوّات\n ـ C++ é") == "القُوّات\n ـ C++ é"


def test_a_joiner_stays_inside_persian_words_and_composed_emoji_and_goes_elsewhere() -> None:
    assert strip_controls(f"علی{ZWNJ}{ZWNJ}رضا") == f"علی{ZWNJ}رضا"
    assert strip_controls(f"👩{ZWJ}👧") == f"👩{ZWJ}👧"
    assert strip_controls(f"{ZWNJ}علی{ZWNJ} ad{ZWNJ}min{ZWJ}") == "علی admin"


@given(texts)
def test_stripping_twice_is_stripping_once_and_leaves_nothing_invisible(text: str) -> None:
    stripped = strip_controls(text)
    assert strip_controls(stripped) == stripped
    assert not any(is_invisible(character) and character not in (ZWNJ, ZWJ) for character in stripped)


@pytest.mark.parametrize(
    ("text", "balanced"),
    [
        (f"{LRE}abc{PDF} خبر", f"{LRI}abc{PDI} خبر"),
        (f"{RLO}cba{PDF}", f"{RLI}cba{PDI}"),
        (f"{RLE}خبر", f"{RLI}خبر{PDI}"),
        (f"خبر{PDF}{PDI} عاجل", "خبر عاجل"),
        (f"{FSI}خبر\r\nعاجل{PDI}", f"{FSI}خبر{PDI}\r\nعاجل"),
        (f"{LRI}{LRE}a{PDI}b", f"{LRI}{LRI}a{PDI}{PDI}b"),
        (f"{LRI}a{PDF}b{PDI}", f"{LRI}ab{PDI}"),
    ],
)
def test_directions_are_closed_where_they_were_opened(text: str, balanced: str) -> None:
    assert balance(text) == balanced


@given(controlled)
def test_balanced_text_has_no_overrides_and_every_isolate_is_closed_in_its_paragraph(text: str) -> None:
    balanced = balance(text)
    assert not re.search(f"[{LRE}{RLE}{RLO}{PDF}\N{LEFT-TO-RIGHT OVERRIDE}]", balanced)
    for paragraph in re.split("[\n\r\N{PARAGRAPH SEPARATOR}]", balanced):
        depth = 0
        for character in paragraph:
            depth += (character in (LRI, RLI, FSI)) - (character == PDI)
            assert depth >= 0
        assert depth == 0


@pytest.mark.parametrize("control", CONTROLS)
def test_only_marks_may_stand_alone_in_text_that_holds_its_direction(control: str) -> None:
    assert holds_its_direction(f"خبر{control} عاجل") == (control in (LRM, RLM, ALM))
    assert holds_its_direction(f"خبر {RLI}عاجل{PDI}")


@given(st.one_of(texts, controlled))
def test_balancing_twice_is_balancing_once_and_keeps_every_other_character(text: str) -> None:
    balanced = balance(text)
    directions = str.maketrans("", "", "".join([LRE, RLE, PDF, RLO, LRI, RLI, FSI, PDI, "\N{LEFT-TO-RIGHT OVERRIDE}"]))
    assert balance(balanced) == balanced
    assert balanced.translate(directions) == text.translate(directions)
