"""Empties the newsroom, the press and the search of a test's database; what migrations made stays."""

from django.apps import apps
from django.db import connection, transaction
from wagtail.models import Collection, ModelLogEntry, ReferenceIndex, Revision

from khabar.newsroom import append_only
from khabar.search.engines import COLLECTIONS
from khabar.search.rebuilding import rebuild

_PARTS = ("newsroom", "conversation", "press", "search")


def clear_the_newsroom() -> None:
    """Delete every row, telling nobody: no touches, no signals."""
    models = [model for part in _PARTS for model in apps.get_app_config(part).get_models(include_auto_created=True)]
    tables = [model._meta.db_table for model in (*models, Revision, ModelLogEntry, ReferenceIndex)]
    with transaction.atomic(), connection.cursor() as cursor:
        append_only.lift(connection)
        if connection.vendor == "postgresql":
            cursor.execute(f"TRUNCATE {', '.join(tables)} CASCADE")
        for table in tables:
            cursor.execute(f"DELETE FROM {table}")  # noqa: S608  a table of ours
        append_only.guard(connection)
        for collection in Collection.objects.filter(depth__gt=1):
            collection.delete()
    for name in COLLECTIONS:
        rebuild(name)
