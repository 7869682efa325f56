"""Lays the page of results out: what was found, how to turn it, how to narrow it, and what helps when nothing was."""

from dataclasses import replace

from khabar.newsroom.models import Edition
from khabar.search.finding import Results
from khabar.search.question import Note
from khabar.site.documents import Advice, Letterhead, SearchDocument, Turn
from khabar.site.newest import newest_of_edition
from khabar.site.search.asking import SORTS, Asking
from khabar.site.search.narrowing import Narrowing, chips_of, choices_of, day_fields_of
from khabar.site.search.results import lines_of
from khabar.site.teasers import teasers_of

LATEST = 4
_AROUND = 2


def document_of(
    asking: Asking, narrowing: Narrowing, results: Results | None, edition: Edition, around: Letterhead
) -> SearchDocument:
    """Return the page for *asking*; without *results* nothing was looked for, because something is to be mended."""
    path = around.search
    words = around.words.search
    found = results or Results()
    lines = lines_of(found.found, around)
    was_asked = results is not None and bool(asking.question.typed or asking.is_narrowed)
    chips = chips_of(asking, narrowing, edition, path)
    turning = replace(asking, before=found.before or None)
    return SearchDocument(
        query=asking.question.typed,
        notes=_notes(asking, narrowing, around),
        choices=choices_of(asking, narrowing, found.counts, edition),
        days=day_fields_of(asking, words),
        chips=chips,
        path_without_filters=f"{path}?{asking.without_filters().query_string()}" if len(chips) > 1 else "",
        was_asked=was_asked and not (asking.question.is_empty and asking.question.typed),
        total=found.total - (len(found.found) - len(lines)),
        results=lines,
        page=found.page,
        pages=found.pages,
        turns=_turns(turning, found, path),
        previous=_page_path(turning, found.page - 1, path) if found.page > 1 else "",
        next=_page_path(turning, found.page + 1, path) if found.page < found.pages else "",
        repaired=_to(asking.asking(found.repair.text), path) if found.repair else None,
        as_typed=_to(asking.asking(asking.question.typed, as_typed=True), path) if found.repair else None,
        suggestion=_to(asking.asking(found.suggestion), path) if found.suggestion else None,
        is_partial=found.is_partial,
        ways_on=_ways_on(asking, narrowing, around) if was_asked and not lines else (),
        latest=teasers_of(newest_of_edition(edition, LATEST)) if not lines else (),
        sort="" if asking.sort == "best" else asking.sort,
        orders=_orders(asking, around) if found.total > 1 or asking.sort != "best" else (),
        is_open=bool(asking.complaints),
    )


def _notes(asking: Asking, narrowing: Narrowing, around: Letterhead) -> tuple[str, ...]:
    words = around.words.search
    said = {Note.SHORTENED: words.shortened, Note.ONLY_EXCLUDED: words.only_excluded, Note.NO_WORDS: words.no_words}
    notes = [sentence for note, sentence in said.items() if note in asking.question.notes]
    return (*notes, words.unknown_filter) if narrowing.has_unknown else tuple(notes)


def _orders(asking: Asking, around: Letterhead) -> tuple[Advice, ...]:
    words = around.words.search
    names = {"best": words.best, "newest": words.newest, "oldest": words.oldest}
    return tuple(
        Advice(names[order], "" if order == asking.sort else f"{around.search}?{asking.in_order(order).query_string()}")
        for order in SORTS
    )


def _turns(asking: Asking, results: Results, path: str) -> tuple[Turn, ...]:
    """Return the pager: the first page, those around this one, the last; a gap where others lie between."""
    if results.pages < 2:
        return ()
    near = range(results.page - _AROUND, results.page + _AROUND + 1)
    numbers = sorted({1, results.pages, *(number for number in near if 1 <= number <= results.pages)})
    turns: list[Turn] = []
    for number in numbers:
        if turns and turns[-1].number != number - 1:
            turns.append(Turn(None))
        turns.append(Turn(number, "" if number == results.page else _page_path(asking, number, path)))
    return tuple(turns)


def _page_path(asking: Asking, page: int, path: str) -> str:
    return f"{path}?{replace(asking, page=page).query_string()}"


def _to(asking: Asking, path: str) -> Advice:
    return Advice("", f"{path}?{asking.query_string()}", asking.question.typed)


def _ways_on(asking: Asking, narrowing: Narrowing, around: Letterhead) -> tuple[Advice, ...]:
    """Return what may find something: the words of a phrase apart, each filter left off."""
    words = around.words.search
    question = asking.question
    ways = []
    if question.phrases:
        loose = asking.asking(" ".join([*question.words, *question.phrases]))
        ways.append(Advice(words.try_loose, f"{around.search}?{loose.query_string()}", loose.question.typed))
    if question.excluded and not question.is_empty:
        kept = asking.asking(" ".join([*question.words, *(f"«{phrase}»" for phrase in question.phrases)]))
        shown = " ".join(f"-{one}" for one in question.excluded)
        ways.append(Advice(words.try_without, f"{around.search}?{kept.query_string()}", shown))
    for name, values in narrowing.known.items():
        for value in values:
            path = f"{around.search}?{asking.without(name, value.slug).query_string()}"
            ways.append(Advice(words.try_without, path, value.name))
    if asking.period or asking.from_day or asking.until_day:
        ways.append(Advice(words.try_without, f"{around.search}?{_without_days(asking).query_string()}", words.period))
    return tuple(ways)


def _without_days(asking: Asking) -> Asking:
    return asking.without("period", asking.period).without("from", "").without("until", "")
