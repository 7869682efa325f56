"""Tags: names by which a CDN drops pages, sent as `Surrogate-Key` and `Cache-Tag`. Pure; knows no CDN.

A page has three sorts. That of its address, by which Khabar purges: whoever answers there later, it stays the same.
That of its owner. And its keys, for an operator who wants everything that shows a section gone. CDNs take printable
ASCII, at most 1 KB a tag and 16 KB together.
"""

import hashlib
import re
from collections.abc import Iterable

LONGEST = 120
MOST_BYTES = 16 * 1024
_PLAIN = re.compile(rf"[!-+\--~]{{1,{LONGEST}}}")
_ROOM_FOR_THE_ADDRESS = 20


def tag(key: str) -> str:
    """Return *key* if it can be a tag: printable ASCII without space and comma, not long. Else one made of its hash."""
    return key if _PLAIN.fullmatch(key) else f"hash:{_hash(key, 24)}"


def address_tag(path: str) -> str:
    """Return the tag of what answers at *path*, 19 characters long."""
    return f"at:{_hash(path, 16)}"


def tags_of(owner: str, keys: Iterable[str]) -> str:
    """Return the tags of *owner* and of *keys*, with spaces between them and in a fixed order.

    Where there is no room for all, the last ones in order are left out: Khabar's own purges do not need them.
    """
    first = tag(owner)
    told = [first]
    room = MOST_BYTES - _ROOM_FOR_THE_ADDRESS - len(first)
    for one in sorted({tag(key) for key in keys} - {first}):
        room -= len(one) + 1
        if room < 0:
            break
        told.append(one)
    return " ".join(told)


def _hash(text: str, length: int) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]
