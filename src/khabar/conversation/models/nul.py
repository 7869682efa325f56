"""Where a text has its first NUL, as the database sees it. SQLite's length() stops there, so a constraint must ask.

Named by a migration: its path and meaning stay.
"""

from typing import Any

from django.db.models import Func, IntegerField


class NulIndex(Func):
    """Position of the first NUL character of a text, 0 if it has none."""

    arity = 1
    output_field = IntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="INSTR(%(expressions)s, CHAR(0))", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """PostgreSQL refuses NUL in any text, so there is nothing to look for; the text is named to keep its type."""
        return self.as_sql(compiler, connection, template="(LENGTH(%(expressions)s) * 0)", **context)
