"""The form in which an article is written."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.forms.utils import ErrorList
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.fields import StreamField
from wagtail.models import Revision

from khabar.newsroom.admin.edition_form import EditionForm, OfEditionCheckboxes, OfEditionSelect
from khabar.newsroom.admin.photos.signs import obstacles_of, refusal
from khabar.newsroom.admin.translating.checking import check_translation
from khabar.newsroom.models import Article, Change, Photo, PhotoUse, Section, Topic
from khabar.newsroom.models.article import CHANGE_FIELDS
from khabar.newsroom.photo_uses import photos_by_field
from khabar.text.bidi import strip_controls

ACTIONS_FOR_READERS = ("action-publish", "action-submit")


class ArticleForm(EditionForm):
    """Knows the desk's habits: one edition is not asked for, and a reporter's next article is for her last section."""

    fields_that_come_and_go = CHANGE_FIELDS

    def __init__(self, data: QueryDict | None = None, *args: Any, **kwargs: Any) -> None:
        super().__init__(_without_empty_bylines(data), *args, **kwargs)
        section = self.fields["section"]
        section.widget = OfEditionSelect(attrs=section.widget.attrs)
        section.queryset = Section.objects.in_menu_order()
        section.label_from_instance = _section_label
        topics = self.fields["topics"]
        topics.widget = OfEditionCheckboxes(attrs={"data-khabar-checklist": _("Find a topic")})
        topics.queryset = Topic.objects.select_related("edition")
        if self.instance.pk and self.instance.live:
            self.fields["change"].required = False
        else:
            for name in CHANGE_FIELDS:
                del self.fields[name]
        if self.instance.pk is None and not self.initial.get("section"):
            self.initial["section"] = self._last_section(section.queryset)

    def clean_headline(self) -> str:
        """Return the headline as one line, without marks that nobody sees."""
        return " ".join(strip_controls(self.cleaned_data["headline"]).split())

    def clean_change(self) -> str:
        return self.cleaned_data["change"] or Change.MINOR

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        edition = cleaned.get("edition")
        if any(action in self.data for action in ACTIONS_FOR_READERS):
            self._ask_for_what_photos_lack(cleaned)
        if edition is not None and "topics" in cleaned:
            cleaned["topics"] = [topic for topic in cleaned["topics"] if topic.edition_id == edition.pk]
        if self.instance.pk and "headline" in cleaned:
            check_translation(self, cleaned)
        return cleaned

    def _ask_for_what_photos_lack(self, cleaned: dict[str, Any]) -> None:
        """Refuse to hand on or publish an article with a photo that has no credit or no rights, and say which.

        What readers have already keeps no correction from them, unless its rights have ended.
        """
        for name, photos in photos_by_field(Article, cleaned):
            for photo in Photo.objects.filter(pk__in=photos).order_by("pk"):
                obstacles = obstacles_of(photo)
                if obstacles and photo.pk in self._photos_of_readers:
                    obstacles = [sign for sign in obstacles if sign.kind == "ended"]
                if obstacles and name in self.fields:
                    self.add_error(name, _error_of(name, photo, [sign.text for sign in obstacles]))

    @cached_property
    def _photos_of_readers(self) -> set[int]:
        uses = PhotoUse.objects.filter(article=self.instance.pk, is_live=True)
        return set(uses.values_list("photo", flat=True))

    def _last_section(self, sections: QuerySet[Section]) -> int | None:
        """Return the section that the user last wrote for, or the only one there is."""
        kind = Article.get_base_content_type()
        written = Revision.objects.filter(user=self.for_user, base_content_type=kind).order_by("-created_at")
        last = written.values_list("object_id", flat=True).first()
        if self.for_user is not None and last is not None:
            return Article.objects.filter(pk=last).values_list("section_id", flat=True).first()
        only = list(sections[:2])
        return only[0].pk if len(only) == 1 else None


def _without_empty_bylines(data: QueryDict | None) -> QueryDict | None:
    """Return *data* with bylines that name nobody marked for deletion: begun and not filled in, they save nothing."""
    if not data or "bylines-TOTAL_FORMS" not in data:
        return data
    kept = data.copy()
    number = str(kept["bylines-TOTAL_FORMS"])
    for place in range(min(int(number), 1000) if number.isdecimal() else 0):
        if not kept.get(f"bylines-{place}-author") and not kept.get(f"bylines-{place}-agency"):
            kept[f"bylines-{place}-DELETE"] = "1"
    return kept


def _error_of(name: str, photo: Photo, lacking: list[str]) -> ValidationError:
    """Return an error as the field called *name* shows it: a body has its own way, and no links."""
    if isinstance(Article._meta.get_field(name), StreamField):
        told = ValidationError(refusal(photo, lacking, has_link=False))
        return StreamBlockValidationError(non_block_errors=ErrorList([told]))
    return ValidationError(refusal(photo, lacking))


def _section_label(section: Section) -> str:
    return f"\N{EM DASH} {section.name}" if section.parent_id else section.name
