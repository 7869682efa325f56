"""From document rows to what an index is filled with: which rows belong in which collection, and their texts."""

from datetime import datetime

from django.db.models import QuerySet

from khabar.search.documents import MAX_TEXT_LENGTH
from khabar.search.engines import DESK, SITE, Collection
from khabar.search.models import Document
from khabar.search.tokenising import Texts


def rows_in(collection: Collection) -> QuerySet[Document]:
    """Return the documents that belong in the index of *collection*: readers' own is made of public ones alone."""
    return Document.objects.public() if collection == SITE else Document.objects.all()


def belongs_in(collection: Collection, document: Document) -> bool:
    return collection == DESK or document.is_public


def has_grams(collection: Collection) -> bool:
    """Say whether misspelt words are found in *collection* by their parts: readers' searches pay room for it."""
    return collection == SITE


def texts_of(document: Document) -> Texts:
    """Return the texts of *document* with all that it can be filtered by."""
    return _texts(*(getattr(document, name) for name in _COLUMNS))


def texts_after(collection: Collection, after: int, number: int) -> list[Texts]:
    """Return the texts of the next *number* documents of *collection* by id. Makes no object of a row."""
    rows = rows_in(collection).filter(pk__gt=after).order_by("pk").values_list(*_COLUMNS)
    return [_texts(*row) for row in rows[:number]]


_COLUMNS = (
    *("pk", "revision", "published_at", "kind", "edition", "language"),
    *("headline", "summary", "names", "text", "filters"),
)


def _texts(
    pk: int,
    revision: int,
    published_at: datetime | None,
    kind: str,
    edition: str,
    language: str,
    headline: str,
    summary: str,
    names: str,
    text: str,
    filters: dict[str, list[str]],
) -> Texts:
    given = {name: tuple(values) for name, values in filters.items()}
    given |= {"kind": (kind,), "edition": (edition,), "language": (language,)}
    rest = "\n".join([part for part in (summary, names, text) if part])[:MAX_TEXT_LENGTH]
    published = int(published_at.timestamp()) if published_at else 0
    return Texts(pk, revision, published, language, headline, rest, given)
