"""The words that the desk looks for, and whether a text has them. The same tokens as the index's, kept in memory."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from khabar.search.documents import SearchDocument
from khabar.text.analysis import LONGEST_PREFIX, analyse, index_tokens, prefix_tokens
from khabar.text.stop_words import stop_words

MOST_WORDS: Final = 12
LONGEST_QUERY: Final = 500
"""Characters that are read of a query."""


@dataclass(frozen=True, slots=True)
class AskedWord:
    """One word of a query in its folded and stemmed forms; *beginning* is set where it may not be written out yet."""

    exact: tuple[str, ...]
    stem: tuple[str, ...]
    beginning: str = ""


@dataclass(frozen=True, slots=True)
class TextWords:
    """What a text can be found by."""

    exact: frozenset[str]
    stem: frozenset[str]
    beginnings: frozenset[str]

    def has(self, word: AskedWord) -> bool:
        if not self.exact.isdisjoint(word.exact) or not self.stem.isdisjoint(word.stem):
            return True
        start = word.beginning
        return bool(start) and (
            start[:LONGEST_PREFIX] in self.beginnings or any(token.startswith(start) for token in self.exact)
        )


@dataclass(slots=True)
class _Forms:
    exact: dict[str, None] = field(default_factory=dict)
    stem: dict[str, None] = field(default_factory=dict)


def asked_words(query: str, languages: Iterable[str]) -> tuple[AskedWord, ...]:
    """Return the words of *query* as any of *languages* reads them; stop words only if there is nothing else.

    The last one may be the beginning of a word: the lists search while it is being typed.
    """
    forms: dict[int, _Forms] = {}
    stops: set[int] = set()
    for language in languages:
        listed = stop_words(language)
        for token in analyse(query[:LONGEST_QUERY], language):
            of_word = forms.setdefault(token.start, _Forms())
            of_word.exact.update(dict.fromkeys(token.exact))
            of_word.stem.update(dict.fromkeys(token.stem))
            if token.exact[0] in listed:
                stops.add(token.start)
    last = max(forms, default=0)
    places = sorted(forms.keys() - stops) or sorted(forms)
    return tuple(
        AskedWord(
            tuple(forms[place].exact),
            tuple(forms[place].stem),
            next(iter(forms[place].exact)) if place == last else "",
        )
        for place in places[:MOST_WORDS]
    )


def words_of(document: SearchDocument) -> TextWords:
    """Return what *document* can be found by."""
    text = "\n".join([document.headline, document.summary, document.names, document.text])
    tokens = index_tokens(text, document.language, grams=False)
    return TextWords(
        frozenset(tokens.exact.split()),
        frozenset(tokens.stem.split()),
        frozenset(prefix_tokens(document.headline, document.language).split()),
    )
