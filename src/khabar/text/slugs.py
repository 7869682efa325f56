"""Makes the readable part of an address from a headline. Knows no model: uniqueness is asked of the caller."""

import re
import unicodedata
from collections.abc import Callable
from itertools import count

from khabar.text.characters import INVISIBLE, LETTER, MARK, NUMBER, ZWNJ, kind
from khabar.text.digits import to_western
from khabar.text.fold import fold

MAX_LENGTH = 80
# A page may lie on disk under its slug, and file systems take 255 bytes. Only letters of far-away scripts need so many.
_MAX_BYTES = 240

_APOSTROPHES = "'’ʼ"
_GAP = re.compile(r"[\s-]+")


def slugify(title: str, max_length: int = MAX_LENGTH) -> str:
    """Return the slug of *title*: its words joined by hyphens, at most *max_length* characters, cut at a word.

    Arabic letters stay as they are spelled; harakat, tatweel and invisible marks go; digits become Western; letters of
    other scripts lose case and accents. Empty only for a title without letters and digits.

    >>> slugify("القوات العراقية تستعيد معبراً حدودياً مع سوريا")
    'القوات-العراقية-تستعيد-معبرا-حدوديا-مع-سوريا'
    >>> slugify("Iraq’s “Café”: ۳ نوامبر")
    'iraqs-cafe-3-نوامبر'
    """
    plain = "".join(map(_plain, unicodedata.normalize("NFKC", title)))
    # NFC: letters may have met where a mark between them fell away.
    slug = unicodedata.normalize("NFC", _GAP.sub("-", plain).strip("-"))
    kept = min(max_length, len(slug.encode()[:_MAX_BYTES].decode(errors="ignore")))
    return _cut(slug, kept)


def unique_slug(base: str, is_taken: Callable[[str], bool], max_length: int = MAX_LENGTH) -> str:
    """Return *base*, or *base* with the first number from 2 on that is not taken, within *max_length*, cut at a word.

    >>> unique_slug("خبر", {"خبر", "خبر-2"}.__contains__)
    'خبر-3'
    """
    if base and not is_taken(base):
        return base
    suffixes = (f"-{number}" for number in count(2))
    candidates = (f"{_cut(base, max_length - len(suffix))}{suffix}".lstrip("-") for suffix in suffixes)
    return next(candidate for candidate in candidates if not is_taken(candidate))


def _cut(slug: str, length: int) -> str:
    """Return as many words of *slug* as have room in *length*; of a single word that is longer, its beginning."""
    if len(slug) <= length:
        return slug
    return slug[:length] if "-" not in slug[: length + 1] else slug[: length + 1].rpartition("-")[0]


def _plain(character: str) -> str:
    if character == ZWNJ:
        return "-"  # it keeps apart the two halves of a Persian word, which reads well with a hyphen
    what = kind(character)
    if what == INVISIBLE or character in _APOSTROPHES:
        return ""
    if what == MARK:
        # Marks that stand above or below fall; marks that take room of their own are letters in all but name.
        return "" if unicodedata.category(character) != "Mc" else character
    if what == NUMBER:
        return to_western(character)
    if what == LETTER:
        return character if "\u0600" <= character <= "\u08ff" else fold(character)
    return "-"
