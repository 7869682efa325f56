"""Find who wrote the story and the line that dates it: below the headline, sometimes above it or at the very end."""

from typing import Final

from khabar.wire.formats.pasted.article import Role
from khabar.wire.formats.pasted.metaline import MetaLine, read_meta_line
from khabar.wire.formats.pasted.page import Page
from khabar.wire.formats.pasted.tokens import is_latin

_LINES_BELOW_THE_HEADLINE: Final = 6
_LINES_AT_THE_END: Final = 2


def find_credits(page: Page) -> MetaLine | None:
    """Claim byline and date lines; return the one that dates the story, or None."""
    below = list(page.open(page.headline_at + 1))
    second_prose = page.first_prose_after(page.first_prose_after(page.headline_at))
    head = [index for index in below[:_LINES_BELOW_THE_HEADLINE] if index <= second_prose]
    tail = below[len(head) :][-_LINES_AT_THE_END:]
    dated = _read_lines(page, [*page.open(0, page.headline_at)], None, must_be_certain=True)
    dated = _read_lines(page, head, dated, must_be_certain=False)
    if not page.bylines:
        dated = _take_a_bare_name(page, head, dated)
    elif all(byline.kind == "agency" for byline in page.bylines):
        _take_a_reporter_above_the_agency(page, head)
    _take_names_below(page, head)
    return _read_lines(page, tail, dated, must_be_certain=True)


def _read_lines(page: Page, indexes: list[int], dated: MetaLine | None, *, must_be_certain: bool) -> MetaLine | None:
    for index in indexes:
        meta = read_meta_line(page.text(index), page.known)
        if meta is None or (must_be_certain and not meta.is_certain):
            continue
        if meta.bylines:
            _take_bylines(page, index, meta)
        elif dated is None:
            page.claim(index, Role.DATE, meta.why)
            page.dateline = meta.place
        else:
            page.claim(index, Role.DROPPED, "date.another")
        dated = dated or (meta if meta.date else None)
    return dated


def _take_a_reporter_above_the_agency(page: Page, head: list[int]) -> None:
    """Take "Ahmed Salem, Nahrayn" above "Reuters". A bare Arabic name there may as well be a section's."""
    for index in head:
        below = page.claims.get(index + 1, (None, ""))[0]
        if index in page.claims or below is not Role.BYLINE:
            continue
        meta = read_meta_line(page.text(index), page.known, may_be_bare=True)
        if meta is not None and meta.bylines and (meta.place or is_latin(page.text(index))):
            agencies, page.bylines = page.bylines, []
            _take_bylines(page, index, meta)
            page.bylines.extend(agencies)


def _take_names_below(page: Page, head: list[int]) -> None:
    """Take the next author's name where authors stand one below the other."""
    for index in head:
        above = page.claims.get(index - 1, (None, ""))[0]
        if index in page.claims or above is not Role.BYLINE or page.bylines[-1].kind != "author":
            continue
        meta = read_meta_line(page.text(index), page.known, may_be_bare=True)
        if meta is not None and meta.bylines and not meta.date:
            _take_bylines(page, index, meta)


def _take_bylines(page: Page, index: int, meta: MetaLine) -> None:
    named = {byline.name for byline in page.bylines}
    fresh = [byline for byline in meta.bylines if byline.name not in named]
    if not fresh and meta.date is None:
        page.claim(index, Role.DROPPED, "byline.repeat")
        return
    page.claim(index, Role.BYLINE, meta.why)
    page.bylines.extend(fresh)
    page.dateline = page.dateline or meta.place
    page.confidence["bylines"] = min(page.confidence.get("bylines", 1.0), meta.confidence)


def _take_a_bare_name(page: Page, head: list[int], dated: MetaLine | None) -> MetaLine | None:
    """Believe a name with nothing around it where it stands: right below the headline, or beside date or photo."""
    for index in [index for index in head if index not in page.claims]:
        is_next = next(page.open(page.headline_at + 1), None) == index
        beside = {page.claims[other][0] for other in (index - 1, index + 1) if other in page.claims}
        meta = read_meta_line(page.text(index), page.known, may_be_bare=True)
        if meta is not None and meta.bylines and (is_next or Role.DATE in beside or Role.PHOTO in beside):
            _take_bylines(page, index, meta)
            dated = dated or (meta if meta.date else None)
            break
    if page.bylines:
        return dated
    # No name stands alone: the words beside the date are the reporter's, not a town's.
    for index in head:
        meta = read_meta_line(page.text(index), page.known, may_be_bare=True)
        if page.claims.get(index, (None, ""))[0] is Role.DATE and meta is not None and meta.bylines:
            page.dateline = None
            _take_bylines(page, index, meta)
            return meta
    return dated
