"""What readers are told of changes: corrections under an article and in their list, and the record of its versions."""

from dataclasses import dataclass

from khabar.site.documents.letterhead import Link
from khabar.site.documents.moment import Moment
from khabar.text.differences import Run


@dataclass(frozen=True)
class CorrectionDocument:
    text: str
    moment: Moment
    signature: str
    article: Link | None = None
    """Where it stands on a page that is not the article's own."""


@dataclass(frozen=True)
class PassageDocument:
    """A paragraph that changed, or how many stayed as they were."""

    runs: tuple[Run, ...] = ()
    unchanged: int = 0


@dataclass(frozen=True)
class PartDocument:
    """One part of the article that changed: the headline, the text."""

    name: str
    passages: tuple[PassageDocument, ...]


@dataclass(frozen=True)
class DifferenceDocument:
    parts: tuple[PartDocument, ...] = ()
    is_spelling_only: bool = False
    is_too_long: bool = False


@dataclass(frozen=True)
class VersionDocument:
    number: int
    change: str
    moment: Moment
    note: str = ""
    signature: str = ""
    hidden: Moment | None = None
    difference: DifferenceDocument | None = None
    """None where there is nothing to compare with, and where it is hidden or too long ago."""
    is_newest: bool = False


@dataclass(frozen=True)
class VersionsDocument:
    article: Link
    versions: tuple[VersionDocument, ...]
    """The newest first."""
    has_older: bool = False
    """Whether differences of older versions are left out."""


@dataclass(frozen=True)
class WithdrawalDocument:
    moment: Moment
    reason: str
