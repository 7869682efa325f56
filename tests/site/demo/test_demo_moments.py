"""Dates of the demo are counted from the day of loading."""

import datetime
from zoneinfo import ZoneInfo

import pytest

from khabar.site.demo.moments import filled_in, moment_before
from khabar.site.demo.records import Moment
from khabar.text.dates import DateStyle

BAGHDAD = ZoneInfo("Asia/Baghdad")
NOW = datetime.datetime(2017, 11, 3, 22, 30, 45, tzinfo=datetime.UTC)
FRIDAY = datetime.date(2017, 11, 3)
ARABIC = DateStyle("ar", months="dual", digits="latn")


def test_minutes_are_counted_back_from_now() -> None:
    assert moment_before(NOW, Moment(minutes_ago=95), BAGHDAD) == datetime.datetime(
        2017, 11, 3, 20, 55, tzinfo=datetime.UTC
    )


def test_days_are_counted_in_the_zone_of_the_edition() -> None:
    told = moment_before(NOW, Moment(days_ago=1, at=datetime.time(18, 10)), BAGHDAD)
    assert told == datetime.datetime(2017, 11, 3, 18, 10, tzinfo=BAGHDAD)  # it is the fourth already in Baghdad


def test_moment_that_says_neither_is_refused() -> None:
    with pytest.raises(ValueError, match="Say how many minutes ago"):
        moment_before(NOW, Moment(days_ago=1), BAGHDAD)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("مساء {day}", "مساء الجمعة"),
        ("مساء {day-1}", "مساء الخميس"),
        ("في {date+9}", "في 12 تشرين الثاني/نوفمبر"),
        ("في {date+30}", "في 3 كانون الأول/ديسمبر"),
        ("موازنة عام {year+1}", "موازنة عام 2018"),
        ("لا شيء هنا", "لا شيء هنا"),
    ],
)
def test_words_of_time_are_filled_in(written: str, printed: str) -> None:
    assert filled_in(written, FRIDAY, ARABIC) == printed


def test_words_of_time_follow_the_language_of_the_edition() -> None:
    assert filled_in("on {day+1}, {date+1}", FRIDAY, DateStyle("en")) == "on Saturday, 4 November"
