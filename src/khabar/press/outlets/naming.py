"""Which file or object an address has, and back. Pure; touches no disk.

`/ar/2017/11/03/القوات/` is `ar/2017/11/03/القوات/index.html`, `/ar/feed.xml` is `ar/feed.xml`. Names are UTF-8, as
nginx finds them after decoding the address. Some addresses have no file: those that a file system could not hold, or
that two addresses would share. Whoever serves the files asks the front for them.
"""

INDEX = "index.html"
ENDINGS = (".gz", ".br")
LONGEST_PART_BYTES = 255
LONGEST_NAME_BYTES = 3800


def object_name(path: str) -> str | None:
    """Return the name, relative and with slashes, of what answers at *path*, or None if it can have none."""
    name = path.removeprefix("/") + (INDEX if path.endswith("/") else "")
    parts = name.split("/")
    if any(part in ("", ".", "..") for part in parts):
        return None
    if not path.endswith("/") and (parts[-1] == INDEX or parts[-1].endswith(ENDINGS)):
        return None
    return name


def file_name(path: str) -> str | None:
    """Return the same for a file system, where no part of a name may have more than 255 bytes."""
    name = object_name(path)
    if name is None:
        return None
    sizes = [len(part.encode()) for part in f"{name}{ENDINGS[0]}".split("/")]
    fits = max(sizes) <= LONGEST_PART_BYTES and sum(sizes) + len(sizes) <= LONGEST_NAME_BYTES
    return name if fits else None


def address(name: str) -> str:
    """Return the address whose file is called *name*: the inverse of the above, for names without an ending."""
    folder, slash, last = name.rpartition("/")
    return f"/{folder}{slash}" if last == INDEX else f"/{name}"
