"""Sweep away page furniture, the lists of other stories it heads, and readers' comments copied along."""

from typing import Final

from khabar.wire.formats.pasted.article import Role
from khabar.wire.formats.pasted.furniture import Kind, furniture_kind, heads_a_list
from khabar.wire.formats.pasted.furniture.shapes import crumbs
from khabar.wire.formats.pasted.known import KnownNames
from khabar.wire.formats.pasted.page import Page
from khabar.wire.formats.pasted.tokens import ends_a_sentence, is_prose

_ANSWERS_BELOW_A_POLL: Final = 4
_LONGEST_TITLE_IN_WORDS: Final = 22


def stands_alone(text: str, known: KnownNames) -> bool:
    """Say whether *text* is a line of its own whatever stands around it."""
    return _kind(text, known) is not None


def sweep(page: Page) -> None:
    """Claim every line of furniture as dropped, and remember the steps of the first crumbs."""
    listing = False
    last_poll = -_ANSWERS_BELOW_A_POLL - 1
    for index, paragraph in enumerate(page.paragraphs):
        text = paragraph.text
        kind = _kind(text, page.known)
        if kind is Kind.POLL:
            last_poll = index
        if kind is Kind.POLL_ANSWER and index - last_poll > _ANSWERS_BELOW_A_POLL:
            kind = None
        if kind is not None:
            page.claim(index, Role.DROPPED, f"furniture.{kind}")
            page.crumbs = page.crumbs or crumbs(text)
            listing = heads_a_list(text) and _has_story_above(page, index)
        elif listing and _is_title(text):
            page.claim(index, Role.DROPPED, "furniture.related")
        else:
            listing = False
    _sweep_reader_comments(page)


def _kind(text: str, known: KnownNames) -> Kind | None:
    if known.has_section(text) or known.has_topic(text) or known.has_agency(text) or known.has_author(text):
        return None
    return furniture_kind(text)


def _is_title(text: str) -> bool:
    return len(text.split()) <= _LONGEST_TITLE_IN_WORDS and not (is_prose(text) and ends_a_sentence(text))


def _has_story_above(page: Page, index: int) -> bool:
    return any(is_prose(page.text(above)) for above in page.open(0, index))


def _sweep_reader_comments(page: Page) -> None:
    """Claim what readers wrote: all from the comment counter to the last «رد» below it, when a story stands above."""
    replies = [index for index, (_role, why) in page.claims.items() if why == f"furniture.{Kind.REPLY}"]
    counters = [
        index
        for index, (_role, why) in page.claims.items()
        if why == f"furniture.{Kind.COMMENTS}" and sum(is_prose(page.text(above)) for above in page.open(0, index)) >= 2
    ]
    if replies and counters and counters[0] < max(replies):
        for index in list(page.open(counters[0], max(replies))):
            page.claim(index, Role.DROPPED, "furniture.reader_comment")
