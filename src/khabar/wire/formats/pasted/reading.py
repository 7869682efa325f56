"""The reading of a pasted page, step by step. The order matters, and is explained where it does."""

import datetime
import re
from functools import partial

from khabar.wire.formats.pasted.article import PastedArticle
from khabar.wire.formats.pasted.known import KnownNames
from khabar.wire.formats.pasted.lines import paragraphs_of, split_lines
from khabar.wire.formats.pasted.page import Page
from khabar.wire.formats.pasted.refusals import EmptyPage
from khabar.wire.formats.pasted.steps.body import take_body
from khabar.wire.formats.pasted.steps.credits import find_credits
from khabar.wire.formats.pasted.steps.heading import find_headline, find_labels
from khabar.wire.formats.pasted.steps.photo import find_credited_photo, find_loose_photo
from khabar.wire.formats.pasted.steps.publication import date_the_story
from khabar.wire.formats.pasted.steps.sweep import stands_alone, sweep

_WEIGHTS = {"headline": 3, "body": 3}
_YEAR = re.compile(r"(?<!\d)(?:19[5-9]\d|20\d\d)(?!\d)")


def read_page_text(text: str, known: KnownNames, hint_year: int | None, today: datetime.date) -> PastedArticle:
    """Return the article in *text*; raise a PageTextRefused (EmptyPage, NoHeadline, TooLong) when there is none.

    *hint_year* is the year a date without one is likely to mean, as a file's name may tell. Nothing of the text
    vanishes: every line that is not blank is in a field, in the body, or among the dropped lines.
    """
    lines = split_lines(text)
    page = Page(lines, paragraphs_of(lines, partial(stands_alone, known=known)), known)
    # Furniture first: it stands anywhere, and hides what is next to what.
    sweep(page)
    if next(page.open(), None) is None:
        raise EmptyPage
    # A caption with its credit is unmistakable, and longer than the headline it may stand above.
    find_credited_photo(page)
    find_headline(page)
    # Who and when, before the labels: a byline above the headline is no section.
    dated = find_credits(page)
    find_loose_photo(page)
    # Last of the head, as what is still open there is no part of the story.
    find_labels(page)
    take_body(page)
    date_the_story(page, dated, hint_year, today)
    return PastedArticle(
        headline=page.text(page.headline_at),
        section=page.section,
        topic=page.topic,
        bylines=tuple(page.bylines),
        published_on=page.published_on,
        dateline=page.dateline,
        photo=page.photo,
        body=page.body(),
        lines=page.marked_lines(),
        confidence=_overall(page.confidence),
        confidence_by_field=page.confidence,
        notes=tuple(page.notes),
    )


def year_in_file_name(name: str) -> int | None:
    """Return the one year that a file's name mentions, as in al-qaim-2017.txt, or None."""
    years = {int(match.group()) for match in _YEAR.finditer(name)}
    return years.pop() if len(years) == 1 else None


def _overall(confidence: dict[str, float]) -> float:
    """Return one figure for the page: its fields' mean, headline and body counting most; without these two, little."""
    total = sum(_WEIGHTS.get(name, 1) for name in confidence)
    mean = sum(value * _WEIGHTS.get(name, 1) for name, value in confidence.items()) / total
    return round(min(mean, confidence["body"] + 0.2, confidence["headline"] + 0.2), 2)
