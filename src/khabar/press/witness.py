"""Notes which tables a bake read, beside what it recorded: a page that forgot a key gives itself away by them.

Knows tables and the kinds of keys that their rows have, no article.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection

_TABLES = re.compile(r'\b(?:FROM|JOIN)\s+"?(\w+)"?', re.IGNORECASE)


@contextmanager
def witnessing() -> Iterator[set[str]]:
    """Collect the names of the tables that this connection reads inside the block."""
    tables: set[str] = set()

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        tables.update(_TABLES.findall(sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield tables


def unrecorded_kinds(tables: Iterable[str], keys: Iterable[str]) -> list[str]:
    """Return the kinds of rows that were read although none of *keys* is of that kind, in order."""
    recorded = {key.partition(":")[0] for key in keys}
    return sorted(kind for table in tables if (kind := _kind_of_rows(table)) and kind not in recorded)


def _kind_of_rows(table: str) -> str | None:
    return next(
        (
            model.press_key_kind
            for model in apps.get_models()
            if model._meta.db_table == table and hasattr(model, "press_key_kind")
        ),
        None,
    )
