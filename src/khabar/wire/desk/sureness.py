"""How sure a reading is, as the desk shows it: a word, a figure and a reason, never colour alone."""

from dataclasses import dataclass
from typing import Final, Literal

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from khabar.wire.desk.wording import REASONS, ROLES
from khabar.wire.formats.pasted import PastedArticle, Role

Level = Literal["sure", "likely", "doubtful"]
_SURE: Final = 0.85
_LIKELY: Final = 0.65


@dataclass(frozen=True)
class ShownLine:
    """A line of the pasted text with what it became."""

    number: int
    text: str
    role: Role
    label: str
    reason: str


def level_of(confidence: float) -> Level:
    return "sure" if confidence >= _SURE else "likely" if confidence >= _LIKELY else "doubtful"


def words_for(confidence: float) -> str:
    return {"sure": _("Sure"), "likely": _("Likely"), "doubtful": _("Please check")}[level_of(confidence)]


def sureness_html(confidence: float, reason: str) -> SafeString:
    """Return a mark such as «أكيد 95% · اسم معروف»."""
    return format_html(
        '<span class="paste-sure paste-sure--{}">{} <bdi>{}%</bdi></span> {}',
        level_of(confidence),
        words_for(confidence),
        round(confidence * 100),
        reason,
    )


def sureness_of_field(pasted: PastedArticle, field: str) -> SafeString | str:
    """Return the mark of *field* (a name of confidence_by_field); nothing for a field that was not found."""
    confidence = pasted.confidence_by_field.get(field)
    if confidence is None:
        return _("Not found in the text.")
    return sureness_html(confidence, str(REASONS.get(pasted.reason_for(field), "")))


def shown_lines(pasted: PastedArticle) -> list[ShownLine]:
    """Return the lines that are not blank. What was dropped says why; the others need no more than their label."""
    return [
        ShownLine(
            line.number,
            line.text,
            line.role,
            str(ROLES[line.role]),
            str(REASONS.get(line.why, "")) if line.role is Role.DROPPED else "",
        )
        for line in pasted.lines
        if line.role is not Role.BLANK
    ]
