"""The dates on a page: those of the languages Khabar writes, and French ones, which only its agencies write."""

import datetime
import re
from typing import Final

from khabar.text.dates import FoundDate
from khabar.text.dates import find_dates as find_dates_we_write

_MONTHS: Final = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
_WEEKDAYS: Final = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
_FRENCH = re.compile(
    rf"\b(?:(?P<weekday>{'|'.join(_WEEKDAYS)})\s+)?(?P<day>\d{{1,2}})(?:er)?\s+(?P<month>{'|'.join(_MONTHS)})\b"
    rf"(?:\s+(?P<year>\d{{4}})\b)?",
    re.IGNORECASE,
)


def find_dates(text: str) -> list[FoundDate]:
    """Return the dates in *text* in their order."""
    known = find_dates_we_write(text)
    french = [found for match in _FRENCH.finditer(text) if (found := _read(match))]
    apart = [found for found in french if all(found.end <= other.start or other.end <= found.start for other in known)]
    return sorted([*known, *apart], key=lambda found: found.start)


def _read(match: re.Match[str]) -> FoundDate | None:
    day, month = int(match["day"]), _MONTHS.index(match["month"].lower()) + 1
    year = int(match["year"]) if match["year"] else None
    try:
        datetime.date(year or 2000, month, day)
    except ValueError:
        return None
    weekday = _WEEKDAYS.index(match["weekday"].lower()) if match["weekday"] else None
    return FoundDate(day, month, year, weekday, *match.span())
