"""Entries of Wagtail's log, written without asking whether account, revision and kind of thing exist.

Wagtail validates each entry before it saves it: three questions to the database for rows that the caller holds in its
hands, nine while an article is published. The database refuses a wrong one anyway.
"""

from collections.abc import Collection

from django.db.models import ForeignKey
from wagtail.models import ModelLogEntry


def _clean_fields(entry: ModelLogEntry, exclude: Collection[str] | None = None) -> None:
    keys = {field.name for field in entry._meta.concrete_fields if isinstance(field, ForeignKey)}
    super(ModelLogEntry, entry).clean_fields({*(exclude or ()), *keys})


def trust_who_writes_the_log() -> None:
    """Let entries be saved with what they point to as it is. A second call changes nothing."""
    ModelLogEntry.clean_fields = _clean_fields
