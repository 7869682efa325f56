"""How one house writes: plain data that an edition may keep. What it leaves open follows the language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from khabar.text.digits import DigitSystem
from khabar.text.languages.record import Quotes


@dataclass(frozen=True)
class HouseStyle:
    """The choices of one edition. The default is what careful newsrooms agree on, and takes no side elsewhere."""

    quotes: Quotes | None = None  # None: those of the language
    digits: DigitSystem | None = None  # None: those that the text itself uses most
    ellipsis: Literal["…", "..."] | None = None  # None: either will do; a malformed one becomes …
    dash: Literal["–", "—"] = "–"
    tanwin: Literal["ًا", "اً"] | None = None  # None: both will do; this is about the order of alef and tanwin
    spellings: Mapping[str, str] = field(default_factory=dict)  # wrong → right, of whole words and phrases
    names: Sequence[str] = ()  # as they should stand
    switched_on: frozenset[str] = frozenset()  # names of rules that are off unless a house asks for them
    switched_off: frozenset[str] = frozenset()
    threshold: float = 0.8  # from this confidence on a suggestion may be made by itself


DEFAULT_STYLE = HouseStyle()
