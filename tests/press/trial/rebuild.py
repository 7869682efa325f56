"""What the store would hold had it been made today: the measure of every press."""

import gzip
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import brotli

from khabar.press.baking import bake
from khabar.press.registry import page_kinds
from khabar.press.stores.base import Baked
from khabar.press.stores.pagefile import PageFile


@dataclass(frozen=True)
class Answer:
    """What a store holds ready for an address."""

    status: int
    body: bytes
    location: str | None
    seq: int


def answers(file: Path) -> dict[str, Answer]:
    """Return what every address of the store at *file* answers; all representations must say the same."""
    opened = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    found: dict[str, Answer] = {}
    try:
        rows = opened.execute(
            "SELECT path, status, identity, gzip, brotli, location, seq FROM addresses ORDER BY path, rank, owner"
        )
        for path, status, identity, packed, small, location, seq in rows:
            body = identity if packed is None else gzip.decompress(packed)
            if small is not None:
                assert brotli.decompress(small) == body
            found.setdefault(path, Answer(status, body, location, seq))
    finally:
        opened.close()
    return found


def rebuilt(file: Path) -> dict[str, Answer]:
    """Bake every page that there should be into a new store at *file*; return what it answers."""
    store = PageFile(file)
    ticket = store.next_ticket()
    store.commit(
        Baked(f"{kind.name}:{argument}", bake(kind.name, argument).sheets, ticket)
        for kind in page_kinds()
        for argument in kind.every_argument()
    )
    store.close()
    return answers(file)


def differences(kept: Path, fresh: Path) -> list[str]:
    """Say where the store at *kept* answers otherwise than one that is made today at *fresh*.

    Only it knows what there was before: where the new one has nothing, it must answer "gone".
    """
    mine, todays = answers(kept), rebuilt(fresh)
    found = [f"missing: {path}" for path in todays.keys() - mine.keys()]
    for path, answer in mine.items():
        today = todays.get(path)
        if today is None:
            if answer.status != 410:
                found.append(f"should be gone: {path} answers {answer.status}")
        elif (answer.status, answer.body, answer.location) != (today.status, today.body, today.location):
            found.append(f"differs: {path} answers {answer.status} {answer.location} {answer.body[:80]!r}")
    return found
