"""An edition: one language for one audience, with its own ways of writing dates and its own rule for comments."""

import zoneinfo
from dataclasses import replace
from typing import Any, cast

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection, Workflow

from khabar.press.recording import Recorded
from khabar.text.dates import DateStyle
from khabar.text.digits import DigitSystem
from khabar.text.languages import language
from khabar.text.languages.record import Calendar, Direction


class CommentMode(models.TextChoices):
    """What readers may do under an article."""

    PRE_MODERATED = "pre", _("Open, each comment is read before it appears")
    READ_ONLY = "read_only", _("Closed, earlier comments stay visible")
    OFF = "off", _("No comments")


class MonthStyle(models.TextChoices):
    """Which month names an edition prints: styles of khabar.text. A language without the style prints its own names."""

    DUAL = "dual", _("Both, Levant first: تشرين الثاني/نوفمبر")
    DUAL_EGYPT = "dual_egypt", _("Both, Egypt first: نوفمبر/تشرين الثاني")
    LEVANT = "levant", _("Levant and Iraq: تشرين الثاني")
    EGYPT = "egypt", _("Egypt and the Gulf: نوفمبر")
    ALGERIA = "algeria", _("Algeria and Tunisia: جانفي")
    MOROCCO = "morocco", _("Morocco: نونبر")
    MAURITANIA = "mauritania", _("Mauritania: شتمبر")
    JALALI = "jalali", _("Iranian calendar, in Persian: آبان")


class Digits(models.TextChoices):
    """Which digits an edition prints."""

    WESTERN = "latn", "0123456789"
    ARABIC = "arab", "٠١٢٣٤٥٦٧٨٩"
    PERSIAN = "arabext", "۰۱۲۳۴۵۶۷۸۹"


class SecondCalendar(models.TextChoices):
    """Which other calendar stands behind the date of an article. One that the date is in already is not repeated."""

    HIJRI = "hijri", _("Hijri: 28 صفر 1439 هـ")
    JALALI = "jalali", _("Iranian: 26 آبان 1396")
    GREGORIAN = "gregorian", _("Gregorian, behind an Iranian date: 17 نوامبر 2017")


class EditionLanguage(models.TextChoices):
    ARABIC = "ar", "العربية"
    ENGLISH = "en", "English"
    PERSIAN = "fa", "فارسی"
    URDU = "ur", "اردو"
    SORANI = "ckb", "کوردی"


def validate_time_zone(name: str) -> None:
    """Raise ValidationError unless *name* is a zone of the IANA database."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("There is no time zone of this name. Example: Asia/Baghdad"))


class Edition(Recorded, models.Model):
    press_key_kind = "edition"
    press_aside = frozenset({"review_id", "review_is_required", "collection_id"})

    code = models.CharField(
        _("code in addresses"),
        max_length=12,
        unique=True,
        validators=[
            RegexValidator(r"^[a-z][a-z0-9-]{1,11}\Z", _("Two to twelve small Latin letters, as in ar or ar-sy."))
        ],
        help_text=_("Addresses of this edition begin with it: /ar/"),
    )
    name = models.CharField(_("name"), max_length=80)
    tagline = models.CharField(_("tagline"), max_length=160, blank=True)
    language = models.CharField(_("language"), max_length=8, choices=EditionLanguage, default=EditionLanguage.ARABIC)
    time_zone = models.CharField(_("time zone"), max_length=64, default="Asia/Baghdad", validators=[validate_time_zone])
    month_style = models.CharField(_("month names"), max_length=12, choices=MonthStyle, default=MonthStyle.DUAL)
    digits = models.CharField(_("digits"), max_length=8, choices=Digits, default=Digits.WESTERN)
    second_calendar = models.CharField(
        _("second calendar"),
        max_length=9,
        choices=SecondCalendar,
        blank=True,
        help_text=_("Its day stands in brackets behind the date of an article."),
    )
    comment_mode = models.CharField(
        _("comments"), max_length=12, choices=CommentMode, default=CommentMode.PRE_MODERATED
    )
    is_default = models.BooleanField(_("shown at the site's root"), default=False)
    review = models.ForeignKey(
        Workflow,
        verbose_name=_("review"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="editions",
    )
    review_is_required = models.BooleanField(
        _("only what was approved is published"),
        default=False,
        help_text=_("Until the last step has approved an article, nobody but those of that step publishes it."),
    )
    collection = models.OneToOneField(
        Collection, verbose_name=_("collection"), null=True, blank=True, editable=False, on_delete=models.SET_NULL
    )

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-is_default", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="newsroom_one_default_edition"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        super().clean()
        before = Edition.objects.filter(pk=self.pk).first() if self.pk else None
        if before is None or not before.articles.filter(first_published_at__isnull=False).exists():
            return
        for field in ("code", "time_zone"):
            if getattr(self, field) != getattr(before, field):
                raise ValidationError({field: _("It is part of the address of every article readers have links to.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the edition, with a collection for its photos. One edition is the default, the first to begin with."""
        with transaction.atomic():
            if self.is_default:
                Edition.objects.filter(is_default=True).exclude(pk=self.pk).update(is_default=False)
            elif not Edition.objects.filter(is_default=True).exclude(pk=self.pk).exists():
                self.is_default = True
            if self.collection is None:
                self.collection = Collection.get_first_root_node().add_child(name=self.name)
            elif self.collection.name != self.name:
                self.collection = _renamed(self.collection.pk, self.name)
            super().save(*args, **kwargs)

    @transaction.atomic
    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete the edition with all its sections: those below others first, which hold theirs otherwise."""
        self.sections.exclude(parent=None).delete()
        return super().delete(*args, **kwargs)

    @property
    def date_style(self) -> DateStyle:
        """How this edition prints dates and numbers."""
        return DateStyle(self.language, months=self.month_style, digits=cast(DigitSystem, self.digits))

    @property
    def full_date_style(self) -> DateStyle:
        """How this edition prints the date of an article, where there is room for a second calendar."""
        return replace(self.date_style, second=cast(Calendar, self.second_calendar) if self.second_calendar else None)

    @property
    def direction(self) -> Direction:
        return language(self.language).direction

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)


def _renamed(pk: int, name: str) -> Collection:
    """Give the collection *pk* another name and its place in their order: one out of its place lets no other in.

    Read anew, as its path may have changed since an edition loaded it.
    """
    collection = Collection.objects.get(pk=pk)
    collection.name = name
    collection.save(update_fields=["name"])
    collection.move(Collection.get_first_root_node(), "sorted-child")
    return Collection.objects.get(pk=pk)
