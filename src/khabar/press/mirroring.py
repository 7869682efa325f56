"""Writes or renews a mirror of the site, as the settings have it. Knows no words: those of the site are handed in."""

from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from khabar.press.mirror.linking import Site
from khabar.press.mirror.rewriting import Note
from khabar.press.mirror.targets import Folder, Objects, Target
from khabar.press.mirror.tree import Counts, Mirror, has_photo_in
from khabar.press.mirror.waiting import WaitingLinks
from khabar.press.outlets.base import Trouble, Version
from khabar.press.outlets.chosen import Unfit, bucket_at
from khabar.press.outlets.following import Place, follow
from khabar.press.outlets.s3 import S3
from khabar.press.stores.pagereader import PageReader

__all__ = ["Counts", "Trouble", "Unfit", "write_mirror"]


def write_mirror(
    where: str, note: Note, gone: Callable[[str, str], str], advance: Callable[[int, int], object]
) -> Counts:
    """Have the mirror at *where*, a folder or `s3://bucket/prefix`, equal the page store; return what that took.

    *note* and *gone* say, in the site's words, what stands for a form and for an article that was withdrawn. *advance*
    is called with the addresses that are done, and all there are to do. Raises Trouble and Unfit. Interrupted at any
    point, the next run goes on from there.
    """
    file = Path(settings.KHABAR_STORE_FILE)
    photos = Path(settings.MEDIA_ROOT)
    if not file.exists():
        raise Trouble("There is no page store yet: first run khabar press")
    with closing(PageReader(file)) as reader:
        target = _target(where)
        site = Site(settings.KHABAR_SITE_URL, reader.glance, has_photo_in(photos))
        waiting = WaitingLinks(Path(settings.KHABAR_HOME) / "mirrors" / f"{_short(target.name)}.sqlite3")
        mirror = Mirror(target, site, reader, photos, waiting, note, gone)
        place = Place(file, mirror)
        total = reader.count_changes(place.row().seq, most=2**62)
        done = 0

        def count(addresses: int) -> None:
            nonlocal done
            done += addresses
            advance(done, max(total, done))

        mirror.advance = count
        place.let_try_now()
        follow(place)
        row = place.row()
        if row.tries:
            raise Trouble(row.trouble)
        mirror.counts.removed += mirror.sweep_photos(Version(row.epoch, row.seq))
    return mirror.counts


def _target(where: str) -> Target:
    if where.startswith("s3://"):
        keys = {"access": settings.KHABAR_S3_ACCESS_KEY, "secret": settings.KHABAR_S3_SECRET_KEY}
        return Objects(S3(*bucket_at(where, keys)))
    return Folder(Path(where).absolute())


def _short(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:16]
