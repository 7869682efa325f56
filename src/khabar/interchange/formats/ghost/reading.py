"""Reads an export of Ghost: posts and pages with authors and tags. The whole file is in memory while it is read."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from khabar.interchange.formats.addresses import path_of
from khabar.interchange.formats.ghost.lexical import html_of_lexical, html_of_mobiledoc
from khabar.interchange.formats.moments import moment_of
from khabar.interchange.formats.records import Category, LeftOut, Note, Person, State, Story, Tag, UnreadableExport

LARGEST: Final = 256 * 1024 * 1024
GHOST_URL: Final = "__GHOST_URL__"
_STATES = {
    "published": State.PUBLISHED,
    "sent": State.DRAFT,
    "scheduled": State.SCHEDULED,
    "draft": State.DRAFT,
}
_NO_USE = {
    "posts", "users", "tags", "posts_tags", "posts_authors", "posts_meta", "settings", "roles", "roles_users",
    "permissions", "permissions_roles", "permissions_users", "snippets", "newsletters", "custom_theme_settings",
}  # fmt: skip
Row = dict[str, Any]


@dataclass
class GhostSite:
    """What the file holds. *tables* counts the rows of each; categories are the tags that came first in a story."""

    title: str = ""
    address: str = ""
    tables: Counter[str] = field(default_factory=Counter)
    people: dict[str, Person] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)
    tags: dict[str, Tag] = field(default_factory=dict)
    stories: list[Row] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    _of_story: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    _captions: dict[str, str] = field(default_factory=dict)

    def read(self) -> Iterator[Story]:
        """Yield every post and page."""
        for row in self.stories:
            yield self._story(row)

    def _story(self, row: Row) -> Story:
        notes: list[Note] = []
        key = _text(row, "id") or _text(row, "uuid") or _text(row, "slug")
        state = _STATES.get(_text(row, "status") or "draft", State.DRAFT)
        if _text(row, "status") == "sent":
            notes.append(Note("It was sent by e-mail only."))
        visibility = _text(row, "visibility") or "public"
        if visibility != "public" and state is State.PUBLISHED:
            state = State.PRIVATE
            notes.append(Note(f"Only some could read it there ({visibility}); it became a draft."))
        for name in ("codeinjection_head", "codeinjection_foot"):
            if _text(row, name):
                notes.append(Note("Code that was put into its page is left out.", _text(row, name)[:4000]))
        is_page = _text(row, "type") == "page" or row.get("page") is True or row.get("page") == 1
        tags, internal = self._tags_of(row, key)
        notes += [Note(f"The internal tag «{name}» is left out.") for name in internal]
        slug = _text(row, "slug")
        first = tags[0] if tags else ""
        if first:
            known = self.tags[first]
            self.categories.setdefault(first, Category(first, known.name, path=known.path))
        return Story(
            key=key,
            kind="page" if is_page else "post",
            is_page=is_page,
            title=_text(row, "title"),
            slug=slug,
            body=self._body(row, notes),
            state=state,
            published_at=moment_of(_text(row, "published_at")),
            modified_at=moment_of(_text(row, "updated_at")),
            excerpt=_text(row, "custom_excerpt"),
            people=tuple(self._authors_of(row, key)),
            categories=(first,) if first else (),
            first_category=first,
            tags=tuple(tags[1:]),
            lead=self._whole(_text(row, "feature_image")),
            lead_caption=_text(row, "feature_image_caption") or self._captions.get(key, ""),
            paths=tuple(filter(None, [path_of(f"/{slug}/") if slug else ""])),
            notes=tuple(notes),
        )

    def _body(self, row: Row, notes: list[Note]) -> str:
        """Return the body as HTML: Ghost's own where the file has it, else made from what the editor keeps."""
        body = _text(row, "html")
        if not body.strip():
            for name, made in (("lexical", html_of_lexical), ("mobiledoc", html_of_mobiledoc)):
                raw = row.get(name)
                try:
                    document = json.loads(raw) if isinstance(raw, str) and raw else raw
                except ValueError:
                    notes.append(Note(f"Its {name} cannot be read.", str(raw)[:2000]))
                    continue
                body = made(document, notes) if document else ""
                if body:
                    break
        return self._whole(body or _text(row, "plaintext"))

    def _whole(self, text: str) -> str:
        return text.replace(GHOST_URL, self.address.rstrip("/"))

    def _tags_of(self, row: Row, key: str) -> tuple[list[str], list[str]]:
        named = row.get("tags")
        if isinstance(named, list):
            keys = [self._add_tag(_inner(one)) for one in named if isinstance(one, dict)]
        else:
            keys = self._of_story.get("posts_tags", {}).get(key, [])
        keys = [one for one in dict.fromkeys(keys) if one in self.tags]
        internal = [self.tags[one].name for one in keys if self.tags[one].name.startswith("#")]
        return [one for one in keys if not self.tags[one].name.startswith("#")], internal

    def _authors_of(self, row: Row, key: str) -> list[str]:
        named = row.get("authors") or ([row["author"]] if isinstance(row.get("author"), dict) else None)
        if isinstance(named, list):
            return [self._add_person(_inner(one)) for one in named if isinstance(one, dict)]
        keys = self._of_story.get("posts_authors", {}).get(key, [])
        if not keys and _text(row, "author_id"):
            keys = [_text(row, "author_id")]
        return [one for one in dict.fromkeys(keys) if one in self.people]

    def _add_tag(self, row: Row) -> str:
        key = _text(row, "id") or _text(row, "slug") or _text(row, "name")
        slug = _text(row, "slug")
        self.tags.setdefault(key, Tag(key, _text(row, "name") or slug or key, path_of(f"/tag/{slug}/") if slug else ""))
        return key

    def _add_person(self, row: Row) -> str:
        key = _text(row, "id") or _text(row, "slug") or _text(row, "name")
        self.people.setdefault(key, Person(key, _text(row, "name") or _text(row, "slug") or key, _text(row, "bio")))
        return key


