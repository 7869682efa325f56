"""Reads the items of an export as stories, one after the other, in bounded memory."""

import datetime
import zoneinfo
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from urllib.parse import unquote

from lxml import etree

from khabar.interchange.formats.addresses import path_of
from khabar.interchange.formats.moments import moment_of
from khabar.interchange.formats.records import LeftOut, Note, Remark, Standing, State, Story
from khabar.interchange.formats.wxr.parsing import UnreadablePiece, child_text, local_name, parse
from khabar.interchange.formats.wxr.pieces import LONGEST_PIECE, Piece, open_export, pieces_of
from khabar.interchange.formats.wxr.survey import ATTACHMENT, Survey, meta_of

_STATES = {
    "publish": State.PUBLISHED,
    "future": State.SCHEDULED,
    "draft": State.DRAFT,
    "auto-draft": State.DRAFT,
    "pending": State.DRAFT,
    "inherit": State.DRAFT,
    "private": State.PRIVATE,
    "trash": State.TRASHED,
}
_STANDINGS = {"1": Standing.APPROVED, "approve": Standing.APPROVED, "spam": Standing.SPAM, "trash": Standing.TRASHED}
_FURNITURE = {
    "nav_menu_item": "Menus are made of sections here.",
    "wp_navigation": "Menus are made of sections here.",
    "wp_template": "It is part of a WordPress theme.",
    "wp_template_part": "It is part of a WordPress theme.",
    "wp_global_styles": "It is part of a WordPress theme.",
    "wp_font_family": "It is part of a WordPress theme.",
    "wp_font_face": "It is part of a WordPress theme.",
    "custom_css": "It is part of a WordPress theme.",
    "customize_changeset": "It is part of a WordPress theme.",
    "wp_block": "It is a pattern of the editor; stories that use it say so.",
    "revision": "It is an older version of a story.",
    "oembed_cache": "It is WordPress's own cache.",
}
_FIRST_CATEGORY = ("_yoast_wpseo_primary_category", "rank_math_primary_category", "_primary_category")
_TAKEN_META = {
    "_thumbnail_id",
    "_edit_last",
    "_edit_lock",
    "_wp_page_template",
    "_pingme",
    "_encloseme",
    "_wp_old_slug",
}

Told = Story | LeftOut


def read_wxr(
    path: Path,
    survey: Survey,
    *,
    zone: zoneinfo.ZoneInfo,
    as_articles: Collection[str] = (),
    advance: Callable[[int], None] = lambda _bytes: None,
) -> Iterator[Told]:
    """Yield every item of the file at *path*: as a story, or as what is left out, with the reason. Media are no items.

    Times without a zone are of *zone*. Items of the types *as_articles* are news too, besides posts.
    """
    with open_export(path) as file:
        for piece in pieces_of(file):
            advance(piece.start + piece.length)
            if piece.name == "item":
                told = _item(piece, survey, zone, {"post", *as_articles})
                if told is not None:
                    yield told


def _item(piece: Piece, survey: Survey, zone: zoneinfo.ZoneInfo, articles: Collection[str]) -> Told | None:
    if not piece.data:
        limit = LONGEST_PIECE // 1024 // 1024
        return LeftOut(f"@{piece.start}", "item", "", f"It has {piece.length} bytes; more than {limit} MB is not read.")
    try:
        parsed = parse(piece, survey.head.opening)
    except UnreadablePiece as error:
        opening = piece.data[:200].decode("utf-8", "replace")
        return LeftOut(f"@{piece.start}", "item", opening, str(error))
    item, notes = parsed.element, list(parsed.notes)
    kind = child_text(item, "post_type").strip() or "post"
    title = child_text(item, "title").strip()
    key = child_text(item, "post_id").strip()
    if kind == ATTACHMENT:
        return None
    if not key:
        key = child_text(item, "guid").strip() or child_text(item, "link").strip() or f"@{piece.start}"
        notes.append(Note("It has no number; it is known by its address."))
    if kind not in articles and kind != "page":
        unknown = f"Its type is not news of itself. To take it in all the same: --as-article {kind}"
        return LeftOut(key, kind, title, _FURNITURE.get(kind, unknown), sum(1 for _one in _remarks(item, zone)))
    return _story(item, key, kind, title, survey, zone, notes)


