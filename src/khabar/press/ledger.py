"""Which page used which keys. Answers "who shows this?" and "what does it show?", and is replaced with every bake.

A key stands in it as a number of 64 bits. One table, ordered by key, finds the pages; the packed numbers in the page's
own row tell cheaply what a bake changed; names are kept once, for people.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection
from django.db.models import Exists, OuterRef

from khabar.press.keys import number, packed, unpacked
from khabar.press.models import KeyName, Page, Showing

_AT_ONCE = 500
_FIND = """
    SELECT showing.key, showing.page, page.kind
    FROM press_showing showing JOIN press_page page ON page.id = showing.page
    WHERE showing.key IN ({}) AND showing.page > %s
    ORDER BY showing.key, showing.page LIMIT %s
"""
_ADD_NAME = "INSERT INTO press_keyname (key, name) VALUES (%s, %s) ON CONFLICT DO NOTHING"
_ADD_KEY = "INSERT INTO press_showing (key, page) VALUES (%s, %s) ON CONFLICT DO NOTHING"
_DROP_KEY = "DELETE FROM press_showing WHERE key = %s AND page = %s"
_DROP_NAME = "DELETE FROM press_keyname WHERE key = %s AND NOT EXISTS (SELECT 1 FROM press_showing WHERE key = %s)"
_SET_SHOWN = "UPDATE press_page SET shown = %s WHERE id = %s"

_T = TypeVar("_T")


def pages_showing(keys: Iterable[str]) -> dict[int, str]:
    """Return the pages that showed one of *keys* when they were baked last, with their kinds.

    Costs a walk along the index for each key, whatever the size of the ledger; a query for each 500 keys.
    """
    found: dict[int, str] = {}
    for some in _parts(sorted(map(number, set(keys)))):
        showing = Showing.objects.filter(key__in=some).values("page")
        found.update(Page.objects.filter(pk__in=showing).values_list("pk", "kind"))
    return found


def pages_of_kinds_showing(keys: Iterable[str], kinds: Iterable[str]) -> list[int]:
    """Return the pages of *kinds* that showed one of *keys*. Costs by the pages of these kinds, not by who else did."""
    numbers = list(map(number, set(keys)))
    shows = Exists(Showing.objects.filter(key__in=numbers, page=OuterRef("pk")))
    return list(Page.objects.filter(shows, kind__in=list(kinds)).values_list("pk", flat=True))


def newest_showing(keys: Iterable[str], most: int) -> list[int]:
    """Return for each of *keys* at most *most* pages that showed it, those that are known for the shortest time."""
    found = [
        Showing.objects.filter(key=number(key)).order_by("-page").values_list("page", flat=True)[:most]
        for key in sorted(set(keys))
    ]
    return sorted({page for pages in found for page in pages}, reverse=True)


@dataclass(frozen=True)
class Shown:
    """One page that showed *key* when it was baked last."""

    key: str
    page: int
    kind: str


@dataclass(frozen=True)
class Found:
    """Pages, by key and number. All those of the *finished* keys; of the key of *cut*, those up to its page."""

    shown: list[Shown]
    finished: set[str]
    cut: Shown | None


def showing(keys: Iterable[str], *, limit: int, after: int = 0) -> Found:
    """Find the pages that showed one of *keys* when they were baked last, at most *limit*, with a number over *after*.

    Costs one query that reads at most *limit* + 1 rows of the index. Keys that are neither finished nor cut were not
    reached: ask again.
    """
    names = {number(name): name for name in keys}
    rows = _rows_of(sorted(names), after, limit + 1)
    shown = [Shown(names[key], page, kind) for key, page, kind in rows[:limit]]
    if len(rows) <= limit:
        return Found(shown, set(names.values()), None)
    stopped_at = rows[limit][0]
    cut = shown[-1] if shown and shown[-1].key == names[stopped_at] else None
    return Found(shown, {name for key, name in names.items() if key < stopped_at}, cut)


def keys_of_page(page: int) -> frozenset[str]:
    """Return the names of the keys that the page with this primary key showed when it was baked last."""
    shown = Page.objects.filter(pk=page).values_list("shown", flat=True).first() or b""
    return frozenset(
        name
        for some in _parts(unpacked(bytes(shown)))
        for name in KeyName.objects.filter(key__in=some).values_list("name", flat=True)
    )


def replace_keys(keys_of_page: Mapping[int, frozenset[str]]) -> set[int]:
    """Write what pages show now, and return those that show something they did not before.

    Call it in a transaction that holds the press's clock. Pages that show what they did cost one query for all of them.
    """
    before: dict[int, bytes] = {}
    for some in _parts(sorted(keys_of_page)):
        before.update((pk, bytes(shown)) for pk, shown in Page.objects.filter(pk__in=some).values_list("pk", "shown"))
    names: dict[int, str] = {}
    added: list[tuple[int, int]] = []
    dropped: list[tuple[int, int]] = []
    records: list[tuple[bytes, int]] = []
    for page, record in before.items():
        now = {number(key): key for key in keys_of_page[page]}
        if (made := packed(now)) == record:
            continue
        known = set(unpacked(record))
        records.append((made, page))
        for key in now.keys() - known:
            names[key] = now[key]
            added.append((key, page))
        dropped += [(key, page) for key in known - now.keys()]
    _write(_SET_SHOWN, records)
    _write(_DROP_KEY, dropped)
    _write(_ADD_NAME, names.items())
    _write(_ADD_KEY, added)
    _write(_DROP_NAME, [(key, key) for key in {key for key, _page in dropped}])
    return {page for _key, page in added}


def _rows_of(keys: Sequence[int], after: int, limit: int) -> list[tuple[int, int, str]]:
    statement = _FIND.format(", ".join(["%s"] * len(keys)))
    with connection.cursor() as cursor:
        cursor.execute(statement, [*keys, after, limit])
        return cursor.fetchall()


def _write(statement: str, rows: Iterable[tuple[Any, Any]]) -> None:
    """Run *statement* for each of *rows*, in their order along the tree that it goes into. Nothing for no rows."""
    ordered = sorted(rows, key=lambda row: row[0])
    if ordered:
        with connection.cursor() as cursor:
            cursor.executemany(statement, ordered)


def _parts(items: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (items[start : start + _AT_ONCE] for start in range(0, len(items), _AT_ONCE))
