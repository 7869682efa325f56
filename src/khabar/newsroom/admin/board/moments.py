"""A day and hour as an edition's clock has it, whatever clock the server or the browser has."""

import datetime
import zoneinfo
from typing import Any

from django import forms
from django.utils import timezone

FORMAT = "%Y-%m-%dT%H:%M"


class EditionMoment(forms.DateTimeField):
    """What is typed is the edition's time: `in_zone` says which, once it is known."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format=FORMAT)

    def to_python(self, value: Any) -> datetime.datetime | None:
        """Return the moment without a zone."""
        moment: datetime.datetime | None = super().to_python(value)
        return timezone.make_naive(moment) if moment is not None and timezone.is_aware(moment) else moment


def in_zone(moment: datetime.datetime | None, zone: zoneinfo.ZoneInfo) -> datetime.datetime | None:
    """Return *moment*, read off a clock in *zone*."""
    return moment.replace(tzinfo=zone) if moment is not None else None


def on_clock(moment: datetime.datetime | None, zone: zoneinfo.ZoneInfo) -> datetime.datetime | None:
    """Return what a clock in *zone* shows at *moment*, for a field of a form."""
    return moment.astimezone(zone).replace(tzinfo=None) if moment is not None else None
