"""Has the database refuse what would change the record of versions, so that no code can rewrite it by mistake.

Rows may be added, and the mark that a difference is hidden may be set. Django makes a table of SQLite anew when a
migration alters it, and triggers go with the old one: such a migration calls `guard` at its end. A test looks whether
the triggers are there.
"""

from typing import Any, Final

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE: Final = "newsroom_version"
HIDING: Final = frozenset({"hidden_at", "hidden_by_id"})
KEPT: Final = ("id", "article_id", "edition_id", "number", "change", "note", "signature", "content", "at")
REFUSAL: Final = "What was published is kept as it was: rows of newsroom_version are only added."

_SQLITE = {
    f"{TABLE}_no_update": f"BEFORE UPDATE OF {', '.join(KEPT)} ON {TABLE}",
    f"{TABLE}_no_delete": f"BEFORE DELETE ON {TABLE}",
    # INSERT OR REPLACE deletes what stands in its way without asking the trigger above.
    f"{TABLE}_no_replace": (
        f"BEFORE INSERT ON {TABLE} WHEN EXISTS (SELECT 1 FROM {TABLE}"  # noqa: S608  our own names
        " WHERE id = NEW.id OR (article_id = NEW.article_id AND number = NEW.number))"
    ),
}
_POSTGRESQL = {
    f"{TABLE}_no_update": f"BEFORE UPDATE OF {', '.join(KEPT)} ON {TABLE} FOR EACH ROW",
    f"{TABLE}_no_delete": f"BEFORE DELETE ON {TABLE} FOR EACH ROW",
    f"{TABLE}_no_truncate": f"BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT",
}


def guard(connection: BaseDatabaseWrapper) -> None:
    """Let the database refuse from now on. Does nothing that was done before."""
    lift(connection)
    if connection.vendor == "postgresql":
        body = f"BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END"
        _execute(
            connection,
            f"CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS $${body}$$",
            *(f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION {TABLE}_refuse()" for name, when in _POSTGRESQL.items()),
        )
    else:
        _execute(
            connection,
            *(
                f"CREATE TRIGGER {name} {when} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
                for name, when in _SQLITE.items()
            ),
        )


def lift(connection: BaseDatabaseWrapper) -> None:
    """Let go of what `guard` did. For a database that is emptied as a whole, as between tests."""
    if connection.vendor == "postgresql":
        _execute(connection, *(f"DROP TRIGGER IF EXISTS {name} ON {TABLE}" for name in _POSTGRESQL))
    else:
        _execute(connection, *(f"DROP TRIGGER IF EXISTS {name}" for name in _SQLITE))


def guard_in_migration(_apps: Any, schema_editor: Any) -> None:
    guard(schema_editor.connection)


def lift_in_migration(_apps: Any, schema_editor: Any) -> None:
    lift(schema_editor.connection)


def _execute(connection: BaseDatabaseWrapper, *statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
