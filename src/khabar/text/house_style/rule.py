"""The shape of a rule: a name, a reason, and a function that marks places of a manuscript. Knows no rule itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import Manuscript

ARABIC = frozenset({"ar"})
ARABIC_SCRIPT = frozenset({"ar", "fa", "ur", "ckb"})
EVERY_LANGUAGE = ARABIC_SCRIPT | {"en"}


@dataclass(frozen=True)
class Hit:
    """A place that a rule marks, never empty. No suggestion where only a person can tell."""

    start: int
    end: int
    suggestion: str | None
    confidence: float
    message: Message | None = None  # where it differs from the rule's own


@dataclass(frozen=True)
class Rule:
    """One thing that a house cares about."""

    name: str
    message: Message
    find: Callable[[Manuscript], Iterable[Hit]]
    languages: frozenset[str] = ARABIC_SCRIPT
    on: bool = True  # unless the house says otherwise
