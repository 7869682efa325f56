"""Keeps documents and indexes in step with what changed: changes become documents, documents become tokens in an index.

In this order, so that a crash between two steps only repeats them: document rows, indexes, then the changes are struck
off. A thing that is read while somebody changes it is read again: its change is still waiting.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable

from django.db import connection, transaction

from khabar.search import vocabulary
from khabar.search.backends.base import SearchUnavailable
from khabar.search.documents import MAX_TEXT_LENGTH, SearchDocument
from khabar.search.engines import COLLECTIONS, engine
from khabar.search.indexing import belongs_in, has_grams, texts_of
from khabar.search.models import Change, Document
from khabar.search.registry import DocumentKind, document_kinds
from khabar.search.tokenising import tokenise

BATCH = 200

logger = logging.getLogger(__name__)


def follow_changes() -> int:
    """Index up to a batch of what changed and return how many changes that were; 0 when nothing waits.

    Raises SearchUnavailable when an index cannot be written; then nothing is struck off and nothing is lost.
    """
    changes = list(Change.objects.order_by("pk")[:BATCH])
    if not changes:
        return 0
    wanted: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        wanted[change.kind].add(change.object_id)
    kinds = {kind.name: kind for kind in document_kinds()}
    for name, object_ids in wanted.items():
        kept, gone = _renew(name, kinds.get(name), object_ids)
        for collection in COLLECTIONS:
            inside = [document for document in kept if belongs_in(collection, document)]
            outside = [document.pk for document in [*kept, *gone] if not belongs_in(collection, document)]
            grams = has_grams(collection)
            engine(collection).apply(
                [tokenise(texts_of(document), grams=grams) for document in inside],
                {*outside, *(document.pk for document in gone)},
            )
        vocabulary.note(document.pk for document in kept if document.is_public)
        Document.objects.filter(pk__in=[document.pk for document in gone]).delete()
    Change.objects.filter(pk__in=[change.pk for change in changes]).delete()
    _tell(kinds, wanted)
    return len(changes)


def note_what_was_never_indexed() -> int:
    """Write a change for every thing of a kind that has no document at all, as after an upgrade; return how many."""
    noted = 0
    for kind in document_kinds():
        if Document.objects.filter(kind=kind.name).exists() or Change.objects.filter(kind=kind.name).exists():
            continue
        object_ids = list(kind.rows().order_by("pk").values_list("pk", flat=True))
        Change.objects.bulk_create((Change(kind=kind.name, object_id=pk) for pk in object_ids), batch_size=500)
        noted += len(object_ids)
    return noted


def _renew(name: str, kind: DocumentKind | None, object_ids: set[int]) -> tuple[list[Document], list[Document]]:
    """Bring the rows of these things up to date; return those that stay, and those whose thing is gone.

    The things are locked while they are read: who takes one away meanwhile comes before or after, not in between.
    """
    with transaction.atomic():
        before = {row.object_id: row for row in Document.objects.filter(kind=name, object_id__in=object_ids)}
        documents = _documents(kind, object_ids)
        kept = [_filled(before.pop(one.object_id, None), name, one) for one in documents]
        Document.objects.bulk_create([row for row in kept if row.pk is None])
        for row in kept:
            if row.pk is not None and row.is_changed:
                row.save()
    return kept, list(before.values())


def _documents(kind: DocumentKind | None, object_ids: Iterable[int]) -> list[SearchDocument]:
    if kind is None:
        return []
    rows = kind.rows().filter(pk__in=list(object_ids))
    if connection.features.has_select_for_update_of:
        rows = rows.select_for_update(of=("self",))
    made = (kind.document_of(row) for row in rows)
    return [document for document in made if document is not None]


def _filled(row: Document | None, kind: str, document: SearchDocument) -> Document:
    """Return the row of *document*, new or brought up to date; its revision grows only if something is different."""
    said = {
        "edition": document.edition,
        "language": document.language,
        "is_public": document.is_public,
        "published_at": document.published_at,
        "headline": document.headline,
        "summary": document.summary,
        "names": document.names,
        "text": document.text[:MAX_TEXT_LENGTH],
        "filters": {name: list(values) for name, values in document.filters.items() if values},
    }
    if row is None:
        return Document(kind=kind, object_id=document.object_id, **said)
    row.is_changed = any(getattr(row, name) != value for name, value in said.items())
    if row.is_changed:
        row.revision += 1
        for name, value in said.items():
            setattr(row, name, value)
    return row


def _tell(kinds: dict[str, DocumentKind], wanted: dict[str, set[int]]) -> None:
    for name, object_ids in wanted.items():
        kind = kinds.get(name)
        if kind is None or kind.after_indexing is None:
            continue
        try:
            kind.after_indexing(sorted(object_ids))
        except SearchUnavailable as error:
            logger.warning("After indexing, %s could not be looked at again: %s", name, error)
