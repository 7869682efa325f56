"""A week begins and rests as the country does."""

import pytest

from khabar.text.dates.weeks import first_day_of_week, weekend_in

MONDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = 0, 3, 4, 5, 6


@pytest.mark.parametrize(
    ("territory", "first", "weekend"),
    [
        ("IQ", SATURDAY, (FRIDAY, SATURDAY)),
        ("SY", SATURDAY, (FRIDAY, SATURDAY)),
        ("EG", SATURDAY, (FRIDAY, SATURDAY)),
        ("SA", SUNDAY, (FRIDAY, SATURDAY)),
        ("AE", MONDAY, (SATURDAY, SUNDAY)),
        ("LB", MONDAY, (SATURDAY, SUNDAY)),
        ("IR", SATURDAY, (FRIDAY,)),
        ("AF", SATURDAY, (THURSDAY, FRIDAY)),
        ("iq", SATURDAY, (FRIDAY, SATURDAY)),
        ("XX", MONDAY, (SATURDAY, SUNDAY)),
    ],
)
def test_the_week_of_a_country(territory: str, first: int, weekend: tuple[int, ...]) -> None:
    assert first_day_of_week(territory) == first
    assert weekend_in(territory) == weekend
