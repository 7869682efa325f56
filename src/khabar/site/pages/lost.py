"""What readers see where no page is: not found, withdrawn, and while the part that takes votes and comments rests."""

from collections.abc import Iterator

from khabar.newsroom.models import Edition
from khabar.press.registry import PageKind, Sheet
from khabar.site.addresses import notice_paths
from khabar.site.documents import Letterhead, LostDocument, WithdrawalDocument
from khabar.site.jinja import plain_head
from khabar.site.letterheads import letterhead_of
from khabar.site.rendering import render_page
from khabar.site.wording import Wording

NOT_FOUND, GONE, AWAY = 404, 410, 503
NOTICES = {NOT_FOUND: "missing", GONE: "gone", AWAY: "away"}


def bake(argument: str) -> list[Sheet]:
    """Return the three pages of an edition, at addresses that the front looks in; it gives them their status."""
    edition = Edition.objects.filter(pk=argument).first()
    if edition is None:
        return []
    around = letterhead_of(edition)
    return [
        Sheet(path, lost_page(status, around))
        for status, name in NOTICES.items()
        for path in notice_paths(edition, name)
    ]


def lost_page(status: int, edition: Letterhead, withdrawal: WithdrawalDocument | None = None) -> bytes:
    """Return the page of *status* in the language of *edition*."""
    title, text = _said(status, edition.words)
    lost = LostDocument(status, title, text, withdrawal)
    return render_page("lost.html", edition, plain_head(title, edition), lost=lost)


def gone_page(edition: Edition, withdrawal: WithdrawalDocument | None = None) -> bytes:
    """Return what stands at the address of an article that was withdrawn, with day and reason where they are known."""
    return lost_page(GONE, letterhead_of(edition), withdrawal)


def _said(status: int, words: Wording) -> tuple[str, str]:
    if status == GONE:
        return words.gone, words.gone_text
    if status == AWAY:
        return words.away, words.away_text
    return words.not_found, words.not_found_text


def _arguments_of_key(key: str) -> Iterator[str]:
    kind, _colon, pk = key.partition(":")
    if kind == "edition":
        yield pk


def _every_argument() -> Iterator[str]:
    yield from map(str, Edition.objects.values_list("pk", flat=True))


KIND = PageKind("lost", bake, _arguments_of_key, _every_argument, priority=30)
