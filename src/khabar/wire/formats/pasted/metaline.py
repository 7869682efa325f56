"""A line that says who wrote a story, when and where.

«أحمد سالم ومريم حداد», "By A and B in Basra", «بغداد - 3 تشرين الثاني/نوفمبر 2017», "Published: May 3, 2017 | AFP".
"""

import re
from dataclasses import dataclass
from typing import Final, Literal

from khabar.text.dates import FoundDate
from khabar.wire.formats.pasted.article import PastedByline
from khabar.wire.formats.pasted.dates import find_dates
from khabar.wire.formats.pasted.furniture import furniture_kind
from khabar.wire.formats.pasted.known import KnownNames
from khabar.wire.formats.pasted.names import clean_name, is_agency, is_person, split_names
from khabar.wire.formats.pasted.tokens import ends_a_sentence, folded_words
from khabar.wire.formats.pasted.vocabulary import (
    BY,
    BY_WITH_A_COLON,
    DATE_WORDS,
    ROLES,
    SOURCE_WITH_A_COLON,
    TOWNS_BEGIN,
    UPDATED,
)

_LONGEST: Final = 200
_MOST_WORDS: Final = 24
_LABEL = re.compile(
    rf"(?:(?P<by>{BY})\s*[::]?|(?P<role>{BY_WITH_A_COLON})\s*[::]|(?P<source>{SOURCE_WITH_A_COLON})\s*[::])"
    r"\s+(?P<names>\S.*)\Z",
    re.IGNORECASE,
)
# The BBC's pages put a comma behind their label: "Author, Salma Haddad".
_AUTHOR_AND_COMMA = re.compile(r"\A(?:author|المؤلف)\s*[،,]\s+", re.IGNORECASE)
_SEGMENT = re.compile(r"\s*[|•·\n]\s*|\s+[-–—]\s+|\s*[،,]\s+|\s*[–—]\s*|\s+/\s+")
_TIME = re.compile(
    r"(?<!\d)\d{1,2}[:٫.]\d{2}(?::\d{2})?(?!\d)\s*(?:a\.?m\.?|p\.?m\.?|صباح[اً]*|مساء[ً]*|ظهر[اً]*|[صم](?!\w))?"
    r"\s*(?:\(?(?:GMT|UTC|[AE]ST|[+-]\d{1,2}(?::?\d{2})?)\)?)*",
    re.IGNORECASE,
)
_UPDATED = re.compile(UPDATED, re.IGNORECASE)
_PLACE_BEHIND = re.compile(r"\s+(?:in|from|في|من|à|در|از)\s+(?P<place>\S+(?:\s\S+){0,2})\Z", re.IGNORECASE)
# Sentences have it, names as good as never.
_TANWEEN = re.compile("[\N{ARABIC FATHATAN}\N{ARABIC DAMMATAN}\N{ARABIC KASRATAN}]")
_ABBREVIATED = re.compile(r"(?P<name>.+?)\s*\((?P<short>[^()]{2,30})\)\Z")


@dataclass(frozen=True)
class MetaLine:
    """What such a line says. A certain one can be nothing else; the others are believed by their place on the page."""

    bylines: tuple[PastedByline, ...]
    date: FoundDate | None
    place: str | None
    why: Literal["byline.known", "byline.labelled", "byline.shape", "byline.place", "date.line"]
    confidence: float

    @property
    def is_certain(self) -> bool:
        return self.why in {"byline.known", "byline.labelled", "date.line"}


def read_meta_line(text: str, known: KnownNames, *, may_be_bare: bool = False) -> MetaLine | None:
    """Return what *text* says of author, date and place, or None when it says something else too.

    A person's name with nothing around it is believed only where it *may be bare*: right below a headline, when no one
    else has signed. Elsewhere two words beside a date are a town.
    """
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS:
        return None
    dates = find_dates(text)
    rest = _AUTHOR_AND_COMMA.sub("author: ", _without_times(text, dates))
    bylines: list[PastedByline] = []
    reasons: set[str] = set()
    places: list[str] = []
    segments = [name for segment in _SEGMENT.split(rest) if (name := clean_name(segment))]
    may_be_bare = may_be_bare or any(_one_agency(segment, known) for segment in segments)
    for segment in segments:
        if all(word in DATE_WORDS for word in folded_words(segment)) or (dates and furniture_kind(segment)):
            continue
        found = _names_in(segment, known, may_be_bare=may_be_bare or bool(bylines))
        if found is not None:
            names, reason, behind = found
            bylines.extend(names)
            reasons.add(reason)
            places.extend([behind] if behind else [])
        elif _is_place(segment, beside_a_date=bool(dates)):
            places.append(segment)
        elif not (bylines and folded_words(segment)[:1] and folded_words(segment)[0] in ROLES):
            return None
    if len(places) > 1:
        return None
    place = places[0] if places else None
    if not bylines and not dates:
        return None
    if ends_a_sentence(text) and not (dates or reasons <= {"byline.labelled", "byline.known"}):
        return None
    return _meta_line(text, bylines, dates, place, reasons)


