"""What runs against the direction of its surroundings is set apart by markup, and no letter is changed for it."""

import html
import re
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.bidi import balance
from khabar.text.isolation import isolate_html
from tests.text.strategies import CONTROLS, arabic_texts, texts

controlled = st.text(st.one_of(st.sampled_from(CONTROLS), st.sampled_from("اب ab1\n\r\N{PARAGRAPH SEPARATOR}")))
directions = st.sampled_from(["rtl", "ltr"])


def isolated(text: str) -> list[str]:
    return [html.unescape(piece) for piece in re.findall("<bd[io][^>]*>(.*?)</bd[io]>", isolate_html(text))]


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
        ("وسم #Iraq_2017 على @khabar_ar", ["#Iraq_2017", "@khabar_ar"]),
        ("الحرارة -5° ثم -12.5°C وزادت +3.5%", ["-5°", "-12.5°C", "+3.5%"]),
        ("بين 5%-10% أو $20-$30", ["5%-10%", "$20-$30"]),
        ("دما -۵ درجه", ["-۵"]),
        ("راجع https://khabar.example/ar/خبر-عاجل/3-1.", ["https://khabar.example/ar/خبر-عاجل/3-1"]),
        ("حساب IQ98 NBIQ 8501 2345 6789 012", ["IQ98 NBIQ 8501 2345 6789 012"]),
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


@given(st.one_of(arabic_texts, texts, st.text("ا aC+#.-–:/ 0193()$<>&;"), controlled), directions)
def test_no_letter_is_changed_by_isolating(text: str, direction: Literal["rtl", "ltr"]) -> None:
    without_tags = re.sub("</?bd[io][^>]*>", "", isolate_html(text, direction))
    assert html.unescape(without_tags) == balance(text)
    assert not re.search("[<>]", without_tags)


@given(arabic_texts, directions)
def test_isolates_never_nest_and_are_always_closed(text: str, direction: Literal["rtl", "ltr"]) -> None:
    tags = re.findall("</?bd[io]", isolate_html(text, direction))
    assert all(opening.replace("<", "</") == closing for opening, closing in zip(tags[::2], tags[1::2], strict=True))


@pytest.mark.parametrize(
    ("text", "isolated"),
    [
        ("The crossing of القائم 2014-2017", "The crossing of <bdi>القائم</bdi> 2014-2017"),
        ("He wrote «صوت العراق 2017 اليوم» (2017).", "He wrote «<bdi>صوت العراق 2017 اليوم</bdi>» (2017)."),
        ("From القائم, بغداد and الموصل", "From <bdi>القائم</bdi>, <bdi>بغداد</bdi> and <bdi>الموصل</bdi>"),
        ("Nothing but Latin, 3-1 & more", "Nothing but Latin, 3-1 &amp; more"),
        ("قال CNN إن 3-1", 'قال <bdi>CNN</bdi> إن <bdi dir="ltr">3-1</bdi>'),
    ],
)
def test_arabic_is_isolated_in_latin_text(text: str, isolated: str) -> None:
    assert isolate_html(text, "ltr") == isolated


def test_groups_of_arabic_digits_in_a_phone_number_are_told_their_order() -> None:
    assert isolate_html("اتصل على +٩٦٤ ٧٧٠ ١٢٣") == 'اتصل على <bdo dir="ltr">+٩٦٤ ٧٧٠ ١٢٣</bdo>'
