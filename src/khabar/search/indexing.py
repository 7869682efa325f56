"""From document rows to what an index is filled with: which rows belong in which collection, and their texts."""

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
    filters = {name: tuple(values) for name, values in document.filters.items()}
    filters |= {"kind": (document.kind,), "edition": (document.edition,), "language": (document.language,)}
    rest = "\n".join(part for part in (document.summary, document.names, document.text) if part)
    published = int(document.published_at.timestamp()) if document.published_at else 0
    return Texts(
        document.pk,
        document.revision,
        published,
        document.language,
        document.headline,
        rest[:MAX_TEXT_LENGTH],
        filters,
    )
