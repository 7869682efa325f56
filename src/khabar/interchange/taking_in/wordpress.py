"""Takes a WordPress site in: counts the export first, then reads it, then compares."""

from collections.abc import Callable, Collection
from contextlib import ExitStack
from pathlib import Path

from khabar.interchange.formats.shelf import Shelf
from khabar.interchange.formats.wxr import Survey, read_wxr, survey_wxr
from khabar.interchange.formats.wxr.survey import ATTACHMENT, category_path
from khabar.interchange.models.origin import System
from khabar.interchange.taking_in.media import MediaSource
from khabar.interchange.taking_in.names import Names
from khabar.interchange.taking_in.origins import remembered_origin
from khabar.interchange.taking_in.pictures import Pictures
from khabar.interchange.taking_in.stories import TakingIn
from khabar.interchange.taking_in.sums import Sums
from khabar.interchange.taking_in.telling import Outcome, Telling
from khabar.newsroom.models import Edition


def take_in_wordpress(
    *,
    file: Path,
    edition: Edition,
    telling: Telling,
    media: MediaSource | None = None,
    as_articles: Collection[str] = (),
    name: str = "",
    is_dry: bool = False,
    counting: Callable[[int], None] = lambda _bytes: None,
    reading: Callable[[int], None] = lambda _bytes: None,
) -> Sums:
    """Take the export in *file* into *edition* and return the sums. Raises UnreadableExport, and then nothing is saved.

    What came before from the site called *name* (by default its own address) is known again. *counting* and *reading*
    are told how many bytes are done.
    """
    with ExitStack() as stack:
        shelf = stack.enter_context(Shelf())
        survey = survey_wxr(file, shelf, counting)
        telling.write_counts(_counts(survey))
        called = (name or survey.address or survey.title or file.name)[:200]
        origin = stack.enter_context(remembered_origin(edition, System.WORDPRESS, called, is_dry=is_dry))
        names = Names(edition, survey.people, survey.categories, survey.tags, lambda key: category_path(survey, key))
        pictures = Pictures(origin, shelf, media, telling, survey.address, is_dry)
        taking_in = TakingIn(origin, names, pictures, telling, is_dry)
        for one in survey.left_out:
            telling.tell(one.kind, one.key, one.title, Outcome.SKIPPED, reason=one.reason)
        before = telling.total()
        taking_in.take_in(read_wxr(file, survey, zone=edition.zone, as_articles=as_articles, advance=reading))
        items = telling.total() - before - telling.told("media")
        pictures.tell_of_unused()
    return Sums(
        held={**survey.items, "comments": survey.remarks},
        items_held=survey.items.total() - survey.items[ATTACHMENT],
        items_told=items,
        comments_held=survey.remarks,
        comments_read=taking_in.comments_read,
        comments_added=taking_in.comments_added,
    )


def _counts(survey: Survey) -> dict[str, object]:
    return {
        "title": survey.title,
        "address": survey.address,
        "items": dict(survey.items),
        "comments": survey.remarks,
        "elements": dict(survey.pieces),
    }
