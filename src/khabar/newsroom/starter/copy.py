"""Reads the starter's files."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files

_STARTER = files("khabar.newsroom.starter")


@dataclass(frozen=True)
class StarterAgency:
    ar: str
    en: str
    fr: str
    others: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True)
class StarterPage:
    slug: str
    title: str
    order: int
    live: bool
    body: str


def starter_agencies() -> list[StarterAgency]:
    """Return the agencies that most newsrooms of the region take copy from."""
    rows = tomllib.loads((_STARTER / "agencies.toml").read_text(encoding="utf-8"))["agency"]
    return [StarterAgency(**{**row, "others": tuple(row.get("others", ()))}) for row in rows]


def starter_sections(language: str) -> list[tuple[str, str]]:
    """Return the sections with which most newsrooms begin, each with its slug and its name in *language*."""
    rows = tomllib.loads((_STARTER / "sections.toml").read_text(encoding="utf-8"))["section"]
    return [(row["slug"], row["names"][language]) for row in rows if language in row["names"]]


def has_starter_pages(language: str) -> bool:
    """Say whether somebody wrote the standing pages in *language*."""
    return (_STARTER / "pages" / f"{language}.toml").is_file()


def starter_pages(language: str) -> list[StarterPage]:
    """Return the standing pages of a new edition in *language*, in English where nobody wrote them yet."""
    file = _STARTER / "pages" / f"{language}.toml"
    text = (file if file.is_file() else _STARTER / "pages" / "en.toml").read_text(encoding="utf-8")
    return [StarterPage(**{**row, "body": row["body"].strip()}) for row in tomllib.loads(text)["page"]]
