"""The engine's tables: one list of all indexes, and the tables of each index. Knows how they are made and dropped.

They are made when an index is, under a lock, and by no migration: each new index has tables of its own, so that the old
ones vanish in one step and leave no holes, and an installation on SQLite never hears of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from psycopg.sql import SQL, Composed, Identifier

from khabar.search.backends.base import TOKEN_FIELDS
from khabar.search.backends.postgres.session import Cursor
from khabar.text.analysis import ANALYSER_VERSION

LAYOUT: Final = 4
"""Grows when the tables below change: an index of another layout is made again."""

FIELD_NUMBERS: Final[Mapping[str, int]] = {field: number for number, field in enumerate(TOKEN_FIELDS)}
"""The place of a field in arrays of lengths, and what stands for it in postings. PostgreSQL counts from 1."""

_LIST = "khabar_search_index"
_TABLES = ("segment", "posting", "draft_posting", "length_class", "document", "phrase_text")
_INDEXES = ("document_key",)

_MAKE_LIST = """
    CREATE TABLE IF NOT EXISTS khabar_search_index (
        number integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        collection text NOT NULL,
        analyser text NOT NULL,
        layout integer NOT NULL,
        is_finished boolean NOT NULL DEFAULT false,
        answers boolean NOT NULL DEFAULT false,
        done_up_to bigint NOT NULL DEFAULT 0
    )
"""
_ONE_ANSWERS = """
    CREATE UNIQUE INDEX IF NOT EXISTS khabar_search_one_answers ON khabar_search_index (collection) WHERE answers
"""

# A posting is a document's place in its segment (15 bits) and how often the token stands in the field (at most 255).
# Nearly always that is once: `places` has all documents, `often` those where it is more, the place times 256 plus the
# frequency. Arrays are left out where a token stands in one document, as most do.
# A document's slot is its segment's number with the place in the lowest 15 bits; the slot of a newer version is
# another, and what no document has is dead. The class of a field's length is a byte at the document's place.
_MAKE = """
    CREATE TABLE {segment} (
        number integer PRIMARY KEY, documents integer NOT NULL, dead integer NOT NULL DEFAULT 0,
        lengths bigint[] NOT NULL
    );
    CREATE TABLE {posting} (
        segment integer NOT NULL, size integer, field smallint NOT NULL, place smallint, frequency smallint,
        token text COLLATE "C" NOT NULL, places smallint[], often integer[]
    );
    CREATE TABLE {draft_posting} (LIKE {posting});
    CREATE TABLE {length_class} (
        segment integer NOT NULL, field smallint NOT NULL, classes bytea NOT NULL, PRIMARY KEY (segment, field)
    );
    CREATE TABLE {document} (
        id bigint CONSTRAINT {document_key} PRIMARY KEY, slot bigint NOT NULL UNIQUE,
        published bigint NOT NULL, revision integer NOT NULL,
        lengths integer[] NOT NULL, filters text[] COLLATE "C" NOT NULL
    );
    CREATE TABLE {phrase_text} (id bigint PRIMARY KEY, exact text NOT NULL, head_exact text NOT NULL);
"""
_COMPRESS = """
    ALTER TABLE {posting} ALTER COLUMN places SET COMPRESSION lz4, ALTER COLUMN often SET COMPRESSION lz4;
    ALTER TABLE {draft_posting} ALTER COLUMN places SET COMPRESSION lz4, ALTER COLUMN often SET COMPRESSION lz4;
    ALTER TABLE {length_class} ALTER COLUMN classes SET COMPRESSION lz4;
    ALTER TABLE {phrase_text} ALTER COLUMN exact SET COMPRESSION lz4;
"""


@dataclass(frozen=True, slots=True)
class IndexTables:
    """One index of a collection: its row of the list, and the names of its tables."""

    number: int
    collection: str
    analyser: str
    layout: int
    is_finished: bool
    done_up_to: int

    @property
    def is_of_this_version(self) -> bool:
        return (self.analyser, self.layout) == (ANALYSER_VERSION, LAYOUT)

    def sql(self, statement: str) -> Composed:
        """Return *statement* with this index's tables in the place of {posting}, {document} and so on."""
        return SQL(statement).format(**{part: Identifier(self.table(part)) for part in (*_TABLES, *_INDEXES)})

    def table(self, part: str) -> str:
        return f"khabar_search_{self.collection}_{self.number}_{part}"


