"""Says findings in the language of the admin, and where they are as the browser counts. Knows no form."""

from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import get_language

from khabar.newsroom.models import Edition, style_of
from khabar.text.characters import is_invisible
from khabar.text.house_style import Finding, HouseStyle, Message, check

CONTEXT_LENGTH: Final = 28
_BETWEEN = "\n"


def told(message: Message) -> str:
    """Return *message* in the language of the admin; English where it has none in that language."""
    return message.arabic if (get_language() or "").startswith("ar") else message.english


def findings_in(passages: list[str], edition: Edition) -> list[dict[str, Any]]:
    """Return what the house would write otherwise, by passage, places as the browser counts them.

    The passages are checked as one text: digits and quotation marks are judged by all of it. Time grows with its
    length, 2 ms a thousand letters.
    """
    findings = check(_BETWEEN.join(passages), edition.language, style_of(edition))
    found, number, start = [], 0, 0
    for finding in findings:
        while finding.start > start + len(passages[number]):
            start += len(passages[number]) + len(_BETWEEN)
            number += 1
        if finding.end <= start + len(passages[number]):
            found.append(_record(finding, number, passages[number], start))
    return found


def visible(text: str) -> str:
    """Return *text* with each space drawn, and what nobody sees named by number, where nothing else would show.

    >>> visible("  "), visible("في"), visible("و ")
    ('␣␣', 'في', 'و␣')
    """
    ends = text != text.strip() or "  " in text
    return "".join(_drawn(sign, ends) for sign in text)


def _drawn(sign: str, draws_spaces: bool) -> str:
    if sign == "\N{NO-BREAK SPACE}" or (sign.isspace() and draws_spaces):
        return "\N{OPEN BOX}"
    return f"[U+{ord(sign):04X}]" if is_invisible(sign) or not sign.isprintable() else sign


def marked(text: str, findings: Iterable[Finding]) -> list[tuple[str, Finding | None]]:
    """Return *text* in pieces, those that were found with their finding."""
    pieces: list[tuple[str, Finding | None]] = []
    place = 0
    for finding in findings:
        pieces += [(text[place : finding.start], None), (finding.found, finding)]
        place = finding.end
    return [*pieces, (text[place:], None)]


def tried(text: str, language: str, style: HouseStyle) -> list[dict[str, str]]:
    """Return the findings in *text* as the page of the edition lists them."""
    return [
        {
            "found": visible(finding.found),
            "suggestion": "" if finding.suggestion is None else visible(finding.suggestion),
            "message": told(finding.message),
            "asks": "" if finding.suggestion is not None else "asks",
        }
        for finding in check(text, language, style)
    ]


def _record(finding: Finding, number: int, passage: str, start: int) -> dict[str, Any]:
    first, last = finding.start - start, finding.end - start
    return {
        "rule": finding.rule,
        "passage": number,
        "start": _units(passage[:first]),
        "end": _units(passage[:last]),
        "found": finding.found,
        "shown": visible(finding.found),
        "suggestion": finding.suggestion,
        "suggested": None if finding.suggestion is None else visible(finding.suggestion),
        "before": _opening(passage[max(0, first - CONTEXT_LENGTH) : first], cut=first > CONTEXT_LENGTH),
        "after": _closing(passage[last : last + CONTEXT_LENGTH], cut=last + CONTEXT_LENGTH < len(passage)),
        "message": told(finding.message),
    }


def _units(text: str) -> int:
    """Return the length of *text* as a browser counts it."""
    return len(text) + sum(sign > "\uffff" for sign in text)


def _opening(text: str, *, cut: bool) -> str:
    """Return *text* from a whole word on, with an ellipsis where there was more."""
    text = text.replace("\n", " ")
    return f"…{text.partition(' ')[2] or text}" if cut else text


def _closing(text: str, *, cut: bool) -> str:
    text = text.replace("\n", " ")
    return f"{text.rpartition(' ')[0] or text}…" if cut else text
