"""Makes tokens of a document's texts: what an index is filled with. Knows no row, so that other processes can do it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khabar.search.backends.base import IndexDocument
from khabar.text.analysis import index_tokens, prefix_tokens


@dataclass(frozen=True, slots=True)
class Texts:
    """A document as it was written, with what an index must know beside the words."""

    id: int
    revision: int
    published: int
    language: str
    headline: str
    rest: str
    filters: Mapping[str, tuple[str, ...]]


def tokenise(texts: Texts, *, grams: bool = True) -> IndexDocument:
    """Return the tokens of *texts*; without *grams* a misspelt word is found less easily, in less room."""
    head = index_tokens(texts.headline, texts.language, grams=False)
    whole = index_tokens(f"{texts.headline}\n{texts.rest}", texts.language, grams=grams)
    tokens = {
        "head_stem": head.stem,
        "head_exact": head.exact,
        "stem": whole.stem,
        "exact": whole.exact,
        "gram": whole.gram,
        "prefix": prefix_tokens(texts.headline, texts.language),
    }
    return IndexDocument(texts.id, texts.revision, texts.published, tokens, texts.filters)


def tokenise_all(many: Iterable[Texts], *, grams: bool = True) -> list[IndexDocument]:
    return [tokenise(texts, grams=grams) for texts in many]
