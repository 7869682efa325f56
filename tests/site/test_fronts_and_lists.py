"""What fronts and lists show, and what they leave to others."""

import datetime

import pytest

from khabar.newsroom.models import Edition, Section
from khabar.site.letterheads import letterhead_of
from khabar.site.pages.front import front_document
from tests.factories.newsroom import (
    PUBLISHED_AT,
    make_article,
    make_author,
    make_edition,
    make_photo,
    make_section,
    make_topic,
)
from tests.site.markup import by_class, parsed, text_of
from tests.site.paper import baked, make_edition_with_furniture, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition() -> Edition:
    return make_edition_with_furniture()


@pytest.fixture
def section(edition: Edition) -> Section:
    return edition.sections.get()


def hours_ago(number: int) -> datetime.datetime:
    return PUBLISHED_AT - datetime.timedelta(hours=number)


def test_edition_without_articles_has_a_front_that_says_so(edition: Edition) -> None:
    assert "لا مواد هنا بعد." in page_of("front", edition.pk)


def test_lead_is_the_newest_story_with_a_picture(edition: Edition, section: Section) -> None:
    make_article("الأحدث بلا صورة", section=section, published_at=hours_ago(0))
    make_article("بصورة", section=section, lead_photo=make_photo(), published_at=hours_ago(1))
    make_article("أقدم بصورة", section=section, lead_photo=make_photo(), published_at=hours_ago(2))

    front = front_document(edition)

    assert front.lead is not None
    assert front.lead.headline == "بصورة"
    assert [teaser.headline for teaser in front.second] == ["أقدم بصورة", "الأحدث بلا صورة"]


def test_front_says_when_its_newest_story_came(edition: Edition, section: Section) -> None:
    make_article(section=section)

    assert "آخر تحديث" in text_of(by_class(parsed(page_of("front", edition.pk)), "freshness")[0])


def test_nothing_stands_twice_at_the_top_and_in_the_bands(edition: Edition, section: Section) -> None:
    other = make_section("اقتصاد", edition=edition, order=2)
    for number in range(24):
        make_article(section=(section, other)[number % 2], published_at=hours_ago(number))

    front = front_document(edition)

    top = [front.lead, *front.second, *front.under_lead]
    in_bands = [story for band in front.bands for story in band.stories]
    shown = [teaser.article for teaser in [*top, *in_bands] if teaser]
    assert [band.section.name for band in front.bands] == ["أخبار العراق", "اقتصاد"]
    assert len(shown) == len(set(shown))


def test_section_with_too_little_left_has_no_band(edition: Edition, section: Section) -> None:
    for number in range(6):
        make_article(section=section, published_at=hours_ago(number))

    assert front_document(edition).bands == ()


def test_each_writer_is_named_once_with_the_newest_piece(edition: Edition, section: Section) -> None:
    salma, kamal = make_author("سلمى الراوي"), make_author("كمال")
    for _number in range(5):
        make_article(section=section, published_at=hours_ago(0))
    make_article("قديمة لسلمى", section=section, bylines=[salma], published_at=hours_ago(3))
    make_article("جديدة لسلمى", section=section, bylines=[salma], published_at=hours_ago(1))
    make_article("لكمال", section=section, bylines=[kamal], published_at=hours_ago(2))

    writers = front_document(edition).writers

    assert [(teaser.writer.name, teaser.headline) for teaser in writers if teaser.writer] == [
        ("سلمى الراوي", "جديدة لسلمى"),
        ("كمال", "لكمال"),
    ]


def test_small_edition_lists_all_it_has_as_the_latest(edition: Edition, section: Section) -> None:
    for number in range(3):
        make_article(section=section, published_at=hours_ago(number))

    front = front_document(edition)

    assert sum(len(day.stories) for day in front.latest) == 3
    assert front.writers == ()


def test_switch_names_languages_and_editions_only_where_two_speak_the_same(edition: Edition) -> None:
    make_edition("en")
    assert [other.name for other in letterhead_of(edition).others] == ["English"]

    make_edition("ar-sy", name="خبر سوريا", language="ar")
    assert [other.name for other in letterhead_of(edition).others] == ["خبر سوريا", "English"]


def test_section_front_holds_what_is_below_it_too(edition: Edition, section: Section) -> None:
    below = make_section("الأنبار", parent=section)
    make_article("في القسم", section=section, published_at=hours_ago(1))
    make_article("تحته", section=below, published_at=hours_ago(2))

    page = parsed(page_of("section", section.pk))

    assert [text_of(headline) for headline in by_class(page, "headline")] == ["في القسم", "تحته"]
    assert text_of(by_class(page, "subsections")[0]) == "الأنبار"


def test_topic_shows_its_articles_by_day(edition: Edition, section: Section) -> None:
    topic = make_topic("أمن", edition=edition)
    make_article("اليوم", section=section, topics=[topic])
    make_article("أمس", section=section, topics=[topic], published_at=hours_ago(24))
    make_article("في غيره", section=section)

    page = parsed(page_of("topic", topic.pk))

    assert [text_of(day) for day in page.iter("h2") if day.get("id", "").startswith("day")] == [
        "الجمعة، 3 تشرين الثاني/نوفمبر 2017",
        "الخميس، 2 تشرين الثاني/نوفمبر 2017",
    ]
    assert "في غيره" not in text_of(page)


def test_archive_lists_months_by_the_editions_own_calendar_day(edition: Edition, section: Section) -> None:
    last_minute_in_baghdad = datetime.datetime(2017, 10, 31, 21, 30, tzinfo=datetime.UTC)
    make_article("بعد منتصف الليل", section=section, published_at=last_minute_in_baghdad)
    make_article("قبل سنة", section=section, published_at=PUBLISHED_AT - datetime.timedelta(days=400))

    index = parsed(page_of("archive", edition.pk))

    assert [text_of(month) for month in by_class(index, "months")[0].iter("a")] == [
        "تشرين الثاني/نوفمبر 2017 مادة واحدة"
    ]
    assert "بعد منتصف الليل" in page_of("month", f"{edition.pk}:2017-11")
    assert baked("month", f"{edition.pk}:2017-10") == {}


def test_standing_page_is_cleaned_and_withdrawn_like_an_article(edition: Edition) -> None:
    page = edition.standing_pages.get()
    page.body = '<p onclick="x()">نرحب</p><script>alert(1)</script>'
    page.save()
    assert "alert" not in page_of("standing_page", page.pk)

    page.live = False
    page.first_published_at = PUBLISHED_AT
    page.save()

    assert [status for status, _text in baked("standing_page", page.pk).values()] == [410]


def test_root_leads_to_the_default_edition(edition: Edition) -> None:
    assert baked("root", "all") == {"/": (302, "")}
