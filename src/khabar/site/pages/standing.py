"""Standing pages: about, contact, the comments policy."""

from collections.abc import Iterator

from khabar.newsroom.models import StandingPage
from khabar.press.registry import PageKind, Sheet
from khabar.site.addresses import absolute, standing_path
from khabar.site.documents import Head, StandingDocument
from khabar.site.letterheads import letterhead_of
from khabar.site.pages.former import former_paths, redirects
from khabar.site.pages.lost import gone_page
from khabar.site.rendering import render_page
from khabar.site.rich_text import readable_html


def bake(argument: str) -> list[Sheet]:
    page = StandingPage.objects.defer(*StandingPage.press_aside).select_related("edition").filter(pk=argument).first()
    if page is None or (not page.live and not page.first_published_at):
        return []
    path = standing_path(page)
    if not page.live:
        body = gone_page(page.edition)
        return [Sheet(one, body, status=410) for one in [path, *former_paths(page, path)]]
    edition = letterhead_of(page.edition)
    document = StandingDocument(page.title, readable_html(page.body, page.edition.direction))
    head = Head(title=f"{page.title} — {edition.name}", address=absolute(path))
    return [Sheet(path, render_page("standing.html", edition, head, standing=document)), *redirects(page, path)]


def _arguments_of_key(key: str) -> Iterator[str]:
    """Yield the standing pages of an edition for its list too: every letterhead leads to them."""
    if key.startswith("standing_page:"):
        yield key.rpartition(":")[2]
    elif key.startswith("list:standing_pages:"):
        live = StandingPage.objects.filter(edition=int(key.rpartition(":")[2]), live=True)
        yield from map(str, live.values_list("pk", flat=True))


def _every_argument() -> Iterator[str]:
    yield from map(str, StandingPage.objects.values_list("pk", flat=True))


KIND = PageKind("standing_page", bake, _arguments_of_key, _every_argument, priority=11)
