"""Reads the HTML of a body: Gutenberg's with its block comments, the classic editor's with its blank lines, Ghost's.

Walks the tree once. What stands between two blank lines, or in an element that opens a line, becomes a block; nothing
that can be read is dropped, and whatever changes its shape is told of.
"""

import copy
import html
import re
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html

from khabar.interchange.formats.markup.block_comments import without_comments
from khabar.interchange.formats.markup.blocks import (
    LONGEST_ATTRIBUTION,
    LONGEST_CAPTION,
    LONGEST_HEADING,
    LONGEST_POINT,
    LONGEST_QUOTATION,
    Block,
    Embed,
    Heading,
    Paragraph,
    Picture,
    Points,
    Quotation,
    Uploads,
)
from khabar.interchange.formats.markup.lines import (
    FRAMES,
    INLINE,
    PLAIN_INLINE,
    SILENT,
    escaped,
    holds_block,
    host_of,
    is_too_deep,
    leads_to_picture,
    link_to,
    source_of,
    tidied,
    without_markup,
    without_tags,
    words_of,
)
from khabar.interchange.formats.markup.shortcodes import without_shortcodes
from khabar.interchange.formats.markup.weighing import letters_in, letters_of
from khabar.interchange.formats.records import Note

_UNFIT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n\s*")
_URL_ALONE = re.compile(r"https?://[^\s<>\"]{4,2000}")
_NUMBER_IN_CLASS = re.compile(r"\bwp-image-(\d+)\b")
_BOLD = {"b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_HOSTS_OF_PLAYERS = set(
    "youtube.com youtu.be vimeo.com player.vimeo.com dailymotion.com dai.ly soundcloud.com twitter.com x.com t.me"
    " instagram.com facebook.com tiktok.com wordpress.tv open.spotify.com flickr.com ted.com videopress.com".split()
)
_SHAPED = {"figure", "blockquote", "ul", "ol", "table"}
_TWEETS = ("twitter-tweet", "twitter-video", "instagram-media", "tiktok-embed")


