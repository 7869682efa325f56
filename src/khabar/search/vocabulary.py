"""The words that readers' documents are written in: how often each stands, how it is spelt, and which are near it.

Kept beside the indexes, one small index of words a language, made by the worker and read by whoever answers readers. It
may be lost: then nothing is suggested until it is made again. It may still know a word whose last document was taken
away; whoever shows a word to readers asks the engine first.
"""

import json
import logging
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import tantivy
from django.conf import settings
from django.db.models import QuerySet

from khabar.search.models import Document
from khabar.search.word_index import SCHEMA, WordIndex
from khabar.text.analysis import ANALYSER_VERSION, analyse
from khabar.text.characters import ZWNJ
from khabar.text.franco import arabic_keys

MOST_WORDS: Final = 500_000
"""Of a language. Beyond it, words that stand in one document only are left out."""
BATCH: Final = 500
_LONGEST_WORD: Final = 24
_MOST_FORMS: Final = 4

logger = logging.getLogger(__name__)
_noted: set[int] = set()


@dataclass(frozen=True, slots=True)
class KnownWord:
    """A word as the index has it, as it is most often written, and in about how many documents it stands."""

    token: str
    written: str
    frequency: int


def near(token: str, language: str, *, edits: int, limit: int) -> list[KnownWord]:
    """Return words that are at most *edits* (1 or 2) letters away from *token*, commonest first, itself left out."""
    found = _index(language).near(token, edits, limit + 1)
    return [word for word in map(_known_word, found) if word.token != token][:limit]


def with_keys(keys: Iterable[str], language: str, *, limit: int) -> list[KnownWord]:
    """Return words that have one of *keys* of khabar.text.franco, commonest first."""
    return [_known_word(one) for one in _index(language).with_terms("key", list(keys), limit)]


def known(tokens: Iterable[str], language: str) -> dict[str, KnownWord]:
    """Return those of *tokens* that are known."""
    wanted = list(tokens)
    found = _index(language).with_terms("token", wanted, len(wanted))
    return {word.token: word for word in map(_known_word, found)}


def note(document_ids: Iterable[int]) -> None:
    """Remember that these documents changed, until `refresh` is called in this process."""
    _noted.update(document_ids)


def noted() -> int:
    """Return how many documents wait to be learnt."""
    return len(_noted)


def refresh() -> int:
    """Learn the words of up to BATCH noted documents and return how many are left.

    Costs about a second for a full batch and a tenth for a few.
    """
    batch = sorted(_noted)[:BATCH]
    if batch:
        for language, chunks in _chunks(Document.objects.public().filter(pk__in=batch)).items():
            _index(language).change(_merged(language, _forms_by_token(chunks, language)))
        _noted.difference_update(batch)
    return len(_noted)


def rebuild() -> int:
    """Make the vocabulary of every language anew from all public documents; return how many words it has.

    Takes about 25 s for 100,000 articles. Words are looked up in the old one until the new one is done.
    """
    _noted.clear()
    total = 0
    for language, chunks in _chunks(Document.objects.public()).items():
        forms = _forms_by_token(chunks, language)
        if len(forms) > MOST_WORDS:
            forms = {token: counts for token, counts in forms.items() if counts.total() > 1}
        _index(language).replace(_entry(token, counts) for token, counts in forms.items())
        total += len(forms)
    _drop_others()
    return total


def is_made() -> bool:
    """Say whether a vocabulary is there, or nothing is that it could be made of."""
    return any(_folder().glob("*/meta.json")) or not Document.objects.public().exists()


def _folder() -> Path:
    """Return the folder of this analyser's vocabulary: another one's tokens are not the index's."""
    return Path(settings.KHABAR_SEARCH_DIR) / "vocabulary" / ANALYSER_VERSION


def _drop_others() -> None:
    for folder in _folder().parent.glob("*"):
        if folder != _folder():
            shutil.rmtree(folder, ignore_errors=True)


def _index(language: str) -> WordIndex:
    return WordIndex.at(_folder() / language)


def _known_word(stored: Mapping[str, list[object]]) -> KnownWord:
    return KnownWord(str(stored["token"][0]), str(stored["written"][0]), int(str(stored["frequency"][0])))


def _chunks(documents: QuerySet[Document]) -> dict[str, Counter[str]]:
    """Count, by language, in how many documents each run of characters between spaces stands."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    rows = documents.values_list("language", "headline", "summary", "names", "text")
    for language, *texts in rows.iterator(chunk_size=2000):
        counts[language].update(set(" ".join(texts).split()))
    return counts


def _forms_by_token(chunks: Counter[str], language: str) -> dict[str, Counter[str]]:
    """Return how often each word is written in which way; numbers, addresses and monsters are no words."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for chunk, count in chunks.items():
        for token in analyse(chunk, language):
            main, written = token.exact[0], chunk[token.start : token.end]
            # A non-joiner spells Persian; whatever else is invisible has no place in a word that is shown.
            if 1 < len(main) <= _LONGEST_WORD and main.isalpha() and written.replace(ZWNJ, "").isprintable():
                forms[main][written] += count
    return forms


def _merged(language: str, forms: Mapping[str, Counter[str]]) -> Iterator[tantivy.Document]:
    """Yield the entries of *forms*, added to what the vocabulary has of the same words."""
    index = _index(language)
    tokens = list(forms)
    for start in range(0, len(tokens), 1000):
        wanted = tokens[start : start + 1000]
        before = {
            str(stored["token"][0]): Counter(json.loads(str(stored["forms"][0])))
            for stored in index.with_terms("token", wanted, len(wanted))
        }
        for token in wanted:
            yield _entry(token, forms[token] + before.get(token, Counter()))


def _entry(token: str, forms: Counter[str]) -> tantivy.Document:
    kept = dict(forms.most_common(_MOST_FORMS))
    return tantivy.Document.from_dict(
        {
            "token": token,
            "key": list(arabic_keys(token)),
            "written": next(iter(kept)),
            "forms": json.dumps(kept, ensure_ascii=False),
            "frequency": forms.total(),
        },
        SCHEMA,
    )
