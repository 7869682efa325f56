"""How an edition writes: which rules of the house style are on, its marks, and its lists of names and words.

For the desk alone: no page shows it, so nothing of it is heard by the press.
"""

from collections.abc import Iterator
from typing import Any, Final, Literal, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from khabar.newsroom.models.edition import Edition
from khabar.text.bidi import strip_controls
from khabar.text.digits import DigitSystem
from khabar.text.house_style import RULES, HouseStyle
from khabar.text.languages.record import Quotes

LINES_AT_MOST: Final = 1000
LETTERS_AT_MOST: Final = 80
LIST_MAX_LENGTH: Final = 60_000

_QUOTES: Final = {
    "guillemets": Quotes("«", "»", "‹", "›"),
    "guillemets_curly": Quotes("«", "»", "“", "”"),
    "curly": Quotes("“", "”", "‘", "’"),
}


class EditionStyle(models.Model):
    edition = models.OneToOneField(
        Edition, verbose_name=_("edition"), on_delete=models.CASCADE, primary_key=True, related_name="house_style"
    )
    switched_on = models.JSONField(_("rules switched on"), default=list, blank=True)
    """Names of rules that are off unless an edition asks for them, and below of those that it does without."""
    switched_off = models.JSONField(_("rules switched off"), default=list, blank=True)
    quotes = models.CharField(
        _("quotation marks"),
        max_length=20,
        blank=True,
        choices=[("guillemets", "«…» ‹…›"), ("guillemets_curly", "«…» “…”"), ("curly", "“…” ‘…’")],
        help_text=_("Left empty, those of the language."),
    )
    digits = models.CharField(
        _("digits in texts"),
        max_length=8,
        blank=True,
        choices=[("latn", "0123456789"), ("arab", "٠١٢٣٤٥٦٧٨٩"), ("arabext", "۰۱۲۳۴۵۶۷۸۹")],
        help_text=_("Left empty, those that the text itself uses most."),
    )
    ellipsis = models.CharField(_("ellipsis"), max_length=3, blank=True, choices=[("…", "…"), ("...", "...")])
    dash = models.CharField(_("dash"), max_length=1, default="–", choices=[("–", "–"), ("—", "—")])
    tanwin = models.CharField(_("tanwin"), max_length=2, blank=True, choices=[("ًا", "شكرًا"), ("اً", "شكراً")])
    names = models.TextField(
        _("names"),
        max_length=LIST_MAX_LENGTH,
        blank=True,
        help_text=_("A name a line, as it should stand: it is found however its hamzas and last letters were typed."),
    )
    words = models.TextField(
        _("words and phrases"),
        max_length=LIST_MAX_LENGTH,
        blank=True,
        help_text=_("A line for each: what is written = what it should be. Several on the left stand between commas."),
    )

    class Meta:
        verbose_name = _("house style of an edition")
        verbose_name_plural = _("house styles of editions")

    def __str__(self) -> str:
        return str(self.edition)

    def clean(self) -> None:
        super().clean()
        problems: dict[str, Any] = {}
        for field, reads in (("names", read_names), ("words", read_words)):
            try:
                reads(getattr(self, field))
            except ValidationError as problem:
                problems[field] = problem
        if problems:
            raise ValidationError(problems)

    @property
    def style(self) -> HouseStyle:
        """The choices as the checker reads them. Names of rules that are gone say nothing."""
        known = frozenset(rule.name for rule in RULES)
        return HouseStyle(
            quotes=_QUOTES.get(self.quotes),
            digits=cast(DigitSystem, self.digits) if self.digits else None,
            ellipsis=cast(Literal["…", "..."], self.ellipsis) if self.ellipsis else None,
            dash=cast(Literal["–", "—"], self.dash),
            tanwin=cast(Literal["ًا", "اً"], self.tanwin) if self.tanwin else None,
            spellings=read_words(self.words),
            names=read_names(self.names),
            switched_on=known.intersection(self.switched_on),
            switched_off=known.intersection(self.switched_off),
        )


def style_of(edition: Edition) -> HouseStyle:
    """Return how *edition* writes; until somebody chose, what careful newsrooms agree on. One query."""
    kept = EditionStyle.objects.filter(edition=edition).first()
    return (kept or EditionStyle(edition=edition)).style


def read_names(text: str) -> tuple[str, ...]:
    """Return the names of a list, a line each. Raises ValidationError that names the line."""
    return tuple(dict.fromkeys(line for _number, line in _lines(text)))


def read_words(text: str) -> dict[str, str]:
    """Return what each written form should be. Raises ValidationError that names the line."""
    found: dict[str, str] = {}
    for number, line in _lines(text.replace("→", "=").replace("\t", "=")):
        left, sign, right = (" ".join(part.split()) for part in line.partition("="))
        forms = [" ".join(form.split()) for form in left.replace("،", ",").split(",") if form.strip()]
        if not sign or not forms or not right or "=" in right:
            raise ValidationError(
                _("Line %(number)d: write what is found = what it should be."), params={"number": number}
            )
        found.update({form: right for form in forms if form != right})
    for right in found.values():
        if right in found:
            raise ValidationError(
                _("“%(words)s” is both what is found and what it should be."), params={"words": right}
            )
    return found


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that say something, with their numbers. Raises ValidationError for what is too long."""
    lines = text.splitlines()
    if len(lines) > LINES_AT_MOST:
        raise ValidationError(_("A list has %(count)d lines at most."), params={"count": LINES_AT_MOST})
    for number, line in enumerate(lines, start=1):
        said = " ".join(strip_controls(line).split())
        if len(said) > LETTERS_AT_MOST * 3:
            raise ValidationError(_("Line %(number)d is too long."), params={"number": number})
        if said:
            yield number, said
