"""Sets right what was read by the wrong table before it came: «Ø§Ù„Ù‚ÙˆØ§Øª», «ÇáÞæÇÊ», «ط§ظ„ظ‚ظˆط§طھ» for «القوات».

Works on text, and only when certain: the bytes that the wrong reading came from must be whole UTF-8 or plain
windows-1256, and what they spell must be Arabic. Everything else, in any language, is returned as it came.
"""

import codecs
import re

from khabar.text.encodings.likely import arabic_letters, familiarity, reads_as_arabic

# Bytes that are whole UTF-8 betray themselves, so one word is enough.
_WORD = re.compile("[\u0621-\u06d5]{3}")
_FEWEST_LETTERS_IN_ONE_BYTE = 6
_FAMILIAR_ENOUGH = 0.7
_DEEPEST = 3
_LINE_END = re.compile("(\r\n|[\n\r\v\f\x1c-\x1e\x85\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}])")


def repair_mojibake(text: str) -> str:
    """Return *text* with what was read by the wrong table read again by the right one. Twice is once.

    >>> repair_mojibake("Ø®Ø¨Ø± Ø¹Ø§Ø¬Ù„"), repair_mojibake("ط®ط¨ط± ط¹ط§ط¬ظ„")
    ('خبر عاجل', 'خبر عاجل')
    >>> repair_mojibake("ÓíØÑÊ ÇáÞæÇÊ"), repair_mojibake("Forêt brûlée à Île-d’Yeu")
    ('سيطرت القوات', 'Forêt brûlée à Île-d’Yeu')
    """
    if text.isascii():
        return text
    repaired = _repaired(text)
    if repaired is None:
        # One caption or one quotation among good lines: each is judged by itself.
        parts = _LINE_END.split(text)
        repaired = "".join(part if part.isascii() else _repaired(part) or part for part in parts)
    return repaired


def _repaired(text: str) -> str | None:
    """Return the Arabic that *text* was made from, or None unless that is certain."""
    readings = [text]
    for _depth in range(_DEEPEST):
        readings = [reading for wrong in readings for reading in _read_as_utf_8(wrong)]
        for reading in readings:
            if _WORD.search(reading) and reads_as_arabic(reading) and _is_sound(reading):
                return reading
            one_byte = _read_as_windows_1256(reading)
            if one_byte is not None:
                return one_byte
    return _read_as_windows_1256(text)


def _is_sound(reading: str) -> bool:
    """Say whether *reading* is not itself mojibake of the next depth, which may pass for Arabic: «ط§ظ„»."""
    return not any(_WORD.search(deeper) for deeper in _read_as_utf_8(reading))


def _read_as_utf_8(text: str) -> list[str]:
    """Return what *text* says if it was UTF-8 read as windows-1252, Latin-1 or windows-1256: at most one of each."""
    found: list[str] = []
    for table in (_WINDOWS_1252, _WINDOWS_1256):
        try:
            reading = _bytes_by(table, text).decode("utf-8")
        except ValueError:
            continue
        if reading != text and reading not in found:
            found.append(reading)
    return found


def _read_as_windows_1256(text: str) -> str | None:
    """Return what *text* says if it was windows-1256 read as windows-1252 or Latin-1, or None unless that is certain.

    Letters of Europe with accents stand beside plain ones; here whole words must be made of what becomes Arabic.
    """
    try:
        reading = _bytes_by(_WINDOWS_1252, text).decode("windows-1256")
    except ValueError:
        return None
    if arabic_letters(reading) < _FEWEST_LETTERS_IN_ONE_BYTE or not reads_as_arabic(reading):
        return None
    return reading if familiarity(reading) >= _FAMILIAR_ENOUGH else None


# As browsers read it, the five bytes that windows-1252 leaves open stand for themselves; so do those of Latin-1.
_WINDOWS_1252 = {
    **{code: code for code in range(256)},
    **{ord(character): code for code in range(256) if (character := codecs.decode(bytes([code]), "cp1252", "ignore"))},
}
_WINDOWS_1256 = {ord(codecs.decode(bytes([code]), "cp1256")): code for code in range(256)}


def _bytes_by(table: dict[int, int], text: str) -> bytes:
    """Return the bytes that *table* reads as *text*. Raises ValueError where there are none."""
    return codecs.charmap_encode(text, "strict", table)[0]