def read_ghost(path: Path, address: str = "") -> GhostSite:
    """Return the site in the file at *path*, whose *address* the file may not know. Raises UnreadableExport."""
    if path.stat().st_size > LARGEST:
        raise UnreadableExport(f"The file has more than {LARGEST >> 20} MB. Export it from Ghost in parts.")
    try:
        file = json.loads(path.read_bytes().decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        raise UnreadableExport(f"It is no JSON that can be read: {error}") from error
    tables = _tables(file)
    site = GhostSite(address=address)
    for name, rows in tables.items():
        site.tables[name] = len(rows)
    for setting in tables.get("settings", []):
        if setting.get("key") == "title":
            site.title = _text(setting, "value")
        if setting.get("key") == "url" and not address:
            site.address = _text(setting, "value")
    for row in tables.get("users", []):
        site._add_person(row)
    for row in tables.get("tags", []):
        site._add_tag(row)
    for table, of, to in (("posts_tags", "post_id", "tag_id"), ("posts_authors", "post_id", "author_id")):
        rows = sorted(tables.get(table, []), key=lambda row: _number(row.get("sort_order")))
        lists = site._of_story.setdefault(table, {})
        for row in rows:
            lists.setdefault(_text(row, of), []).append(_text(row, to))
    for row in tables.get("posts_meta", []):
        site._captions[_text(row, "post_id")] = _text(row, "feature_image_caption")
    site.stories = tables.get("posts", [])
    for name, rows in tables.items():
        if name not in _NO_USE and rows:
            site.left_out.append(LeftOut(name, "table", f"{len(rows)} rows", "Rows of this table have no use here."))
    return site


def _tables(file: Any) -> dict[str, list[Row]]:
    found = file
    if isinstance(file, dict) and isinstance(file.get("db"), list) and file["db"]:
        found = file["db"][0]
    if isinstance(found, dict) and isinstance(found.get("data"), dict):
        found = found["data"]
    if not isinstance(found, dict) or not isinstance(found.get("posts"), list):
        raise UnreadableExport(
            "It holds no posts: it is no export of Ghost.\n"
            "In Ghost choose Settings › Import/Export › Content & settings."
        )
    return {
        name: [_inner(row) for row in rows if isinstance(row, dict)]
        for name, rows in found.items()
        if isinstance(rows, list)
    }


def _inner(row: Row) -> Row:
    """Return what a row says; tools for moving wrap it together with its address."""
    return {"url": row.get("url"), **row["data"]} if isinstance(row.get("data"), dict) else row


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    return value if isinstance(value, str) else str(value) if isinstance(value, int) and value is not True else ""


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0
