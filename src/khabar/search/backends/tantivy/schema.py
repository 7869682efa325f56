"""The shape of the index, and how a document of tokens becomes one of Tantivy's. Knows no query.

`moment` carries the time of publication and, below it, the document's id: one column to filter by time, to sort by, and
to break ties with.
"""

from typing import Final

import tantivy

from khabar.search.backends.base import PHRASE_FIELDS, TOKEN_FIELDS, IndexDocument

SCHEMA_VERSION: Final = "2"
"""Changes with the fields below: an index of another shape is made again."""

_ID_BITS = 24
_ID_MASK = (1 << _ID_BITS) - 1


def _schema() -> tantivy.Schema:
    """Return the fields of an index. Tokens are split at spaces alone; nothing is stored but what searching needs."""
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", indexed=True, fast=True)
    builder.add_unsigned_field("revision", fast=True)
    builder.add_integer_field("moment", fast=True)
    builder.add_text_field("filter", fast=True, tokenizer_name="raw", index_option="basic")
    for name in TOKEN_FIELDS:
        option = "position" if name in PHRASE_FIELDS else "freq"
        builder.add_text_field(name, tokenizer_name="whitespace", index_option=option)
    return builder.build()


SCHEMA: Final = _schema()


def moment(published: int, document_id: int = 0) -> int:
    """Return the place of a document in time, later ids later; *published* is in seconds since 1970."""
    return (published << _ID_BITS) | (document_id & _ID_MASK)


def filter_token(name: str, value: str) -> str:
    return f"{name}:{value}"


def tantivy_document(document: IndexDocument) -> tantivy.Document:
    made = tantivy.Document()
    made.add_unsigned("id", document.id)
    made.add_unsigned("revision", document.revision)
    made.add_integer("moment", moment(document.published, document.id))
    for name, values in document.filters.items():
        for value in values:
            made.add_text("filter", filter_token(name, value))
    for field, tokens in document.tokens.items():
        if tokens:
            made.add_text(field, tokens)
    return made
