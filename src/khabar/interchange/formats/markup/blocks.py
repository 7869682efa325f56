"""What a body consists of, whichever editor wrote it. Plain values; the lengths are what our own blocks take."""

from dataclasses import dataclass

LONGEST_HEADING = 160
LONGEST_QUOTATION = 2000
LONGEST_ATTRIBUTION = 160
LONGEST_POINT = 600
LONGEST_CAPTION = 1000


@dataclass(frozen=True)
class Paragraph:
    """*html* is text with nothing in it but <b>, <a href> and <br/>."""

    html: str


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Quotation:
    text: str
    attribution: str = ""


@dataclass(frozen=True)
class Points:
    items: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """*key* is the other system's name of it, where it says one."""

    url: str
    key: str = ""
    caption: str = ""
    alt_text: str = ""


@dataclass(frozen=True)
class Uploads:
    """The place of a gallery that shows whatever was uploaded to the story."""


@dataclass(frozen=True)
class Embed:
    url: str
    title: str = ""


Block = Paragraph | Heading | Quotation | Points | Picture | Uploads | Embed
