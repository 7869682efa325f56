"""Who wrote it: agencies in any language, one author or several, with and without a label."""

import pytest

from khabar.wire.formats.pasted import KnownNames
from khabar.wire.formats.pasted.names import split_names
from tests.wire.formats.reading import ENGLISH_STORY, HEADLINE, STORY, page, read


def signed(line: str, **kwargs: KnownNames) -> list[tuple[str, str]]:
    return [(byline.name, byline.kind) for byline in read(page(line), **kwargs).bylines]


@pytest.mark.parametrize(
    "line", ["وكالة الصحافة الفرنسية", "Agence France-Presse", "AFP", "أ ف ب", "فرانس برس", "رويترز", "REUTERS"]
)
def test_agency_on_file_is_known_in_every_language(line: str) -> None:
    assert signed(line) == [(line, "agency")]


@pytest.mark.parametrize("line", ["وكالة أنباء السنديان", "Sindyan News Agency", "خبرگزاری سروستان", "SNA", "الأناضول"])
def test_unknown_agency_is_known_by_its_shape(line: str) -> None:
    assert signed(line) == [(line, "agency")]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("أحمد سالم", ["أحمد سالم"]),
        ("أحمد سالم ومريم حداد", ["أحمد سالم", "مريم حداد"]),
        ("أحمد سالم، مريم حداد", ["أحمد سالم", "مريم حداد"]),
        ("أحمد سالم | مريم حداد", ["أحمد سالم", "مريم حداد"]),
        ("بقلم أحمد سالم", ["أحمد سالم"]),
        ("بقلم: أحمد سالم ومريم حداد", ["أحمد سالم", "مريم حداد"]),
        ("كتبت: مريم حداد", ["مريم حداد"]),
        ("إعداد: مريم حداد", ["مريم حداد"]),
        ("أحمد سالم - بغداد", ["أحمد سالم"]),
        ("بغداد - أحمد سالم", ["أحمد سالم"]),
        ("أحمد سالم في بغداد", ["أحمد سالم"]),
        ("By Ahmed Salem", ["Ahmed Salem"]),
        ("By Ahmed Salem and Mariam Haddad", ["Ahmed Salem", "Mariam Haddad"]),
        (
            "By Ahmed Salem, Mariam Haddad and Omar al-Najjar in Port Zahra",
            ["Ahmed Salem", "Mariam Haddad", "Omar al-Najjar"],
        ),
        ("Par Samia Khoury et Jean Delmas", ["Samia Khoury", "Jean Delmas"]),
        ("نویسنده: نگار سپهری", ["نگار سپهری"]),
        ("سامي الخطيب ومحمد علي ووليد حسن", ["سامي الخطيب", "محمد علي", "وليد حسن"]),
        ("سامر حسن وليد", ["سامر حسن وليد"]),
        ("علي حسن", ["علي حسن"]),
    ],
)
def test_authors_are_read_one_by_one(line: str, names: list[str]) -> None:
    assert signed(line) == [(name, "author") for name in names]


def test_author_and_agency_stand_side_by_side() -> None:
    assert signed("أحمد سالم - وكالة الصحافة الفرنسية") == [
        ("أحمد سالم", "author"),
        ("وكالة الصحافة الفرنسية", "agency"),
    ]
    assert signed("أحمد سالم ووكالة الصحافة الفرنسية")[1] == ("وكالة الصحافة الفرنسية", "agency")


def test_agency_with_its_abbreviation_is_one_agency() -> None:
    assert signed("وكالة الصحافة الفرنسية (أ ف ب)") == [("وكالة الصحافة الفرنسية", "agency")]


def test_source_below_the_story_signs_it() -> None:
    article = read(page("أحمد سالم", below="المصدر: وكالة أنباء السنديان"))
    assert [byline.name for byline in article.bylines] == ["أحمد سالم", "وكالة أنباء السنديان"]


def test_direction_marks_are_taken_from_names() -> None:
    assert signed("\N{RIGHT-TO-LEFT MARK}AFP\N{LEFT-TO-RIGHT MARK}") == [("AFP", "agency")]
    assert signed("بقلم \N{RIGHT-TO-LEFT EMBEDDING}أحمد سالم\N{POP DIRECTIONAL FORMATTING}") == [
        ("أحمد سالم", "author")
    ]


def test_author_on_file_is_believed_by_one_word() -> None:
    assert signed("سيبويه", known=KnownNames(authors=["سيبويه"])) == [("سيبويه", "author")]


@pytest.mark.parametrize("line", ["فيضان في المدينة القديمة", "ماذا حدث؟", "مئة متطوع على الجسر", "The day after"])
def test_short_line_that_is_no_name_signs_nothing(line: str) -> None:
    assert signed(line) == []


def test_nobody_signs_a_page_without_byline() -> None:
    article = read(page())
    assert article.bylines == ()
    assert "bylines" not in article.confidence_by_field


def test_name_is_surer_with_a_label_than_without() -> None:
    labelled, bare = read(page("بقلم أحمد سالم")), read(page("أحمد سالم"))
    assert labelled.confidence_by_field["bylines"] > bare.confidence_by_field["bylines"]


def test_name_between_standfirst_and_date_signs() -> None:
    standfirst = "قرارٌ انتظره السكان عشر سنوات والبلدية تعد بالمزيد"
    article = read(page(standfirst, "لينا الصباغ", "3 أيلول/سبتمبر 2022"))
    assert [byline.name for byline in article.bylines] == ["لينا الصباغ"]
    assert article.body[0] == standfirst


def test_authors_one_below_the_other_both_sign() -> None:
    assert signed("أحمد سالم\nمريم حداد") == [("أحمد سالم", "author"), ("مريم حداد", "author")]


def test_reporter_above_the_agency_signs_first() -> None:
    article = read(
        page("Ahmed Salem, Nahrayn\nReuters", headline="Floods cut off villages in the plain", story=ENGLISH_STORY)
    )
    assert [byline.name for byline in article.bylines] == ["Ahmed Salem", "Reuters"]
    assert article.dateline == "Nahrayn"


def test_crosshead_in_the_story_signs_nothing() -> None:
    first, rest = STORY.split("\n\n", 1)
    article = read(f"{HEADLINE}\n\n{first}\n\nالجسر القديم\n\n{rest}")
    assert article.bylines == ()
    assert "الجسر القديم" in article.body


def test_english_headline_is_no_byline() -> None:
    article = read(page("By AFP", headline="Bridge Reopens After Flood", story=ENGLISH_STORY))
    assert article.headline == "Bridge Reopens After Flood"
    assert [byline.name for byline in article.bylines] == ["AFP"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("وفاء الأحمد ووليد حسن", ["وفاء الأحمد", "وليد حسن"]),
        ("محمد وهبة", ["محمد وهبة"]),
        ("A; B / C", ["A", "B", "C"]),
        ("نگار سپهری و بهرام کیانی", ["نگار سپهری", "بهرام کیانی"]),
    ],
)
def test_list_of_names_is_split_but_names_are_not(text: str, names: list[str]) -> None:
    assert split_names(text) == names
