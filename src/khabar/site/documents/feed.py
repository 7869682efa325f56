"""A feed and its items, addresses absolute and in ASCII."""

import datetime
from dataclasses import dataclass

from khabar.site.documents.sheet_head import ShareImage


@dataclass(frozen=True)
class FeedItem:
    title: str
    address: str
    guid: str
    """The permalink: it stays when the headline and with it the address change."""
    description: str
    published_at: datetime.datetime
    creators: tuple[str, ...]
    category: str
    image: ShareImage | None
    image_credit: str
    updated_at: datetime.datetime | None = None
    corrections: tuple[str, ...] = ()
    """What was corrected, a sentence or two each, the newest first."""

    @property
    def changed_at(self) -> datetime.datetime:
        return max(self.published_at, self.updated_at or self.published_at)


@dataclass(frozen=True)
class FeedDocument:
    title: str
    address: str
    self_address: str
    description: str
    language: str
    items: tuple[FeedItem, ...]

    @property
    def changed_at(self) -> datetime.datetime | None:
        return max((item.changed_at for item in self.items), default=None)