def _story(
    item: etree._Element,
    key: str,
    kind: str,
    title: str,
    survey: Survey,
    zone: zoneinfo.ZoneInfo,
    notes: list[Note],
) -> Story:
    meta = meta_of(item)
    state = _STATES.get(child_text(item, "status").strip() or "publish")
    if state is None:
        state = State.DRAFT
        notes.append(Note(f"Its state «{child_text(item, 'status').strip()}» is unknown; it became a draft."))
    if child_text(item, "post_password").strip() and state is State.PUBLISHED:
        state = State.PRIVATE
        notes.append(Note("It was behind a password; it became a draft."))
    categories, tags, names = _terms(item, notes)
    login = child_text(item, "creator").strip()
    people = tuple(_also_by(item)) or ((login,) if login else ())
    slug = child_text(item, "post_name").strip()
    _note_meta(meta, notes)
    return Story(
        key=key,
        kind=kind,
        is_page=kind == "page",
        title=title,
        slug=unquote(slug, errors="replace"),
        body=child_text(item, "content"),
        state=state,
        published_at=_published(item, zone),
        modified_at=moment_of(child_text(item, "post_modified_gmt")),
        excerpt=child_text(item, "excerpt").strip(),
        people=people,
        categories=tuple(categories),
        first_category=_first_category(meta, survey, categories),
        tags=tuple(tags),
        lead=meta.get("_thumbnail_id", "").strip(),
        lead_caption=meta.get("khabar_lead_caption", ""),
        dateline=meta.get("khabar_dateline", ""),
        paths=_paths(item, key, kind, slug, survey, meta),
        takes_comments=child_text(item, "comment_status").strip() != "closed",
        remarks=tuple(_remarks(item, zone)),
        names=names,
        notes=tuple(notes),
    )


def _published(item: etree._Element, zone: zoneinfo.ZoneInfo) -> datetime.datetime | None:
    return (
        moment_of(child_text(item, "post_date_gmt"))
        or moment_of(child_text(item, "post_date"), zone)
        or moment_of(child_text(item, "pubDate"))
    )


def _terms(item: etree._Element, notes: list[Note]) -> tuple[list[str], list[str], dict[str, str]]:
    categories: list[str] = []
    tags: list[str] = []
    names: dict[str, str] = {}
    for child in item:
        if not isinstance(child.tag, str) or local_name(child) != "category":
            continue
        name = "".join(child.itertext()).strip()
        slug = (child.get("nicename") or name).strip()
        domain = child.get("domain", "category")
        if not slug or domain == "author":
            continue
        if domain in ("category", "post_tag", "tag"):
            into = categories if domain == "category" else tags
            if slug not in into:
                into.append(slug)
            names[f"{'category' if into is categories else 'tag'}:{slug}"] = name or slug
        elif not (domain == "post_format" and slug == "post-format-standard"):
            notes.append(Note(f"Of {domain}: «{name or slug}» has no place here."))
    return categories, tags, names


def _also_by(item: etree._Element) -> Iterator[str]:
    """Yield the authors that the plugin Co-Authors Plus and its like write beside the first."""
    for child in item:
        if isinstance(child.tag, str) and local_name(child) == "category" and child.get("domain") == "author":
            yield (child.get("nicename") or "".join(child.itertext())).strip().removeprefix("cap-")


def _first_category(meta: dict[str, str], survey: Survey, categories: list[str]) -> str:
    named = next((survey.first_ids.get(meta[name].strip(), "") for name in _FIRST_CATEGORY if meta.get(name)), "")
    return named if named in categories else next(iter(categories), "")


def _paths(
    item: etree._Element, key: str, kind: str, slug: str, survey: Survey, meta: dict[str, str]
) -> tuple[str, ...]:
    """Return the paths under which readers had the item: its link, its guid, its number, and its slugs of before."""
    link = path_of(child_text(item, "link"))
    guid = path_of(child_text(item, "guid"))
    paths = [link, guid if guid.rpartition("~p=")[2] in (key, guid) else ""]
    if key.isdigit():
        root = path_of(f"{survey.address}/x").removesuffix("/x") if survey.address else ""
        paths.append(f"{root}/~p={key}")
    former = unquote(meta.get("_wp_old_slug", "").strip(), errors="replace")
    here = unquote(slug, errors="replace")
    if former and here and link and f"/{here}/" in link:
        paths.append(path_of(link.replace(f"/{here}/", f"/{former}/")))
    return tuple(dict.fromkeys(filter(None, paths)))


def _remarks(item: etree._Element, zone: zoneinfo.ZoneInfo) -> Iterator[Remark]:
    for child in item:
        if not isinstance(child.tag, str) or local_name(child) != "comment":
            continue
        standing = child_text(child, "comment_approved").strip()
        parent = child_text(child, "comment_parent").strip()
        yield Remark(
            key=child_text(child, "comment_id").strip(),
            name=child_text(child, "comment_author").strip(),
            text=child_text(child, "comment_content"),
            written_at=moment_of(child_text(child, "comment_date_gmt"))
            or moment_of(child_text(child, "comment_date"), zone),
            standing=_STANDINGS.get(standing, Standing.PENDING),
            email=child_text(child, "comment_author_email").strip(),
            parent="" if parent == "0" else parent,
            kind=child_text(child, "comment_type").strip(),
        )


def _note_meta(meta: dict[str, str], notes: list[Note]) -> None:
    """Tell of custom fields, which are a plugin's own; those that WordPress keeps for itself are no news."""
    own = {name: value for name, value in meta.items() if not name.startswith(("_", "khabar_")) and value.strip()}
    for name, value in own.items():
        notes.append(Note(f"The custom field «{name}» has no place here.", value[:2000]))
    hidden = Counter(name for name in meta if name.startswith("_") and name not in _TAKEN_META)
    if hidden:
        notes.append(Note(f"Fields of plugins: {', '.join(sorted(hidden))}."))
