"""Direction stays inside the text it belongs to, and no letter is ever changed for it."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.bidi import balance, isolate_html, strip_controls
from khabar.text.characters import ZWJ, ZWNJ, is_invisible
from tests.text.strategies import CONTROLS, arabic_texts, texts

LRE, RLE = "\N{LEFT-TO-RIGHT EMBEDDING}", "\N{RIGHT-TO-LEFT EMBEDDING}"
PDF = "\N{POP DIRECTIONAL FORMATTING}"
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


@given(st.one_of(texts, controlled))
def test_balancing_twice_is_balancing_once_and_keeps_every_other_character(text: str) -> None:
    balanced = balance(text)
    directions = str.maketrans("", "", "".join([LRE, RLE, PDF, RLO, LRI, RLI, FSI, PDI, "\N{LEFT-TO-RIGHT OVERRIDE}"]))
    assert balance(balanced) == balanced
    assert balanced.translate(directions) == text.translate(directions)


def isolated(text: str) -> list[str]:
    return [html.unescape(piece) for piece in re.findall("<bdi[^>]*>(.*?)</bdi>", isolate_html(text))]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("بين 2014-2017 وبين 2014–2017", ["2014-2017", "2014–2017"]),
        ("من 18:00 - 19:00", ["18:00 - 19:00"]),
        ("اتصل على +964 770 123 4567 أو 0770 123 4567", ["+964 770 123 4567", "0770 123 4567"]),
        ("اتصل على (+964) 770-123-4567", ["(+964) 770-123-4567"]),
        ("اتصل على +٩٦٤ ٧٧٠ ١٢٣", ["+٩٦٤ ٧٧٠ ١٢٣"]),
        ("فاز 3-1 بعد 1–1", ["3-1", "1–1"]),
        ("الحرارة -5 و−12% بكلفة $20.5", ["-5", "−12%", "$20.5"]),
        ("يوم 2017-11-03", ["2017-11-03"]),
        ("1500 / 1500", ["1500 / 1500"]),
        ("لغة (C++) و C# على Boeing 737 MAX.", ["C++", "C#", "Boeing 737 MAX"]),
        ("قالت U.S. Army و«U.S.»", ["U.S. Army", "U.S."]),
        ("Reuters: القوات تتقدم.", ["Reuters"]),
        ("راسلنا desk@khabar.example أو https://khabar.example/ar/?a=1&b=2", None),
        ("في الـF-16 ومقاتلات 4G", ["F-16", "4G"]),
    ],
)
def test_what_reads_from_left_to_right_is_isolated_in_arabic(text: str, pieces: list[str] | None) -> None:
    assert isolated(text) == (pieces or ["desk@khabar.example", "https://khabar.example/ar/?a=1&b=2"])


@pytest.mark.parametrize(
    "text",
    [
        "على أكثر من 35 في المائة عام 2014.",
        "بنسبة 35% و12.5 و1,500 الساعة 18:00 يوم 03/11/2017",
        "كوفيد-19",
        "بين ٢٠١٤-٢٠١٧",
        "- 5 بنود",
        "An English line about 2014-2017 (C++)",
    ],
)
def test_plain_numbers_and_text_of_one_direction_stay_bare(text: str) -> None:
    assert isolate_html(text) == text


def test_numbers_are_isolated_from_left_to_right_and_words_by_their_own_letters() -> None:
    assert isolate_html("خبر 1-2 AFP") == 'خبر <bdi dir="ltr">1-2</bdi> <bdi>AFP</bdi>'


def test_markup_in_the_text_is_shown_and_not_obeyed() -> None:
    assert isolate_html("قال <script>&amp;") == "قال &lt;<bdi>script</bdi>&gt;&amp;<bdi>amp</bdi>;"


@given(st.one_of(arabic_texts, texts, st.text("ا aC+#.-–:/ 0193()$<>&;"), controlled))
def test_no_letter_is_changed_by_isolating(text: str) -> None:
    without_tags = re.sub("</?bdi[^>]*>", "", isolate_html(text))
    assert html.unescape(without_tags) == balance(text)
    assert not re.search("[<>]", without_tags)


@given(arabic_texts)
def test_isolates_never_nest_and_are_always_closed(text: str) -> None:
    tags = re.findall("</?bdi", isolate_html(text))
    assert tags == ["<bdi", "</bdi"] * (len(tags) // 2)
