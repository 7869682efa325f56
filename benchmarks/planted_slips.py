"""Errors as they happen in copy, planted one at a time: what stood there, what stands there now. Knows no checker."""

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

TATWEEL, UNSEEN = "\N{ARABIC TATWEEL}", "\N{RIGHT-TO-LEFT MARK}"
_WORD = r"(?<![\w\u064b-\u0652]){}(?![\w\u064b-\u0652])"


@dataclass(frozen=True)
class Planted:
    """A text with one error, and where the error is."""

    text: str
    start: int
    end: int


Change = Callable[[re.Match[str]], str]


def _shape(match: re.Match[str]) -> str:
    """Return the word as an old program for print stored it: each letter by its isolated shape."""
    shapes = [unicodedata.name(letter, "") + " ISOLATED FORM" for letter in match.group()]
    return "".join(unicodedata.lookup(name) for name in shapes)


# By the rule that should find it: what to look for, and what to make of it.
SLIPS: dict[str, tuple[str, Change]] = {
    "first_hamza": (
        _WORD.format(r"[وف]?[بلك]?(?:ال)?[أإآ][ء-ي]{2,}"),
        lambda match: re.sub("[أإآ]", "ا", match.group(), count=1),
    ),
    "final_teh": (_WORD.format("[ء-ي]{2,}ة"), lambda match: f"{match.group()[:-1]}ه"),
    "final_yeh": (_WORD.format("[ء-ي]{1,}ي"), lambda match: f"{match.group()[:-1]}ى"),
    "hamza_to_choose": (_WORD.format("[أإ]ن"), lambda match: "ان"),
    "keyboard_letters": (
        _WORD.format("[ء-ي]*[كي][ء-ي]*"),
        lambda match: match.group().replace("ك", "ک").replace("ي", "ی"),
    ),
    "latin_punctuation": ("[،؛؟]", lambda match: ",;?"["،؛؟".index(match.group())]),
    "quotes": ("«[^«»\n]+»", lambda match: f'"{match.group()[1:-1]}"'),
    "single_quotes": ("«[^«»'\n]{1,60}»", lambda match: f"'{match.group()[1:-1]}'"),
    "unpaired_quote": ("«(?=[^«»\n]+»)", lambda match: ""),
    "unpaired_bracket": (r"(?<=[\u0621-\u064a])\)", lambda match: ""),
    "double_space": (" ", lambda match: "  "),
    "space_before_mark": ("[،؛؟](?= )", lambda match: f" {match.group()}"),
    "missing_space_after_mark": ("(?<=[ء-ي]{3})([،:.؛]) (?=[ء-ي]{2})", lambda match: match.group(1)),
    "space_inside_pair": ("«(?=[ء-ي])|(?<=[ء-ي])»", lambda match: "« " if match.group() == "«" else " »"),
    "missing_space_around_pair": ("(?<=[ء-ي]{5}) («|\\()(?=[ء-ي]{5})", lambda match: match.group(1)),
    "separate_conjunction": (_WORD.format("و[ء-ي]{3,}"), lambda match: f"و {match.group()[1:]}"),
    "repeated_word": (_WORD.format("(?:في|من|على|إلى|التي|هذا|عن)"), lambda match: f"{match.group()} {match.group()}"),
    "tatweel": (_WORD.format("[ء-ي]*[بتثجحخسشصضطظعغفقكلمنهي][ء-ي]+"), lambda match: _stretched(match.group())),
    "repeated_letters": (
        _WORD.format("[ء-ي]{2,}[اي][ء-ي]+"),
        lambda match: re.sub("(?<=..)([اي])", r"\1\1\1", match.group(), count=1),
    ),
    "invisible_characters": (_WORD.format("[ء-ي]{3,}"), lambda match: match.group() + UNSEEN),
    "presentation_forms": (_WORD.format("[ء-ي]{3,}"), _shape),
    "ellipsis": ("…|\\.\\.\\.", lambda match: ".."),
    "percent_sign": (r"(?<=\d)%", lambda match: " %"),
    "mixed_digits": (r"(?<![\w.,/-])\d{2,}(?![\w.,/-])", lambda match: match.group().translate(_EASTERN)),
}
_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def _stretched(word: str) -> str:
    place = next(place for place, letter in enumerate(word[:-1], 1) if letter in "بتثجحخسشصضطظعغفقكلمنهي")
    return f"{word[:place]}{TATWEEL * 3}{word[place:]}"


def plant(text: str, rule: str, chance: random.Random) -> Planted | None:
    """Return *text* with one error of the kind that *rule* should find, or None where it has no room for one."""
    pattern, change = SLIPS[rule]
    places = list(re.finditer(pattern, text))
    if not places:
        return None
    match = chance.choice(places)
    made = change(match)
    return Planted(text[: match.start()] + made + text[match.end() :], match.start(), match.start() + max(len(made), 1))
