"""The ladder from bytes to text: UTF-8 if they are that, else the one table by which they read as Arabic.

No declaration is asked for. UTF-8 that decodes and holds what people write is UTF-8 whatever its header says, and
bytes that are not are judged by what they spell.
"""

import codecs
from dataclasses import dataclass
from typing import Final, Literal

from khabar.text.encodings.likely import arabic_letters, familiarity, reads_as_arabic

Encoding = Literal["utf-8", "utf-8-sig", "utf-16", "windows-1256", "iso-8859-6", "cp720", "mac-arabic"]


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


def decode_field(data: bytes, *, declared_utf_8: bool = False) -> str:
    """Return what the bytes of a short field say: a caption in a photo, a query in an address. Never fails.

    UTF-8 may be cut in the middle of its last letter by the length of the field: what is left of that is dropped. What
    reads as neither UTF-8 nor Arabic is taken for windows-1252, the table of Western Europe. That something was
    *declared_utf_8* counts only where it could be that.

    >>> decode_field("معبر القائم".encode("windows-1256")), decode_field("معبر".encode()[:-1])
    ('معبر القائم', 'معب')
    >>> decode_field("MUÑOZ".encode("windows-1252"))
    'MUÑOZ'
    """
    text, used = codecs.utf_8_decode(data, "ignore", False)
    is_cut = used < len(data)
    if text.encode() == data[:used] and not (is_cut and text.isascii() and not declared_utf_8):
        return text
    decoded = _decode_one_byte_letters(data)
    if decoded is not None:
        return decoded.text
    if _is_damaged_utf_8(data):
        return data.decode("utf-8", errors="ignore")
    # Five bytes mean nothing in windows-1252.
    return data.decode("windows-1252", errors="ignore")


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
    decoded = _decode_one_byte_letters(data)
    if decoded is None:
        raise UnknownEncoding(f"It is neither UTF-8 (broken at byte {broken_at}) nor Arabic in an encoding we read.")
    return decoded


# Seldom met, so believed only where windows-1256 makes no sense and they make much.
_RARE: Final[tuple[Encoding, ...]] = ("iso-8859-6", "mac-arabic", "cp720")
_FEWEST_LETTERS = 10
_FAMILIAR_ENOUGH = 0.7
_CLEARLY_MORE = 0.2
_C1_CONTROLS = {*map(chr, range(0x80, 0xA0))}


def _decode_one_byte_letters(data: bytes) -> Decoded | None:
    usual = Decoded(data.decode("windows-1256"), "windows-1256")
    usual_reads = reads_as_arabic(usual.text)
    rare = [decoded for encoding in _RARE if (decoded := _decode_certainly(data, encoding))]
    best = max(rare, key=lambda found: (familiarity(found.text), _has_plain_spaces(found.text)), default=None)
    if best and (not usual_reads or familiarity(best.text) > familiarity(usual.text) + _CLEARLY_MORE):
        return best
    return usual if usual_reads else None


def _has_plain_spaces(text: str) -> bool:
    """Say so unless most spaces do not break: Mac Arabic has ISO's letters, and another space there."""
    return text.count("\xa0") <= text.count(" ")


def _decode_certainly(data: bytes, encoding: Encoding) -> Decoded | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    if arabic_letters(text) < _FEWEST_LETTERS or not _C1_CONTROLS.isdisjoint(text) or not reads_as_arabic(text):
        return None
    return Decoded(text, encoding) if familiarity(text) >= _FAMILIAR_ENOUGH else None


def _is_damaged_utf_8(data: bytes) -> bool:
    """Say whether *data* holds as many whole letters of UTF-8 as bytes that belong to none."""
    whole = data.decode("utf-8", errors="ignore")
    return sum(character > "\x7f" for character in whole) >= len(data) - len(whole.encode())
