"""When it was published: the line that says so, else the first day the story names, else the caption's."""

import datetime

import pytest

from tests.wire.formats.reading import ENGLISH_STORY, STORY, page, read


@pytest.mark.parametrize(
    "line",
    [
        "بغداد - 3 تشرين الثاني/نوفمبر 2017",
        "3 تشرين الثاني/نوفمبر 2017",
        "الجمعة، 3 تشرين الثاني/نوفمبر 2017 - 14:30",
        "نُشر في: 3 نوفمبر 2017 الساعة 14:30 بتوقيت غرينتش",
        "تاريخ النشر: 2017-11-03",
        "03/11/2017 | آخر تحديث: 04/11/2017",
        "آخر تحديث: 4 نوفمبر 2017 | نشر في 3 نوفمبر 2017",
        "Published: November 3, 2017",
        "Published on 3 November 2017 at 9:15 am GMT",
        "أحمد سالم | 3 تشرين الثاني/نوفمبر 2017 | 4 دقائق قراءة",
        "۱۲ آبان ۱۳۹۶",
        "Publié le vendredi 3 novembre 2017",
    ],
)
def test_date_line_dates_the_story(line: str) -> None:
    article = read(page(line))
    assert article.published_on == datetime.date(2017, 11, 3)
    assert article.confidence_by_field["published_on"] >= 0.8
    assert article.body == tuple(STORY.split("\n\n"))


def test_town_of_the_date_line_becomes_the_dateline() -> None:
    assert read(page("بغداد - 3 تشرين الثاني/نوفمبر 2017")).dateline == "بغداد"
    two_words = read(page("أحمد سالم", "دير الزور - 3 تشرين الثاني/نوفمبر 2017"))
    assert (two_words.dateline, [byline.name for byline in two_words.bylines]) == ("دير الزور", ["أحمد سالم"])
    other_order = read(page("ميناء الزهراء - 3 تشرين الثاني/نوفمبر 2017", "أحمد سالم ومريم حداد"))
    assert (other_order.dateline, len(other_order.bylines)) == ("ميناء الزهراء", 2)


def test_town_inside_the_first_sentence_stays_there() -> None:
    article = read(page(story=f"النهرين (وكالة السنديان) - {STORY}"))
    assert article.body[0].startswith("النهرين (وكالة السنديان) - أعادت")


def test_date_line_goes_before_a_date_in_the_story() -> None:
    article = read(
        page("4 تشرين الثاني/نوفمبر 2017", story=f"وقع الحادث يوم 2 تشرين الثاني/نوفمبر 2017 في المدينة.\n\n{STORY}")
    )
    assert article.published_on == datetime.date(2017, 11, 4)


def test_story_goes_before_the_caption() -> None:
    article = read(
        page(
            "سوق النهرين يوم 2 تشرين الثاني/نوفمبر. [أحمد الربيعي/رويترز]",
            story=f"فُتح السوق يوم الجمعة، 3 تشرين الثاني/نوفمبر، بعد توقف دام ثلاث سنوات منذ 2014.\n\n{STORY}",
        )
    )
    assert article.published_on == datetime.date(2017, 11, 3)


def test_caption_dates_a_story_without_date() -> None:
    article = read(page("السوق يوم 2 تشرين الثاني/نوفمبر 2017. [أحمد الربيعي/رويترز]"))
    assert article.published_on == datetime.date(2017, 11, 2)
    assert article.confidence_by_field["published_on"] < 0.8


def test_year_of_a_file_name_fills_a_date_without_one() -> None:
    story = f"فُتح السوق يوم 5 نيسان/أبريل بعد الفيضان الذي ضرب المدينة.\n\n{STORY}"
    assert read(page(story=story), hint_year=2012).published_on == datetime.date(2012, 4, 5)


def test_history_does_not_date_the_story() -> None:
    story = (
        f"بدأت الحرب في 20 آذار/مارس 2003 وانتهت بعد سنوات.\n\nوأعلن ذلك يوم 5 نيسان/أبريل 2018 في المدينة.\n\n{STORY}"
    )
    assert read(page(story=story)).published_on == datetime.date(2018, 4, 5)


def test_page_without_any_date_has_none() -> None:
    article = read(page("أحمد سالم"))
    assert article.published_on is None
    assert "published_on" not in article.confidence_by_field


def test_day_to_come_is_believed_less_and_noted() -> None:
    article = read(page("3 تشرين الثاني/نوفمبر 2031"))
    assert article.published_on == datetime.date(2031, 11, 3)
    assert article.confidence_by_field["published_on"] <= 0.5
    assert "date.in_future" in [note.code for note in article.notes]


def test_english_dateline_in_the_story_dates_it() -> None:
    article = read(
        page(headline="Bridge reopens four days after the flood", story=f"NAHRAYN, 3 November 2017 - {ENGLISH_STORY}")
    )
    assert article.published_on == datetime.date(2017, 11, 3)
