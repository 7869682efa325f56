"""Looks for words in every byte that leaves the desk: the store, raw and unpacked, photos, search answers."""

import gzip
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

import brotli

from khabar.search.backends.base import EngineQuery, Term, Word
from khabar.search.engines import SITE, engine
from khabar.text.analysis import query_words


def leaks_in_store(file: Path, words: Iterable[str]) -> list[str]:
    """Return where the store at *file* has one of *words*: in an answer, in a representation, in a loose byte."""
    wanted = sorted(words)
    return [f"{word} in {place}" for place, text in _texts(file) for word in wanted if word.encode() in text]


def leaks_in_answers(file: Path, words: Iterable[str]) -> list[str]:
    """Return which body that a reader may get has one of *words*."""
    wanted = sorted(words)
    return [f"{word} at {path}" for path, text in _bodies(file) for word in wanted if word.encode() in text]


def leaks_in_files(folder: Path, words: Iterable[str]) -> list[str]:
    """Return which file below *folder* has one of *words*, in its name or in its bytes, packed or not."""
    wanted = sorted(words)
    found = []
    for path in sorted(folder.rglob("*")):
        texts = [str(path.relative_to(folder)).encode()]
        if path.is_file():
            texts += _unpacked(path.read_bytes())
        found += [f"{word} in {path}" for word in wanted if any(word.encode() in text for text in texts)]
    return found


def leaks_in_search(words: Iterable[str]) -> list[str]:
    """Return which of *words* the readers' search finds."""
    return [word for word in sorted(words) if _is_found(word)]


def _is_found(word: str) -> bool:
    asked = tuple(Word(tuple(Term("stem", stem) for stem in one.stem)) for one in query_words(word, "ar"))
    return engine(SITE).search(EngineQuery(words=asked, minimum_words=len(asked))).total > 0


def _texts(file: Path) -> Iterator[tuple[str, bytes]]:
    for part in sorted(file.parent.glob(f"{file.name}*")):
        yield part.name, part.read_bytes()
    for path, location in _rows(file, "SELECT path, location FROM addresses"):
        yield f"the address {path}", f"{path} {location}".encode()
    yield from _bodies(file)


def _bodies(file: Path) -> Iterator[tuple[str, bytes]]:
    for path, identity, packed, small in _rows(file, "SELECT path, identity, gzip, brotli FROM addresses"):
        if identity is not None:
            yield path, identity
        if packed is not None:
            yield f"{path} (gzip)", gzip.decompress(packed)
        if small is not None:
            yield f"{path} (brotli)", brotli.decompress(small)


def _rows(file: Path, question: str) -> list[tuple[object, ...]]:
    opened = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        return opened.execute(question).fetchall()
    finally:
        opened.close()


def _unpacked(data: bytes) -> list[bytes]:
    """Return *data*, and what it unpacks to if it is packed."""
    texts = [data]
    for unpack in (gzip.decompress, brotli.decompress):
        try:
            texts.append(unpack(data))
        except (OSError, EOFError, brotli.error):
            continue
    return texts
