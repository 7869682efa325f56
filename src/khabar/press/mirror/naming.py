"""The name of an address in a mirror. Pure.

Every name is a file that a browser opens as what it is, without a server: pages end with `.html`. Names fit FAT and
exFAT too, whose sticks newsrooms pass around: what they cannot write is cut, and told apart by a hash.
"""

import hashlib
import posixpath
import re
from urllib.parse import quote

INDEX = "index.html"
LONGEST_PART_BYTES = 120
_UNFIT = re.compile(r'[\x00-\x1f"*:<>?\\|\x7f]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)', re.IGNORECASE)
_SAFE_IN_LINKS = "/~!$&'()*+,;=@-._"


def mirror_name(path: str, *, is_page: bool) -> str:
    """Return the name, relative and with slashes, of the file for *path*, a decoded address."""
    *folders, last = [part for part in path.split("/")[1:] if part not in (".", "..")] or [""]
    if is_page and last and not last.endswith((".html", ".htm")):
        last += ".html"
    return "/".join([_fit(part) for part in folders if part] + [_fit(last) if last else INDEX])


def link_between(name: str, other: str) -> str:
    """Return how the file *name* links to the file *other*."""
    return quote(posixpath.relpath(other, posixpath.dirname(name) or "."), safe=_SAFE_IN_LINKS)


def _fit(part: str) -> str:
    """Return *part* if every file system can hold it, else a shorter one with a hash of it."""
    if not _UNFIT.search(part) and len(part.encode()) <= LONGEST_PART_BYTES:
        return part
    stem, dot, ending = part.rpartition(".")
    if not dot or not 0 < len(ending) <= 5 or _UNFIT.search(ending):
        stem, dot, ending = part, "", ""
    kept = _UNFIT.sub("-", stem).encode()[: LONGEST_PART_BYTES - 20].decode(errors="ignore").rstrip(". ")
    return f"{kept}-{hashlib.sha256(part.encode()).hexdigest()[:8]}{dot}{ending}"
