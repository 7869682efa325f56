"""Times as other systems write them. A time without a zone is of the zone that the caller names."""

import datetime
import email.utils
import zoneinfo


def moment_of(text: str, zone: zoneinfo.ZoneInfo | datetime.timezone = datetime.UTC) -> datetime.datetime | None:
    """Return the moment that *text* names, or None if it names none that can be: `0000-00-00 00:00:00`.

    >>> moment_of("2017-11-03 09:30:00").isoformat(), moment_of("0000-00-00 00:00:00")
    ('2017-11-03T09:30:00+00:00', None)
    """
    text = text.strip()
    if not text or text.startswith("0000"):
        return None
    try:
        moment = datetime.datetime.fromisoformat(text)
    except ValueError:
        try:
            moment = email.utils.parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError):
            return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    try:
        moment = moment.astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        return None
    return moment if 1900 <= moment.year <= 9998 else None
