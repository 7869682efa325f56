"""By whose clock an hour is told: «18:05 بتوقيت بغداد». Summer time is the business of the IANA database."""

from datetime import datetime, timedelta, tzinfo

from khabar.text.dates.formatting import DateStyle, format_date, format_time
from khabar.text.languages import language

# The names under which the world's own time goes, in the database and in Python.
_GREENWICH = frozenset(["UTC", "Etc/UTC", "GMT", "Etc/GMT", "Etc/Greenwich", "Zulu", "Universal", "UCT"])


def zone_label(moment: datetime, style: DateStyle) -> str:
    """Return by whose clock *moment* is told, as a reader says it; nothing for a moment without a zone.

    A zone without a name in the language is told by its distance from Greenwich on that day.

    >>> from datetime import UTC
    >>> from zoneinfo import ZoneInfo
    >>> friday = datetime(2017, 11, 17, 18, 5, tzinfo=ZoneInfo("Asia/Baghdad"))
    >>> [zone_label(friday, DateStyle(code)) for code in ("ar", "fa", "ckb", "en")]
    ['بتوقيت بغداد', 'به وقت بغداد', 'بە کاتی بەغدا', 'Baghdad time']
    >>> zone_label(friday.astimezone(UTC), DateStyle("ar"))
    'بتوقيت غرينتش'
    >>> zone_label(friday.astimezone(ZoneInfo("Asia/Tokyo")), DateStyle("ar"))
    'بتوقيت غرينتش +9'
    """
    words = language(style.language).zones
    name = getattr(moment.tzinfo, "key", "")
    if name in words.cities:
        return words.of_city.replace("{city}", words.cities[name])
    offset = moment.utcoffset()
    if offset is None:
        return ""
    if name in _GREENWICH or (not name and not offset):
        return words.greenwich
    return style.with_digits(words.offset.replace("{offset}", _told(offset)))


def format_moment(moment: datetime, style: DateStyle, zone: tzinfo, *, weekday: bool = True) -> str:
    """Return the date and hour of *moment* on the clock of *zone*, and whose clock it is.

    A moment without a zone is taken to be on that clock already.

    >>> from datetime import UTC
    >>> from zoneinfo import ZoneInfo
    >>> utc = datetime(2017, 11, 17, 15, 5, tzinfo=UTC)
    >>> format_moment(utc, DateStyle("ar"), ZoneInfo("Asia/Baghdad"))
    'الجمعة، 17 تشرين الثاني/نوفمبر 2017، 18:05 بتوقيت بغداد'
    """
    local = _on_clock(moment, zone)
    day = format_date(local.date(), style, weekday=weekday)
    time = f"{format_time(local, style)} {zone_label(local, style)}".rstrip()
    return style.record.patterns.with_time.format(date=day, time=time)


def _on_clock(moment: datetime, zone: tzinfo) -> datetime:
    if moment.tzinfo is None:
        return moment.replace(tzinfo=zone)
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment  # at the edge of time there is no other clock


def _told(offset: timedelta) -> str:
    minutes = round(abs(offset) / timedelta(minutes=1))
    hours, rest = divmod(minutes, 60)
    return f"{'-' if offset < timedelta(0) else '+'}{hours}" + (f":{rest:02}" if rest else "")
