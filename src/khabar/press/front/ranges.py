"""Reads Range and If-Range as RFC 9110 says, for one range of bytes. Pure."""

import re
from typing import Literal

from khabar.press.front.conditions import seconds_of

Unsatisfiable = Literal["unsatisfiable"]

_ONE_RANGE = re.compile(r"bytes[ \t]*=[ \t]*([0-9]{0,18})-([0-9]{0,18})[ \t]*", re.IGNORECASE)


def wanted_range(header: str | None, size: int) -> tuple[int, int] | Unsatisfiable | None:
    """Return which bytes of *size* a Range header asks for: the first one, and the one after the last.

    None is for all of it: no header, one that cannot be read, or several ranges, which nobody needs of a picture.

    >>> wanted_range("bytes=0-99", 1000), wanted_range("bytes=-10", 1000), wanted_range("bytes=1000-", 1000)
    ((0, 100), (990, 1000), 'unsatisfiable')
    """
    found = _ONE_RANGE.fullmatch(header) if header is not None else None
    if found is None:
        return None
    first, last = found.groups()
    if not first:
        if not last:
            return None
        length = min(int(last), size)
        return (size - length, size) if length else "unsatisfiable"
    start = int(first)
    if last and int(last) < start:
        return None
    if start >= size:
        return "unsatisfiable"
    return start, min(int(last) + 1, size) if last else size


def range_holds(if_range: str | None, etag: str, changed_at: int) -> bool:
    """Say whether a range may be sent to a client that has some of what *if_range* names (strong comparison)."""
    if if_range is None:
        return True
    if_range = if_range.strip()
    return if_range == etag if if_range.startswith('"') else seconds_of(if_range) == changed_at
