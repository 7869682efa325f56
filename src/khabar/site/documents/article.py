"""An article as its page prints it: everything in its place, every string ready."""

from dataclasses import dataclass

from khabar.site.documents.blocks import Block
from khabar.site.documents.letterhead import Link
from khabar.site.documents.live import LiveDocument
from khabar.site.documents.moment import Moment
from khabar.site.documents.other_language import OtherLanguage
from khabar.site.documents.picture import Picture
from khabar.site.documents.teaser import Credit, Teaser
from khabar.site.documents.versions import CorrectionDocument


@dataclass(frozen=True)
class ArticleDocument:
    headline: str
    standfirst: str
    section: Link
    section_trail: tuple[Link, ...]
    """The main section and, where there is one, the section below it."""
    topics: tuple[Link, ...]
    credits: tuple[Credit, ...]
    published: Moment
    updated: Moment | None
    photo: Picture | None
    blocks: tuple[Block, ...]
    permalink: str
    share_address: str
    """The address, and below the headline, escaped for the query of another site's address."""
    share_headline: str
    format: str = "news"
    label: str = ""
    """What the format is called; empty for plain news."""
    kicker: str = ""
    location: str = ""
    dateline: str = ""
    warning: str = ""
    is_photo_covered: bool = False
    """Whether the lead photo waits until the reader asks for it."""
    translator: str = ""
    elsewhere: tuple[OtherLanguage, ...] = ()
    """The same article in every edition that has it, this one included; empty when no other has."""
    sources: tuple[Link, ...] = ()
    """Where the story comes from; a source without an address has an empty path."""
    related: tuple[Teaser, ...] = ()
    """The likest to it, and below what its section had before it; no article stands in both."""
    read_also: tuple[Teaser, ...] = ()
    corrections: tuple[CorrectionDocument, ...] = ()
    """The newest first."""
    record: str = ""
    """Where the record of changes is, once there is something to compare."""
    live: LiveDocument | None = None
    """The coverage of a live blog."""
    is_preview: bool = False
