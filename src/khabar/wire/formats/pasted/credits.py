"""The credit at the end of a photo's caption: [photographer/agency] and the other ways newsrooms write it."""

import re
from dataclasses import dataclass
from typing import Final

from khabar.wire.formats.pasted.known import KnownNames
from khabar.wire.formats.pasted.names import clean_name, is_agency, is_person

_CREDIT_LABELS: Final = (
    "الصورة من|تصوير|عدسة|بعدسة|المصور|مصدر الصورة|حقوق الصورة|عکس از|عکاس|"
    "photograph by|photographs by|photos by|photo by|photo credit|image credit|credit|crédit photo|crédit"
)
# These also stand before a caption: «صورة: السوق القديم».
_PHOTO_LABELS: Final = "الصورة|الصور|صورة|عکس|photographs|photograph|photos|photo|picture|image"
# The BBC's pages put a comma behind theirs: «صدر الصورة، Reuters».
_CREDIT_LABELS_WITH_COMMA: Final = "صدر الصورة|مصدر الصورة|image source"
_PHOTO_LABELS_WITH_COMMA: Final = "التعليق على الصورة|image caption"

_PHOTO_LABEL = rf"(?:(?:{_PHOTO_LABELS})\s*[:：]|(?:{_PHOTO_LABELS_WITH_COMMA})\s*[:：،,])"
_CREDIT_LABEL = rf"(?:(?:{_CREDIT_LABELS})\s*[:：]|(?:{_CREDIT_LABELS_WITH_COMMA})\s*[:：،,])"
_LABEL = rf"(?:{_CREDIT_LABEL}|{_PHOTO_LABEL})"
_BRACKETED = re.compile(r"\s*(?:\[(?P<square>[^\[\]]{2,160})\]|\((?P<round>[^()]{2,160})\))\s*[.۔]?\Z")
_LABELLED = re.compile(rf"(?:\A|(?<=[.!؟?…»\"”'\]۔\n]))\s*{_LABEL}\s*(?P<names>[^:\n]{{2,120}})\Z", re.IGNORECASE)
_BY = re.compile(
    r"(?:\A|(?<=[.!؟?…»\"”'\]۔]))\s*(?:photos?|photographs?|pictures?)\s+by\s+(?P<names>[^:.\n]{2,120})\.?\Z",
    re.IGNORECASE,
)
_MARKED = re.compile(r"\s*©\s*(?P<names>[^©\d\n]{2,120})\Z")
# Reuters closes the sentence and goes on: REUTERS/Ahmad al-Rubaye
_SLASHED = re.compile(r"(?<=[.!؟?…])\s+(?P<names>[^\s/.][^/.]{1,50}/[^/.]{2,50})\Z")
_PHOTO_LABEL_FIRST = re.compile(rf"\A\s*{_PHOTO_LABEL}\s*", re.IGNORECASE)
_IN_BRACKETS_LABEL_FIRST = re.compile(rf"\A\s*(?:{_CREDIT_LABELS})\s+", re.IGNORECASE)
_LABEL_FIRST = re.compile(rf"\A\s*{_LABEL}\s*", re.IGNORECASE)
_PARTS = re.compile(r"\s*[/|،,;]\s*|\s+[-–—]\s+|\s+(?:via|for|pour|لـ|لصالح)\s+", re.IGNORECASE)
_SLASH = re.compile(r"[/|]|\s[-–—]\s")
_PHOTO_WORD = re.compile(r"\s+(?:photos?|pictures?)\Z", re.IGNORECASE)
_NOT_A_NAME: Final = frozenset(
    ("أرشيف", "أرشيفية", "ارشيف", "الأرشيف", "archive", "archives", "file", "file photo", "handout", "آرشیو")
)
_LONGEST_NAME_IN_WORDS: Final = 7


@dataclass(frozen=True)
class Credit:
    """Who took a photo. A firm credit can be nothing else; a loose one, «(رويترز)», also ends ordinary paragraphs."""

    photographer: str | None
    agency: str | None
    is_firm: bool
    is_on_file: bool


def split_caption(text: str, known: KnownNames) -> tuple[str, Credit] | None:
    """Return the caption as written without its credit, and the credit; None when *text* carries none.

    The caption is empty when the line holds nothing but the credit.
    """
    tail = text[-400:]
    for form in (_BRACKETED, _LABELLED, _BY, _MARKED, _SLASHED):
        match = form.search(tail)
        if match is None:
            continue
        credit = _credit(match, known)
        if credit is not None:
            before = text[: len(text) - len(tail) + match.start()]
            return _LABEL_FIRST.sub("", before).strip(), credit
    return None


def labelled_caption(text: str) -> str | None:
    """Return the caption that a label announces («صورة: السوق القديم»), or None."""
    caption = _PHOTO_LABEL_FIRST.sub("", text, count=1).strip()
    return caption if caption and caption != text.strip() else None


def _credit(match: re.Match[str], known: KnownNames) -> Credit | None:
    text = next(filter(None, match.groupdict().values()))
    is_labelled = match.re is not _BRACKETED or bool(_LABEL_FIRST.match(text) or _IN_BRACKETS_LABEL_FIRST.match(text))
    names = _names(_IN_BRACKETS_LABEL_FIRST.sub("", _LABEL_FIRST.sub("", text)))
    if not 1 <= len(names) <= 4 or any(
        len(name.split()) > _LONGEST_NAME_IN_WORDS or re.search(r"\d", name) for name in names
    ):
        return None
    agencies = [name for name in names if is_agency(name, known)]
    if match.re is _SLASHED and not agencies:
        return None
    people = [name for name in names if name not in agencies]
    if people and not agencies:
        persons = [name for name in people if is_person(name) or known.has_author(name)]
        if not persons:
            return None
        if len(people) > 1 and _SLASH.search(text):
            agencies = [name for name in people if name is not persons[0]]
            people = persons[:1]
    if match.re is _LABELLED and match.start() == 0 and not agencies and len(names) == 1:
        # «صورة: السوق القديم في النهرين» announces a caption, «الصورة: أحمد سالم» names who took it.
        is_labelled = _PHOTO_LABEL_FIRST.match(match.group()) is None or len(people[0].split()) == 2
        if not is_labelled:
            return None
    return Credit(
        photographer="، ".join(people) or None,
        agency=" / ".join(agencies) or None,
        is_firm=is_labelled or len(names) > 1,
        is_on_file=any(known.has_agency(name) for name in agencies),
    )


def _names(text: str) -> list[str]:
    parts = (clean_name(_PHOTO_WORD.sub("", part)) for part in _PARTS.split(text))
    return [part for part in parts if part and part.casefold() not in _NOT_A_NAME]
