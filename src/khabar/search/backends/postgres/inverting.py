"""Turns documents of tokens into the rows of one segment. Knows no connection."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from khabar.search.backends.base import PHRASE_FIELDS, TOKEN_FIELDS, IndexDocument
from khabar.search.backends.postgres.lengths import length_class
from khabar.search.backends.postgres.tables import FIELD_NUMBERS
from khabar.text.compacting import compact

PLACE_BITS: Final = 15
MAX_SEGMENT_DOCUMENTS: Final = 1 << PLACE_BITS
MAX_FREQUENCY: Final = 255
_LONGEST_KEY: Final = 300
"""Characters of a token that stand in the index as they are; a longer one by its digest. A B-tree takes 2,700 bytes."""

Row = tuple[object, ...]


class Segment:
    """The rows of the segment *number* for *documents*, at most MAX_SEGMENT_DOCUMENTS with an id each of its own."""

    def __init__(self, number: int, documents: Sequence[IndexDocument]) -> None:
        self.number = number
        self.documents = documents
        self.lengths = [0] * len(TOKEN_FIELDS)
        self._lengths_of: list[list[int]] = []
        self._classes = [bytearray() for _field in TOKEN_FIELDS]
        self._places: list[dict[str, list[int]]] = [defaultdict(list) for _field in TOKEN_FIELDS]
        self._repeated: list[dict[str, dict[int, int]]] = [defaultdict(dict) for _field in TOKEN_FIELDS]
        for place, document in enumerate(documents):
            self._take_in(place, document)

    def posting_rows(self) -> Iterator[Row]:
        """Yield segment, size, field, place, frequency, token, places and often, in the order of the index."""
        for field, tokens in enumerate(self._places):
            repeated = self._repeated[field]
            for token in sorted(tokens):
                places = tokens[token]
                more = repeated.get(token, {})
                if len(places) == 1:
                    yield self.number, None, field, places[0], more.get(places[0]), token, None, None
                else:
                    often = _array([place << 8 | frequency for place, frequency in more.items()]) if more else None
                    yield self.number, len(places), field, None, None, token, _array(places), often

    def class_rows(self) -> Iterator[Row]:
        """Yield segment, field and the classes of the field's lengths by place."""
        for field, classes in enumerate(self._classes):
            yield self.number, field, bytes(classes)

    def document_rows(self) -> Iterator[Row]:
        """Yield id, slot, published, revision, lengths and filters of each document."""
        for place, (document, lengths) in enumerate(zip(self.documents, self._lengths_of, strict=True)):
            slot = self.number * MAX_SEGMENT_DOCUMENTS + place
            yield document.id, slot, document.published, document.revision, lengths, filter_tokens(document.filters)

    def phrase_rows(self) -> Iterator[Row]:
        """Yield id and the text of each phrase field."""
        for document in self.documents:
            yield document.id, phrase_text(document, "exact"), phrase_text(document, "head_exact")

    def _take_in(self, place: int, document: IndexDocument) -> None:
        lengths = []
        for field, name in enumerate(TOKEN_FIELDS):
            tokens = storable(document.tokens.get(name, "")).split(" ")
            counts = Counter(tokens)
            length = len(tokens) - counts.pop("", 0)
            lengths.append(length)
            self.lengths[field] += length
            self._classes[field].append(length_class(length))
            places, repeated = self._places[field], self._repeated[field]
            for token, frequency in _within_bounds(counts).items():
                places[token].append(place)
                if frequency > 1:
                    repeated[token][place] = frequency
        self._lengths_of.append(lengths)


def _array(numbers: Sequence[int]) -> str:
    return "{" + ",".join(map(str, numbers)) + "}"


def _within_bounds(counts: Counter[str]) -> Mapping[str, int]:
    """Return *counts* with the longest keys and the highest frequencies that a posting can have."""
    if counts and (max(map(len, counts)) > _LONGEST_KEY or max(counts.values()) > MAX_FREQUENCY):
        return {token_key(token): min(frequency, MAX_FREQUENCY) for token, frequency in counts.items()}
    return counts


def token_key(token: str) -> str:
    """Return what stands for *token* in the index: itself, unless it is too long for one."""
    if len(token) <= _LONGEST_KEY:
        return token
    return token[: _LONGEST_KEY // 2] + hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def storable(text: str) -> str:
    """Return *text* with a question mark for each character that no PostgreSQL text can hold."""
    return text.encode("utf-8", "replace").decode().replace("\0", "?")


def filter_tokens(filters: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return one token for each value of each filter."""
    return [filter_token(name, value) for name, values in filters.items() for value in values]


def filter_token(name: str, value: str) -> str:
    return storable(f"{name}:{value}")


def phrase_text(document: IndexDocument, field: str) -> str:
    """Return the tokens of a phrase field as they are looked through: a space before and after each."""
    assert field in PHRASE_FIELDS  # noqa: S101  the columns are named after them
    return spaced(storable(document.tokens.get(field, "")).split())


def spaced(tokens: Sequence[str], *, apart: bool = False) -> str:
    """Return *tokens* as they stand in a text that is looked through for phrases; *apart*: whose spaces are doubled."""
    return compact(f" {('  ' if apart else ' ').join(tokens)} ")


assert list(FIELD_NUMBERS) == list(TOKEN_FIELDS)  # noqa: S101  postings are made in this order
