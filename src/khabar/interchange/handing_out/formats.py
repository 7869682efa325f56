"""The formats in which an edition is handed out, by the names that the command takes."""

from collections.abc import Callable, Iterator
from typing import IO, Protocol

from khabar.interchange.handing_out.jsonl import jsonl_of
from khabar.interchange.handing_out.ninjs import ninjs_of
from khabar.interchange.handing_out.wxr import wxr_of
from khabar.newsroom.models import Edition


class Format(Protocol):
    """Yields the text of the file, piece by piece."""

    def __call__(self, edition: Edition, *, with_drafts: bool) -> Iterator[str]: ...


FORMATS: dict[str, Format] = {"wxr": wxr_of, "jsonl": jsonl_of, "ninjs": ninjs_of}


def hand_out(
    *,
    edition: Edition,
    format: str,
    out: IO[str],
    with_drafts: bool,
    advance: Callable[[int], None] = lambda _pieces: None,
) -> int:
    """Write *edition* to *out* and return how many pieces that were. Memory does not grow with the edition."""
    number = 0
    for number, piece in enumerate(FORMATS[format](edition, with_drafts=with_drafts), 1):
        out.write(piece)
        if not number % 100:
            advance(number)
    return number
