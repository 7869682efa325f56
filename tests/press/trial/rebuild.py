"""What the store would hold had it been made today: the measure of every press."""

import gzip
import sqlite3
from dataclasses import dataclass
from pathlib import Path

import brotli

from khabar.press.baking import Result, bake
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
    digest: str


def answers(file: Path) -> dict[str, Answer]:
    """Return what every address of the store at *file* answers; all representations must say the same."""
    opened = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    found: dict[str, Answer] = {}
    try:
        rows = opened.execute(
            "SELECT path, status, identity, gzip, brotli, location, seq, digest"
            " FROM addresses ORDER BY path, rank, owner"
        )
        for path, status, identity, packed, small, location, seq, digest in rows:
            body = identity if packed is None else gzip.decompress(packed)
            if small is not None:
                assert brotli.decompress(small) == body
            found.setdefault(path, Answer(status, body, location, seq, digest))
    finally:
        opened.close()
    return found


def bake_everything() -> dict[str, Result]:
    """Bake every page that there should be; return what came of it by its owner."""
    return {
        f"{kind.name}:{argument}": bake(kind.name, argument)
        for kind in page_kinds()
        for argument in kind.every_argument()
    }


def rebuilt(file: Path, baked: dict[str, Result]) -> dict[str, Answer]:
    """Lay what was *baked* into a new store at *file*; return what it answers."""
    store = PageFile(file)
    ticket = store.next_ticket()
    store.commit(Baked(owner, result.sheets, ticket) for owner, result in baked.items())
    store.close()
    return answers(file)


def differences(kept: Path, fresh: Path, baked: dict[str, Result] | None = None) -> list[str]:
    """Say where the store at *kept* answers otherwise than one that is made today at *fresh*, of what was *baked*.

    Only it knows what there was before: where the new one has nothing, it must answer "gone".
    """
    mine, todays = answers(kept), rebuilt(fresh, bake_everything() if baked is None else baked)
    found = [f"missing: {path}" for path in todays.keys() - mine.keys()]
    for path, answer in mine.items():
        today = todays.get(path)
        if today is None:
            if answer.status != 410:
                found.append(f"should be gone: {path} answers {answer.status}")
        elif (answer.digest, answer.body, answer.location) != (today.digest, today.body, today.location):
            found.append(f"differs: {path} answers {answer.status} {answer.location} {answer.body[:80]!r}")
    return found
