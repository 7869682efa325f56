"""Reads the demo's copy from its files. The forms are told in README.md; a file that breaks them is a ValueError."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from khabar.site.demo.records import (
    AgencyCopy,
    ArticleCopy,
    AuthorCopy,
    Block,
    CommentCopy,
    EditionCopy,
    Heading,
    Likes,
    Moment,
    PageCopy,
    Paragraph,
    PhotoCopy,
    PhotoHere,
    Points,
    Quotation,
    SectionCopy,
)

COPY = Path(__file__).parent / "copy"
EDITIONS = ("ar", "en")
PAGES = ("about", "comments-policy", "contact")

_FENCE = "+++\n"
_NUMBERED = re.compile(r"\d+\. ")
_PHOTO = re.compile(r"!\[([a-z-]+)\]")


def read_agencies() -> tuple[AgencyCopy, ...]:
    return tuple(AgencyCopy(**_in_tuples(entry)) for entry in _toml(COPY / "agencies.toml")["agency"])


def read_edition(code: str) -> EditionCopy:
    """Return the edition *code* with its articles, comments and pages."""
    folder = COPY / code
    about = _toml(folder / "edition.toml")
    return EditionCopy(
        sections=tuple(SectionCopy(**_in_tuples(entry)) for entry in about.pop("section")),
        authors=tuple(AuthorCopy(**entry) for entry in about.pop("author")),
        articles=tuple(read_article(file) for file in sorted(folder.glob("articles/*.md"))),
        comments={file.stem: read_comments(file) for file in sorted(folder.glob("comments/*.toml"))},
        pages=tuple(read_page(folder / "pages" / f"{name}.md") for name in PAGES),
        **about,
    )


def read_article(file: Path) -> ArticleCopy:
    about, body = _front_matter(file)
    return ArticleCopy(
        name=file.stem,
        published=Moment(**about.pop("published")),
        likes=Likes(**about.pop("likes", {})),
        lead=PhotoCopy(**about.pop("lead")),
        photos={name: PhotoCopy(**photo) for name, photo in about.pop("photos", {}).items()},
        body=blocks_of(body),
        **_in_tuples(about),
    )


def read_page(file: Path) -> PageCopy:
    about, body = _front_matter(file)
    return PageCopy(body=blocks_of(body), **about)


def read_comments(file: Path) -> tuple[CommentCopy, ...]:
    return tuple(CommentCopy(**entry) for entry in _toml(file)["comment"])


def blocks_of(body: str) -> tuple[Block, ...]:
    """Return the blocks of *body*, which stand between blank lines."""
    return tuple(_block(part.strip()) for part in re.split(r"\n{2,}", body.strip()))


def _block(part: str) -> Block:
    lines = part.split("\n")
    if photo := _PHOTO.fullmatch(part):
        return PhotoHere(photo[1])
    if part.startswith("## "):
        return Heading(part.removeprefix("## "))
    if part.startswith("> "):
        text, _, attribution = part.removeprefix("> ").partition("\n> -- ")
        return Quotation(text, attribution)
    if all(line.startswith("- ") for line in lines):
        return Points(tuple(line.removeprefix("- ") for line in lines))
    if all(_NUMBERED.match(line) for line in lines):
        return Points(tuple(_NUMBERED.sub("", line, count=1) for line in lines), numbered=True)
    if len(lines) > 1:
        raise ValueError(f"A paragraph is one line: {part[:60]}")
    return Paragraph(part)


def _front_matter(file: Path) -> tuple[dict[str, Any], str]:
    empty, about, body = file.read_text(encoding="utf-8").split(_FENCE, maxsplit=2)
    if empty:
        raise ValueError(f"{file.name} must begin with {_FENCE!r}")
    return tomllib.loads(about), body


def _toml(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _in_tuples(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
