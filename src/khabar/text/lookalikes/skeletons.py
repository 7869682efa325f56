"""What a name looks like, whatever letters it is written with. For comparing names only: a skeleton spells nothing."""

import unicodedata

from khabar.text.characters import TATWEEL, is_invisible
from khabar.text.lookalikes.confusable_letters import CONFUSABLE_LETTERS

_TABLE = str.maketrans({letter: meant for meant, letters in CONFUSABLE_LETTERS.items() for letter in letters})
# Harakat, the tatweel and the small alef: they are hardly seen, and a name may be written with or without them.
_HARDLY_SEEN = {TATWEEL, "\N{ARABIC LETTER SUPERSCRIPT ALEF}", *map(chr, range(0x064B, 0x0653))}


def skeleton(name: str) -> str:
    """Return what names that look like *name* have in common with it. The skeleton of a skeleton is itself.

    Arabic letters that differ only in code are one (ي and ی, ك and ک, ه and ە), and so are those that look alike across
    scripts (Latin a and Cyrillic а; o, ه and ٥). Letters that differ in a dot are not, nor are cases.

    >>> skeleton("رویترز") == skeleton("رويترز"), skeleton("Rеutеrs") == skeleton("Reuters")
    (True, True)
    >>> skeleton("أحمد") == skeleton("أحمـَد"), skeleton("مدينة") == skeleton("مدينه")
    (True, False)
    """
    seen = name
    while (simpler := _simpler(seen)) != seen:
        seen = simpler
    return seen


def _simpler(text: str) -> str:
    parts = unicodedata.normalize("NFKD", "".join(c for c in text if not _leaves_no_trace(c)))
    shown = "".join(part for part in parts if part not in _HARDLY_SEEN)
    return " ".join(unicodedata.normalize("NFKD", shown.translate(_TABLE)).split())


def _leaves_no_trace(character: str) -> bool:
    return is_invisible(character) or (unicodedata.category(character) == "Cc" and not character.isspace())
