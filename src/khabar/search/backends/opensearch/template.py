"""The shape of every index of ours: its template, and how a document of tokens becomes one of OpenSearch's."""

from typing import Any, Final

from khabar.search.backends.base import K1, PHRASE_FIELDS, TOKEN_FIELDS, B, IndexDocument

LAYOUT: Final = 2
"""Changes with what is below: an index of another layout is made again."""

LONGEST_PAGE_END: Final = 10_000
"""How far one can leaf: hits past it are counted but not shown (OpenSearch's own `index.max_result_window`)."""
_LONGEST_TOKEN: Final = 8_000
"""Characters; OpenSearch would cut a token in two after 255."""


def index_template(prefix: str) -> dict[str, Any]:
    """Return the template for all indexes whose name begins with *prefix*."""
    return {
        "index_patterns": [f"{prefix}-*"],
        "priority": 500,
        "version": LAYOUT,
        "template": {"settings": _SETTINGS, "mappings": _MAPPINGS},
    }


def filter_token(name: str, value: str) -> str:
    return f"{name}:{value}"


def source(document: IndexDocument) -> dict[str, Any]:
    """Return *document* as it is sent."""
    filters = [filter_token(name, value) for name, values in document.filters.items() for value in values]
    about = {"id": document.id, "revision": document.revision, "published": document.published, "filter": filters}
    return about | {field: document.tokens[field] for field in TOKEN_FIELDS if document.tokens.get(field)}


def _token_field(name: str) -> dict[str, Any]:
    return {
        "type": "text",
        "analyzer": "khabar_tokens",
        "similarity": "khabar_bm25",
        "norms": True,
        "index_options": "positions" if name in PHRASE_FIELDS else "freqs",
        # Only for tokens that begin with what is being typed; takes no memory before it is first asked for.
        "fielddata": True,
    }


# One shard holds millions of articles, and BM25 knows the frequencies of one shard. Operators may set more.
_SETTINGS: Final[dict[str, Any]] = {
    "index": {
        "number_of_shards": 1,
        "auto_expand_replicas": "0-1",
        "max_result_window": LONGEST_PAGE_END,
        "similarity": {"khabar_bm25": {"type": "BM25", "k1": K1, "b": B}},
        "analysis": {
            "analyzer": {"khabar_tokens": {"type": "custom", "tokenizer": "khabar_spaces"}},
            "tokenizer": {"khabar_spaces": {"type": "whitespace", "max_token_length": _LONGEST_TOKEN}},
        },
    }
}
_MAPPINGS: Final[dict[str, Any]] = {
    "dynamic": "strict",
    # Indexes are copies: whatever is needed of a document again is read from the database.
    "_source": {"enabled": False},
    "properties": {
        "id": {"type": "long"},
        "revision": {"type": "long", "index": False},
        "published": {"type": "long"},
        "filter": {"type": "keyword"},
        **{name: _token_field(name) for name in TOKEN_FIELDS},
    },
}
