"""What reading a pasted page yields: the article's fields, and for every line of the text what it became."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypedDict


class Role(StrEnum):
    """What a line of the pasted text became."""

    SECTION = "section"
    TOPIC = "topic"
    HEADLINE = "headline"
    BYLINE = "byline"
    DATE = "date"
    PHOTO = "photo"
    BODY = "body"
    DROPPED = "dropped"
    BLANK = "blank"


@dataclass(frozen=True)
class MarkedLine:
    """A line of the pasted text, its edges trimmed, with what it became and why (a short code for the desk to word)."""

    number: int
    text: str
    role: Role
    why: str


@dataclass(frozen=True)
class Note:
    """Something the reader of the result should know: a code and its parameters, worded by whoever shows it."""

    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class PastedByline:
    name: str
    kind: Literal["author", "agency"]


@dataclass(frozen=True)
class PastedPhoto:
    caption: str
    photographer: str | None = None
    agency: str | None = None


class PhotoJson(TypedDict):
    caption: str
    photographer: str | None
    agency: str | None


class PastedJson(TypedDict):
    """The form that `khabar import page-text --check --json` prints; others rely on it."""

    headline: str
    section: str | None
    topic: str | None
    bylines: list[str]
    published_on: str | None
    photo: PhotoJson | None
    body: list[str]
    dropped: list[str]
    confidence: float
    confidence_by_field: dict[str, float]


@dataclass(frozen=True)
class PastedArticle:
    """A page as it was understood. Confidences run from 0 to 1, and stand only for fields that were found."""

    headline: str
    section: str | None
    topic: str | None
    bylines: tuple[PastedByline, ...]
    published_on: datetime.date | None
    dateline: str | None
    photo: PastedPhoto | None
    body: tuple[str, ...]
    lines: tuple[MarkedLine, ...]
    confidence: float
    confidence_by_field: Mapping[str, float]
    notes: tuple[Note, ...]

    @property
    def dropped(self) -> tuple[str, ...]:
        """The lines that are no part of the article, in their order."""
        return tuple(line.text for line in self.lines if line.role is Role.DROPPED)

    def reason_for(self, field: str) -> str:
        """Return the code of why *field* (a name of confidence_by_field) was read as it was, or nothing."""
        subject = {"bylines": "byline", "published_on": "date"}.get(field, field)
        codes = [
            *(line.why for line in self.lines if line.role is not Role.DROPPED),
            *(note.code for note in self.notes),
        ]
        if field == "published_on":
            codes.reverse()  # the note says more than the line: where the year came from
        return next((code for code in codes if code.partition(".")[0] == subject), "")

    def as_json(self) -> PastedJson:
        photo = self.photo
        return {
            "headline": self.headline,
            "section": self.section,
            "topic": self.topic,
            "bylines": [byline.name for byline in self.bylines],
            "published_on": self.published_on.isoformat() if self.published_on else None,
            "photo": {"caption": photo.caption, "photographer": photo.photographer, "agency": photo.agency}
            if photo
            else None,
            "body": list(self.body),
            "dropped": list(self.dropped),
            "confidence": self.confidence,
            "confidence_by_field": dict(self.confidence_by_field),
        }
