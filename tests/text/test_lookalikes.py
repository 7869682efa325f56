"""Names made to look like another's are found out; names that people have are left in peace."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.bidi import balance, strip_controls
from khabar.text.characters import ZWJ, ZWNJ
from khabar.text.lookalikes import Finding, deceptive, mixes_scripts, scripts_of, skeleton
from khabar.text.lookalikes.confusable_letters import CONFUSABLE_LETTERS
from tests.text.strategies import CONTROLS, texts

RLO, RLI, PDI = "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{RIGHT-TO-LEFT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
HONEST = [
    "أحمد الربيعي",
    "القُوّاتُ العِراقيّة",
    "وكالة الصحافة الفرنسية (AFP)",
    "BBC عربي",
    "قناة FOX 24",
    "مراسل الـCNN",
    "لـBBC",
    "کیهان – علی‌رضا",
    f"علی{ZWNJ}رضا",
    "هەولێر ٢٤",
    "اردو نیوز ۲۴",
    "José Muñoz-O’Brien",
    "Владимир",
    "Αθήνα 2017",
    "Nguyễn Văn Ánh",
    "Łukasz",
    "日本の新聞",
    "שלום",
    f"👩{ZWJ}👧",
    "",
]


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("رويترز", "رویترز"),
        ("سكاي", "سکاى"),
        ("مكه", "مکە"),
        ("مكه", "مكہ"),
        ("محمد", "مُحَمَّـد"),
        ("محمد", f"م{ZWNJ}حم{RLO}د"),
        ("أحمد", "أحمد"),
        ("ٲحمد", "أحمد"),
        ("خبر ٢٤", "خبر  ۲٤"),
        ("Reuters", "Rеutеrs"),
        ("BBC", "ВВС"),
        ("AFP", "ΑFΡ"),
        ("CNN", "CΝΝ"),
        ("admin", "adrnin"),
        ("Al Jazeera", "AI Jazeera"),
        ("Al Jazeera", "A1 Jazeera"),
        ("o", "٥"),
        ("ه", "o"),
        ("ﻻجئ", "لاجئ"),
        ("Ｒeuters", "Reuters"),
    ],
)
def test_names_that_look_alike_have_one_skeleton(name: str, other: str) -> None:
    assert skeleton(name) == skeleton(other)


@pytest.mark.parametrize(
    ("name", "other"),
    [("أحمد", "حامد"), ("مدينة", "مدينه"), ("بدر", "نذر"), ("Reuters", "Router"), ("خبر 1", "خبر 2"), ("فتح", "قتح")],
)
def test_names_that_differ_to_the_eye_keep_different_skeletons(name: str, other: str) -> None:
    assert skeleton(name) != skeleton(other)


@given(st.one_of(texts, st.text(st.sampled_from("".join([*CONFUSABLE_LETTERS, *CONFUSABLE_LETTERS.values()])))))
def test_the_skeleton_of_a_skeleton_is_itself(name: str) -> None:
    once = skeleton(name)
    assert skeleton(once) == once


@given(texts)
def test_what_nobody_sees_changes_no_skeleton(name: str) -> None:
    # A plain space counts as seen: around it, what is invisible may still part two words.
    assert skeleton("".join(f"{character}\N{ZERO WIDTH SPACE}" for character in name)) == skeleton(name)


def test_every_letter_of_the_table_looks_like_what_stands_for_it() -> None:
    for meant, letters in CONFUSABLE_LETTERS.items():
        assert {skeleton(letter) for letter in letters} == {skeleton(meant)}


def test_scripts_are_named_and_shared_signs_are_not() -> None:
    assert scripts_of("خبر News Новости Νέα 新聞 24 ٢٤ –!") == {"Arabic", "Latin", "Cyrillic", "Greek", "Other"}
    assert scripts_of("24 ٢٤ ۲۴ – ـ «»👍") == frozenset()


@pytest.mark.parametrize("name", HONEST)
def test_honest_names_are_left_in_peace(name: str) -> None:
    assert deceptive(name) == []
    assert not mixes_scripts(name)


@pytest.mark.parametrize(
    ("name", "kind", "part"),
    [
        ("Rеuters", "scripts", "Rеuters"),
        ("خبرnews", "scripts", "خبرnews"),
        ("خَnews", "scripts", "خَnews"),
        ("Κhabar ok", "scripts", "Κhabar"),
        ("ابوοsama", "scripts", "ابوοsama"),
        (f"محمد{RLO}", "direction", RLO),
        (f"{RLI}محمد{PDI}", "direction", RLI),
        ("ad\N{ZERO WIDTH SPACE}min", "invisible", "\N{ZERO WIDTH SPACE}"),
        (f"ad{ZWNJ}min", "invisible", ZWNJ),
        ("محمد\0", "invisible", "\0"),
        ("محمد 2٠17", "digits", "2٠17"),
        ("محمد ۲٤", "digits", "۲٤"),
        ("م" + "\N{ARABIC FATHA}\N{ARABIC DAMMA}\N{ARABIC KASRA}\N{ARABIC SHADDA}\N{ARABIC SUKUN}", "marks", None),
        ("م\N{ARABIC SHADDA}\N{ARABIC SHADDA}", "marks", None),
    ],
)
def test_what_deceives_is_named_with_its_place(name: str, kind: str, part: str | None) -> None:
    finding = deceptive(name)[0]
    assert finding.kind == kind
    assert part is None or name[finding.start : finding.end] == part


def test_latin_and_cyrillic_words_never_stand_side_by_side() -> None:
    assert mixes_scripts("Новости News")
    assert deceptive("Новости خبر News") == [Finding("scripts", 0, 7), Finding("scripts", 12, 16)]
    assert not mixes_scripts("Новости خبر")


@pytest.mark.parametrize("control", CONTROLS)
def test_every_direction_control_is_found(control: str) -> None:
    assert [finding.kind for finding in deceptive(f"محمد{control} علي")] in (["direction"], ["invisible"])


@given(texts)
def test_any_name_can_be_looked_at_and_findings_stand_in_it(name: str) -> None:
    for finding in deceptive(name):
        assert 0 <= finding.start < finding.end <= len(name)


@given(texts)
def test_a_cleaned_name_hides_no_direction(name: str) -> None:
    kinds = {finding.kind for finding in deceptive(strip_controls(name))}
    assert "direction" not in kinds
    assert "invisible" not in kinds
    assert mixes_scripts(name) == any(finding.kind == "scripts" for finding in deceptive(name))
    balance(name)
