"""Makes an index anew from the documents, beside the one that answers, and lets it answer once it is whole.

A rebuild that is stopped is taken up where its last commit was. What changes meanwhile goes to the old index; the new
one is compared with the documents at the end, so that nothing is missing from it.
"""

import multiprocessing
import threading
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import closing
from functools import partial

from khabar.search.backends.base import IndexDocument
from khabar.search.engines import Collection, engine
from khabar.search.indexing import has_grams, rows_in, texts_after
from khabar.search.tokenising import Texts, tokenise_all
from khabar.search.verifying import mend

Advance = Callable[[str, int, int], None]
"""Called with the collection, how many documents are in the new index, and how many there are."""

_BATCH = 500
_COMMIT_EVERY = 20_000
_IN_FLIGHT = 4


class Stopped(Exception):
    """The rebuild was told to stop; what was committed is kept for the next one."""


def rebuild(
    collection: Collection,
    *,
    processes: int = 1,
    resume: bool = True,
    advance: Advance | None = None,
    stop: threading.Event | None = None,
    meanwhile: Callable[[], object] | None = None,
) -> int:
    """Make the index of *collection* anew and return how many documents it has. Readers keep the old one until then.

    *processes* make tokens side by side; 1 makes them here. *meanwhile* is called after each batch, for work that
    cannot wait. Raises Stopped once *stop* is set.
    """
    build = engine(collection).build(resume=resume)
    total = rows_in(collection).count()
    done = rows_in(collection).filter(pk__lte=build.done_up_to).count() if build.done_up_to else 0
    since_commit = 0
    with closing(_tokenised(collection, build.done_up_to, processes)) as batches:
        for batch in batches:
            if stop is not None and stop.is_set():
                raise Stopped
            build.add(batch)
            done += len(batch)
            since_commit += len(batch)
            if since_commit >= _COMMIT_EVERY:
                build.commit(batch[-1].id)
                since_commit = 0
            if advance is not None:
                advance(collection, done, max(total, done))
            if meanwhile is not None:
                meanwhile()
    build.finish()
    mend(collection)
    return engine(collection).count()


def _tokenised(collection: Collection, after: int, processes: int) -> Generator[list[IndexDocument], None, None]:
    """Yield the documents in tokens, lowest id first."""
    make = partial(tokenise_all, grams=has_grams(collection))
    if processes <= 1:
        yield from map(make, _texts(collection, after))
        return
    # Fresh processes: a fork of this one would share its connections to the database.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=spawn) as pool:
        waiting: list[Future[list[IndexDocument]]] = []
        for texts in _texts(collection, after):
            waiting.append(pool.submit(make, texts))
            if len(waiting) > processes * _IN_FLIGHT:
                yield waiting.pop(0).result()
        while waiting:
            yield waiting.pop(0).result()


def _texts(collection: Collection, after: int) -> Iterator[list[Texts]]:
    while texts := texts_after(collection, after, _BATCH):
        after = texts[-1].id
        yield texts
