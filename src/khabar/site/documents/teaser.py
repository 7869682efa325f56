"""An article as fronts and lists announce it."""

from dataclasses import dataclass

from khabar.site.documents.letterhead import Link
from khabar.site.documents.moment import Moment
from khabar.site.documents.picture import Picture


@dataclass(frozen=True)
class Credit:
    """A name that stands over an article. Agencies have no role."""

    name: str
    role: str = ""
    is_person: bool = False


@dataclass(frozen=True)
class Teaser:
    article: int
    path: str
    headline: str
    """The shorter one that the desk wrote for fronts, if it did."""
    standfirst: str
    section: Link
    moment: Moment
    credits: tuple[Credit, ...] = ()
    picture: Picture | None = None
    """None too where the photo may shock: nobody meets it unasked."""
    format: str = "news"
    label: str = ""
    """What the format is called; empty for plain news."""
    kicker: str = ""
    warning: str = ""

    def __hash__(self) -> int:
        """Few are about the same article, and pages ask for their pieces all the time."""
        return hash(self.article)

    @property
    def writer(self) -> Credit | None:
        """The first person among the credits."""
        return next((credit for credit in self.credits if credit.is_person), None)

    @property
    def columnist(self) -> Credit | None:
        """The person whose opinion it is, named beside the headline wherever it stands."""
        return self.writer if self.format == "opinion" else None
