"""The blocks of an article's body. `kind` names the template that prints one, below templates/site/pieces/blocks/."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from khabar.site.documents.letterhead import Link
from khabar.site.documents.picture import Picture


@dataclass(frozen=True)
class Paragraph:
    kind: ClassVar[str] = "paragraph"
    html: Markup
    """One or more <p>, cleaned."""


@dataclass(frozen=True)
class Heading:
    kind: ClassVar[str] = "heading"
    text: str


@dataclass(frozen=True)
class Quotation:
    kind: ClassVar[str] = "quotation"
    paragraphs: tuple[str, ...]
    attribution: str


@dataclass(frozen=True)
class PhotoBlock:
    kind: ClassVar[str] = "photo"
    picture: Picture


@dataclass(frozen=True)
class PointList:
    kind: ClassVar[str] = "list"
    points: tuple[str, ...]


@dataclass(frozen=True)
class Embed:
    """A card with a link; for an allowed provider `frame` is the address of its player."""

    kind: ClassVar[str] = "embed"
    url: str
    title: str
    host: str
    frame: str = ""


@dataclass(frozen=True)
class RelatedLinks:
    kind: ClassVar[str] = "related"
    links: tuple[Link, ...]


@dataclass(frozen=True)
class KeyPoints:
    kind: ClassVar[str] = "key_points"
    points: tuple[str, ...]


@dataclass(frozen=True)
class FactBox:
    kind: ClassVar[str] = "fact_box"
    title: str
    html: Markup


@dataclass(frozen=True)
class PullQuote:
    kind: ClassVar[str] = "pull_quote"
    text: str


@dataclass(frozen=True)
class Exchange:
    """A question and its answer."""

    kind: ClassVar[str] = "question"
    question: str
    answer: Markup


@dataclass(frozen=True)
class Gallery:
    kind: ClassVar[str] = "gallery"
    pictures: tuple[Picture, ...]


@dataclass(frozen=True)
class Timeline:
    kind: ClassVar[str] = "timeline"
    moments: tuple[tuple[str, str], ...]
    """When, as the desk wrote it, and what happened."""


@dataclass(frozen=True)
class FactVerdict:
    """What a fact check found. `verdict` is the name that wording and JSON-LD know it by."""

    kind: ClassVar[str] = "verdict"
    claim: str
    claimant: str
    verdict: str
    label: str
    explanation: str


Block = (
    Paragraph
    | Heading
    | Quotation
    | PhotoBlock
    | PointList
    | KeyPoints
    | FactBox
    | PullQuote
    | Exchange
    | Gallery
    | Timeline
    | FactVerdict
    | Embed
    | RelatedLinks
)
