"""Photos as readers see them: files below media/images/, and nothing else. Originals lie elsewhere, out of reach."""

import stat
from dataclasses import dataclass
from pathlib import Path

from khabar.press.front.conditions import date_of, has_it
from khabar.press.front.ranges import range_holds, wanted_range
from khabar.press.front.rsgi import Answering, HeaderList, Scope
from khabar.press.front.security import SecurityHeaders

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


@dataclass(frozen=True)
class Photo:
    file: Path
    content_type: str
    size: int
    etag: str
    changed_at: int


class Media:
    def __init__(self, folder: Path, security: SecurityHeaders) -> None:
        self._images = (folder / "images").absolute()
        self._security = security

    def answer(self, scope: Scope, answering: Answering) -> None:
        """Answer a GET or HEAD below PREFIX, a range of bytes too."""
        photo = self._find(scope.path.removeprefix(PREFIX))
        if photo is None:
            not_found = [("content-type", "text/plain; charset=utf-8"), *self._security.of_files]
            answering.response_bytes(404, not_found, b"Not found")
            return
        came = scope.headers
        headers: HeaderList = [
            ("etag", photo.etag),
            ("last-modified", date_of(photo.changed_at)),
            ("cache-control", CACHE_CONTROL),
            *self._security.of_files,
        ]
        if has_it(came.get("if-none-match"), came.get("if-modified-since"), photo.etag, photo.changed_at):
            answering.response_empty(304, headers)
            return
        headers += [("content-type", photo.content_type), ("accept-ranges", "bytes")]
        if scope.method == "HEAD":
            answering.response_empty(200, [*headers, ("content-length", str(photo.size))])
            return
        holds = range_holds(came.get("if-range"), photo.etag, photo.changed_at)
        wanted = wanted_range(came.get("range"), photo.size) if holds else None
        if wanted is None:
            answering.response_file(200, [*headers, ("content-length", str(photo.size))], str(photo.file))
        elif wanted == "unsatisfiable":
            answering.response_empty(
                416, [("content-range", f"bytes */{photo.size}"), ("content-length", "0"), *headers]
            )
        else:
            start, end = wanted
            about = ("content-range", f"bytes {start}-{end - 1}/{photo.size}")
            headers += [about, ("content-length", str(end - start))]
            answering.response_file_range(206, headers, str(photo.file), start, end)

    def _find(self, name: str) -> Photo | None:
        """Return the picture called *name*, or None for everything that is none."""
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
        etag = f'"{about.st_mtime_ns:x}-{about.st_size:x}"'
        return Photo(file, content_type, about.st_size, etag, int(about.st_mtime))
