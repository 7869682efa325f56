"""What the checker says about one place of a text. Knows no rule and no edition."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Message:
    """Why a place was marked, in one short sentence for the newsroom."""

    arabic: str
    english: str


@dataclass(frozen=True)
class Finding:
    """A place that the house would write differently: text[start:end] is `found`, never empty."""

    rule: str
    start: int
    end: int
    found: str
    suggestion: str | None  # None where only a person can say what was meant; "" where it should go
    confidence: float  # 0 to 1
    message: Message
