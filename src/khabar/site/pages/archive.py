"""The archive: an index of years and months, and one page a month that lists all it holds.

A new article changes the page of its own month and no other, however large the archive.
"""

import datetime
from collections.abc import Iterator
from itertools import groupby

from khabar.newsroom.models import Edition, Section
from khabar.press.keys import key
from khabar.press.recording import record
from khabar.press.registry import PageKind, Sheet
from khabar.site.addresses import absolute, archive_path, dated_path, month_path
from khabar.site.documents import DayOfMonth, Head, Link, MonthOfArchive, YearOfArchive
from khabar.site.letterheads import letterhead_of
from khabar.site.newest import live_in_month, months_of
from khabar.site.rendering import render_page
from khabar.text.dates import format_date, format_month


def bake_index(argument: str) -> list[Sheet]:
    edition = Edition.objects.filter(pk=argument).first()
    if edition is None:
        return []
    around = letterhead_of(edition)
    head = Head(title=f"{around.words.archive} — {edition.name}", address=absolute(archive_path(edition)))
    years = tuple(
        YearOfArchive(
            year, edition.date_style.with_digits(str(year)), tuple(_month(edition, month) for month in months)
        )
        for year, months in groupby(months_of(edition), key=lambda month: month.year)
    )
    return [Sheet(archive_path(edition), render_page("archive.html", around, head, years=years))]


def bake_month(argument: str) -> list[Sheet]:
    """Return the page of a month; nothing once the month holds nothing any more."""
    edition, month = edition_and_month(argument)
    if edition is None:
        return []
    record(key("list", "month", edition.pk, f"{month:%Y-%m}"))
    days = tuple(_days(edition, month))
    if not days:
        return []
    around = letterhead_of(edition)
    title = format_month(month, edition.date_style)
    path = month_path(edition, month)
    page = render_page(
        "month.html",
        around,
        Head(title=f"{title} — {edition.name}", address=absolute(path)),
        title=title,
        days=days,
        count=sum(len(day.lines) for day in days),
    )
    return [Sheet(path, page)]


def _days(edition: Edition, month: datetime.date) -> Iterator[DayOfMonth]:
    """Yield the days of *month*. Plain rows: it may hold thousands, and the key of the list speaks for them all."""
    rows = live_in_month(edition, month).values_list("published_at", "slug", "headline", "section_id")
    names = dict(Section.objects.filter(edition=edition).values_list("pk", "name"))
    dated = (
        (when.astimezone(edition.zone).date(), slug, headline, section_id)
        for when, slug, headline, section_id in rows
        if when
    )
    for day, articles in groupby(dated, key=lambda row: row[0]):
        lines = []
        for _day, slug, headline, section_id in articles:
            record(key("section", section_id))
            lines.append((Link(headline, dated_path(edition, day, slug)), names[section_id]))
        yield DayOfMonth(day.isoformat(), format_date(day, edition.date_style, weekday=True), tuple(lines))


def _month(edition: Edition, month: datetime.date) -> MonthOfArchive:
    return MonthOfArchive(
        name=format_month(month, edition.date_style),
        path=month_path(edition, month),
        count=live_in_month(edition, month).count(),
    )


def edition_and_month(argument: str) -> tuple[Edition | None, datetime.date]:
    """Read an argument of the form `3:2017-11`."""
    pk, _colon, month = argument.partition(":")
    return Edition.objects.filter(pk=pk).first(), datetime.date.fromisoformat(f"{month}-01")


def months_of_key(key: str) -> Iterator[str]:
    """Yield the month that a key such as `list:month:3:2017-11` speaks of, or that of an index that leads to it."""
    for beginning in ("list:month:", "list:months:"):
        if key.startswith(beginning):
            yield key.removeprefix(beginning)


def every_month() -> Iterator[str]:
    """Yield each month in which an edition published something."""
    for edition in Edition.objects.all():
        for month in months_of(edition):
            yield f"{edition.pk}:{month:%Y-%m}"


def _arguments_of_key(key: str) -> Iterator[str]:
    if key.startswith(("edition:", "list:edition:")):
        yield key.rpartition(":")[2]


def _every_argument() -> Iterator[str]:
    yield from map(str, Edition.objects.values_list("pk", flat=True))


INDEX = PageKind("archive", bake_index, _arguments_of_key, _every_argument, priority=41)
MONTH = PageKind("month", bake_month, months_of_key, every_month, priority=40)
