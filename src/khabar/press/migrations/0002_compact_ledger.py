"""Keep keys as numbers: one tree ordered by key, a packed record at each page, each name once (decision 019)."""

import struct
from hashlib import blake2b
from itertools import groupby
from typing import Any

from django.db import migrations, models

SHOWINGS = "CREATE TABLE press_showing (key bigint NOT NULL, page bigint NOT NULL, PRIMARY KEY (key, page))"
NAMES = "CREATE TABLE press_keyname (key bigint NOT NULL PRIMARY KEY, name varchar(120) NOT NULL)"


def make_tables(apps: Any, schema_editor: Any) -> None:
    ending = " WITHOUT ROWID" if schema_editor.connection.vendor == "sqlite" else ""
    for statement in (SHOWINGS, NAMES):
        schema_editor.execute(statement + ending)


def drop_tables(apps: Any, schema_editor: Any) -> None:
    for table in ("press_showing", "press_keyname"):
        schema_editor.execute(f"DROP TABLE {table}")


def carry_over(apps: Any, schema_editor: Any) -> None:
    """Write what the old table says into the new ones, page by page."""
    rows = apps.get_model("press", "PageKey").objects.order_by("page_id", "key").values_list("page_id", "key")
    with schema_editor.connection.cursor() as cursor:
        for page, keys in groupby(rows.iterator(chunk_size=10_000), key=lambda row: row[0]):
            names = {number(key): key for _page, key in keys}
            record = struct.pack(f"<{len(names)}q", *sorted(names))
            cursor.execute("UPDATE press_page SET shown = %s WHERE id = %s", (record, page))
            for statement, values in (
                ("INSERT INTO press_showing (key, page) VALUES (%s, %s)", [(key, page) for key in names]),
                ("INSERT INTO press_keyname (key, name) VALUES (%s, %s) ON CONFLICT DO NOTHING", list(names.items())),
            ):
                cursor.executemany(statement, values)


def number(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little", signed=True)


class Migration(migrations.Migration):
    dependencies = [("press", "0001_press_tables")]

    operations = [
        migrations.AddField("page", "baked_at", models.DateTimeField(null=True)),
        migrations.AddField("page", "cause", models.CharField(max_length=120, blank=True, default="")),
        migrations.AddField("page", "shown", models.BinaryField(default=bytes)),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(make_tables, drop_tables)],
            state_operations=[
                migrations.CreateModel(
                    name="KeyName",
                    fields=[
                        ("key", models.BigIntegerField(primary_key=True, serialize=False)),
                        ("name", models.CharField(max_length=120)),
                    ],
                ),
                migrations.CreateModel(
                    name="Showing",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "key", "page", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("key", models.BigIntegerField()),
                        ("page", models.BigIntegerField()),
                    ],
                ),
            ],
        ),
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.DeleteModel("PageKey"),
    ]
