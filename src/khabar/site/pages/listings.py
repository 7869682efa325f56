"""Lays the newest stories of a section out: a lead, a row of three, the rest by days."""

from typing import TypedDict

from khabar.site.documents import Day, Teaser
from khabar.site.pages.days import days_of

ROW = 3


class Layout(TypedDict):
    """The places of a ListingDocument that stories go to."""

    lead: Teaser | None
    second: tuple[Teaser, ...]
    days: tuple[Day, ...]


def laid_out(stories: tuple[Teaser, ...]) -> Layout:
    """Return *stories*, newest first, in their places.

    The lead is the newest story with a picture among the first few; a row of three is filled only with pictures, so
    that no hole stands in it.
    """
    lead = next((story for story in stories[:6] if story.picture), stories[0] if stories else None)
    rest = [story for story in stories if story is not lead]
    with_picture = [story for story in rest[: ROW * 2] if story.picture]
    second = tuple(with_picture[:ROW]) if len(with_picture) >= ROW else ()
    return {"lead": lead, "second": second, "days": days_of(story for story in rest if story not in second)}
