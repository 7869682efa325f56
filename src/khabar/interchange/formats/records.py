"""What any site holds, as plain records: the reading of a format ends here, and the taking in begins.

Texts are as the other system had them; whether they fit is asked where they are taken in.
"""

import datetime
from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """Whether readers of the other site could see a thing."""

    PUBLISHED = "published"
    SCHEDULED = "scheduled"
    DRAFT = "draft"
    PRIVATE = "private"
    TRASHED = "trashed"


@dataclass(frozen=True)
class Person:
    """Who signs. *key* is how the other system's articles name her."""

    key: str
    name: str
    about: str = ""


@dataclass(frozen=True)
class Category:
    """What may become a section. *parent* is the key of the one above it, if any; *path* its old address."""

    key: str
    name: str
    parent: str = ""
    path: str = ""


@dataclass(frozen=True)
class Tag:
    """What becomes a topic."""

    key: str
    name: str
    path: str = ""


@dataclass(frozen=True)
class Medium:
    """A file of the other site. *place* is where it lies below the folder of uploads."""

    key: str
    url: str
    place: str = ""
    title: str = ""
    caption: str = ""
    alt_text: str = ""
    photographer: str = ""
    parent: str = ""


class Standing(StrEnum):
    """What the other site had decided on a comment."""

    APPROVED = "approved"
    PENDING = "pending"
    SPAM = "spam"
    TRASHED = "trashed"


@dataclass(frozen=True)
class Remark:
    """A reader's comment. *parent* is the key of the one it answers."""

    key: str
    name: str
    text: str
    written_at: datetime.datetime | None
    standing: Standing
    email: str = ""
    parent: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Note:
    """Something that is not as it was on the other site: what happened, and the piece it happened to, as it came."""

    what: str
    piece: str = ""


@dataclass(frozen=True)
class Story:
    """A post or a page. *body* is HTML, as the other system's editor keeps it.

    *is_page* tells what stands for itself from what is news. *lead* is the key or the address of the photo above it.
    *paths* are its old addresses, as paths.
    """

    key: str
    kind: str
    is_page: bool
    title: str
    slug: str
    body: str
    state: State
    published_at: datetime.datetime | None = None
    modified_at: datetime.datetime | None = None
    excerpt: str = ""
    people: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    first_category: str = ""
    tags: tuple[str, ...] = ()
    lead: str = ""
    lead_caption: str = ""
    dateline: str = ""
    paths: tuple[str, ...] = ()
    takes_comments: bool = True
    remarks: tuple[Remark, ...] = ()
    names: dict[str, str] = field(default_factory=dict)
    """The names of the people, categories and tags above, as far as the story itself tells them."""
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class LeftOut:
    """What the file holds and nobody takes in, with the reason. *remarks* counts the comments that go with it."""

    key: str
    kind: str
    title: str
    reason: str
    remarks: int = 0


class UnreadableExport(Exception):
    """The file is no export that is read here. The message says why, and what to do."""
