"""Rewrites a page for its mirror: links become relative, forms a line that leads to the live site. Knows no store.

The parser is that of the standard library: everything but the tags that change is handed on as it was written. A
library that builds a tree would write all of it anew, and take several times as long for it.
"""

import re
from collections.abc import Callable
from html import escape
from html.parser import HTMLParser

from khabar.press.mirror.linking import Links

Note = Callable[[str, str, str], str]
"""HTML that stands for a form: from the page's language, "search" or "form", and the live address to the sentence."""

_LINKS = {
    "a": ("href",),
    "area": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "link": ("href",),
    "image": ("href",),
    "use": ("href",),
}
_OF_NO_USE = frozenset({"preload", "modulepreload", "preconnect", "dns-prefetch"})
_URL_IN_STYLE = re.compile(r"""url\(\s*(["']?)([^"')]+)\1\s*\)""")


def rewrite_page(html: str, links: Links, note: Note) -> str:
    """Return *html* with its links relative and its forms replaced. Scripts that a page loads are left out.

    They serve forms alone, and no browser runs a module from a file.
    """
    rewriter = _Rewriter(links, note)
    rewriter.feed(html)
    rewriter.close()
    return "".join(rewriter.written)


def rewrite_style(css: str, links: Links) -> str:
    """Return *css* with its addresses relative."""
    return _URL_IN_STYLE.sub(lambda found: f"url({found[1]}{links.relink(found[2])}{found[1]})", css)


class _Rewriter(HTMLParser):
    def __init__(self, links: Links, note: Note) -> None:
        super().__init__(convert_charrefs=False)
        self.links = links
        self.note = note
        self.written: list[str] = []
        self._language = ""
        self._skipping = ""
        self._is_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._skipping:
            return
        given = dict(attrs)
        if tag == "html":
            self._language = given.get("lang") or ""
        if tag == "form":
            kind = "search" if given.get("role") == "search" else "form"
            self._write(self.note(self._language, kind, self.links.site.live(self.links.path)))
            self._skipping = tag
            return
        if tag == "script" and "src" in given:
            self._skipping = tag
            return
        self._is_style = tag == "style"
        if tag == "link" and set((given.get("rel") or "").split()) & _OF_NO_USE:
            return
        self._write(self._changed(tag, attrs) or self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self._skipping == tag:
            self._skipping = ""

    def handle_endtag(self, tag: str) -> None:
        if self._skipping:
            if tag == self._skipping:
                self._skipping = ""
            return
        self._is_style = False
        self._write(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._write(rewrite_style(data, self.links) if self._is_style else data)

    def handle_entityref(self, name: str) -> None:
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._write(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self._write(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self._write(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        self._write(f"<?{data}>")

    def unknown_decl(self, data: str) -> None:
        self._write(f"<![{data}]>")

    def _write(self, text: str) -> None:
        if not self._skipping:
            self.written.append(text)

    def _changed(self, tag: str, attrs: list[tuple[str, str | None]]) -> str:
        """Return the tag written anew, or nothing if none of its links changed."""
        is_canonical = tag == "link" and dict(attrs).get("rel") == "canonical"
        wanted = () if is_canonical else _LINKS.get(tag, ())
        new = [(name, self._relinked(name, value, wanted)) for name, value in attrs]
        if new == attrs:
            return ""
        said = "".join(f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in new)
        end = " />" if (self.get_starttag_text() or "").endswith("/>") else ">"
        return f"<{tag}{said}{end}"

    def _relinked(self, name: str, value: str | None, wanted: tuple[str, ...]) -> str | None:
        if value is None:
            return None
        if name == "style":
            return rewrite_style(value, self.links)
        if name not in wanted:
            return value
        if name != "srcset":
            return self.links.relink(value)
        pictures = [picture.split() for picture in value.split(",")]
        return ", ".join(" ".join([self.links.relink(first), *rest]) for first, *rest in filter(None, pictures))
