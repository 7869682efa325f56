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


Block = Paragraph | Heading | Quotation | PhotoBlock | PointList | Embed | RelatedLinks
