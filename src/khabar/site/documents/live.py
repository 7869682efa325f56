"""Live coverage as its pages print it: the posts, what is pinned over them, and where the others are."""

from dataclasses import dataclass

from khabar.site.documents.letterhead import Link
from khabar.site.documents.moment import Moment
from khabar.site.documents.picture import Picture


@dataclass(frozen=True)
class LivePostDocument:
    number: int
    path: str
    """Where the post stays, however many follow."""
    moment: Moment
    edited: Moment | None
    title: str
    paragraphs: tuple[str, ...]
    picture: Picture | None
    author: str
    is_key: bool


@dataclass(frozen=True)
class KeyMoment:
    moment: Moment
    said: str
    path: str


@dataclass(frozen=True)
class LiveDocument:
    """What stands on the article's own page."""

    is_over: bool
    ended: Moment | None
    summary: tuple[str, ...]
    posts: tuple[LivePostDocument, ...]
    key_moments: tuple[KeyMoment, ...]
    count: int
    older: str
    """The further page on which the posts before these are, if there are any."""
    news_path: str
    """Where a browser asks for newer posts."""

    @property
    def newest(self) -> int:
        return self.posts[0].number if self.posts else 0


@dataclass(frozen=True)
class LivePageDocument:
    """A further page."""

    article: Link
    posts: tuple[LivePostDocument, ...]
    older: str
    newer: str
