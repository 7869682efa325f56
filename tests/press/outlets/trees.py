"""What a tree of exported files should hold, worked out from the page store alone, and what it does hold."""

import gzip
from pathlib import Path

from khabar.press.outlets.forms import in_ascii
from khabar.press.stores.pagereader import PageReader


def should_hold(store: Path) -> dict[str, bytes]:
    """Return each file of the tree with its bytes, for a store whose addresses all have files."""
    reader = PageReader(store)
    wanted: dict[str, bytes] = {}
    for path, _seq in reader.changed_since(0):
        page = reader.find(path)
        assert page is not None
        name = f"{path[1:]}index.html" if path.endswith("/") else path[1:]
        if page.status == 200:
            wanted[f"pages/{name}"] = gzip.decompress(page.gzip) if page.gzip else page.identity or b""
            for ending, body in ((".gz", page.gzip), (".br", page.brotli)):
                if body is not None:
                    wanted[f"pages/{name}{ending}"] = body
        elif page.status == 410:
            wanted[f"gone/{name}"] = b""
        elif page.location:
            wanted[f"moved/{name}"] = in_ascii(page.location).encode()
    reader.close()
    return wanted


def holds(root: Path) -> dict[str, bytes]:
    """Return the same of the tree at *root*; of a page that leads on, where it leads."""
    found = {}
    for file in root.rglob("*"):
        name = file.relative_to(root).as_posix()
        if file.is_file():
            body = file.read_bytes()
            found[name] = body.split(b'<a href="')[1].split(b'"')[0] if name.startswith("moved/") else body
    return found
