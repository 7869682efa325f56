"""Invisible characters never stand raw in our files: a reviewer could not see them. They are written by their names.

One exception: the non-joiner between two letters is Persian spelling, and there it is seen: the letters stand apart.
"""

import re
import unicodedata

from tests.house.repository import files, shown, told

NAMES = (
    "ARABIC LETTER MARK",
    "LEFT-TO-RIGHT MARK",
    "RIGHT-TO-LEFT MARK",
    "LEFT-TO-RIGHT EMBEDDING",
    "RIGHT-TO-LEFT EMBEDDING",
    "POP DIRECTIONAL FORMATTING",
    "LEFT-TO-RIGHT OVERRIDE",
    "RIGHT-TO-LEFT OVERRIDE",
    "LEFT-TO-RIGHT ISOLATE",
    "RIGHT-TO-LEFT ISOLATE",
    "FIRST STRONG ISOLATE",
    "POP DIRECTIONAL ISOLATE",
    "ZERO WIDTH SPACE",
    "ZERO WIDTH NON-JOINER",
    "ZERO WIDTH JOINER",
    "ZERO WIDTH NO-BREAK SPACE",
    "WORD JOINER",
    "SOFT HYPHEN",
    "NO-BREAK SPACE",
    "NARROW NO-BREAK SPACE",
    "LINE SEPARATOR",
    "PARAGRAPH SEPARATOR",
    "COMBINING GRAPHEME JOINER",
    "HANGUL FILLER",
    "MONGOLIAN VOWEL SEPARATOR",
    "FUNCTION APPLICATION",
    "INVISIBLE TIMES",
    "INVISIBLE SEPARATOR",
    "INVISIBLE PLUS",
    "INHIBIT SYMMETRIC SWAPPING",
    "ACTIVATE SYMMETRIC SWAPPING",
    "INHIBIT ARABIC FORM SHAPING",
    "ACTIVATE ARABIC FORM SHAPING",
    "NATIONAL DIGIT SHAPES",
    "NOMINAL DIGIT SHAPES",
)
INVISIBLE = {unicodedata.lookup(name): name for name in NAMES}
_NON_JOINER = unicodedata.lookup("ZERO WIDTH NON-JOINER")
_ARABIC_LETTER = "[\\u0620-\\u064a\\u066e-\\u06d3\\u06d5\\u06fa-\\u06ff]"
_SPELLING = re.compile(f"(?<={_ARABIC_LETTER}){_NON_JOINER}(?={_ARABIC_LETTER})")
KINDS = (".py", ".html", ".xml", ".txt", ".css", ".js", ".svg", ".md", ".toml", ".yaml", ".po", ".json", ".sh")


def invisible_in(text: str) -> list[str]:
    """Return where invisible characters stand in *text*: line and name."""
    return [
        f"{number}: {INVISIBLE[character]}"
        for number, line in enumerate(text.split("\n"), start=1)
        for character in _SPELLING.sub("", line)
        if character in INVISIBLE
    ]


def test_no_file_of_ours_hides_an_invisible_character() -> None:
    found = [
        f"{shown(path)}:{fault}" for path in files(*KINDS) for fault in invisible_in(path.read_text(encoding="utf-8"))
    ]

    assert not found, told(
        found, "write it by name: \\N{ZERO WIDTH NON-JOINER} in Python, &zwnj; or &#x200c; in HTML, \\200c in CSS."
    )


def test_each_invisible_character_is_found_with_its_line_and_name() -> None:
    for character, name in INVISIBLE.items():
        assert invisible_in(f"قال\nالقوات{character} العراقية") == [f"2: {name}"]


def test_a_non_joiner_passes_only_between_the_letters_that_it_keeps_apart() -> None:
    assert invisible_in("می\N{ZERO WIDTH NON-JOINER}شود") == []
    assert invisible_in("می\N{ZERO WIDTH NON-JOINER} شود") == ["1: ZERO WIDTH NON-JOINER"]
    assert invisible_in("a\N{ZERO WIDTH NON-JOINER}b") == ["1: ZERO WIDTH NON-JOINER"]


def test_visible_arabic_passes() -> None:
    assert invisible_in("القوّات العراقية تدخل «القائم»، 3 تشرين الثاني/نوفمبر 2017 (رويترز)؟") == []
