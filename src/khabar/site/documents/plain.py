"""Pages of words alone: a standing page, and what is said where no page is."""

from dataclasses import dataclass

from markupsafe import Markup

from khabar.site.documents.versions import WithdrawalDocument


@dataclass(frozen=True)
class StandingDocument:
    title: str
    html: Markup


@dataclass(frozen=True)
class LostDocument:
    number: int
    """The status: 404, 410 or 503."""
    title: str
    text: str
    withdrawal: WithdrawalDocument | None = None
