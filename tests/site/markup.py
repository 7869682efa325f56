"""Reads baked pages as a browser does, but strictly: an error in the markup fails the test."""

import re
from xml.etree.ElementTree import Element

import html5lib


def parsed(page: str) -> Element:
    """Return the page's <html>; raise ParseError for markup that a browser would have to mend."""
    root: Element = html5lib.HTMLParser(namespaceHTMLElements=False, strict=True).parse(page)
    return root


def by_class(root: Element, name: str) -> list[Element]:
    """Return the elements of class *name*, in order."""
    return [element for element in root.iter() if name in element.get("class", "").split()]


def by_id(root: Element, name: str) -> Element:
    """Return the one element with this id."""
    (found,) = (element for element in root.iter() if element.get("id") == name)
    return found


def text_of(element: Element) -> str:
    """Return what a reader sees of *element*, white space collapsed, style and script left out."""
    return re.sub(r"\s+", " ", "".join(_words(element))).strip()


def metas(root: Element) -> dict[str, list[str]]:
    """Return the page's meta elements, content by name or property."""
    found: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property")
        if name:
            found.setdefault(name, []).append(meta.get("content", ""))
    return found


def _words(element: Element) -> list[str]:
    if element.tag in ("style", "script"):
        return []
    words = [element.text or ""]
    for child in element:
        words += [*_words(child), child.tail or ""]
    return words
