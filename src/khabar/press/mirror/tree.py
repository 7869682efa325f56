"""The mirror as an outlet: it follows the page store, so that a second run does what changed since the first, or what
was left of it. Knows the store and names, no settings and no words of its own.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from khabar.press.mirror.linking import MEDIA, NOTICE_MARK, Links, Site
from khabar.press.mirror.naming import mirror_name
from khabar.press.mirror.rewriting import Note, rewrite_page, rewrite_style
from khabar.press.mirror.targets import File, Target
from khabar.press.mirror.waiting import WaitingLinks
from khabar.press.outlets.base import Answer, Version, taken_away_first
from khabar.press.outlets.forms import in_ascii, leading_to, plain
from khabar.press.stores.pagereader import PageReader

RECIPE = 1
"""Raised when mirrors are to be written otherwise: each then begins anew."""
_PHOTO_TYPES = {
    "webp": "image/webp",
    "avif": "image/avif",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
}


@dataclass
class Counts:
    """*written* and *unchanged* count files, *removed* those taken away, *photos* those copied."""

    pages: int = 0
    written: int = 0
    unchanged: int = 0
    removed: int = 0
    photos: int = 0


@dataclass(eq=False)
class Mirror:
    """The site of *site*, written to *target*. *photos* is the folder of public photos."""

    target: Target
    site: Site
    reader: PageReader
    photos: Path
    waiting: WaitingLinks
    note: Note
    gone: Callable[[str, str], str]
    advance: Callable[[int], object] = lambda done: None
    counts: Counts = field(default_factory=Counts)

    @property
    def name(self) -> str:
        return f"{self.target.name}, of {self.site.url}, {RECIPE}"

    def take(self, answers: Sequence[Answer], version: Version) -> None:
        self.site.find.cache_clear()
        told = {answer.path for answer in answers}
        again = self.waiting.for_any_of(told) - told
        ordered = taken_away_first([*answers, *(Answer(path, self.reader.find(path)) for path in sorted(again))])
        for is_page in (False, True):
            self._take([answer for answer in ordered if answer.is_page is is_page], version)
        self.advance(len(answers))

    def sweep(self, ask: Callable[[Iterable[str]], Sequence[Answer]], version: Version) -> int:
        """Take away files that no address has, and photos that are public no more."""
        kept = {self.site.name_of(path) for path, _ in self.reader.changed_since(0)}
        stray = [name for name in self.target.names("") if name not in kept and not f"/{name}".startswith(MEDIA)]
        removed = self.target.remove(stray, version) + self.sweep_photos(version)
        self.counts.removed += removed
        return removed

    def sweep_photos(self, version: Version) -> int:
        """Take away the photos that are public no more, on the site as in the mirror."""
        public = {mirror_name(f"/{name}", is_page=False) for name in self._public_photos()}
        return self.target.remove([name for name in self.target.names(MEDIA[1:]) if name not in public], version)

    def _take(self, answers: Sequence[Answer], version: Version) -> None:
        files: list[File] = []
        removed: list[str] = []
        photos: set[str] = set()
        missing: list[tuple[str, set[str]]] = []
        for answer in answers:
            if NOTICE_MARK in answer.path:
                continue
            name = self.site.name_of(answer.path)
            removed += {mirror_name(answer.path, is_page=is_page) for is_page in (False, True)} - {name}
            if name is None:
                # Pages that were written before may link here: whoever follows them comes to the live site.
                left = mirror_name(answer.path, is_page=True)
                if self.target.has(left):
                    removed.remove(left)
                    files.append(File(left, leading_to(self.site.live(answer.path)), _HTML))
                continue
            links = Links(self.site, answer.path, name)
            files.append(self._file(answer, name, links))
            photos |= links.photos
            missing.append((answer.path, links.missing))
        self.counts.removed += self.target.remove(removed, version)
        self._copy_photos(photos, version)
        written = self.target.write(files, version)
        self.waiting.replace(missing)
        self.counts.pages += len(files)
        self.counts.written += written
        self.counts.unchanged += len(files) - written

    def _file(self, answer: Answer, name: str, links: Links) -> File:
        page = answer.page
        if page is None or answer.is_gone:
            # Whoever links here finds why it leads nowhere, and nothing of what was here.
            return File(name, self.gone(answer.path, self.site.live(answer.path)).encode(), _HTML)
        if answer.is_redirect:
            target = links.relink(in_ascii(page.location or "/"))
            return File(name, leading_to(target), _HTML)
        body = plain(page)
        if page.content_type.startswith("text/html"):
            body = rewrite_page(body.decode(), links, self.note).encode()
        elif page.content_type.startswith("text/css"):
            body = rewrite_style(body.decode(), links).encode()
        return File(name, body, page.content_type, page.immutable)

    def _copy_photos(self, paths: Iterable[str], version: Version) -> None:
        """Copy the photos at *paths* that are not there: what a photo's name means never changes."""
        for path in sorted(paths):
            name = mirror_name(path, is_page=False)
            if not self.target.has(name):
                kind = _PHOTO_TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
                body = (self.photos / path.removeprefix(MEDIA)).read_bytes()
                self.counts.photos += self.target.write([File(name, body, kind, is_immutable=True)], version)

    def _public_photos(self) -> Iterable[str]:
        for file in self.photos.rglob("*"):
            if file.is_file():
                yield f"{MEDIA[1:]}{file.relative_to(self.photos).as_posix()}"


_HTML = "text/html; charset=utf-8"


def has_photo_in(photos: Path) -> Callable[[str], bool]:
    """Return what tells whether the address of a photo has a file in the folder *photos*, and nowhere else."""
    top = photos.resolve()

    def has_photo(path: str) -> bool:
        file = (top / path.removeprefix(MEDIA)).resolve()
        return file.is_relative_to(top) and file.is_file()

    return has_photo
