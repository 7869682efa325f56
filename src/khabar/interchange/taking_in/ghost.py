"""Takes a Ghost site in: counts the export first, then reads it, then compares. It has no comments."""

from collections.abc import Callable, Iterator
from pathlib import Path

from khabar.interchange.formats.ghost import read_ghost
from khabar.interchange.formats.records import Story
from khabar.interchange.formats.shelf import Shelf
from khabar.interchange.models.origin import System
from khabar.interchange.taking_in.media import MediaSource, Site
from khabar.interchange.taking_in.names import Names
from khabar.interchange.taking_in.origins import remembered_origin
from khabar.interchange.taking_in.pictures import Pictures
from khabar.interchange.taking_in.stories import TakingIn
from khabar.interchange.taking_in.sums import Sums
from khabar.interchange.taking_in.telling import Outcome, Telling
from khabar.newsroom.models import Edition


def take_in_ghost(
    *,
    file: Path,
    edition: Edition,
    telling: Telling,
    media: MediaSource | None = None,
    name: str = "",
    is_dry: bool = False,
    reading: Callable[[int, int], None] = lambda _done, _all: None,
) -> Sums:
    """Take the export in *file* into *edition* and return the sums. Raises UnreadableExport, and then nothing is saved.

    A site that is asked for its photos tells its address thereby; Ghost's exports do not know it.
    """
    site = read_ghost(file, media.base if isinstance(media, Site) else "")
    telling.write_counts({"title": site.title, "address": site.address, "tables": dict(site.tables)})
    called = (name or site.address or site.title or file.name)[:200]
    with Shelf() as shelf, remembered_origin(edition, System.GHOST, called, is_dry=is_dry) as origin:
        pictures = Pictures(origin, shelf, media, telling, site.address, is_dry)
        names = Names(edition, site.people, site.categories, site.tags)
        taking_in = TakingIn(origin, names, pictures, telling, is_dry)
        for one in site.left_out:
            telling.tell(one.kind, one.key, one.title, Outcome.SKIPPED, reason=one.reason)
        before = telling.total() - telling.told("media")
        total = len(site.stories)
        taking_in.take_in(_counted(site.read(), total, reading))
        told = telling.total() - telling.told("media") - before
    return Sums(dict(site.tables), total, told, 0, 0, 0)


def _counted(stories: Iterator[Story], total: int, reading: Callable[[int, int], None]) -> Iterator[Story]:
    for number, story in enumerate(stories, 1):
        reading(number, total)
        yield story
