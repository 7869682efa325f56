"""The archive on demand: old pages need not stand in the store; each is baked when somebody asks for it.

Which pages these are, and which page is meant by an address, the kinds say. A page that is touched is dropped from the
store instead of baked again, and the next reader has it baked; so it is never older than the others.
"""

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path as File
from zlib import crc32

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from khabar.press.baking import bake
from khabar.press.foundations import lay_foundations
from khabar.press.lanes import Lane
from khabar.press.models import Clock, Page
from khabar.press.on_demand import is_on, needless, on_demand
from khabar.press.ordering import claim
from khabar.press.page_store import page_store
from khabar.press.queue import Wanted, place
from khabar.press.registry import page_kind, page_kinds
from khabar.press.settling import Finished, Moment, lay, note_failure
from khabar.press.stores.pagereader import PageReader, StoredPage

PAGES_A_LOOK = 500
SECONDS_BETWEEN_ROUNDS = 3600.0
KEPT = timedelta(days=7)
HEAD_START = timedelta(seconds=5)
TRIES = 3
LOCKS = 64

_threads = [threading.Lock() for _ in range(LOCKS)]


def asked_for(path: str) -> StoredPage | None:
    """Return what answers at *path*, baked now if it is on demand; None if there is no such page.

    However many ask at once, in however many processes of this machine, it is baked once. Costs one look into the
    store and, for an address of the right shape, a query or two; nothing is rendered for an address without a page.
    Raises what the bake raises.
    """
    found = _found(path)
    if found is not None or not is_on():
        return found
    meant = next(_meant_by(path), None)
    if meant is None:
        return None
    with _alone(meant):
        for _try in range(TRIES):
            found = _found(path)
            if found is not None:
                return found
            _bake(*meant)
    return _found(path)


def _meant_by(path: str) -> Iterator[tuple[str, str]]:
    for kind in page_kinds():
        argument = kind.argument_at(path) if kind.argument_at is not None else None
        if argument is not None and on_demand(kind.name, [argument]):
            yield kind.name, argument


def _bake(kind: str, argument: str) -> None:
    lay_foundations()
    order = claim(kind, argument, due_in=HEAD_START, cause="asked for")
    began = Moment.now()
    try:
        result = bake(kind, argument)
    except Exception as error:
        note_failure(order.page, order.revision, error)
        raise
    lay([Finished(order.page, order.revision, result, order.cause)], began)


def _found(path: str) -> StoredPage | None:
    page_store().fingerprint()  # makes the file if it is not there
    reader = PageReader(File(settings.KHABAR_STORE_FILE))
    try:
        return reader.find(path)
    finally:
        reader.close()


@contextmanager
def _alone(page: tuple[str, str]) -> Iterator[None]:
    """Let one thread of one process of this machine in for a page. Pages share a few locks, which is no matter."""
    number = crc32(":".join(page).encode()) % LOCKS
    with _threads[number]:
        folder = File(settings.KHABAR_STORE_FILE).parent
        descriptor = os.open(folder / f"asked-for.{number}.lock", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            yield
        finally:
            os.close(descriptor)


@dataclass
class Clearing:
    """Looks through the ledger, a slice at a time, for pages that stand and need not: they grew old, or were asked for
    a week ago. For one press process.
    """

    after: int = 0
    next_round: float = 0.0

    def look(self) -> int:
        """Order what need not stand among the next pages to be dropped; return how many. Costs two queries."""
        if not is_on() or time.monotonic() < self.next_round:
            return 0
        kinds = [kind.name for kind in page_kinds() if kind.on_demand is not None]
        some = list(Page.objects.filter(kind__in=kinds, pk__gt=self.after).order_by("pk").defer("shown")[:PAGES_A_LOOK])
        if not some:
            self.after, self.next_round = 0, time.monotonic() + SECONDS_BETWEEN_ROUNDS
            return 0
        self.after = some[-1].pk
        old = timezone.now() - KEPT
        standing = Page.objects.filter(pk__in=needless(some), baked_at__lt=old).exclude(shown=b"")
        now = timezone.now()
        with transaction.atomic():
            Clock.locked()
            dropped = [(page.pk, page_kind(page.kind).priority) for page in standing.defer("shown")]
            place(Wanted(pk, Lane.ARCHIVE, priority, "archive", now) for pk, priority in dropped)
        return len(dropped)
