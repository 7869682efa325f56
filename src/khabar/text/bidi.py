"""Keeps text of two directions readable: in names and addresses, in stored text, and in HTML.

Three promises: a name carries no direction of its own; no text lets its direction run out of itself; and in HTML, what
must be read from left to right inside Arabic is set apart by markup, not by invisible characters.
"""

import re
import unicodedata
from html import escape

from khabar.text.characters import ZWJ, ZWNJ, is_invisible

LRI, PDI = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
PDF = "\N{POP DIRECTIONAL FORMATTING}"
_ISOLATES = {LRI, "\N{RIGHT-TO-LEFT ISOLATE}", "\N{FIRST STRONG ISOLATE}"}
# Embeddings and overrides, each with the isolate that does the honest part of its work.
_REPLACED = {
    "\N{LEFT-TO-RIGHT EMBEDDING}": LRI,
    "\N{LEFT-TO-RIGHT OVERRIDE}": LRI,
    "\N{RIGHT-TO-LEFT EMBEDDING}": "\N{RIGHT-TO-LEFT ISOLATE}",
    "\N{RIGHT-TO-LEFT OVERRIDE}": "\N{RIGHT-TO-LEFT ISOLATE}",
}
_DIRECTIONS = re.compile("[" + "".join([PDI, PDF, *_ISOLATES, *_REPLACED]) + "]")
# What ends a paragraph for the bidirectional algorithm, and with it all directions left open.
_PARAGRAPH_END = re.compile("(\r\n|[\n\r\x1c-\x1e\x85\N{PARAGRAPH SEPARATOR}])")
_JOINERS = re.compile(f"[{ZWNJ}{ZWJ}]+")


def strip_controls(text: str) -> str:
    r"""Return *text* without direction marks and anything else invisible: for names, tags and search terms.

    A joiner stays where it spells something: inside a word of Persian or a composed emoji.

    >>> strip_controls("علی\N{ZERO WIDTH NON-JOINER}رضا\N{RIGHT-TO-LEFT OVERRIDE}") == "علی\N{ZERO WIDTH NON-JOINER}رضا"
    True
    >>> strip_controls("ad\N{ZERO WIDTH NON-JOINER}min\N{ZERO WIDTH SPACE}\0")
    'admin'
    """
    return _JOINERS.sub(_joiner_that_spells, "".join(filter(_shows, text)))


def _shows(character: str) -> bool:
    if unicodedata.category(character) == "Cc":
        return character in "\t\n\r"
    return character in (ZWNJ, ZWJ) or not is_invisible(character)


def _joiner_that_spells(match: re.Match[str]) -> str:
    before, after = match.start() - 1, match.end()
    if before < 0 or after == len(match.string):
        return ""
    return match[0][0] if match.string[before] > "\x7f" and match.string[after] > "\x7f" else ""


def balance(text: str) -> str:
    """Return *text* with embeddings and overrides turned into isolates, and every isolate closed in its paragraph.

    Nothing that is left can reverse letters or reach past the end of its line. The visible characters are untouched.

    >>> balance("\N{RIGHT-TO-LEFT OVERRIDE}abc") == "\N{RIGHT-TO-LEFT ISOLATE}abc\N{POP DIRECTIONAL ISOLATE}"
    True
    >>> balance("خبر\N{POP DIRECTIONAL ISOLATE}")
    'خبر'
    """
    if not _DIRECTIONS.search(text):
        return text
    return "".join(map(_balance_paragraph, _PARAGRAPH_END.split(text)))


def _balance_paragraph(paragraph: str) -> str:
    opened: list[str] = []  # for each open isolate, what opened it
    isolates = 0  # how many of these were isolates from the start

    def mend(match: re.Match[str]) -> str:
        nonlocal isolates
        control = match[0]
        if control in _REPLACED:
            opened.append(control)
            return _REPLACED[control]
        if control in _ISOLATES:
            opened.append(control)
            isolates += 1
            return control
        if control == PDF:
            if not opened or opened[-1] in _ISOLATES:
                return ""
            opened.pop()
            return PDI
        if not isolates:
            return ""
        isolates -= 1
        closed = 1  # the closing of an isolate closes what was embedded in it
        while opened.pop() not in _ISOLATES:
            closed += 1
        return PDI * closed

    return _DIRECTIONS.sub(mend, paragraph) + PDI * len(opened)


