"""Find the day the story was published: from the line that says so, else from the first day the story itself names."""

import datetime
from collections.abc import Iterator

from khabar.text.dates import FoundDate
from khabar.text.dating import year_for, years_in
from khabar.wire.formats.pasted.dates import find_dates
from khabar.wire.formats.pasted.metaline import MetaLine
from khabar.wire.formats.pasted.page import Page

_DATED_PARAGRAPHS = 3


def date_the_story(page: Page, dated: MetaLine | None, hint_year: int | None, today: datetime.date) -> None:
    """Set the day of publication with its confidence, and note where it comes from."""
    years = [year for text in _told(page) for year in years_in(text) if year <= today.year]
    if dated is not None and dated.date is not None:
        found, trust, source = dated.date, 1.0, "date.line"
    else:
        choice = _first_in_story(page, max([*years, hint_year or 0]))
        if choice is None:
            return
        found, trust, source = choice
    day, confidence = year_for(found, years, hint_year, today)
    if day is None:
        page.note("date.no_such_day", day=str(found.day), month=str(found.month))
        return
    if day > today:
        page.note("date.in_future", day=day.isoformat())
        trust *= 0.5
    page.published_on = day
    page.confidence["published_on"] = round(confidence * trust, 2)
    page.note(source if found.year else f"{source}_without_year", day=day.isoformat())


def _first_in_story(page: Page, latest_year: int) -> tuple[FoundDate, float, str] | None:
    """Return the first date in the body that can be the news's own, else the one in the caption."""
    for place, paragraph in enumerate(page.body()):
        for found in find_dates(paragraph):
            if _is_no_history(found, latest_year):
                return found, 0.9 if place < _DATED_PARAGRAPHS else 0.6, "date.story"
    for found in find_dates(page.photo.caption if page.photo else ""):
        if _is_no_history(found, latest_year):
            return found, 0.6, "date.caption"
    return None


def _is_no_history(found: FoundDate, latest_year: int) -> bool:
    """Say whether a date can be the news's own: it names no year, or none before the latest that the page mentions."""
    return found.year is None or found.year >= latest_year


def _told(page: Page) -> Iterator[str]:
    """Yield what the page says of years: its headline, its story, its caption."""
    yield page.text(page.headline_at)
    yield from page.body()
    if page.photo:
        yield page.photo.caption
