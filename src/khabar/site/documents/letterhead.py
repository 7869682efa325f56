"""What stands around every page of an edition: its name, its sections, its sister editions, its standing pages."""

from dataclasses import dataclass

from khabar.site.wording import Wording


@dataclass(frozen=True)
class Link:
    name: str
    path: str


@dataclass(frozen=True)
class SectionLink:
    """A main section in the menu."""

    section: int
    name: str
    path: str


@dataclass(frozen=True)
class EditionLink:
    name: str
    language: str
    direction: str
    path: str
    code: str = ""
    is_default: bool = False


@dataclass(frozen=True)
class Letterhead:
    code: str
    name: str
    tagline: str
    language: str
    direction: str
    digits: str
    home: str
    feed: str
    archive: str
    corrections: str
    search: str
    suggest: str
    search_description: str
    words: Wording
    sections: tuple[SectionLink, ...] = ()
    others: tuple[EditionLink, ...] = ()
    standing_pages: tuple[Link, ...] = ()
    policy: str = ""
    """The path of the comments policy, empty when the edition has none."""

    def __hash__(self) -> int:
        """Pages ask for pieces of it all the time, and it holds all words of a language."""
        return hash(self.code)
