"""Turns the bytes of pasted or uploaded copy into text, and says which encoding they were in.

Changes nothing else: line breaks, marks and spelling come out as they went in. Guesses only between the encodings that
Arabic newsrooms send, and refuses with a reason rather than produce letters that nobody wrote.
"""

import codecs
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from khabar.text.characters import LETTER, TATWEEL, ZWJ, ZWNJ, kind

Encoding = Literal["utf-8", "utf-8-sig", "utf-16", "windows-1256"]


class UnreadableCopy(ValueError):
    """The bytes are not copy that can be read. The message says why."""


class EmptyCopy(UnreadableCopy):
    """There is nothing in it but space."""


class BinaryCopy(UnreadableCopy):
    """It is a picture, a document or a program, not plain text."""


class UnknownEncoding(UnreadableCopy):
    """It is text in an encoding we do not read, or text that was damaged on the way."""


@dataclass(frozen=True)
class Decoded:
    """The text and the encoding it was read from."""

    text: str
    encoding: Encoding


_DOCUMENTS = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a Word document or a zip archive",
    b"{\\rtf": "an RTF document",
}
_PLAIN_CONTROLS = b"\t\n\v\f\r\x1a"  # 0x1A ended files in DOS, and still ends some
_CONTROLS = bytes(code for code in (*range(0x20), 0x7F) if code not in _PLAIN_CONTROLS)


def decode_copy(data: bytes) -> Decoded:
    """Return the text of *data*. Raises EmptyCopy, BinaryCopy or UnknownEncoding.

    >>> decode_copy("خبر".encode("windows-1256"))
    Decoded(text='خبر', encoding='windows-1256')
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        decoded = _decode_utf_16(data)
    else:
        _refuse_binary(data)
        decoded = _decode_bytes(data)
    if not any(character.isprintable() and not character.isspace() for character in decoded.text):
        raise EmptyCopy("There is no text in it.")
    return decoded


def _refuse_binary(data: bytes) -> None:
    for signature, what in _DOCUMENTS.items():
        if data.startswith(signature):
            raise BinaryCopy(f"This is {what}, not plain text.")
    if b"\0" in data:
        raise BinaryCopy(f"This is not plain text: there is a NUL byte at {data.index(0)}.")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > 2 + len(data) // 100:
        raise BinaryCopy(f"This is not plain text: {controls} of its {len(data)} bytes are control characters.")


def _decode_utf_16(data: bytes) -> Decoded:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise UnknownEncoding(f"It begins like UTF-16, but is broken at byte {error.start}.") from error
    if "\0" in text:
        raise BinaryCopy("This is not plain text: it begins like UTF-16, but holds NUL characters.")
    return Decoded(text, "utf-16")


def _decode_bytes(data: bytes) -> Decoded:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken_at = error.start
        if data.startswith(codecs.BOM_UTF8) or _is_damaged_utf_8(data):
            raise UnknownEncoding(f"It is damaged: UTF-8 as far as byte {broken_at}, and broken there.") from error
    else:
        mark = "\N{ZERO WIDTH NO-BREAK SPACE}"
        return Decoded(text[1:], "utf-8-sig") if text.startswith(mark) else Decoded(text, "utf-8")
    text = data.decode("windows-1256")
    if not _reads_as_arabic(text):
        raise UnknownEncoding(f"It is neither UTF-8 (broken at byte {broken_at}) nor Arabic in windows-1256.")
    return Decoded(text, "windows-1256")


def _is_damaged_utf_8(data: bytes) -> bool:
    """Say whether *data* holds as many whole letters of UTF-8 as bytes that belong to none."""
    whole = data.decode("utf-8", errors="ignore")
    return sum(character > "\x7f" for character in whole) >= len(data) - len(whole.encode())


# What Arabic and Persian copy in windows-1256 shows beside its letters.
_COMPANIONS = {
    *"،؛؟«»“”‘’„‹›–—…•·°©®™€£×÷±",
    *map(chr, range(0x064B, 0x0653)),  # harakat
    TATWEEL,
    ZWNJ,
    ZWJ,
    "\N{NO-BREAK SPACE}",
    "\N{LEFT-TO-RIGHT MARK}",
    "\N{RIGHT-TO-LEFT MARK}",
}


def _reads_as_arabic(text: str) -> bool:
    """Say whether *text*, read as windows-1256, looks like something a person wrote in Arabic script.

    Any bytes decode as windows-1256. Wrong ones betray themselves: Latin accents and odd signs inside Arabic words, or
    letters in proportions that no text has.
    """
    above_ascii = Counter(character for character in text if character > "\x7f")
    letters = Counter({c: n for c, n in above_ascii.items() if "\u0621" <= c <= "\u06d5" and kind(c) == LETTER})
    known = letters.total() + sum(n for c, n in above_ascii.items() if c in _COMPANIONS)
    if not letters or known < 0.95 * above_ascii.total():
        return False
    neighbours = [pair for pair in pairwise(text) if pair[0].isalpha() and pair[1].isalpha()]
    if sum(_is_arabic(a) != _is_arabic(b) for a, b in neighbours) > 0.02 * letters.total():
        return False
    return letters.total() < 40 or letters["ا"] + letters["ل"] > 0.05 * letters.total()


def _is_arabic(character: str) -> bool:
    return "\u0600" <= character <= "\u06ff"
