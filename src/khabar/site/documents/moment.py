"""A moment as a page shows it: once for machines, and in the edition's own words and digits."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Moment:
    iso: str
    """ISO 8601 with the edition's offset, for `datetime` and for search engines."""
    day: str
    """«3 تشرين الثاني/نوفمبر 2017»."""
    weekday_and_day: str
    """«الجمعة، 3 تشرين الثاني/نوفمبر 2017»."""
    clock: str
    """«14:05»."""
    stamp: str
    """«3 تشرين الثاني/نوفمبر 2017، 14:05»."""
    full: str
    """«الجمعة، 3 تشرين الثاني/نوفمبر 2017، 14:05», with the day in the edition's second calendar if it has one."""
