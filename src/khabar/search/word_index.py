"""A small Tantivy index of single words in a folder of its own. Knows files and entries, not what the words are for."""

import logging
import shutil
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import tantivy

_HEAP_BYTES: Final = 16_000_000
_SECONDS_BETWEEN_LOOKS: Final = 1.0

logger = logging.getLogger(__name__)


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("token", "key", "written", "forms"):
        builder.add_text_field(name, stored=name != "key", tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("frequency", stored=True, fast=True)
    return builder.build()


SCHEMA: Final = _schema()


class WordsBusy(Exception):
    """Another process is changing the words of this folder."""


class WordIndex:
    """The words of one folder. Searching is safe from many threads; one process at a time changes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._index: tantivy.Index | None = None
        self._seen = 0
        self._next_look = 0.0

    @staticmethod
    @lru_cache(maxsize=64)
    def at(folder: Path) -> "WordIndex":
        """Return the words of *folder*, the same object each time."""
        return WordIndex(folder)

    def with_terms(self, field: str, terms: Sequence[str], limit: int) -> list[dict[str, list[Any]]]:
        """Return up to *limit* entries with one of *terms* in *field*, of the highest frequency first."""
        return self._search(lambda: tantivy.Query.term_set_query(SCHEMA, field, list(terms)), limit)

    def near(self, token: str, edits: int, limit: int) -> list[dict[str, list[Any]]]:
        """Return up to *limit* entries whose token is at most *edits* from *token*, of the highest frequency first."""
        return self._search(lambda: tantivy.Query.fuzzy_term_query(SCHEMA, "token", token, edits), limit)

    def _search(self, query: Callable[[], tantivy.Query], limit: int) -> list[dict[str, list[Any]]]:
        """Return stored entries; none where there is no index that can be read."""
        try:
            index = self._opened()
            if index is None or limit < 1:
                return []
            searcher = index.searcher()
            hits = searcher.search(query(), limit, count=False, order_by_field="frequency").hits
            return [searcher.doc(address).to_dict() for _frequency, address in hits]
        except (OSError, ValueError) as error:
            logger.warning("The words in %s cannot be read: %s", self._folder, error)
            return []

    def change(self, entries: Iterable[tantivy.Document]) -> None:
        """Put *entries* in, each instead of the one of the same token. Visible to others within a second."""
        self._write(entries, anew=False)

    def replace(self, entries: Iterable[tantivy.Document]) -> None:
        """Hold *entries* and nothing else from now on, in one step."""
        self._write(entries, anew=True)

    def _write(self, entries: Iterable[tantivy.Document], *, anew: bool) -> None:
        try:
            writer = self._made().writer(_HEAP_BYTES, 1)
        except ValueError as error:
            raise WordsBusy(f"The words in {self._folder} are being changed by another process.") from error
        try:
            if anew:
                writer.delete_all_documents()
            for entry in entries:
                if not anew:
                    writer.delete_documents_by_term("token", entry.get_first("token"))
                writer.add_document(entry)
            writer.commit()
        finally:
            writer.wait_merging_threads()
        self._next_look = 0.0

    def _made(self) -> tantivy.Index:
        """Return the index for writing; one that is damaged or of another make begins anew."""
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            return tantivy.Index(SCHEMA, path=str(self._folder))
        except ValueError:
            shutil.rmtree(self._folder)
            self._folder.mkdir()
            return tantivy.Index(SCHEMA, path=str(self._folder))

    def _opened(self) -> tantivy.Index | None:
        """Return the index as it stands, opened again when somebody changed it; asked at most once a second."""
        if time.monotonic() < self._next_look:
            return self._index
        with self._lock:
            self._next_look = time.monotonic() + _SECONDS_BETWEEN_LOOKS
            try:
                changed = (self._folder / "meta.json").stat().st_mtime_ns
            except FileNotFoundError:
                self._index = None
                return None
            if self._index is None or changed != self._seen:
                self._index = tantivy.Index.open(str(self._folder))
                self._seen = changed
            return self._index
