"""Photos as readers see them: files below media/images/, and nothing else. Originals lie elsewhere, out of reach."""

import stat
from pathlib import Path

from khabar.press.front.negotiation import matches
from khabar.press.front.rsgi import Answering, Scope

PREFIX = "/media/images/"
# A month: a photo that is replaced gets a new name, but one of the same name may be uploaded after it was deleted.
CACHE_CONTROL = "public, max-age=2592000"
CONTENT_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}
_NOT_FOUND = [("content-type", "text/plain; charset=utf-8"), ("x-content-type-options", "nosniff")]


class Media:
    def __init__(self, folder: Path) -> None:
        self._images = (folder / "images").absolute()

    def answer(self, scope: Scope, answering: Answering) -> None:
        """Answer a GET or HEAD below PREFIX."""
        found = self._find(scope.path.removeprefix(PREFIX))
        if found is None:
            answering.response_bytes(404, _NOT_FOUND, b"Not found")
            return
        file, content_type, size, etag = found
        headers = [("etag", etag), ("cache-control", CACHE_CONTROL), ("x-content-type-options", "nosniff")]
        known = scope.headers.get("if-none-match")
        if known is not None and matches(known, etag):
            answering.response_empty(304, headers)
            return
        headers += [("content-type", content_type), ("content-length", str(size))]
        if scope.method == "HEAD":
            answering.response_empty(200, headers)
        else:
            answering.response_file(200, headers, str(file))

    def _find(self, name: str) -> tuple[Path, str, int, str] | None:
        """Return file, content type, size and ETag of a picture, or None for everything that is none."""
        pieces = name.split("/")
        content_type = CONTENT_TYPES.get(Path(name).suffix.lower())
        if content_type is None or any(piece.startswith(".") or not piece for piece in pieces):
            return None
        if not name.isprintable() or "\\" in name:
            return None
        try:
            file = self._images.joinpath(*pieces).resolve(strict=True)
            about = file.stat()
        except (OSError, ValueError):
            return None
        if not stat.S_ISREG(about.st_mode) or not file.is_relative_to(self._images.resolve()):
            return None
        return file, content_type, about.st_size, f'"{about.st_mtime_ns:x}-{about.st_size:x}"'
