"""Reads the project's Markdown as the house tests need it: links, headings, tables, sections. Knows no rule."""

import re
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^(```|~~~).*?^\1\s*$", re.DOTALL | re.MULTILINE)
_INLINE_CODE = re.compile(r"`[^`\n]*`")
_LINK = re.compile(r"!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*\s*$", re.MULTILINE)
_CODE = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True)
class Section:
    """A heading and what stands below it, down to the next heading of the same or a higher level."""

    title: str
    level: int
    text: str


def prose(markdown: str) -> str:
    """Return *markdown* without its code, line by line as before."""
    markdown = _FENCE.sub(lambda match: "\n" * match.group().count("\n"), markdown)
    return _INLINE_CODE.sub("", markdown)


def links(markdown: str) -> list[str]:
    """Return the targets of links and pictures, in order."""
    return _LINK.findall(prose(markdown))


def anchors(markdown: str) -> set[str]:
    """Return the anchors that headings make, as code forges spell them."""
    return {_anchor(match.group(2)) for match in _HEADING.finditer(_FENCE.sub("", markdown))}


def sections(markdown: str) -> list[Section]:
    """Return every section of *markdown*, subsections included in their parents."""
    hidden = _FENCE.sub(lambda match: re.sub(r"[^\n]", "x", match.group()), markdown)
    heads = list(_HEADING.finditer(hidden))
    found = []
    for index, head in enumerate(heads):
        level = len(head.group(1))
        following = (later for later in heads[index + 1 :] if len(later.group(1)) <= level)
        end = min((later.start() for later in following), default=len(markdown))
        found.append(Section(head.group(2).replace("`", ""), level, markdown[head.end() : end]))
    return found


def codes(markdown: str) -> list[str]:
    """Return what stands in inline code, in order."""
    return _CODE.findall(_FENCE.sub("", markdown))


def rows(markdown: str) -> list[list[str]]:
    """Return the rows of all tables, heads and rules left out."""
    lines = [line.strip() for line in markdown.splitlines()]
    found = []
    for index, line in enumerate(lines):
        is_head = index + 1 < len(lines) and re.fullmatch(r"\|[\s:|-]+\|", lines[index + 1])
        if line.startswith("|") and not is_head and not re.fullmatch(r"\|[\s:|-]+\|", line):
            found.append([cell.strip() for cell in line.strip("|").split("|")])
    return found


def read(path: Path) -> str:
    """Return a document's text."""
    return path.read_text(encoding="utf-8")


def _anchor(heading: str) -> str:
    heading = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").lower()
    return re.sub(r"[^\w\- ]", "", heading).replace(" ", "-")
