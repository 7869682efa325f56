"""Makes one piece of an export an element, whatever state its bytes are in, and says what had to be mended.

Entities are never resolved, files and networks never asked. What cannot be read strictly is mended, and what cannot be
mended is read as far as it goes.
"""

import html
import re
from dataclasses import dataclass

from lxml import etree

from khabar.interchange.formats.records import Note
from khabar.interchange.formats.wxr.pieces import Piece
from khabar.text.encodings import UnreadableCopy, decode_copy, repair_mojibake

_UNFIT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot|apos);|#\d{1,7};|#x[0-9A-Fa-f]{1,6};)([A-Za-z][A-Za-z0-9]{1,31};)?")


class UnreadablePiece(Exception):
    """Nothing can be made of it. The message says why."""


@dataclass(frozen=True)
class Parsed:
    """The element, and what was mended on the way to it."""

    element: etree._Element
    notes: tuple[Note, ...]


def parse(piece: Piece, opening: bytes) -> Parsed:
    """Return the element that *piece* is, below the namespaces of *opening*. Raises UnreadablePiece."""
    text, notes = decoded(piece.data)
    if not piece.is_whole:
        notes.append(Note("It is never closed in the file: what follows may be missing."))
    start = opening.decode("ascii", "replace")
    whole = f"{start}{text}</rss>"
    try:
        return Parsed(_first_child(etree.fromstring(whole, _strict())), tuple(notes))
    except etree.XMLSyntaxError:
        pass
    mended = _outside_cdata(text)
    try:
        element = _first_child(etree.fromstring(f"{start}{mended}</rss>", _strict()))
        notes.append(Note("Stray & and entities of HTML were set right."))
    except etree.XMLSyntaxError as error:
        try:
            element = _first_child(etree.fromstring(f"{start}{mended}", _recovering()))
        except (etree.XMLSyntaxError, UnreadablePiece) as worse:
            raise UnreadablePiece(f"It is no XML that can be read: {error}") from worse
        notes.append(Note(f"It is broken XML and was read as far as it goes: {error.msg}"))
    return Parsed(element, tuple(notes))


def decoded(data: bytes) -> tuple[str, list[Note]]:
    """Return the text of *data*, down the ladder of encodings, without what XML cannot hold; and what was mended."""
    notes: list[Note] = []
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            read = decode_copy(data)
            text = read.text
            notes.append(Note(f"It was read as {read.encoding}."))
        except UnreadableCopy:
            text = data.decode("utf-8", "replace")
            notes.append(Note(f"Bytes that are no letters: {text.count(chr(0xFFFD))}."))
    repaired = repair_mojibake(text)
    if repaired != text:
        notes.append(Note("Letters that had been garbled on the way were set right."))
    clean = _UNFIT.sub("", repaired)
    if clean != repaired:
        notes.append(Note(f"Control characters were taken out: {len(repaired) - len(clean)}."))
    return clean, notes


def _outside_cdata(text: str) -> str:
    """Return *text* with named entities of HTML as characters and stray & escaped, except inside CDATA."""
    pieces, at = [], 0
    while (start := text.find("<![CDATA[", at)) >= 0 and (end := text.find("]]>", start)) >= 0:
        pieces += [_ENTITY.sub(_character, text[at:start]), text[start : end + 3]]
        at = end + 3
    return "".join([*pieces, _ENTITY.sub(_character, text[at:])])


def _character(match: re.Match[str]) -> str:
    name = match[1]
    meant = html.unescape(f"&{name}") if name else ""
    return meant if name and meant != f"&{name}" else f"&amp;{name or ''}"


def _first_child(root: etree._Element) -> etree._Element:
    child = next((one for one in root if isinstance(one.tag, str)), None)
    if child is None:
        raise UnreadablePiece("There is nothing in it.")
    return child


def _strict() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)


def _recovering() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True, recover=True)


def child_text(element: etree._Element, name: str) -> str:
    """Return the text of the child called *name*, in a namespace of WordPress, of RSS or in none; or nothing."""
    for child in element:
        if isinstance(child.tag, str) and local_name(child) == name:
            return "".join(child.itertext())
    return ""


_NAMESPACE = re.compile(r"(?:https?://wordpress\.org/export/[\w.]+/(?:excerpt/)?|http://purl\.org/[^ ]*)?")


def local_name(element: etree._Element) -> str:
    """Return the name of *element* if it is one of the format's: `excerpt` of its excerpts, else the local name."""
    name = etree.QName(element)
    namespace = name.namespace or ""
    if not _NAMESPACE.fullmatch(namespace):
        return ""
    if name.localname == "encoded":
        return "excerpt" if "excerpt" in namespace else "content"
    return name.localname
