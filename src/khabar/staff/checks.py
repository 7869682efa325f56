"""Looks at start-up whether the settings of accounts can be meant."""

from typing import Any, Final

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

CHOICES: Final = ("publishers", "everybody", "nobody")


@register
def second_factor_is_a_choice(**_: Any) -> list[CheckMessage]:
    """A slip of the pen must not open the door: it is told, and means the same as "everybody" meanwhile."""
    if settings.KHABAR_SECOND_FACTOR in CHOICES:
        return []
    message = f"KHABAR_SECOND_FACTOR says {settings.KHABAR_SECOND_FACTOR!r}."
    return [Error(message, hint=f"Use one of {', '.join(CHOICES)}.", id="khabar.staff.E001")]
