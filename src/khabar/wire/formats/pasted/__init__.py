"""Reads the plain text of a news page, as a person copies it from a browser, into an article's fields.

The front door of this folder. Pure Python: knows no database, no Django, and only those names that the caller tells it.
"""

from khabar.wire.formats.pasted.article import (
    MarkedLine,
    Note,
    PastedArticle,
    PastedByline,
    PastedJson,
    PastedPhoto,
    Role,
)
from khabar.wire.formats.pasted.known import KnownNames
from khabar.wire.formats.pasted.lines import LONGEST_TEXT_IN_BYTES
from khabar.wire.formats.pasted.reading import read_page_text, year_in_file_name
from khabar.wire.formats.pasted.refusals import EmptyPage, NoHeadline, PageTextRefused, TooLong
from khabar.wire.formats.pasted.telling import as_text, notes_in_english
from khabar.wire.formats.pasted.tokens import folded_name, folded_words, is_latin

__all__ = [
    "LONGEST_TEXT_IN_BYTES",
    "EmptyPage",
    "KnownNames",
    "MarkedLine",
    "NoHeadline",
    "Note",
    "PageTextRefused",
    "PastedArticle",
    "PastedByline",
    "PastedJson",
    "PastedPhoto",
    "Role",
    "TooLong",
    "as_text",
    "folded_name",
    "folded_words",
    "is_latin",
    "notes_in_english",
    "read_page_text",
    "year_in_file_name",
]
