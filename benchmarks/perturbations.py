"""How one word is written by another hand, on another keyboard or by another program."""

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

SHADDA = "\N{ARABIC SHADDA}"
HARAKAT = "\N{ARABIC FATHA}\N{ARABIC DAMMA}\N{ARABIC KASRA}\N{ARABIC SUKUN}"
MARKS = re.compile("[\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}\N{ARABIC LETTER SUPERSCRIPT ALEF}]")
TATWEEL = "\N{ARABIC TATWEEL}"
LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\N{LEFT-TO-RIGHT MARK}", "\N{RIGHT-TO-LEFT MARK}"


@dataclass(frozen=True)
class Perturbation:
    """A change of one word; of a phrase it must change so many words. *must_hold*: the robustness bar counts it."""

    change: Callable[[str, random.Random], str]
    least_changed: int
    must_hold: bool = True


def _replacing(table: dict[str, str]) -> Callable[[str, random.Random], str]:
    translation = str.maketrans(table)
    return lambda word, dice: word.translate(translation)


def _at_the_end(old: str, new: str) -> Callable[[str, random.Random], str]:
    return lambda word, dice: f"{word.removesuffix(old)}{new}" if word.endswith(old) else word


def _with_harakat(word: str, dice: random.Random) -> str:
    def marked(letter: str) -> str:
        if not "ب" <= letter <= "ي" or letter in "ةىـ" or dice.random() > 0.55:
            return letter
        return letter + (SHADDA if dice.random() < 0.25 else "") + dice.choice(HARAKAT)

    return "".join(map(marked, word))


def _lengthened(word: str, dice: random.Random) -> str:
    for place in range(1, len(word)):
        if joins_on(word[place - 1]) and "ب" <= word[place] <= "ي" and dice.random() < 0.5:
            return word[:place] + TATWEEL * dice.randint(1, 4) + word[place:]
    return word


def _shaped(word: str, dice: random.Random) -> str:
    """Return *word* in the presentation forms that old programs put into files."""
    word = MARKS.sub("", word)
    shaped = []
    place = 0
    while place < len(word):
        joined_before = place > 0 and joins_on(word[place - 1])
        pair = word[place : place + 2]
        letters = pair if pair in LIGATURES else word[place]
        place += len(letters)
        joined_after = place < len(word) and joins_on(letters[-1]) and "isolated" not in _only_form(word[place])
        form = ("medial" if joined_after else "final") if joined_before else ("initial" if joined_after else "isolated")
        shaped.append(FORMS.get((form, letters), letters))
    return "".join(shaped)


def _forms() -> dict[tuple[str, str], str]:
    """Return the presentation forms of letters and of lam-alef, by their kind, as Unicode takes them apart."""
    found = {}
    for code_point in [*range(0xFE80, 0xFEFD)]:
        kind, *letters = unicodedata.decomposition(chr(code_point)).split()
        found[kind.strip("<>"), "".join(chr(int(letter, 16)) for letter in letters)] = chr(code_point)
    return found


FORMS = _forms()
LIGATURES = {letters for _kind, letters in FORMS if len(letters) == 2}


def joins_on(letter: str) -> bool:
    """Say whether *letter* is joined to the one after it."""
    return ("initial", letter) in FORMS


def _only_form(letter: str) -> set[str]:
    kinds = {kind for kind, letters in FORMS if letters == letter}
    return kinds if len(kinds) == 1 else set()


def _without_a_letter(word: str, dice: random.Random) -> str:
    if len(word) < 5:
        return word
    place = dice.randrange(1, len(word) - 1)
    return word[:place] + word[place + 1 :]


def _with_preposition(word: str, dice: random.Random) -> str:
    if not word.startswith("ال") or len(word) < 5:
        return word
    return f"لل{word[2:]}" if dice.random() < 0.5 else f"ب{word}"


def _sloppy(word: str, dice: random.Random) -> str:
    word = re.sub("[أإآ]", "ا", MARKS.sub("", word))
    return re.sub("ي$", "ى", re.sub("ة$", "ه", word))


PERTURBATIONS = {
    "hamza on alef dropped": Perturbation(_replacing(dict.fromkeys("أإآٱ", "ا")), 2),
    "hamza without its seat": Perturbation(_replacing({"ؤ": "و", "ئ": "ي", "ء": ""}), 1),
    "final ي as ى": Perturbation(_at_the_end("ي", "ى"), 1),
    "final ى as ي": Perturbation(_at_the_end("ى", "ي"), 1),
    "ة as ه": Perturbation(_at_the_end("ة", "ه"), 2),
    "harakat added": Perturbation(_with_harakat, 4),
    "harakat taken away": Perturbation(lambda word, dice: MARKS.sub("", word), 1),
    "tatweel added": Perturbation(_lengthened, 3),
    "Persian ک and ی": Perturbation(_replacing({"ك": "ک", "ي": "ی", "ى": "ی"}), 2),
    "Arabic digits": Perturbation(_replacing(dict(zip("0123456789", "٠١٢٣٤٥٦٧٨٩", strict=True))), 1),
    "presentation forms": Perturbation(_shaped, 4),
    "direction marks pasted": Perturbation(lambda word, dice: f"{RIGHT_TO_LEFT}{word}{LEFT_TO_RIGHT}", 5),
    "all that is typed sloppily": Perturbation(_sloppy, 3),
    "and (و) joined before": Perturbation(
        lambda word, dice: word if word[0] == "و" or len(word) < 3 else f"و{word}", 3, must_hold=False
    ),
    "article left out": Perturbation(
        lambda word, dice: word[2:] if word.startswith("ال") and len(word) > 4 else word, 2, must_hold=False
    ),
    "preposition joined before": Perturbation(_with_preposition, 2, must_hold=False),
    "a letter lost in each long word": Perturbation(_without_a_letter, 3, must_hold=False),
}
