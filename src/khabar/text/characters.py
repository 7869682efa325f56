"""What a character is: letter, number, mark or invisible. The one place that knows the characters nobody can see."""

import unicodedata
from collections.abc import Collection, Iterator

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
ZWJ = "\N{ZERO WIDTH JOINER}"
TATWEEL = "\N{ARABIC TATWEEL}"

LETTER, NUMBER, MARK, INVISIBLE, OTHER = "L", "N", "M", "I", "."

# Unicode calls these letters or marks, yet they leave no ink: fillers, variant selectors, the grapheme joiner.
INKLESS = frozenset(
    [
        "\N{COMBINING GRAPHEME JOINER}",
        "\N{HANGUL CHOSEONG FILLER}",
        "\N{HANGUL JUNGSEONG FILLER}",
        "\N{HANGUL FILLER}",
        "\N{HALFWIDTH HANGUL FILLER}",
        "\N{KHMER VOWEL INHERENT AQ}",
        "\N{KHMER VOWEL INHERENT AA}",
        "\N{MONGOLIAN FREE VARIATION SELECTOR ONE}",
        "\N{MONGOLIAN FREE VARIATION SELECTOR TWO}",
        "\N{MONGOLIAN FREE VARIATION SELECTOR THREE}",
        "\u180f",
        *map(chr, range(0xFE00, 0xFE10)),
        *map(chr, range(0xE0100, 0xE01F0)),
    ]
)


def ranges(characters: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield the first and the last of each run of *characters* that follow one another.

    >>> list(ranges({"b", "c", "a", "x"}))
    [('a', 'c'), ('x', 'x')]
    """
    points = set(map(ord, characters))
    lasts = sorted(point for point in points if point + 1 not in points)
    firsts = sorted(point for point in points if point - 1 not in points)
    for first, last in zip(firsts, lasts, strict=True):
        yield chr(first), chr(last)


def is_invisible(character: str) -> bool:
    """Say whether *character* leaves no ink and takes no room: direction marks, joiners, fillers, variant selectors.

    >>> is_invisible("\N{RIGHT-TO-LEFT MARK}"), is_invisible(" "), is_invisible("ب")
    (True, False, False)
    """
    return character in INKLESS or unicodedata.category(character) == "Cf"


def kind(character: str) -> str:
    """Return LETTER, NUMBER, MARK, INVISIBLE or OTHER. The tatweel is a mark here: it lengthens a word, it spells none.

    >>> [kind(character) for character in "ب٣ـ،"]
    ['L', 'N', 'M', '.']
    """
    if is_invisible(character):
        return INVISIBLE
    if character == TATWEEL:
        return MARK
    category = unicodedata.category(character)[0]
    return category if category in (LETTER, NUMBER, MARK) else OTHER


class _Kinds(dict[int, str]):
    """A translation table that learns each character when it first meets it."""

    def __missing__(self, code_point: int) -> str:
        self[code_point] = kind(chr(code_point))
        return self[code_point]


_KINDS = _Kinds()


def kinds(text: str) -> str:
    """Return *text* with each character replaced by its kind: same length, so that positions stay true.

    >>> kinds("عام 2017")
    'LLL.NNNN'
    """
    return text.translate(_KINDS)
