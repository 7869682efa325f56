"""Times from now are told as a grammarian of the language would tell them."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.characters import ZWNJ, is_invisible
from khabar.text.dates.relative import relative_time
from khabar.text.digits import DIGITS, DigitSystem
from khabar.text.languages import LANGUAGES

NOW = datetime(2017, 11, 17, 18, 5)
ZONES = st.sampled_from([None, UTC, ZoneInfo("Asia/Baghdad"), ZoneInfo("Africa/Cairo"), timezone(timedelta(hours=-9))])
MOMENTS = st.datetimes(timezones=ZONES)


@pytest.mark.parametrize(
    ("ago", "told"),
    [
        (timedelta(seconds=59), "الآن"),
        (timedelta(minutes=1), "قبل دقيقة"),
        (timedelta(minutes=2), "قبل دقيقتين"),
        (timedelta(minutes=3), "قبل 3 دقائق"),
        (timedelta(minutes=10), "قبل 10 دقائق"),
        (timedelta(minutes=11), "قبل 11 دقيقة"),
        (timedelta(minutes=59, seconds=59), "قبل 59 دقيقة"),
        (timedelta(hours=1), "قبل ساعة"),
        (timedelta(hours=2), "قبل ساعتين"),
        (timedelta(hours=8), "قبل 8 ساعات"),
        (timedelta(hours=23, minutes=59), "قبل 23 ساعة"),
        (timedelta(days=1), "أمس"),
        (timedelta(days=2), "أول أمس"),
        (timedelta(days=3), "قبل 3 أيام"),
        (timedelta(days=6), "قبل 6 أيام"),
        (timedelta(days=7), "قبل أسبوع"),
        (timedelta(days=14), "قبل أسبوعين"),
        (timedelta(days=29), "قبل 4 أسابيع"),
        (timedelta(days=31), "قبل شهر"),
        (timedelta(days=62), "قبل شهرين"),
        (timedelta(days=150), "قبل 4 أشهر"),
        (timedelta(days=364), "قبل 11 شهرًا"),
        (timedelta(days=365), "قبل سنة"),
        (timedelta(days=365 * 5 + 2), "قبل 5 سنوات"),
        (timedelta(days=365 * 20), "قبل 19 سنة"),
        (timedelta(days=36525), "قبل 100 سنة"),
        (timedelta(minutes=-2), "بعد دقيقتين"),
        (timedelta(hours=-1), "بعد ساعة"),
        (timedelta(days=-1), "غدًا"),
        (timedelta(days=-2), "بعد غد"),
        (timedelta(days=-3), "بعد 3 أيام"),
        (timedelta(days=-60), "بعد شهر"),
    ],
)
def test_arabic_counts_with_its_dual_and_its_plurals(ago: timedelta, told: str) -> None:
    assert relative_time(NOW - ago, NOW, "ar") == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fa", ["اکنون", "۱ دقیقه پیش", "۳ ساعت پیش", "دیروز", "۳ روز پیش", "۲ هفته پیش", "فردا", "۳ روز دیگر"]),
        ("ur", ["ابھی", "1 منٹ پہلے", "3 گھنٹے پہلے", "گزشتہ کل", "3 دن پہلے", "2 ہفتے پہلے", "آئندہ کل", "3 دن میں"]),
        (
            "ckb",
            [
                "ئێستا",
                "پێش 1 خولەک",
                "پێش 3 کاتژمێر",
                "دوێنێ",
                "پێش 3 ڕۆژ",
                "پێش 2 هەفتە",
                "سبەی",
                "دوای 3 ڕۆژ",
            ],
        ),
        (
            "en",
            [
                "just now",
                "1 minute ago",
                "3 hours ago",
                "yesterday",
                "3 days ago",
                "2 weeks ago",
                "tomorrow",
                "in 3 days",
            ],
        ),
    ],
)
def test_other_languages_tell_the_same_times(language: str, told: list[str]) -> None:
    day = timedelta(days=1)
    steps = [timedelta(), timedelta(minutes=1), timedelta(hours=3), day, 3 * day, 14 * day, -day, -3 * day]
    assert [relative_time(NOW - step, NOW, language) for step in steps] == told


def test_an_edition_may_ask_for_other_digits() -> None:
    assert relative_time(NOW - timedelta(minutes=11), NOW, "ar", "arab") == "قبل ١١ دقيقة"


def test_yesterday_is_a_day_of_the_calendar_and_less_than_a_day_is_told_in_hours() -> None:
    after_midnight = datetime(2017, 11, 17, 0, 30)
    assert relative_time(after_midnight - timedelta(hours=1), after_midnight, "ar") == "قبل ساعة"
    assert relative_time(datetime(2017, 11, 15, 23, 30), after_midnight, "ar") == "أول أمس"


def test_the_calendar_is_the_one_of_the_clock_that_is_looked_at() -> None:
    moment = datetime(2017, 11, 15, 22, 0, tzinfo=UTC)
    in_baghdad = datetime(2017, 11, 17, 10, 0, tzinfo=ZoneInfo("Asia/Baghdad"))
    assert relative_time(moment, in_baghdad, "ar") == "أمس"
    assert relative_time(moment, in_baghdad.astimezone(UTC), "ar") == "أول أمس"


def test_an_hour_is_an_hour_also_in_the_night_in_which_clocks_are_changed() -> None:
    cairo = ZoneInfo("Africa/Cairo")
    before, after = datetime(2026, 4, 23, 23, 30, tzinfo=cairo), datetime(2026, 4, 24, 1, 30, tzinfo=cairo)
    assert relative_time(before, after, "ar") == "قبل ساعة"


def test_a_month_passes_on_its_day_or_at_the_end_of_a_short_one() -> None:
    assert relative_time(datetime(2017, 1, 31), datetime(2017, 3, 30), "ar") == "قبل شهر"
    assert relative_time(datetime(2017, 1, 31), datetime(2017, 3, 31), "ar") == "قبل شهرين"
    assert relative_time(datetime(2016, 12, 31), datetime(2017, 2, 28), "ar") == "قبل شهرين"


@given(MOMENTS, MOMENTS, st.sampled_from(sorted(LANGUAGES)), st.sampled_from(sorted(DIGITS)))
def test_any_two_moments_have_words_without_invisible_marks_in_one_digit_system(
    moment: datetime, now: datetime, language: str, digits: DigitSystem
) -> None:
    told = relative_time(moment, now, language, digits)
    assert told
    assert "{" not in told
    assert not any(is_invisible(character) and character != ZWNJ for character in told)
    others = "".join(each for system, each in DIGITS.items() if system != digits)
    assert not set(told) & set(others)
