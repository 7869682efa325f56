"""An hour beside a day is read as people and machines write it, on the clock that they name."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.characters import ZWNJ, is_invisible
from khabar.text.dates import DateStyle
from khabar.text.dates.moments import find_moments
from khabar.text.dates.zones import format_moment, zone_label
from khabar.text.digits import DIGITS, DigitSystem
from khabar.text.languages import LANGUAGES
from tests.text.strategies import texts

BAGHDAD = ZoneInfo("Asia/Baghdad")
HOME = ZoneInfo("Asia/Beirut")
AT_SIX = "2017-11-17T18:05:00"


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("الجمعة، 17 تشرين الثاني 2017، 18:05", f"{AT_SIX}+02:00"),
        ("الجمعة، 17 تشرين الثاني 2017، الساعة 18:05 بتوقيت بغداد", f"{AT_SIX}+03:00"),
        ("الجمعة ١٧ نوفمبر ٢٠١٧ في الساعة ٦:٠٥ مساءً بتوقيت غرينتش", f"{AT_SIX}+00:00"),
        ("17 نوفمبر 2017، 18:05 (بتوقيت السعودية)", f"{AT_SIX}+03:00"),
        ("17/11/2017 18:05 بتوقيت مكة المكرمة", f"{AT_SIX}+03:00"),
        ("17 نوفمبر 2017 18:05 ت.غ", f"{AT_SIX}+00:00"),
        ("17 نوفمبر 2017 18:05 GMT+3", f"{AT_SIX}+03:00"),
        ("17 نوفمبر 2017 18:05 (بتوقيت غرينتش +3)", f"{AT_SIX}+03:00"),
        ("Fri, 17 Nov 2017 18:05:00 +0300", f"{AT_SIX}+03:00"),
        ("Fri, 17 Nov 2017 18:05:00 GMT", f"{AT_SIX}+00:00"),
        ("2017-11-17T18:05:00Z", f"{AT_SIX}+00:00"),
        ("2017-11-17T18:05:00.123+03:00", f"{AT_SIX}+03:00"),
        ("2017-11-17 18:05:00", f"{AT_SIX}+02:00"),
        ("17 November 2017, 18:05 Baghdad time", f"{AT_SIX}+03:00"),
        ("November 17, 2017 at 6:05 pm", f"{AT_SIX}+02:00"),
        ("18:05، الجمعة 17 نوفمبر 2017", f"{AT_SIX}+02:00"),
        ("الساعة 6:05 من مساء يوم الجمعة 17 نوفمبر 2017", f"{AT_SIX}+02:00"),
        ("۱۷ نوامبر ۲۰۱۷، ساعت ۱۸:۰۵ به وقت تهران", f"{AT_SIX}+03:30"),
        ("جمعه ۲۶ آبان ۱۳۹۶ ساعت ۱۸:۰۵ به وقت کابل", f"{AT_SIX}+04:30"),
        ("17ی تشرینی دووەمی 2017، 18:05 بە کاتی بەغدا", f"{AT_SIX}+03:00"),
        ("الجمعة 28 صفر 1439 هـ الموافق 17 نوفمبر 2017، 18:05", f"{AT_SIX}+02:00"),
        ("17 تموز 2017 الساعة 18:05 بتوقيت بيروت", "2017-07-17T18:05:00+03:00"),
    ],
)
def test_a_moment_is_read(text: str, moment: str) -> None:
    [found] = find_moments(text)
    when = found.at(HOME)
    assert when is not None
    assert when.isoformat() == moment
    assert (found.start, found.end) == (0, len(text))


@pytest.mark.parametrize(
    ("hour", "clock"),
    [
        ("الساعة 6 صباحًا", (6, 0)),
        ("الساعة 12 ظهرًا", (12, 0)),
        ("12:30 ص", (0, 30)),
        ("12:30 م", (12, 30)),
        ("10 ليلًا", (22, 0)),
        ("1 ليلًا", (1, 0)),
        ("12 ليلًا", (0, 0)),
        ("الساعة 3 فجرًا", (3, 0)),
        ("7.45 مساء", (19, 45)),
        ("00:00", (0, 0)),
        ("الساعة 18", (18, 0)),
    ],
)
def test_the_half_of_the_day_is_heard(hour: str, clock: tuple[int, int]) -> None:
    [found] = find_moments(f"17 نوفمبر 2017، {hour}")
    assert (found.hour, found.minute) == clock


@pytest.mark.parametrize(
    "text",
    [
        "17 نوفمبر 2017",
        "الساعة 18:05",
        "17 نوفمبر 2017، 25:05",
        "17 نوفمبر 2017، 18:75",
        "17 نوفمبر 2017، 18 قتيلًا",
        "18:05 كانت نتيجة لقاء طويل جدًا انتهى في 17 نوفمبر 2017",
        "",
    ],
)
def test_what_is_no_moment_is_passed_over(text: str) -> None:
    assert find_moments(text) == []


def test_a_day_without_a_year_has_an_hour_but_no_moment() -> None:
    [found] = find_moments("17 نوفمبر، 18:05")
    assert (found.hour, found.minute, found.at(HOME)) == (18, 5, None)


def test_each_day_has_the_hour_beside_it() -> None:
    found = find_moments("من 17 نوفمبر 2017 18:05 إلى 18 نوفمبر 2017 09:30")
    assert [(moment.day.day, moment.hour) for moment in found] == [(17, 18), (18, 9)]


def test_a_zone_that_nobody_lives_in_is_not_believed() -> None:
    assert [found.zone for found in find_moments("17 نوفمبر 2017 18:05 GMT+99")] == [None]


@given(texts)
def test_any_text_may_be_searched_and_every_span_lies_in_it(text: str) -> None:
    for found in find_moments(text):
        assert 0 <= found.start < found.end <= len(text)


@given(st.text(st.sampled_from("الساعة 17نوفمبر2017:.،+-()صمtzGMT بتوقيت"), max_size=80))
def test_heaps_of_pieces_of_moments_may_be_searched(text: str) -> None:
    for found in find_moments(text):
        found.at(HOME)


def test_a_text_made_to_keep_the_reader_busy_is_read_to_its_end() -> None:
    assert len(find_moments("17 نوفمبر 2017، 18:05 " * 5_000)) == 5_000
    assert find_moments("الساعة 18:05 " * 20_000) == []
    assert len(find_moments("17 نوفمبر 2017 18:05" + " " * 100_000 + "(بتوقيت")) == 1


ZONES = sorted(LANGUAGES["ar"].zones.cities)
# The language's own digits, so that what is printed is as a newspaper prints it.
STYLES = [DateStyle(code, months) for code, record in LANGUAGES.items() for months in record.months]


@given(
    st.datetimes(datetime(1950, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(ZONES),
    st.sampled_from(STYLES),
    st.booleans(),
)
def test_every_printed_moment_is_read_again(moment: datetime, zone: str, style: DateStyle, weekday: bool) -> None:
    moment = moment.replace(second=0, microsecond=0)
    clock = ZoneInfo(zone)
    printed = format_moment(moment, style, clock, weekday=weekday)
    [found] = find_moments(printed)
    local = moment.astimezone(clock)
    assert (found.day.day, found.day.month, found.day.year) == (local.day, local.month, local.year)
    assert (found.hour, found.minute) == (local.hour, local.minute)


@pytest.mark.parametrize("code", ["ar", "fa"])
@pytest.mark.parametrize("zone", ZONES)
def test_a_clock_that_is_named_is_found_again(code: str, zone: str) -> None:
    printed = format_moment(datetime(2017, 7, 1, 9, 30), DateStyle(code), ZoneInfo(zone))
    [found] = find_moments(printed)
    assert found.zone is not None
    when = found.at(HOME)
    assert when is not None
    assert when.utcoffset() == datetime(2017, 7, 1, 9, 30, tzinfo=ZoneInfo(zone)).utcoffset()


@pytest.mark.parametrize(
    ("style", "printed"),
    [
        (DateStyle("ar"), "الجمعة، 17 تشرين الثاني/نوفمبر 2017، 18:05 بتوقيت بغداد"),
        (DateStyle("ar", digits="arab"), "الجمعة، ١٧ تشرين الثاني/نوفمبر ٢٠١٧، ١٨:٠٥ بتوقيت بغداد"),
        (DateStyle("fa", "jalali"), "جمعه ۲۶ آبان ۱۳۹۶، ساعت ۱۸:۰۵ به وقت بغداد"),
        (DateStyle("ur"), "جمعہ، 17 نومبر 2017، 18:05 بغداد کے وقت کے مطابق"),
        (DateStyle("ckb"), "ھەینی، 17ی تشرینی دووەمی 2017، 18:05 بە کاتی بەغدا"),
        (DateStyle("en"), "Friday, 17 November 2017, 18:05 Baghdad time"),
    ],
)
def test_a_moment_is_printed_on_an_editions_clock_with_its_name(style: DateStyle, printed: str) -> None:
    assert format_moment(datetime(2017, 11, 17, 15, 5, tzinfo=UTC), style, BAGHDAD) == printed


def test_summer_time_is_in_the_hour_and_the_name_stays() -> None:
    beirut, style = ZoneInfo("Asia/Beirut"), DateStyle("ar", "levant")
    winter, summer = datetime(2017, 1, 17, 15, 5, tzinfo=UTC), datetime(2017, 7, 17, 15, 5, tzinfo=UTC)
    assert format_moment(winter, style, beirut, weekday=False) == "17 كانون الثاني 2017، 17:05 بتوقيت بيروت"
    assert format_moment(summer, style, beirut, weekday=False) == "17 تموز 2017، 18:05 بتوقيت بيروت"


@pytest.mark.parametrize(
    ("zone", "label"),
    [
        ("UTC", "بتوقيت غرينتش"),
        ("Etc/GMT", "بتوقيت غرينتش"),
        ("Asia/Tokyo", "بتوقيت غرينتش +9"),
        ("America/Bogota", "بتوقيت غرينتش -5"),
        ("Asia/Kathmandu", "بتوقيت غرينتش +5:45"),
        ("Asia/Hebron", "بتوقيت الخليل"),
        ("Africa/Cairo", "بتوقيت القاهرة"),
    ],
)
def test_a_zone_has_its_city_or_its_distance_from_greenwich(zone: str, label: str) -> None:
    assert zone_label(datetime(2017, 11, 17, tzinfo=ZoneInfo(zone)), DateStyle("ar")) == label


def test_a_moment_without_a_zone_names_no_clock() -> None:
    assert zone_label(datetime(2017, 11, 17), DateStyle("ar")) == ""


@given(
    st.datetimes(timezones=st.sampled_from([UTC, BAGHDAD, ZoneInfo("America/New_York"), ZoneInfo("Asia/Kathmandu")])),
    st.sampled_from([*ZONES, "Asia/Tokyo"]),
    st.sampled_from(sorted(LANGUAGES)),
    st.sampled_from(sorted(DIGITS)),
)
def test_no_moment_holds_an_invisible_mark_or_digits_of_two_systems(
    moment: datetime, zone: str, code: str, digits: DigitSystem
) -> None:
    printed = format_moment(moment, DateStyle(code, digits=digits), ZoneInfo(zone))
    assert not any(is_invisible(character) and character != ZWNJ for character in printed)
    others = "".join(each for system, each in DIGITS.items() if system != digits)
    assert not set(printed) & set(others)