_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_LETTER_OR_DIGIT = f"[{_LETTER}0-9\u0300-\u036f]"
_ANY_DIGIT = "[0-9\u0660-\u0669\u06f0-\u06f9]"
_NUMBER = r"[0-9]++(?:[.,:/][0-9]++)*+"
_TO = r" ?[-+\u2010-\u2015\u2212/:×] ?"
# C++ · Boeing 737 MAX · U.S. · https://example.com: from the first Latin letter to the last, with the spaces between.
_LATIN = (
    rf"(?<!{_LETTER_OR_DIGIT})[0-9]*+[{_LETTER}]{_LETTER_OR_DIGIT}*+"
    rf"(?:[ '’&@/:.,;_%?=~+#-]{{1,3}}{_LETTER_OR_DIGIT}++)*+(?:[+#/]++|(?<=\.[{_LETTER}])\.)?"
)
# +964 770 123 4567 · (+964) 770 · 0770 123 4567, in the digits of any system.
_PHONE = (
    rf"(?<!{_LETTER_OR_DIGIT})(?<!{_ANY_DIGIT})"
    rf"(?:\(\+{_ANY_DIGIT}{{1,4}}\)|\+{_ANY_DIGIT}{{1,4}}|(?=(?:[ .-]?{_ANY_DIGIT}){{7}})0{_ANY_DIGIT}{{1,4}})"
    rf"(?:[ .-]?(?:{_ANY_DIGIT}++|\({_ANY_DIGIT}++\)))++"
)
# -5% · و$20 · ±3, but not the 19 of كوفيد-19.
_SIGNED = rf"(?:(?<![\w)])-|(?<!{_LETTER_OR_DIGIT})[\u2212+±$€£¥]){_NUMBER}(?:{_TO}{_NUMBER})*+%?"
# 2014-2017 · 18:00 - 19:00 · 3–1 · 90+3. In Arabic and Persian digits they read from right to left: left alone.
_RANGE = rf"(?<!{_LETTER_OR_DIGIT})(?<![0-9][.,:/]){_NUMBER}(?:{_TO}{_NUMBER})++%?"
_LEFT_TO_RIGHT = re.compile(f"(?P<latin>{_LATIN})|{_PHONE}|{_SIGNED}|{_RANGE}")
_LATIN_LETTER = re.compile(f"[{_LETTER}]")
_RIGHT_TO_LEFT_LETTER = re.compile("[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d5\u06ee-\u08c7\ufb1d-\ufdff\ufe70-\ufefc]")


def isolate_html(text: str) -> str:
    """Return *text* as HTML, escaped, with what must be read from left to right inside Arabic isolated by <bdi>.

    That is: Latin words, ranges, phone numbers and signed numbers. A plain number stays bare, and so does a text whose
    only letters are Latin. Without its tags and entities the result is balance(text), letter for letter.

    >>> isolate_html("لغة (C++) بين 2014-2017 في 35 بلداً & أكثر")
    'لغة (<bdi>C++</bdi>) بين <bdi dir="ltr">2014-2017</bdi> في 35 بلداً &amp; أكثر'
    """
    text = balance(text)
    if _LATIN_LETTER.search(text) and not _RIGHT_TO_LEFT_LETTER.search(text):
        return escape(text, quote=False)
    pieces: list[str] = []
    done = 0
    for match in _LEFT_TO_RIGHT.finditer(text):
        tag = "<bdi>" if match["latin"] else '<bdi dir="ltr">'
        pieces += (escape(text[done : match.start()], quote=False), tag, escape(match[0], quote=False), "</bdi>")
        done = match.end()
    return "".join(pieces) + escape(text[done:], quote=False)
