"""The demo's copy as typed records, one per kind of file. Plain data: knows no file, no Django."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Moment:
    """A time counted back from the moment of loading: so many minutes ago, or so many days ago at an hour."""

    minutes_ago: int | None = None
    days_ago: int | None = None
    at: datetime.time | None = None


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Quotation:
    text: str
    attribution: str


@dataclass(frozen=True)
class Points:
    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True)
class PhotoHere:
    """The place in a body of the article's photo of this name."""

    name: str


Block = Paragraph | Heading | Quotation | Points | PhotoHere


def filled_block(block: Block, fill: Callable[[str], str]) -> Block:
    """Return *block* with each of its texts as *fill* makes it."""
    match block:
        case Paragraph(text):
            return Paragraph(fill(text))
        case Heading(text):
            return Heading(fill(text))
        case Quotation(text, attribution):
            return Quotation(fill(text), fill(attribution))
        case Points(items, numbered):
            return Points(tuple(fill(item) for item in items), numbered)
        case PhotoHere():
            return block


@dataclass(frozen=True)
class PhotoCopy:
    """What stands under a picture, and which scene and palette draw it."""

    picture: str
    palette: str
    caption: str
    alt: str
    photographer: str = ""
    agency: str = ""
    credit: str = ""


@dataclass(frozen=True)
class Likes:
    """Votes in the poll under an article."""

    yes: int = 0
    no: int = 0


@dataclass(frozen=True)
class ArticleCopy:
    name: str
    headline: str
    standfirst: str
    section: str
    topics: tuple[str, ...]
    by: tuple[str, ...]
    published: Moment
    body: tuple[Block, ...]
    lead: PhotoCopy
    photos: dict[str, PhotoCopy] = field(default_factory=dict)
    dateline: str = ""
    related: tuple[str, ...] = ()
    translates: str = ""
    comments: str = ""
    likes: Likes = Likes()


@dataclass(frozen=True)
class CommentCopy:
    """One reader's comment, sent `after` minutes after the article was published."""

    name: str
    after: int
    state: str
    text: str
    email: str = ""
    reason: str = ""
    note: str = ""


@dataclass(frozen=True)
class PageCopy:
    title: str
    slug: str
    body: tuple[Block, ...]


@dataclass(frozen=True)
class SectionCopy:
    name: str
    subsections: tuple[str, ...] = ()


@dataclass(frozen=True)
class AuthorCopy:
    name: str
    role: str
    bio: str


@dataclass(frozen=True)
class AgencyCopy:
    name_ar: str
    name_en: str
    name_fr: str
    other_names: tuple[str, ...] = ()


@dataclass(frozen=True)
class EditionCopy:
    """An edition with everything in it. `comments` goes by the name of the article."""

    code: str
    language: str
    name: str
    tagline: str
    time_zone: str
    rights: str
    sections: tuple[SectionCopy, ...]
    topics: dict[str, str]
    authors: tuple[AuthorCopy, ...]
    articles: tuple[ArticleCopy, ...]
    comments: dict[str, tuple[CommentCopy, ...]]
    pages: tuple[PageCopy, ...]
