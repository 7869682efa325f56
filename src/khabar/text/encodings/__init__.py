"""How bytes become text, and how text that was made of them by the wrong table is set right.

Changes nothing else: line breaks, marks and spelling come out as they went in. Guesses only between the encodings that
Arabic newsrooms send, and refuses rather than produce letters that nobody wrote.
"""

from khabar.text.encodings.decoding import (
    BinaryCopy,
    Decoded,
    EmptyCopy,
    Encoding,
    UnknownEncoding,
    UnreadableCopy,
    decode_copy,
    decode_field,
)
from khabar.text.encodings.mojibake import repair_mojibake

__all__ = [
    "BinaryCopy",
    "Decoded",
    "EmptyCopy",
    "Encoding",
    "UnknownEncoding",
    "UnreadableCopy",
    "decode_copy",
    "decode_field",
    "repair_mojibake",
]
