"""The log of who did what, as somebody may read it: asked for by person, thing, kind of deed and time. Only ever grows.

Wagtail keeps the rows. Which of them somebody may read is said by the parts whose things they are about: hook
`khabar_log_of`, called with the reader, yields rows of each model that she may see.
"""

import datetime
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.db.models.signals import pre_delete, pre_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail import hooks
from wagtail.models import ModelLogEntry

PERMISSION: Final = "staff.read_log"


class LogIsAppendOnly(Exception):
    """Somebody wanted to change or delete a line of the log."""


@receiver(pre_save, sender=ModelLogEntry)
def _refuse_change(instance: ModelLogEntry, raw: bool = False, **_: Any) -> None:
    if not instance._state.adding and not raw:
        raise LogIsAppendOnly("Lines of the log are not changed.")


@receiver(pre_delete, sender=ModelLogEntry)
def _refuse_deletion(**_: Any) -> None:
    raise LogIsAppendOnly("Lines of the log are not deleted.")


@dataclass(frozen=True)
class Question:
    """What of the log is asked for; nothing of it narrows where it is empty."""

    person: int | None = None
    thing: str = ""
    kind: int | None = None
    action: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    before: int | None = None
    """Only lines older than this one."""


def lines(reader: Any, question: Question) -> QuerySet[ModelLogEntry]:
    """Return the lines that *reader* may read and *question* asks for, newest first."""
    found = ModelLogEntry.objects.filter(_readable_by(reader)).select_related("user", "content_type").order_by("-pk")
    if question.person is not None:
        found = found.filter(user=question.person)
    if question.thing:
        found = found.filter(label__icontains=question.thing)
    if question.kind is not None:
        found = found.filter(content_type=question.kind)
    if question.action:
        found = found.filter(action=question.action)
    if question.since:
        found = found.filter(timestamp__gte=_start_of(question.since))
    if question.until:
        found = found.filter(timestamp__lt=_start_of(question.until + datetime.timedelta(days=1)))
    if question.before is not None:
        found = found.filter(pk__lt=question.before)
    return found


def kinds(reader: Any) -> list[ContentType]:
    """Return the kinds of things about which *reader* may read."""
    if reader.is_superuser:
        numbers = ModelLogEntry.objects.order_by().values_list("content_type", flat=True).distinct()
        return list(ContentType.objects.filter(pk__in=list(numbers)).order_by("app_label", "model"))
    return [ContentType.objects.get_for_model(rows.model) for rows in _rows(reader)]


def _rows(reader: Any) -> list[QuerySet[Any]]:
    found = [get_user_model()._default_manager.all(), Group.objects.all()]
    for hook in hooks.get_hooks("khabar_log_of"):
        found.extend(hook(reader))
    return found


def _readable_by(reader: Any) -> Q:
    """Return the condition; each line costs one look at the row that it is about, found by its number."""
    if reader.is_superuser:
        return Q()
    condition = Q(pk__in=[])
    number = Cast(OuterRef("object_id"), BigIntegerField())
    for rows in _rows(reader):
        kind = ContentType.objects.get_for_model(rows.model)
        condition |= Q(content_type=kind) & Q(Exists(rows.order_by().filter(pk=number)))
    return condition


def _start_of(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time.min, timezone.get_current_timezone())
