"""Documents of plain tokens for the tests of engines, and what may be asked of them by chance."""

import random
from collections.abc import Sequence

from khabar.search.backends.base import (
    Counting,
    EngineQuery,
    Filter,
    IndexDocument,
    Phrase,
    Recency,
    Term,
    Word,
)

WORDS = [f"و{number}" for number in range(30)]


def document(
    number: int,
    text: str = "",
    *,
    headline: str = "",
    revision: int = 1,
    published: int = 0,
    **filters: str | tuple[str, ...],
) -> IndexDocument:
    """Make a document whose stems and exact forms are the words of *headline* and *text* as they are."""
    whole = f"{headline} {text}".strip()
    tokens = {
        "head_stem": headline,
        "head_exact": headline,
        "stem": whole,
        "exact": whole,
        "gram": " ".join(word[:3] for word in whole.split()),
        "prefix": " ".join(word[:length] for word in headline.split() for length in range(1, len(word) + 1)),
    }
    kept = {name: values if isinstance(values, tuple) else (values,) for name, values in filters.items()}
    return IndexDocument(number, revision, published, tokens, kept)


def word(*tokens: str, field: str = "exact", minimum_terms: int = 1) -> Word:
    """Make one word of a reader that is found by any of *tokens*, or by so many of them."""
    return Word(tuple(Term(field, token) for token in tokens), minimum_terms)


def words(text: str, **options: object) -> EngineQuery:
    """Ask for any of the words of *text*."""
    return EngineQuery(words=tuple(word(one) for one in text.split()), **options)  # type: ignore[arg-type]  options of EngineQuery


def phrase(text: str, field: str = "exact", boost: float = 1.0) -> Phrase:
    return Phrase(field, tuple(text.split()), boost)


def any_document(chance: random.Random, number: int, revision: int = 1) -> IndexDocument:
    """Make a document of common and rare words, some of it empty."""
    text = " ".join(_some_words(chance, chance.randrange(60)))
    headline = " ".join(chance.choice(WORDS) for _ in range(chance.randrange(6)))
    published = chance.randrange(1000)
    section, kind = str(chance.randrange(3)), chance.choice(["article", "photo"])
    return document(number, text, headline=headline, revision=revision, published=published, section=section, kind=kind)


def any_query(chance: random.Random) -> EngineQuery:
    """Ask for anything that a query can be made of."""
    count = chance.randrange(6)
    excluded = [chance.choice([_any_word, _any_phrase])(chance) for _ in range(chance.choice([0, 0, 1, 2]))]
    filters = [Filter("section", ("1", "2")), Filter("kind", ("article",)), Filter("kind", ("none",))]
    return EngineQuery(
        words=tuple(_any_word(chance) for _ in range(count)),
        minimum_words=chance.randrange(count + 2),
        phrases=tuple(_any_phrase(chance) for _ in range(chance.choice([0, 0, 0, 1, 2]))),
        excluded=tuple(excluded),
        extra=tuple(_any_term(chance) for _ in range(chance.choice([0, 0, 3]))),
        all_words_bonus=chance.choice([0.0, 0.0, 1.5]),
        filters=tuple(chance.choices(filters, [4, 4, 1], k=chance.choice([0, 0, 1, 2]))),
        published_from=chance.choice([None, None, 300]),
        published_until=chance.choice([None, None, 700]),
        recency=chance.choice([(), (Recency(500, 0.5), Recency(800, 0.25))]),
        order=chance.choice(["best", "best", "best", "newest", "oldest"]),
        offset=chance.choice([0, 0, 5]),
        limit=chance.choice([10, 50]),
        without=chance.choice([(), (3, 4, 5)]),
        counting=chance.choice([None, Counting(("section", "kind")), Counting(("section",), most=20, sample=5)]),
    )


def _any_term(chance: random.Random) -> Term:
    field = chance.choice(["head_stem", "head_exact", "stem", "exact", "gram"])
    token = chance.choice(WORDS) if chance.random() < 0.9 else "غريب"
    return Term(field, token[:3] if field == "gram" else token, chance.choice([1.0, 1.0, 0.3, 2.0]))


def _any_word(chance: random.Random) -> Word:
    terms = tuple(_any_term(chance) for _ in range(chance.choice([0, 1, 1, 2, 3, 4])))
    return Word(terms, chance.choice([1, 1, 1, 2, 3]), chance.choice([0.0, 0.0, 0.5]))


def _any_phrase(chance: random.Random) -> Phrase:
    # Different words: how often a phrase that overlaps itself stands there, engines may count differently.
    tokens = dict.fromkeys(_some_words(chance, chance.choice([1, 2, 2, 3])))
    return Phrase(chance.choice(["exact", "head_exact"]), tuple(tokens), chance.choice([1.0, 2.0]))


def _some_words(chance: random.Random, count: int) -> Sequence[str]:
    return [WORDS[min(int(chance.expovariate(0.2)), len(WORDS) - 1)] for _ in range(count)]