_COLUMNS = "number, collection, analyser, layout, is_finished, done_up_to"


def answering(cursor: Cursor, collection: str) -> IndexTables | None:
    """Return the index that answers, if there is one. Raises SearchUnavailable where there never was any."""
    cursor.execute(f"SELECT {_COLUMNS} FROM {_LIST} WHERE collection = %s AND answers", (collection,))  # noqa: S608  constants
    row = cursor.fetchone()
    return None if row is None else IndexTables(*row)


def not_answering(cursor: Cursor, collection: str) -> list[IndexTables]:
    """Return the indexes in the making, those whose making was left, and old ones that are still to be dropped."""
    cursor.execute(f"SELECT {_COLUMNS} FROM {_LIST} WHERE collection = %s AND NOT answers", (collection,))  # noqa: S608  constants
    return [IndexTables(*row) for row in cursor.fetchall()]


def make_list(cursor: Cursor) -> None:
    """Make the list of indexes where it is not there yet."""
    cursor.execute("SELECT pg_advisory_xact_lock(hashtext('khabar search'), 0), to_regclass(%s) IS NULL", (_LIST,))
    if _one(cursor)[1]:
        cursor.execute(_MAKE_LIST)
        cursor.execute(_ONE_ANSWERS)


def make_index(cursor: Cursor, collection: str) -> IndexTables:
    """Make the tables of a new, empty index that does not answer yet."""
    cursor.execute(
        f"INSERT INTO {_LIST} (collection, analyser, layout) VALUES (%s, %s, %s) RETURNING {_COLUMNS}",  # noqa: S608  constants
        (collection, ANALYSER_VERSION, LAYOUT),
    )
    index = IndexTables(*_one(cursor))
    cursor.execute(index.sql(_MAKE))
    cursor.execute("SELECT 'lz4' = ANY (enumvals) FROM pg_settings WHERE name = 'default_toast_compression'")
    if _one(cursor)[0]:
        cursor.execute(index.sql(_COMPRESS))
    return index


def settle(cursor: Cursor, index: IndexTables) -> None:
    """Make ready for searches what was filled without them: index the postings, close up the documents.

    Merging moved each document once and left a hole where it was; only in a later transaction can it be closed.
    """
    cursor.execute(index.sql("CREATE INDEX ON {posting} (field, token)"))
    # Segments are written whole: a range of blocks is enough to find one, and takes no room.
    cursor.execute(index.sql("CREATE INDEX ON {posting} USING brin (segment) WITH (pages_per_range = 16)"))
    cursor.execute(index.sql("CLUSTER {document} USING {document_key}"))
    cursor.execute(index.sql("ANALYZE {posting}, {length_class}, {document}, {phrase_text}"))


def let_answer(cursor: Cursor, index: IndexTables) -> None:
    """Let *index* answer in place of the one that does."""
    cursor.execute(
        "UPDATE khabar_search_index SET answers = false WHERE collection = %s AND answers", (index.collection,)
    )
    cursor.execute(
        "UPDATE khabar_search_index SET answers = true, is_finished = true WHERE number = %s", (index.number,)
    )


def drop_index(cursor: Cursor, index: IndexTables) -> None:
    """Drop the tables of *index*. Waits a little for who is reading them; a backup reads for hours: then it raises."""
    cursor.execute("SELECT set_config('lock_timeout', '5s', true)")
    cursor.execute(
        index.sql(
            "DROP TABLE IF EXISTS {segment}, {posting}, {draft_posting}, {length_class}, {document}, {phrase_text}"
        ),
    )
    cursor.execute("DELETE FROM khabar_search_index WHERE number = %s", (index.number,))


def size_bytes(cursor: Cursor, index: IndexTables) -> int:
    """Return how much room the tables of *index* take, with their own indexes and what is stored out of line."""
    cursor.execute(
        "SELECT coalesce(sum(pg_total_relation_size(to_regclass(name))), 0) FROM unnest(%s::text[]) AS name",
        ([index.table(part) for part in _TABLES],),
    )
    return int(_one(cursor)[0])


def _one(cursor: Cursor) -> tuple[Any, ...]:
    row = cursor.fetchone()
    assert row is not None  # noqa: S101  each of these statements gives a row
    return row