@dataclass(frozen=True)
class Read:
    """The blocks of a body, and what became other than it was."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]


def blocks_of(text: str, *, has_shortcodes: bool = True) -> Read:
    """Return the blocks of the HTML *text*. Total: any text gives blocks."""
    notes: list[Note] = []
    text = _UNFIT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = without_comments(text, notes)
    if has_shortcodes and "[" in text:
        text = without_shortcodes(text, notes)
    if not text.strip():
        return Read((), tuple(notes))
    walk = _Walk(notes)
    if "<" not in text:
        walk.text(html.unescape(text))
    else:
        parser = lxml_html.HTMLParser(encoding="utf-8", remove_pis=True, huge_tree=True)
        try:
            root = lxml_html.document_fromstring(f"<body>{text}</body>".encode("utf-8", "replace"), parser=parser)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            notes.append(Note("It is no HTML that can be read; its text is kept.", text[:2000]))
            walk.text(without_tags(text))
        else:
            body = next(root.iter("body"), root)
            if is_too_deep(body):
                notes.append(Note("It is nested too deeply; only its text is kept.", text[:2000]))
                walk.text(without_tags(text))
            else:
                walk.children(body)
    walk.end_paragraph()
    walk.say_what_went()
    return Read(tuple(walk.blocks), tuple(walk.notes))


@dataclass
class _Walk:
    """Gathers blocks while the tree is walked. *line* is the paragraph that is open."""

    notes: list[Note]
    blocks: list[Block] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    went_plain: set[str] = field(default_factory=set)
    is_trying: bool = False
    is_shapeless: bool = False

    def children(self, element: etree._Element) -> None:
        """Read what an element that opens a line holds; blank lines in it part paragraphs, as in the classic editor."""
        self.text(element.text)
        for child in element:
            if isinstance(child.tag, str):
                self.child(child)
            self.text(child.tail)

    def child(self, element: etree._Element) -> None:
        tag = element.tag.lower()
        if tag in SILENT:
            self._leave_out(element, tag)
        elif tag in INLINE and not holds_block(element):
            self.line.append(self._inline(element))
        else:
            self.end_paragraph()
            self._block(element, tag)

    def _block(self, element: etree._Element, tag: str) -> None:
        if tag not in _SHAPED or self.is_trying:
            self._shaped(element, tag)
            return
        if self.is_shapeless:
            self.children(element)
            self.end_paragraph()
            return
        notes, blocks = list(self.notes), list(self.blocks)
        before = letters_in(element)
        self.is_trying = True
        self._shaped(copy.deepcopy(element), tag)
        self.is_trying = False
        if sum(map(letters_of, self.blocks[len(blocks) :])) < before:
            # It is not made as HTML wants it, and holds more than its shape has room for: its parts, one by one.
            self.notes[:], self.blocks[:] = notes, blocks
            self.line.clear()
            self.is_shapeless = True
            self.children(element)
            self.end_paragraph()
            self.is_shapeless = False

    def _shaped(self, element: etree._Element, tag: str) -> None:
        if tag in _HEADINGS:
            self._heading(element)
        elif tag == "p":
            self._paragraph(element)
        elif tag == "img":
            self._picture(element, "", "")
        elif tag == "figure":
            self._figure(element)
        elif tag == "blockquote":
            self._quotation(element)
        elif tag in ("ul", "ol"):
            self._points(element, tag == "ol")
        elif tag == "table":
            self._table(element)
        elif tag == "pre":
            self._preformatted(element)
        elif tag in FRAMES:
            self._frame(element)
        elif tag == "khabar-uploads":
            self.blocks.append(Uploads())
        elif tag not in ("hr", "br"):
            if tag == "a" and not leads_to_picture(element):
                self.notes.append(Note("A link around pictures or paragraphs is left out.", element.get("href") or ""))
            if tag in ("form", "input", "button", "select", "textarea"):
                self.notes.append(Note(f"A form element <{tag}> does nothing here; its words are kept."))
            self.children(element)
            self.end_paragraph()

    def text(self, text: str | None) -> None:
        """Add text that stands in no paragraph of its own."""
        if not text:
            return
        first, *others = _BLANK_LINE.split(text)
        self.line.append(escaped(first, breaks=True))
        for other in others:
            self.end_paragraph()
            self.line.append(escaped(other, breaks=True))

    def end_paragraph(self) -> None:
        markup, self.line = "".join(self.line), []
        self._add_paragraph(markup)

    def say_what_went(self) -> None:
        if self.went_plain:
            self.notes.append(Note(f"Became plain text: <{'>, <'.join(sorted(self.went_plain))}>."))

    def _add_paragraph(self, markup: str) -> None:
        markup = tidied(markup)
        words = html.unescape(re.sub(r"<[^>]*>", "", markup)).strip()
        if not words:
            return
        if _URL_ALONE.fullmatch(words) and host_of(words) in _HOSTS_OF_PLAYERS:
            self.blocks.append(Embed(words))
        else:
            self.blocks.append(Paragraph(markup))

    def _paragraph(self, element: etree._Element) -> None:
        """Read a <p>: one paragraph, cut where a picture or a player stands in it."""
        if not holds_block(element):
            self._add_paragraph(self._inside(element))
            return
        self.line.append(escaped(element.text or ""))
        for child in element:
            if isinstance(child.tag, str):
                self.child(child)
            self.line.append(escaped(child.tail or ""))
        self.end_paragraph()

    def _heading(self, element: etree._Element) -> None:
        for picture in element.iter("img"):
            self._picture(picture, "", "")
        words = words_of(element)
        if len(words) > LONGEST_HEADING:
            self.notes.append(Note("A heading is too long for one; it became a paragraph."))
            self._add_paragraph(f"<b>{html.escape(words, quote=False)}</b>")
        elif words:
            self.blocks.append(Heading(words))

    def _figure(self, element: etree._Element) -> None:
        caption = words_of(next(element.iter("figcaption"), None))
        inner = [one for one in element.iter("figure") if one is not element]
        pictures = list(element.iter("img"))
        frames = [one for one in element.iter() if isinstance(one.tag, str) and one.tag.lower() in FRAMES]
        url = next((word for word in "".join(element.itertext()).split() if _URL_ALONE.fullmatch(word)), "")
        if inner or element.find(".//table") is not None or element.find(".//blockquote") is not None:
            for child in element:
                if isinstance(child.tag, str) and child.tag != "figcaption":
                    self.child(child)
            self.end_paragraph()
            self._add_paragraph(html.escape(caption, quote=False))
        elif frames:
            for frame in frames:
                self._frame(frame, caption)
        elif pictures:
            for place, picture in enumerate(pictures):
                self._picture(picture, element.get("data-key", ""), caption if place == len(pictures) - 1 else "")
        elif url and "embed" in (element.get("class") or ""):
            self.blocks.append(Embed(url, caption[:200]))
        else:
            self.children(element)
            self.end_paragraph()

    def _picture(self, element: etree._Element, key: str, caption: str) -> None:
        number = _NUMBER_IN_CLASS.search(element.get("class") or "")
        url = element.get("data-src") or element.get("data-orig-file") or element.get("src") or ""
        if url.startswith("data:"):
            self.notes.append(Note("A picture stood in the text itself; it is left out.", url[:80]))
            return
        key = key or (number[1] if number else "") or element.get("data-id") or ""
        alt_text = " ".join((element.get("alt") or "").split())[:300]
        if url or key:
            self.blocks.append(Picture(url, key if key.isdigit() else "", caption[:LONGEST_CAPTION], alt_text))
        if len(caption) > LONGEST_CAPTION:
            self.notes.append(Note("A caption was too long; it follows as a paragraph.", caption))
            self._add_paragraph(html.escape(caption, quote=False))

    def _quotation(self, element: etree._Element) -> None:
        if any(name in (element.get("class") or "") for name in _TWEETS):
            links = [link.get("href") or "" for link in element.iter("a")]
            url = element.get("data-instgrm-permalink") or element.get("cite") or next(reversed(links), "")
            if url.startswith("https://"):
                self.blocks.append(Embed(url.partition("?")[0], words_of(element)[:200]))
                return
        cite = next(element.iter("cite", "footer"), None)
        attribution = words_of(cite)
        read = _Walk(self.notes, went_plain=self.went_plain, is_trying=self.is_trying)
        if cite is not None:
            tail = cite.tail
            parent = cite.getparent()
            if parent is not None:
                parent.remove(cite)
                if tail:
                    parent[-1].tail = (parent[-1].tail or "") + tail if len(parent) else tail
        read.children(element)
        read.end_paragraph()
        lines = [without_markup(block.html) for block in read.blocks if isinstance(block, Paragraph)]
        text = "\n".join(lines)
        is_plain = all(isinstance(block, Paragraph) and "<a " not in block.html for block in read.blocks)
        if text and is_plain and len(text) <= LONGEST_QUOTATION and len(attribution) <= LONGEST_ATTRIBUTION:
            self.blocks.append(Quotation(text, attribution))
            return
        if read.blocks:
            self.notes.append(Note("A quotation with links, pictures or very many words became paragraphs."))
        self.blocks += read.blocks
        self._add_paragraph(html.escape(attribution, quote=False))

    def _points(self, element: etree._Element, is_numbered: bool) -> None:
        items = [child for child in element if isinstance(child.tag, str)]
        is_plain = all(
            item.tag == "li" and not holds_block(item, except_for={"p"}) and item.find(".//a") is None for item in items
        )
        words = [words_of(item) for item in items]
        if is_plain and all(len(item) <= LONGEST_POINT for item in words):
            kept = tuple(item for item in words if item)
            if kept and is_numbered:
                self.notes.append(Note("A numbered list has its numbers in the text now."))
                kept = tuple(f"{number}. {item}" for number, item in enumerate(kept, 1))
            self.blocks += [Points(kept)] if kept else []
            return
        self.notes.append(Note("A list with links, pictures or lists inside became paragraphs."))
        for number, item in enumerate(items, 1):
            self.line.append(f"{number}. " if is_numbered else "• ")
            if item.tag in ("ul", "ol"):
                self.line.clear()
                self._points(item, item.tag == "ol")
            else:
                self._paragraph_of_point(item)

    def _paragraph_of_point(self, item: etree._Element) -> None:
        self.line.append(escaped(item.text or ""))
        for child in item:
            if isinstance(child.tag, str):
                if child.tag == "p" and not holds_block(child):
                    self.line.append(self._inside(child))
                else:
                    self.child(child)
            self.line.append(escaped(child.tail or ""))
        self.end_paragraph()

    def _table(self, element: etree._Element) -> None:
        self.notes.append(Note("A table became a list, a row a point.", source_of(element)[:4000]))
        rows = [" | ".join(words_of(cell) for cell in row.iter("td", "th")) for row in element.iter("tr")]
        rows = [row for row in rows if row.strip(" |")]
        for picture in element.iter("img"):
            self._picture(picture, "", "")
        caption = words_of(next(element.iter("caption"), None))
        self._add_paragraph(html.escape(caption, quote=False))
        if rows and all(len(row) <= LONGEST_POINT for row in rows):
            self.blocks.append(Points(tuple(rows)))
        else:
            for row in rows:
                self._add_paragraph(html.escape(row, quote=False))

    def _preformatted(self, element: etree._Element) -> None:
        self.notes.append(Note("Preformatted text became paragraphs."))
        for part in re.split(r"\n[ \t]*\n", "".join(element.itertext())):
            lines = [html.escape(line.strip(), quote=False) for line in part.split("\n")]
            self._add_paragraph("<br/>".join(line for line in lines if line))

    def _frame(self, element: etree._Element, caption: str = "") -> None:
        names = ("data-url", "src", "data-src", "data", "data-lazy-src")
        url = next((element.get(name) or "" for name in names if element.get(name)), "")
        if not url:
            inner = next(
                (one for one in element.iter("source", "embed", "a") if one.get("src") or one.get("href")), None
            )
            url = (inner.get("src") or inner.get("href") or "") if inner is not None else ""
        if url.startswith("//"):
            url = f"https:{url}"
        if not url.startswith(("https://", "http://")):
            self.notes.append(Note("A player names no address; it is left out.", source_of(element)[:2000]))
            self._add_paragraph(html.escape(caption, quote=False))
            return
        self.blocks.append(Embed(url, caption[:200] or words_of(element)[:200]))

    def _leave_out(self, element: etree._Element, tag: str) -> None:
        if tag in ("script", "noscript", "svg", "canvas"):
            self.notes.append(Note(f"<{tag}> never reaches readers; it is left out.", source_of(element)[:4000]))

    def _inside(self, element: etree._Element) -> str:
        pieces = [escaped(element.text or "")]
        for child in element:
            if isinstance(child.tag, str):
                pieces.append(self._inline(child))
            pieces.append(escaped(child.tail or ""))
        return "".join(pieces)

    def _inline(self, element: etree._Element) -> str:
        tag = element.tag.lower()
        if tag == "br":
            return "<br/>"
        if tag in SILENT:
            self._leave_out(element, tag)
            return ""
        inside = self._inside(element)
        if tag in _BOLD and inside.strip():
            return f"<b>{inside}</b>"
        if tag == "q":
            return f"«{inside}»"
        if tag == "a":
            return link_to(element.get("href") or "", inside)
        if tag in PLAIN_INLINE:
            self.went_plain.add(tag)
        return inside
