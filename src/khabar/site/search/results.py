"""From found documents to the lines of the page: each with its address, its section, its moment and its picture."""

from collections.abc import Iterable

from khabar.newsroom.models import StandingPage
from khabar.search.finding import Found
from khabar.site.addresses import standing_path
from khabar.site.documents import Letterhead, Link, ResultLine
from khabar.site.teasers import teasers_of


def lines_of(found: Iterable[Found], edition: Letterhead) -> tuple[ResultLine, ...]:
    """Return the lines of *found* in its order; of what has no public page any more there is none."""
    found = list(found)
    teasers = {teaser.article: teaser for teaser in teasers_of(_ids(found, "article"))}
    pages = StandingPage.objects.filter(pk__in=_ids(found, "standing_page"), live=True).select_related("edition")
    standing = {page.pk: page for page in pages} if _ids(found, "standing_page") else {}
    lines = []
    for one in found:
        number = one.document.object_id
        if one.document.kind == "article" and number in teasers:
            teaser = teasers[number]
            lines.append(
                ResultLine(
                    path=teaser.path,
                    headline=one.headline,
                    passage=one.passage,
                    kicker=teaser.section,
                    moment=teaser.moment,
                    credits=teaser.credits,
                    picture=teaser.picture,
                )
            )
        elif one.document.kind == "standing_page" and number in standing:
            kicker = Link(edition.words.standing_pages, "")
            lines.append(ResultLine(standing_path(standing[number]), one.headline, one.passage, kicker))
    return tuple(lines)


def _ids(found: list[Found], kind: str) -> list[int]:
    return [one.document.object_id for one in found if one.document.kind == kind]
