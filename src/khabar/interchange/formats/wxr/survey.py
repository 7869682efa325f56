"""Counts what an export holds before anything is made of it, and reads what its articles refer to.

The counts come from the text alone; whatever is taken in later is compared with them.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from khabar.interchange.formats.addresses import path_of
from khabar.interchange.formats.records import Category, LeftOut, Medium, Person, Tag
from khabar.interchange.formats.shelf import Shelf
from khabar.interchange.formats.wxr.parsing import UnreadablePiece, child_text, decoded, local_name, parse
from khabar.interchange.formats.wxr.pieces import Head, Piece, head_of, open_export, pieces_of

_COMMENT = re.compile(rb"<[\w.-]+:comment[\s>]")
_TYPE = re.compile(rb"<[\w.-]+:post_type\b[^>]*>\s*(?:<!\[CDATA\[)?\s*([^<\]]{0,60})")
ATTACHMENT = "attachment"
META_OF_CREDIT = ("_media_credit", "_wp_attachment_image_credit", "photographer")


@dataclass
class Survey:
    """What the text of the file says it holds, and the people, categories, tags and media that stories refer to.

    *items* counts by the type that WordPress gives them.
    """

    head: Head
    title: str = ""
    address: str = ""
    items: Counter[str] = field(default_factory=Counter)
    remarks: int = 0
    pieces: Counter[str] = field(default_factory=Counter)
    people: dict[str, Person] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)
    first_ids: dict[str, str] = field(default_factory=dict)
    """Of categories, by the number of the term: some plugins name a story's first category so."""
    left_out: list[LeftOut] = field(default_factory=list)


def survey_wxr(path: Path, shelf: Shelf, advance: Callable[[int], None] = lambda _bytes: None) -> Survey:
    """Count what the file at *path* holds and put its media on the *shelf*. Raises UnreadableExport.

    *advance* is told how many bytes are looked through.
    """
    with open_export(path) as file:
        survey = Survey(head_of(file))
    survey.title, survey.address = _channel(survey.head)
    with open_export(path) as file:
        for piece in pieces_of(file):
            advance(piece.start + piece.length)
            survey.pieces[piece.name] += 1
            if piece.name == "item":
                _count_item(piece, survey, shelf)
            else:
                _read_term(piece, survey)
    return survey


def _channel(head: Head) -> tuple[str, str]:
    text, _notes = decoded(head.text)
    found = {}
    for name in ("title", "link", "wp:base_blog_url", "wp:base_site_url"):
        match = re.search(rf"<{name}>(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?</{name}>", text, re.DOTALL)
        found[name] = match[1].strip() if match else ""
    return found["title"][:200], found["wp:base_blog_url"] or found["link"] or found["wp:base_site_url"]


def _count_item(piece: Piece, survey: Survey, shelf: Shelf) -> None:
    kind = _TYPE.search(piece.data)
    name = kind[1].decode("utf-8", "replace").strip() if kind else ""
    survey.items[name or "post"] += 1
    if b"comment" in piece.data:
        survey.remarks += _remarks_in(piece.data)
    if name == ATTACHMENT:
        try:
            shelf.add(_medium(parse(piece, survey.head.opening).element))
        except UnreadablePiece:
            return  # the reading tells of it


def _remarks_in(data: bytes) -> int:
    """Count the tags of comments that stand outside CDATA."""
    count, at = 0, 0
    while (start := data.find(b"<![CDATA[", at)) >= 0 and (end := data.find(b"]]>", start)) >= 0:
        count += len(_COMMENT.findall(data, at, start))
        at = end + 3
    return count + len(_COMMENT.findall(data, at))


def _medium(item: etree._Element) -> Medium:
    meta = meta_of(item)
    return Medium(
        key=child_text(item, "post_id").strip(),
        url=(child_text(item, "attachment_url") or child_text(item, "guid")).strip(),
        place=meta.get("_wp_attached_file", "").strip(),
        title=child_text(item, "title").strip(),
        caption=child_text(item, "excerpt").strip() or child_text(item, "content").strip(),
        alt_text=meta.get("_wp_attachment_image_alt", "").strip(),
        photographer=next((meta[name].strip() for name in META_OF_CREDIT if meta.get(name)), ""),
        parent=child_text(item, "post_parent").strip(),
    )


def meta_of(item: etree._Element) -> dict[str, str]:
    """Return the first value of each custom field."""
    found: dict[str, str] = {}
    for child in item:
        if isinstance(child.tag, str) and local_name(child) == "postmeta":
            found.setdefault(child_text(child, "meta_key").strip(), child_text(child, "meta_value"))
    return found


def _read_term(piece: Piece, survey: Survey) -> None:
    try:
        element = parse(piece, survey.head.opening).element
    except UnreadablePiece as error:
        survey.left_out.append(LeftOut("", piece.name, "", str(error)))
        return
    kind = local_name(element)
    if kind == "author":
        _add_person(element, survey)
    elif kind in ("category", "tag", "term"):
        _add_term(element, kind, survey)
    else:
        name = " ".join("".join(element.itertext()).split())[:80]
        survey.left_out.append(LeftOut("", piece.name, name, "It is of another namespace than WordPress's."))


def _add_person(element: etree._Element, survey: Survey) -> None:
    login = child_text(element, "author_login").strip()
    full = " ".join(child_text(element, f"author_{part}_name").strip() for part in ("first", "last")).strip()
    name = child_text(element, "author_display_name").strip() or full or login
    if login or name:
        survey.people[login or name] = Person(login or name, name)


def _add_term(element: etree._Element, kind: str, survey: Survey) -> None:
    """Note a term. WordPress tells categories and tags in elements of their own, everything else in `term`."""
    taxonomy = child_text(element, "term_taxonomy").strip() or {"category": "category", "tag": "post_tag"}.get(kind, "")
    slug = (child_text(element, "category_nicename") or child_text(element, "tag_slug")).strip()
    slug = slug or child_text(element, "term_slug").strip()
    name = (child_text(element, "cat_name") or child_text(element, "tag_name")).strip()
    name = name or child_text(element, "term_name").strip() or slug
    number = child_text(element, "term_id").strip()
    if not slug:
        survey.left_out.append(LeftOut(number, taxonomy or kind, name, "It has no slug, so no story refers to it."))
    elif taxonomy == "category":
        parent = (child_text(element, "category_parent") or child_text(element, "term_parent")).strip()
        survey.categories[slug] = Category(slug, name, parent)
        survey.first_ids[number] = slug
    elif taxonomy == "post_tag":
        survey.tags[slug] = Tag(slug, name, path_of(f"/tag/{slug}/"))
    else:
        survey.left_out.append(LeftOut(number or slug, taxonomy or kind, name, "Terms of this kind have no use here."))


def category_path(survey: Survey, slug: str) -> str:
    """Return where WordPress shows the category unless told otherwise: below those above it."""
    steps: list[str] = []
    while slug and slug not in steps and len(steps) < 10:
        steps.insert(0, slug)
        above = survey.categories.get(slug)
        slug = above.parent if above else ""
    return path_of(f"/category/{'/'.join(steps)}/")
