"""The caption and who took the photo, in the forms that newsrooms use; once is enough."""

import pytest

from tests.wire.formats.reading import HEADLINE, STORY, page, read

CAPTION = "عمال البلدية يزيلون الطمي عن مدخل الجسر يوم الأربعاء."


@pytest.mark.parametrize(
    ("credit", "photographer", "agency"),
    [
        ("[أحمد الربيعي/وكالة الصحافة الفرنسية]", "أحمد الربيعي", "وكالة الصحافة الفرنسية"),
        ("(أحمد الربيعي/وكالة الصحافة الفرنسية)", "أحمد الربيعي", "وكالة الصحافة الفرنسية"),
        ("(وكالة الصحافة الفرنسية/أحمد الربيعي)", "أحمد الربيعي", "وكالة الصحافة الفرنسية"),
        ("(AFP/Ahmad al-Rubaye)", "Ahmad al-Rubaye", "AFP"),
        ("[Ahmad al-Rubaye / AFP]", "Ahmad al-Rubaye", "AFP"),
        ("[AFP PHOTO / Ahmad al-Rubaye]", "Ahmad al-Rubaye", "AFP"),
        ("[أحمد الربيعي - ديارنا]", "أحمد الربيعي", "ديارنا"),
        ("[ديارنا/أحمد الربيعي ]", "أحمد الربيعي", "ديارنا"),
        ("الصورة: أحمد الربيعي - وكالة الصحافة الفرنسية", "أحمد الربيعي", "وكالة الصحافة الفرنسية"),
        ("تصوير: أحمد الربيعي", "أحمد الربيعي", None),
        ("(عدسة: أحمد الربيعي)", "أحمد الربيعي", None),
        ("(تصوير أحمد الربيعي/رويترز)", "أحمد الربيعي", "رويترز"),
        ("Photo: Ahmad al-Rubaye/AFP", "Ahmad al-Rubaye", "AFP"),
        ("Photo by Ahmad al-Rubaye/AFP", "Ahmad al-Rubaye", "AFP"),
        ("Photo: AFP", None, "AFP"),
        ("© Ahmad al-Rubaye / AFP", "Ahmad al-Rubaye", "AFP"),
        ("[عکس: بهرام کیانی/خبرگزاری سروستان]", "بهرام کیانی", "خبرگزاری سروستان"),
        ("REUTERS/Ahmad al-Rubaye", "Ahmad al-Rubaye", "REUTERS"),
        ("[رويترز]", None, "رويترز"),
        ("(رويترز)", None, "رويترز"),
        ("[أرشيف/وكالة الصحافة الفرنسية]", None, "وكالة الصحافة الفرنسية"),
    ],
)
def test_credit_is_split_from_the_caption(credit: str, photographer: str | None, agency: str | None) -> None:
    article = read(page(f"{CAPTION} {credit}"))
    assert article.photo is not None
    assert article.photo.caption == CAPTION
    assert (article.photo.photographer, article.photo.agency) == (photographer, agency)
    assert article.body == tuple(STORY.split("\n\n"))


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\nشارك\n\n"])
def test_caption_said_twice_is_kept_once(between: str) -> None:
    caption = f"{CAPTION} [أحمد الربيعي/رويترز]"
    article = read(page(f"{caption}{between}{caption}"))
    assert article.photo is not None
    assert article.photo.caption == CAPTION
    assert article.dropped.count(caption) == 1


def test_caption_without_its_credit_beside_the_one_with_it_is_a_repeat() -> None:
    article = read(page(CAPTION, f"{CAPTION} [أحمد الربيعي/رويترز]"))
    assert article.photo is not None
    assert article.photo.photographer == "أحمد الربيعي"
    assert CAPTION in article.dropped


def test_credit_on_a_line_of_its_own_takes_the_caption_above() -> None:
    article = read(page(f"{CAPTION}\n[أحمد الربيعي/رويترز]"))
    assert article.photo is not None
    assert (article.photo.caption, article.photo.agency) == (CAPTION, "رويترز")
    assert CAPTION not in article.body


def test_labels_of_the_bbc_with_their_commas_are_understood() -> None:
    article = read(
        page("التعليق على الصورة، قارب ينقل سكاناً من شارع غمرته المياه\nصدر الصورة، Reuters\nAuthor, أحمد سالم")
    )
    assert article.photo is not None
    assert article.photo.caption == "قارب ينقل سكاناً من شارع غمرته المياه"
    assert article.photo.agency == "Reuters"
    assert [byline.name for byline in article.bylines] == ["أحمد سالم"]


def test_caption_above_the_headline_is_no_headline() -> None:
    article = read(f"{CAPTION} [أحمد الربيعي/رويترز]\n\n{page()}")
    assert article.headline == HEADLINE
    assert article.photo is not None
    assert article.photo.caption == CAPTION


def test_labelled_caption_needs_no_credit() -> None:
    article = read(page("صورة: السوق القديم في النهرين صباح الخميس"))
    assert article.photo is not None
    assert article.photo.caption == "السوق القديم في النهرين صباح الخميس"
    assert article.photo.photographer is None


def test_words_said_twice_below_the_headline_are_a_caption() -> None:
    article = read(page(CAPTION, CAPTION))
    assert article.photo is not None
    assert article.photo.caption == CAPTION
    assert article.confidence_by_field["photo"] < 0.9


def test_second_photo_is_dropped_with_a_note() -> None:
    other = "السوق بعد انحسار المياه عنه. [سلمى النجار/رويترز]"
    article = read(page(f"{CAPTION} [أحمد الربيعي/رويترز]", below=other))
    assert article.photo is not None
    assert article.photo.caption == CAPTION
    assert other in article.dropped
    assert "photo.another" in [note.code for note in article.notes]


@pytest.mark.parametrize("mark", ["(رويترز)", "(أ ف ب)", "(أحمد سالم/رويترز)"])
def test_agency_mark_that_closes_the_story_is_no_photo(mark: str) -> None:
    article = read(page(story=f"{STORY} {mark}"))
    assert article.photo is None
    assert article.body[-1].endswith(mark)


@pytest.mark.parametrize("aside", ["(نعم/لا)", "[كذا]", "(17/11)", "(عام 2014)", "[الجيش]"])
def test_aside_in_brackets_is_no_credit(aside: str) -> None:
    article = read(page(story=f"أعادت البلدية فتح الجسر أمام السيارات الصغيرة بعد أربعة أيام {aside}.\n\n{STORY}"))
    assert article.photo is None
    assert len(article.body) == 4


def test_page_without_photo_has_none() -> None:
    assert read(page("أحمد سالم")).photo is None
