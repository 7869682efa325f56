"""What the <head> of a page says to browsers, search engines and share cards."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class ShareImage:
    """The picture on the card when somebody shares the page."""

    url: str
    width: int
    height: int
    alt: str = ""


@dataclass(frozen=True)
class Head:
    title: str
    address: str
    """The canonical address, absolute."""
    description: str = ""
    share_title: str = ""
    """The title on share cards, where it is another one."""
    image: ShareImage | None = None
    feed: str = ""
    feed_title: str = ""
    published: str = ""
    updated: str = ""
    section: str = ""
    topics: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    structured: str = ""
    """JSON-LD, already safe to stand in a <script>."""
    is_article: bool = False
    is_indexed: bool = True
    alternates: tuple[tuple[str, str], ...] = field(default=())
    """(language, address) of the same page in other languages, this one included; empty when there is no other."""
