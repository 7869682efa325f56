"""Turns texts and queries into the same plain tokens, so that every search engine finds the same things.

Three fields come of a text: *exact* (words folded), *stem* (words stemmed) and *gram*, which finds what the other two
miss: runs of four letters for slips of spelling, in Arabic also the consonants of each stem for broken plurals and
verbs, in Sorani runs across the spaces that an Arabic keyboard leaves inside its words. An engine only needs a
tokenizer that splits at spaces. It knows no engine, no weights and no syntax of queries.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Final

from khabar.text.compacting import compact
from khabar.text.fold import Level, fold
from khabar.text.forms import forms
from khabar.text.language_codes import base_code
from khabar.text.stems import stemmer
from khabar.text.stems.arabic import consonants, without_clitics
from khabar.text.stop_words import stop_words
from khabar.text.tokens import pieces

# Changes whenever tokens change: an index made with another version is made anew.
ANALYSER_VERSION: Final[str] = "10"

GRAM_LETTERS: Final = 4
LONGEST_PREFIX: Final = 10
# Sorani typed on an Arabic keyboard: ته مه ن for تەمەن. Only runs of letters that pass over the spaces survive that.
_GRAMS_ACROSS_SPACES: Final = frozenset({"ckb"})
# What tells the consonants of a stem from a run of letters; no folded token has it, and no compact one.
_CONSONANTS_SIGN: Final = "_"
# Distinct chunks of text remembered for each language, twice as many at most; what is longer is no word.
_REMEMBERED_CHUNKS: Final = 60_000
_LONGEST_REMEMBERED: Final = 40
# A word of letters that are their own folding in every language, between signs that are no part of it: most words are.
_PLAIN_WORD: Final = re.compile("[«(“]?([ابتثجحخدذرزسشصضطظعغفقكلمنهوي]+)[.،؛:؟!)»”]*")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text as written, text[start:end], marks included, with what it is found by."""

    start: int
    end: int
    exact: tuple[str, ...]  # folded forms, the main one first: a word with a ZWNJ has its parts after it
    stem: tuple[str, ...]  # likewise stems, usually one


@dataclass(frozen=True, slots=True)
class IndexTokens:
    """What an index stores of a text: plain tokens joined by spaces.

    The main forms come first, one for each word in the order of the text, so that a phrase query of main forms finds
    what stands side by side; the further forms of all words follow after the last of them.
    """

    exact: str
    stem: str
    gram: str  # compact, as nobody reads it; empty when not asked for


@dataclass(frozen=True, slots=True)
class QueryWord:
    """One word of a query: each tuple holds alternatives, the main one first."""

    written: str
    exact: tuple[str, ...]
    stem: tuple[str, ...]
    gram: tuple[str, ...]
    is_stop_word: bool


def analyse(text: str, language: str) -> list[Token]:
    """Return the words of *text* in order, each with its place: for marking hits and for reading queries.

    >>> [(token.start, token.end, token.exact, token.stem) for token in analyse("القُوّات، #دير_الزور", "ar")]
    [(0, 8, ('القوات',), ('قوات',)), (10, 20, ('ديرالزور', 'دير', 'الزور'), ('ديرالزور', 'دير', 'زور'))]
    """
    code = base_code(language)
    if plain := _PLAIN_WORD.fullmatch(text):
        return [Token(*plain.span(1), (plain[1],), (stemmer(code)(plain[1]),))]
    found = []
    for piece in pieces(text):
        exact = forms(piece, code)
        if exact:
            found.append(Token(piece.start, piece.end, exact, _stems(exact, code)))
    return found


def index_tokens(text: str, language: str, *, grams: bool = True) -> IndexTokens:
    """Return the tokens of *text* for an index. Made for speed: each chunk between spaces is worked out once.

    >>> tokens = index_tokens("القُوّات في بغداد", "ar")
    >>> tokens.exact, tokens.stem, compact(tokens.gram)
    ('القوات في بغداد', 'قوات في بغداد', 'القو لقوا قوات _قت بغدا غداد _بغدد')
    """
    code = base_code(language)
    chunks = _chunks(code)
    # Exact, stem, gram and further of the first chunk, then of the next, and so on: taken apart by steps of four.
    found: list[str] = list(chain.from_iterable(map(chunks.__getitem__, text.split())))
    exact, stem = found[0::4], found[1::4]
    further = found[3::4]
    if any(further):
        for forms in filter(None, further):
            exact_forms, _, stems = forms.partition("\n")
            exact.append(exact_forms)
            if stems:
                stem.append(stems)
    return IndexTokens(" ".join(exact), " ".join(stem), _joined_grams(found[2::4], code) if grams else "")


def query_words(text: str, language: str) -> list[QueryWord]:
    """Return all words of the query *text*; whoever asks leaves the stop words out if anything else remains.

    >>> [(word.written, word.stem, word.is_stop_word) for word in query_words("متى سقطت بغداد؟", "ar")]
    [('متى', ('متي',), True), ('سقطت', ('سقط',), False), ('بغداد', ('بغداد',), False)]
    """
    code = base_code(language)
    stops = stop_words(code)
    tokens = analyse(text, language)
    following = "".join(_letters(token) for token in tokens) if code in _GRAMS_ACROSS_SPACES else ""
    found = []
    for token in tokens:
        if following:
            length = len(_letters(token))
            grams = _runs(following[: length + GRAM_LETTERS - 1])
            following = following[length:]
        else:
            grams = _grams(token, code)
        found.append(
            QueryWord(
                text[token.start : token.end],
                token.exact,
                token.stem,
                tuple(dict.fromkeys(grams)),
                token.exact[0] in stops,
            )
        )
    return found


