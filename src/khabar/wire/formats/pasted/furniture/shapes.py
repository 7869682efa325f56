"""Furniture known by its shape and not by its words: rules, counters, links, hashtags, crumbs, copyright marks."""

import re
from typing import Final

from khabar.wire.formats.pasted.furniture.phrases import Kind

_LETTER_OR_DIGIT = re.compile(r"[^\W_]")
_NUMBERS = re.compile(r"[\d٠-٩۰-۹.,٫٬\s/+\-–|]+[KkMm]?\Z")
_NUMERIC_DATE = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}(?!\d)")
_LINK = re.compile(r"(?:https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+|@\w{2,30})\Z")
# BBC pages say what each line is: «Role, مراسل في النهرين».
_ROLE = re.compile(r"(?:role|reporting from)\s*[،,]\s+\S.{0,80}\Z", re.IGNORECASE)
_HASHTAGS = re.compile(r"(?:#\w+[\s,،|]*)+\Z")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright ©)\s*(?:copyright\s*)?[12۱۲١٢][\d٠-٩۰-۹]{3}\b", re.IGNORECASE)
_CRUMB_MARK = re.compile(r"\s*[>›»»→/|\\]\s*|\s+[<‹«←]\s+")
_SLASH = re.compile(r"[/|\\]")
_LONGEST_STEP_IN_WORDS: Final = 6
_LONGEST_LONE_STEP_IN_WORDS: Final = 3
_HOME: Final = {"الرئيسية", "الصفحة الرئيسية", "رئيسية", "home", "خانه", "صفحه اصلی", "صفحه نخست", "accueil"}


def shape_kind(text: str) -> Kind | None:
    """Return what kind of furniture *text* is by its shape alone, or None."""
    stripped = text.strip()
    if not _LETTER_OR_DIGIT.search(stripped):
        return Kind.RULE
    if len(stripped) > 400:
        return None
    if _NUMERIC_DATE.search(stripped):
        return None
    for shape, kind in (
        (_NUMBERS, Kind.COUNTER),
        (_LINK, Kind.LINK),
        (_HASHTAGS, Kind.TAGS),
        (_COPYRIGHT, Kind.COPYRIGHT),
        (_ROLE, Kind.LABEL),
    ):
        if shape.match(stripped):
            return kind
    return Kind.NAVIGATION if crumbs(stripped) else None


def crumbs(text: str) -> list[str]:
    """Return the steps below the home page in a line of crumbs («الرئيسية > أخبار العراق > أمن»), or nothing."""
    steps = [step.strip() for step in _CRUMB_MARK.split(text) if step.strip()]
    if len(steps) < 2 or len(steps) > 8 or len(text) > 400:
        return []
    longest = _LONGEST_STEP_IN_WORDS if len(steps) > 2 or not _SLASH.search(text) else _LONGEST_LONE_STEP_IN_WORDS
    if any(len(step.split()) > longest for step in (steps[:-1] if len(steps) > 2 else steps)):
        return []
    return steps[1:] if steps[0].casefold() in _HOME else []