def _meta_line(
    text: str, bylines: list[PastedByline], dates: list[FoundDate], place: str | None, reasons: set[str]
) -> MetaLine:
    published = next(
        (date for date in dates if not _UPDATED.search(_lead_of(text, date, dates))), dates[0] if dates else None
    )
    if not bylines:
        return MetaLine((), published, place, "date.line", 0.0)
    if "byline.place" in reasons:
        return MetaLine(tuple(bylines), published, place, "byline.place", 0.75 if dates or place else 0.55)
    if "byline.shape" in reasons:
        return MetaLine(tuple(bylines), published, place, "byline.shape", 0.85)
    if "byline.labelled" in reasons:
        return MetaLine(tuple(bylines), published, place, "byline.labelled", 0.95)
    return MetaLine(tuple(bylines), published, place, "byline.known", 1.0)


def _without_times(text: str, dates: list[FoundDate]) -> str:
    """Return *text* with a bar in place of each date and time of day."""
    pieces: list[str] = []
    place = 0
    for date in dates:
        pieces.append(text[place : date.start])
        place = date.end
    pieces.append(text[place:])
    joined = " | ".join(pieces)
    return _TIME.sub(" | ", joined) if dates else joined


def _lead_of(text: str, date: FoundDate, dates: list[FoundDate]) -> str:
    """Return the words that stand between *date* and the date before it."""
    return text[max((other.end for other in dates if other.end <= date.start), default=0) : date.start]


def _names_in(
    segment: str, known: KnownNames, *, may_be_bare: bool
) -> tuple[list[PastedByline], str, str | None] | None:
    """Return the bylines in *segment*, the reason to believe them, and a place named behind them."""
    label = _LABEL.match(segment)
    names_text, place = (label["names"] if label else segment), None
    whole = _one_agency(names_text, known)
    if whole is not None:
        return (
            [whole],
            ("byline.known" if known.has_agency(whole.name) else "byline.labelled" if label else "byline.shape"),
            None,
        )
    behind = _PLACE_BEHIND.search(names_text)
    if behind is not None:
        names_text, place = names_text[: behind.start()], clean_name(behind["place"])
    names = split_names(names_text)
    if not names or len(names) > 6:
        return None
    bylines = [_byline(name, known, source=bool(label and label["source"])) for name in names]
    if all(known.has_agency(name) or known.has_author(name) for name in names):
        return bylines, "byline.known", place
    all_are_names = all(
        byline.kind == "agency" or is_person(byline.name) or known.has_author(byline.name) for byline in bylines
    )
    if label is not None:
        is_short = all(len(name.split()) <= 5 and folded_words(name) for name in names)
        bare_word = label["by"] is not None and len(names) == 1 and len(names[0].split()) == 1
        return (
            (bylines, "byline.labelled", place)
            if all_are_names or (is_short and (label["source"] or bare_word))
            else None
        )
    if all(byline.kind == "agency" for byline in bylines):
        return bylines, "byline.shape", place
    if may_be_bare and all_are_names and not _is_town(names[0]) and not _TANWEEN.search(names_text):
        return bylines, "byline.place", place
    return None


def _one_agency(text: str, known: KnownNames) -> PastedByline | None:
    """Return the agency that *text* names as a whole, perhaps with its abbreviation in brackets."""
    name = clean_name(text)
    if known.has_agency(name):
        return PastedByline(name, "agency")
    short = _ABBREVIATED.match(text.strip())
    if short and is_agency(short["name"], known):
        return PastedByline(clean_name(short["name"]), "agency")
    is_several = len(split_names(name)) > 1
    return PastedByline(name, "agency") if not is_several and is_agency(name, known) else None


def _byline(name: str, known: KnownNames, *, source: bool) -> PastedByline:
    if is_agency(name, known) or (source and not is_person(name)):
        return PastedByline(name, "agency")
    return PastedByline(name, "author")


def _is_place(segment: str, *, beside_a_date: bool) -> bool:
    words = segment.split()
    return len(words) == 1 or (len(words) <= 3 and (_is_town(segment) or (beside_a_date and is_person(segment))))


def _is_town(name: str) -> bool:
    return folded_words(name)[:1] != () and folded_words(name)[0] in TOWNS_BEGIN
