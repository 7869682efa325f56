"""Pieces of HTML inside a line: what is a line's own, its words, its links, and how it is written for a paragraph."""

import html
import re
from urllib.parse import urlsplit

from lxml import etree

_SPACE = re.compile(r"[ \t\r\n\f]+")
SILENT = {"script", "style", "noscript", "template", "svg", "head", "title", "link", "meta", "canvas", "map"}
PLAIN_INLINE = set("i em u s del ins sub sup small mark code strike big tt font".split())
INLINE = PLAIN_INLINE | {
    *("a", "b", "strong", "span", "br", "abbr", "acronym", "cite", "q", "kbd", "var", "samp", "time", "bdi", "bdo"),
    *("dfn", "label", "ruby", "rt", "rp", "wbr", "data", "address", "nobr"),
}
FRAMES = {"iframe", "embed", "object", "video", "audio", "khabar-embed", "amp-youtube", "amp-iframe"}
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|gif|webp|avif)(?:\?.*)?$", re.IGNORECASE)
_CODE = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.DOTALL | re.IGNORECASE)
DEEPEST = 60


def leads_to_picture(link: etree._Element) -> bool:
    """Say whether the link only shows its own picture larger, as WordPress makes them."""
    return bool(_PICTURE_FILE.search(link.get("href") or "")) or not link.get("href")


def is_too_deep(body: etree._Element) -> bool:
    depth = 0
    for event, _element in etree.iterwalk(body, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False


def holds_block(element: etree._Element, *, except_for: set[str] | None = None) -> bool:
    """Say whether there is anything below *element* that cannot stand inside a line."""
    return any(
        isinstance(one.tag, str)
        and one.tag not in INLINE
        and one.tag not in SILENT
        and one.tag not in (except_for or ())
        for one in element.iterdescendants()
    )


def link_to(address: str, inside: str) -> str:
    address = address.strip()
    try:
        scheme = urlsplit(address).scheme.lower()
    except ValueError:
        return inside
    if (
        not inside.strip()
        or not address
        or address.startswith("#")
        or scheme not in ("http", "https", "mailto", "tel", "")
    ):
        return inside
    return f'<a href="{html.escape(address)}">{inside}</a>'


def escaped(text: str, *, breaks: bool = False) -> str:
    """Return *text* as HTML with single spaces; where the editor *breaks* lines, each line end is one."""
    if breaks:
        return "<br/>".join(html.escape(_SPACE.sub(" ", line), quote=False) for line in text.split("\n"))
    return html.escape(_SPACE.sub(" ", text), quote=False)


_EDGE = re.compile(r"^(?:\s|&nbsp;|\xa0|<br/>)+|(?:\s|&nbsp;|\xa0|<br/>)+$")
_EMPTY = re.compile(r"<b>\s*</b>")


def tidied(markup: str) -> str:
    markup = _EMPTY.sub("", markup).replace("</b><b>", "")
    markup = re.sub(r" *<br/> *", "<br/>", markup)
    return _EDGE.sub("", re.sub(r" {2,}", " ", markup))


def words_of(element: etree._Element | None) -> str:
    """Return the text of *element* on one line."""
    if element is None:
        return ""
    pieces = []
    for one in element.iter():
        if not isinstance(one.tag, str) or one.tag in ("script", "style"):
            pieces.append(one.tail or "")
            continue
        pieces.append(" " if one.tag in ("br", "p", "li", "div") else "")
        pieces.append(one.text or "")
        if one is not element:
            pieces.append(one.tail or "")
    return " ".join("".join(pieces).split())


def without_markup(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup.replace("<br/>", "\n")))


def source_of(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", method="html", with_tail=False)


def host_of(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""


def without_tags(text: str) -> str:
    return html.unescape(re.sub(r"<[^<>]*>", " ", _CODE.sub(" ", text)))
