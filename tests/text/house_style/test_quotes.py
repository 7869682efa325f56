"""Quotation marks become the house's own, pair by pair; a mark that is left alone is shown to a person."""

import pytest

from khabar.text.house_style import HouseStyle, mend
from khabar.text.languages.record import Quotes
from tests.text.house_style.found import marked, rules_that_marked


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ('قال "نعم" ثم مضى', "قال «نعم» ثم مضى"),
        ("قال “نعم” ثم ”لا“", "قال «نعم» ثم «لا»"),
        ("رواية <<المدينة>> صدرت", "رواية «المدينة» صدرت"),
        ('تنظيم لـ"داعش"، و"القاعدة"', "تنظيم لـ«داعش»، و«القاعدة»"),
        ('شركة "Apple" الأميركية', "شركة «Apple» الأميركية"),
    ],
)
def test_borrowed_marks_become_guillemets(written: str, mended: str) -> None:
    assert mend(written, "ar") == mended


def test_a_quotation_inside_a_quotation_has_the_inner_marks() -> None:
    assert mend('قال "إن "الجيش" تقدم" أمس', "ar") == "قال «إن ‹الجيش› تقدم» أمس"
    assert mend('«قال "نعم" ثم مضى»', "ar") == "«قال ‹نعم› ثم مضى»"


def test_marks_that_look_the_wrong_way_are_turned() -> None:
    assert mend("قال لـ»المدينة« إن الأمر انتهى", "ar") == "قال لـ«المدينة» إن الأمر انتهى"


def test_single_marks_around_words_become_quotation_marks() -> None:
    assert mend("صحيفة 'الحياة' و‘النهار’", "ar") == "صحيفة «الحياة» و«النهار»"
    assert rules_that_marked("كوت d'Ivoire في أفريقيا") == set()


def test_an_english_quotation_inside_english_words_is_left_alone() -> None:
    assert rules_that_marked('He said "yes" to us') == set()


def test_inches_are_no_quotation() -> None:
    assert marked('شاشة قياس 27" جديدة', "quotes") == []
    assert marked('قال "عمره 5" ثم مضى', "quotes") == [('"', "«"), ('"', "»")]


def test_a_mark_without_its_fellow_is_shown_without_a_suggestion() -> None:
    assert marked("قال «إن الجيش تقدم.", "unpaired_quote") == [("«", None)]
    assert marked('قال "إن الجيش تقدم.', "unpaired_quote") == [('"', None)]


def test_a_quotation_over_two_paragraphs_is_whole() -> None:
    assert rules_that_marked("قال «إن الجيش تقدم.\nوسيبقى هناك».") == set()


def test_a_house_may_choose_other_marks() -> None:
    style = HouseStyle(quotes=Quotes("“", "”", "‘", "’"))

    assert mend("قال «نعم» أمس", "ar", style) == "قال “نعم” أمس"


def test_sorani_and_urdu_have_their_own_marks_and_keep_guillemets() -> None:
    assert mend('وتی "بەڵێ" دوێنێ', "ckb") == "وتی “بەڵێ” دوێنێ"
    assert rules_that_marked("وتی «بەڵێ» دوێنێ", "ckb") == set()
