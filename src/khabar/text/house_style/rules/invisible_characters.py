"""Characters nobody can see: direction marks, zero-width spaces, controls. They spoil searching, counting, copying."""

import re
from collections.abc import Iterator

from khabar.text.characters import ZWNJ
from khabar.text.house_style.finding import Message
from khabar.text.house_style.manuscript import ARABIC_LETTER, TRANSPARENT, Manuscript
from khabar.text.house_style.rule import EVERY_LANGUAGE, Hit, Rule

_UNSEEN = "".join(
    [
        "\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}",
        "\N{LEFT-TO-RIGHT EMBEDDING}\N{RIGHT-TO-LEFT EMBEDDING}\N{POP DIRECTIONAL FORMATTING}",
        "\N{LEFT-TO-RIGHT OVERRIDE}\N{RIGHT-TO-LEFT OVERRIDE}",
        "\N{LEFT-TO-RIGHT ISOLATE}\N{RIGHT-TO-LEFT ISOLATE}\N{FIRST STRONG ISOLATE}\N{POP DIRECTIONAL ISOLATE}",
        "\N{ZERO WIDTH SPACE}",
        "\N{ZERO WIDTH NO-BREAK SPACE}",
        "\N{WORD JOINER}",
        "\N{SOFT HYPHEN}",
        ZWNJ,
    ]
)
_RUN = re.compile(f"[{_UNSEEN}\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")


def find(manuscript: Manuscript) -> Iterator[Hit]:
    """Mark them. The zero-width non-joiner is spelling inside Persian, Urdu and Sorani words, and stays there."""
    for match in _RUN.finditer(manuscript.text):
        start, end = match.span()
        if match.group() == ZWNJ and _spells(manuscript, start):
            continue
        # A joiner among other unseen characters stays where it spells.
        stays = ZWNJ if ZWNJ in match.group() and _spells(manuscript, start, end) else ""
        yield Hit(start, end, stays, 0.9)


def _spells(manuscript: Manuscript, start: int, end: int | None = None) -> bool:
    neighbours = (manuscript.script_at(start - 1), manuscript.script_at(start + 1 if end is None else end))
    return manuscript.language.code not in ("ar", "en") and all(
        sign in (ARABIC_LETTER, TRANSPARENT) for sign in neighbours
    )


RULE = Rule(
    "invisible_characters",
    Message(
        "حرف لا يُرى، يفسد البحث والعدّ والنسخ.",
        "A character that nobody can see; it spoils searching, counting and copying.",
    ),
    find,
    EVERY_LANGUAGE,
)
