"""What is told about one address: plain records, so that a command or a screen can print them. Knows no database."""

import datetime
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Waiting:
    """Why a page will be baked again: its order and how many are before it, or keys touched and not ordered yet."""

    cause: str
    ahead: int
    tries: int
    due_at: datetime.datetime | None
    last_error: str


@dataclass(frozen=True)
class Claimed:
    """What one page says at the address."""

    page: str
    says: str
    status: int
    location: str | None


@dataclass(frozen=True)
class Explained:
    """Everything that is known of one address. *page* is empty where nobody ever laid anything."""

    path: str
    page: str = ""
    status: int = 404
    says: str = "nothing"
    location: str | None = None
    changed_at: datetime.datetime | None = None
    etag: str = ""
    bytes: dict[str, int] = field(default_factory=dict)
    baked_at: datetime.datetime | None = None
    cause: str = ""
    keys: tuple[str, ...] = ()
    order: Waiting | None = None
    touched: tuple[str, ...] = ()
    others: tuple[Claimed, ...] = ()
