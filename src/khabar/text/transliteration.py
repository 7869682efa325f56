"""Writes Arabic, Persian, Urdu and Sorani in plain Latin letters, for the names of files: القائم becomes al-qaim.

Arabic script leaves short vowels out, and no table can know them: خبر comes out as khabar, but معبر as mabar though it
is said ma‘bar. Known places and given names are looked up; in other words an "a" stands where a vowel must be. So a
name made here can be recognised, not pronounced, and never led back: an address that people see keeps its Arabic
letters (slugs). Deterministic, and plain ASCII for any text; letters of scripts it does not know fall away.
"""

import re
import unicodedata

from khabar.text.characters import INVISIBLE, LETTER, MARK, NUMBER, kind
from khabar.text.digits import to_western
from khabar.text.fold import fold
from khabar.text.known_names import MOST_WORDS, known_names
from khabar.text.languages import language
from khabar.text.latin_letters import in_latin

MAX_LENGTH = 60

_NOT_PLAIN = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = "'’ʼ"
# Names that Windows keeps for devices, with any ending.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)\d)")


def transliterate(text: str, language_code: str = "ar") -> str:
    """Return the words of *text* in small Latin letters and digits, a space between words.

    >>> transliterate("الجيش يستعيد القائم من داعش"), transliterate("وزير خارجية العراق في بغداد، ٢٠١٧")
    ('al-jish yastaid al-qaim min daesh', 'wazir kharjiya iraq fi baghdad 2017')
    >>> transliterate("خبرگزاری", "fa"), transliterate("هەواڵی نوێ", "ckb"), transliterate("Café 5")
    ('khabragzari', 'hewali nwe', 'cafe 5')
    """
    words = _words(unicodedata.normalize("NFKC", text))
    known, code = known_names(), language(language_code).code
    written, place = [], 0
    while place < len(words):
        for length in range(min(MOST_WORDS, len(words) - place), 0, -1):
            name = known.get(" ".join(map(fold, words[place : place + length])))
            if name:
                written.append(name)
                place += length
                break
        else:
            written.append(_word(words[place], code))
            place += 1
    return " ".join(filter(None, written))


def file_name(text: str, language_code: str = "ar", max_length: int = MAX_LENGTH, otherwise: str = "untitled") -> str:
    """Return a name for a file that is about *text*, without an ending: words and hyphens, cut at a word.

    A text without a letter or digit that can be written gives *otherwise*. Never a name that a system keeps for itself.

    >>> file_name("«القائم»: آخر معاقل التنظيم"), file_name("؟!"), file_name("Con")
    ('al-qaim-akhar-maqal-al-tanzim', 'untitled', 'file-con')
    """
    name = _cut(_NOT_PLAIN.sub("-", transliterate(text, language_code)).strip("-") or otherwise, max_length)
    return _cut(f"file-{name}", max_length) if _RESERVED.fullmatch(name) else name


def _cut(name: str, max_length: int) -> str:
    if len(name) <= max_length:
        return name
    return name[:max_length] if "-" not in name[: max_length + 1] else name[: max_length + 1].rpartition("-")[0]


def _words(text: str) -> list[str]:
    """Return the words of *text*: letters, numbers and the marks on them; invisible characters and apostrophes fall."""
    kept = (
        ""
        if kind(character) == INVISIBLE or character in _APOSTROPHES
        else to_western(character)
        if kind(character) == NUMBER
        else character
        if kind(character) in (LETTER, MARK)
        else " "
        for character in text
    )
    return "".join(kept).split()


def _word(word: str, language_code: str) -> str:
    """Return one word that is not known by itself, or known behind a joined «و»."""
    known = known_names().get(fold(word[1:])) if word[0] == "و" and language_code == "ar" else None
    if known:
        return f"wa-{known}"
    return in_latin(word, language_code)
