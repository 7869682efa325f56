"""Keeps what must be found again while a large file is read, on disk: a site may have a million pictures."""

import json
import re
import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from types import TracebackType
from urllib.parse import unquote, urlsplit

from khabar.interchange.formats.records import Medium

_SCALED = re.compile(r"-(?:\d{1,5}x\d{1,5}|scaled|e\d{10,13})(?=\.\w{2,5}$)")


class Shelf:
    """The media of one export, by key, by address and by the story they hang on. Close it when done."""

    def __init__(self) -> None:
        self._rows = sqlite3.connect("")  # an empty name: a file of its own that vanishes
        self._rows.executescript(
            "CREATE TABLE medium (key TEXT PRIMARY KEY, place TEXT, parent TEXT, record TEXT);"
            "CREATE INDEX by_place ON medium (place); CREATE INDEX by_parent ON medium (parent);"
        )

    def add(self, medium: Medium) -> None:
        record = json.dumps(asdict(medium), ensure_ascii=False)
        row = (medium.key, place_of(medium.url), medium.parent, record)
        self._rows.execute("INSERT OR REPLACE INTO medium VALUES (?, ?, ?, ?)", row)

    def by_key(self, key: str) -> Medium | None:
        return self._first("key = ?", key)

    def by_url(self, url: str) -> Medium | None:
        """Return the medium that *url* shows, also where it is a smaller picture of it."""
        place = place_of(url)
        return self._first("place = ?", place) or self._first("place = ?", _SCALED.sub("", place))

    def of_story(self, key: str) -> Iterator[Medium]:
        """Yield what was uploaded to the story, in the order of upload."""
        rows = self._rows.execute("SELECT record FROM medium WHERE parent = ? ORDER BY CAST(key AS INTEGER)", (key,))
        yield from (Medium(**json.loads(row[0])) for row in rows)

    def all(self) -> Iterator[Medium]:
        rows = self._rows.execute("SELECT record FROM medium ORDER BY CAST(key AS INTEGER)")
        yield from (Medium(**json.loads(row[0])) for row in rows)

    def __enter__(self) -> "Shelf":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._rows.close()

    def _first(self, condition: str, value: str) -> Medium | None:
        row = self._rows.execute(f"SELECT record FROM medium WHERE {condition}", (value,)).fetchone()  # noqa: S608
        return Medium(**json.loads(row[0])) if row else None


def place_of(url: str) -> str:
    """Return the path of *url*: the same picture may be linked with http, https or another host."""
    try:
        return unquote(urlsplit(url).path)
    except ValueError:
        return url


def unscaled(place: str) -> str:
    """Return *place* without the size that WordPress puts into the names of smaller pictures."""
    return _SCALED.sub("", place)
