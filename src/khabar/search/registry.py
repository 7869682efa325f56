"""What the parts declare to the search: which kinds of things can be found, and how a thing becomes a document.

Declarations stand in the parts' `search_documents.py`, found at start-up. The search knows no article.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import models

from khabar.search.documents import SearchDocument


@dataclass(frozen=True)
class DocumentKind:
    """One kind of thing that can be found, such as "article".

    `rows()` is everything there may be a document of, with what `document_of` will need loaded along.
    `document_of(row)` makes the document, or None for a row that nobody may find. `after_indexing(object_ids)` is
    called when the documents of these things have become findable, outside any transaction.
    """

    name: str
    rows: Callable[[], models.QuerySet[Any]]
    document_of: Callable[[Any], SearchDocument | None]
    after_indexing: Callable[[list[int]], object] | None = None


_kinds: dict[str, DocumentKind] = {}


def register_document_kind(kind: DocumentKind) -> None:
    """Add a kind of document; its name is its own."""
    if kind.name in _kinds:
        raise ValueError(f"There is a document kind called {kind.name} already.")
    _kinds[kind.name] = kind


def document_kind(name: str) -> DocumentKind:
    """Return the kind called *name*; raise KeyError when no part declares it any more."""
    return _kinds[name]


def document_kinds() -> Iterator[DocumentKind]:
    """Yield every kind, in the order of their names."""
    yield from (kind for _name, kind in sorted(_kinds.items()))


@contextmanager
def temporary_document_kinds(*kinds: DocumentKind) -> Iterator[None]:
    """Know only *kinds* inside the block. For tests."""
    before = dict(_kinds)
    _kinds.clear()
    try:
        for kind in kinds:
            register_document_kind(kind)
        yield
    finally:
        _kinds.clear()
        _kinds.update(before)
