"""Where a week begins and when it rests: a question of the country, not of the language."""

from khabar.text.languages.cldr.weeks import FIRST_DAY, WEEKEND_END, WEEKEND_START

_WORLD = "001"


def first_day_of_week(territory: str) -> int:
    """Return on which day weeks begin in *territory* (IQ), counted from Monday; the world's custom where unknown.

    >>> [first_day_of_week(territory) for territory in ("IQ", "SA", "LB")]
    [5, 6, 0]
    """
    return FIRST_DAY.get(territory.upper(), FIRST_DAY[_WORLD])


def weekend_in(territory: str) -> tuple[int, ...]:
    """Return the days of rest in *territory*, in their order, counted from Monday.

    >>> weekend_in("IQ"), weekend_in("IR"), weekend_in("TN"), weekend_in("AF")
    ((4, 5), (4,), (5, 6), (3, 4))
    """
    first = WEEKEND_START.get(territory.upper(), WEEKEND_START[_WORLD])
    last = WEEKEND_END.get(territory.upper(), WEEKEND_END[_WORLD])
    return tuple((first + later) % 7 for later in range((last - first) % 7 + 1))
