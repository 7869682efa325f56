"""While pages are rewritten, a reader gets the whole old page or the whole new one, in every representation."""

import gzip
import hashlib
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import brotli
import httpx
import pytest

from khabar.press.sheets import Sheet
from tests.press.front.conftest import RunningFront

SECONDS = 1.5
LONGEST_SECONDS = 60
ENOUGH_VERSIONS = 20
UNPACK: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}


def stamped(number: int) -> bytes:
    """Return a page that carries its number and a digest of all the rest."""
    text = f"{number:08d}".encode() + b" khabar" * 1500
    return hashlib.sha256(text).hexdigest().encode() + text


@contextmanager
def stopping(event: threading.Event, thread: threading.Thread) -> Iterator[None]:
    """End *thread* with the block, also when a reader saw what she must not."""
    try:
        yield
    finally:
        event.set()
        thread.join()


@pytest.mark.parametrize("encoding", list(UNPACK))
def test_no_reader_ever_sees_half_a_page(front: RunningFront, encoding: str) -> None:
    front.lay(Sheet("/left/", stamped(0)), Sheet("/right/", stamped(0)))
    begun = time.monotonic()
    has_seen_enough = threading.Event()

    def rewrite() -> None:
        number = 0
        while not has_seen_enough.is_set():
            number += 1
            front.lay(Sheet("/left/", stamped(number)), Sheet("/right/", stamped(number)))

    writer = threading.Thread(target=rewrite)
    writer.start()
    seen: set[int] = set()
    of_etag: dict[str, int] = {}
    last = 0
    with (
        stopping(has_seen_enough, writer),
        httpx.Client(base_url=front.url, headers={"accept-encoding": encoding}) as client,
    ):
        while time.monotonic() < begun + SECONDS or len(seen) <= ENOUGH_VERSIONS:
            assert time.monotonic() < begun + LONGEST_SECONDS, f"only {len(seen)} versions were seen"
            for path in ("/left/", "/right/"):
                with client.stream("GET", path) as response:
                    page = UNPACK[encoding](b"".join(response.iter_raw()))
                assert hashlib.sha256(page[64:]).hexdigest().encode() == page[:64]
                number = int(page[64:72])
                assert of_etag.setdefault(response.headers["etag"], number) == number
                assert number >= last, "a reader saw an older page after a newer one"
                last = number
                seen.add(number)