def grams(text: str, language: str) -> list[str]:
    """Return what finds the words of *text* when they are misspelt, or in Arabic another form of them stands there.

    >>> [compact(gram) for gram in grams("المعابر", "ar")]
    ['المع', 'لمعا', 'معاب', 'عابر', '_عبر']
    """
    code = base_code(language)
    return [gram for token in analyse(text, language) for gram in _grams(token, code)]


def is_consonants(gram: str) -> bool:
    """Say whether *gram* is the consonants of a stem, not a run of letters.

    >>> [compact(gram) for gram in grams("المعابر", "ar") if is_consonants(gram)]
    ['_عبر']
    """
    return gram.startswith(_CONSONANTS_SIGN)


def grams_find(language: str) -> bool:
    """Say whether a text is found by its grams alone, since its words may be typed in pieces.

    >>> grams_find("ckb"), grams_find("ar")
    (True, False)
    """
    return base_code(language) in _GRAMS_ACROSS_SPACES


def prefix_tokens(text: str, language: str) -> str:
    """Return the folded beginnings of each word of *text*, and of it without its clitics, for finding while typing.

    >>> prefix_tokens("القائم", "ar")
    'ا ال الق القا القاي القايم ق قا قاي قايم'
    """
    code = base_code(language)
    starts = dict.fromkeys(chain.from_iterable(_beginnings(chunk, code) for chunk in text.split()))
    return " ".join(starts)


@lru_cache(_REMEMBERED_CHUNKS)
def _beginnings(chunk: str, code: str) -> tuple[str, ...]:
    starts: dict[str, None] = {}
    for token in analyse(chunk, code):
        for form in token.exact:
            whole = (form, without_clitics(form)) if code == "ar" else (form,)
            for word in whole:
                starts.update(dict.fromkeys(word[:length] for length in range(1, min(len(word), LONGEST_PREFIX) + 1)))
    return tuple(starts)


def _stems(exact: tuple[str, ...], code: str) -> tuple[str, ...]:
    stem = stemmer(code)
    return tuple(dict.fromkeys(stem(form) for form in exact))


def _runs(letters: str) -> list[str]:
    if len(letters) <= GRAM_LETTERS:
        return [letters]
    return [letters[place : place + GRAM_LETTERS] for place in range(len(letters) - GRAM_LETTERS + 1)]


def _grams(token: Token, code: str) -> list[str]:
    """Return what finds *token* when it is misspelt: nothing for a stop word, no run for a word shorter than a run."""
    if token.exact[0] in stop_words(code):
        return []
    found = _runs(compact(token.exact[0])) if len(token.exact[0]) >= GRAM_LETTERS else []
    if code == "ar" and (bare := consonants(token.stem[0])):
        found.append(f"{_CONSONANTS_SIGN}{compact(bare)}")
    return found


def _letters(token: Token) -> str:
    return compact(fold(token.exact[0], Level.SKELETON))


def _joined_grams(grams: list[str], code: str) -> str:
    if code in _GRAMS_ACROSS_SPACES:
        return " ".join(_runs("".join(grams)))
    return "".join(grams)[1:]


# What a chunk of text between two spaces adds to exact, to stem, and to gram with a space before each (in languages
# whose grams go across spaces, its letters), and its further exact forms and, on a second line, their stems. Nothing
# for a chunk without a word.
_Entry = tuple[str, str, str, str] | tuple[()]


class _Chunks(dict[str, _Entry]):
    """The chunks of a language met lately; what has not been met for long is forgotten."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._code = code
        self._older: dict[str, _Entry] = {}

    def __missing__(self, chunk: str) -> _Entry:
        entry = self._older[chunk] if chunk in self._older else self._worked_out(chunk)
        if len(chunk) > _LONGEST_REMEMBERED:
            return entry
        if len(self) >= _REMEMBERED_CHUNKS:
            self._older = dict(self)
            self.clear()
        self[chunk] = entry
        return entry

    def _worked_out(self, chunk: str) -> _Entry:
        tokens = analyse(chunk, self._code)
        if not tokens:
            return ()
        exact = " ".join([token.exact[0] for token in tokens])
        stem = " ".join([token.stem[0] for token in tokens])
        if self._code in _GRAMS_ACROSS_SPACES:
            gram = "".join([_letters(token) for token in tokens])
        else:
            gram = "".join([f" {gram}" for token in tokens for gram in _grams(token, self._code)])
        further = [form for token in tokens for form in token.exact[1:]]
        stems = [stem for token in tokens for stem in token.stem[1:]]
        # Where they are alike, one string serves for all: less to keep, and less to look at when a text is joined.
        exact = chunk if exact == chunk else exact
        stem = exact if stem == exact else stem
        return exact, stem, gram, f"{' '.join(further)}\n{' '.join(stems)}" if further else ""


@cache
def _chunks(code: str) -> _Chunks:
    return _Chunks(code)
