"""The page that Khabar was begun for is read without one letter amiss."""

from pathlib import Path

import pytest

from khabar.wire.formats.pasted import KnownNames, PastedArticle, year_in_file_name
from tests.wire.formats.reading import read

pytestmark = pytest.mark.samples


@pytest.fixture(params=["al-qaim-2017.txt", "paste"])
def article(samples: Path, request: pytest.FixtureRequest) -> PastedArticle:
    """Read the page as a file, whose name tells the year, and as a paste, which must work it out."""
    hint_year = year_in_file_name(request.param)
    return read((samples / "page-text" / "al-qaim-2017.txt").read_text(), hint_year=hint_year)


def test_headline_section_and_topic_are_found(article: PastedArticle) -> None:
    assert article.headline == "القوات العراقية تستعيد معبراً حدودياً مع سوريا من قبضة داعش"
    assert (article.section, article.topic) == ("أخبار العراق", "أمن")


def test_agency_signs_the_story(article: PastedArticle) -> None:
    assert [(byline.name, byline.kind) for byline in article.bylines] == [("وكالة الصحافة الفرنسية", "agency")]


def test_day_comes_from_the_story_and_not_from_the_caption(article: PastedArticle) -> None:
    assert str(article.published_on) == "2017-11-03"


def test_caption_is_kept_once_and_its_credit_split(article: PastedArticle) -> None:
    assert article.photo is not None
    assert article.photo.caption.startswith("القوات العراقية تتقدّم مع القوّات المتحالفة معها")
    assert article.photo.caption.endswith("مقاتلي تنظيم 'الدولة الإسلامية'.")
    assert (article.photo.photographer, article.photo.agency) == ("أحمد الربيعي", "وكالة الصحافة الفرنسية")


def test_twelve_paragraphs_stay_as_written(article: PastedArticle, samples: Path) -> None:
    lines = (samples / "page-text" / "al-qaim-2017.txt").read_text().splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("سيطرت القوّات"))
    end = next(index for index, line in enumerate(lines) if line.startswith("هل أعجبك"))
    assert list(article.body) == [line for line in lines[start:end] if line]
    assert len(article.body) == 12


def test_furniture_is_dropped_as_it_stands(article: PastedArticle) -> None:
    assert article.dropped[0].endswith("[أحمد الربيعي/وكالة الصحافة الفرنسية]")
    assert article.dropped[1:] == (
        "هل أعجبك هذا المقال؟",
        "0 تعليق",
        "سياسة ديارنا بشأن التعليقات * معلومات ضرورية 1500 / 1500",
    )


def test_agency_is_known_by_its_shape_in_an_empty_newsroom(samples: Path) -> None:
    article = read((samples / "page-text" / "al-qaim-2017.txt").read_text(), KnownNames())
    assert [(byline.name, byline.kind) for byline in article.bylines] == [("وكالة الصحافة الفرنسية", "agency")]
    assert article.photo is not None
    assert article.photo.photographer == "أحمد الربيعي"
    assert article.confidence > 0.8
