"""The two forms of the paste box: what is pasted, and what was recognised, to be corrected."""

from dataclasses import replace
from typing import Any, Final, get_args

from django import forms
from django.db.models import QuerySet
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from khabar.newsroom.models import Article, Edition, Section, Topic
from khabar.text.encodings import Encoding
from khabar.wire.actions import Copy
from khabar.wire.desk.sureness import sureness_of_field
from khabar.wire.formats.pasted import LONGEST_TEXT_IN_BYTES, PastedByline, PastedPhoto, folded_name
from khabar.wire.refusals import NameKind

NEW: Final = "new"
KINDS: Final = [("author", _("Author")), ("agency", _("Agency"))]


class PasteForm(forms.Form):
    """Step one: the text of a page, pasted or from a file."""

    edition = forms.ModelChoiceField(Edition.objects.all(), label=_("Edition"), empty_label=None)
    text = forms.CharField(
        label=_("Text of the page"),
        required=False,
        max_length=LONGEST_TEXT_IN_BYTES,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "dir": "auto"}),
        help_text=_(
            "Select the whole page in the browser, copy it and paste it here. Menus and buttons may come along."
        ),
    )
    file = forms.FileField(
        label=_("Or a text file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
        help_text=_("In UTF-8 or an older encoding of Arabic, at most 1 MB."),
    )
    # Where the text came from, carried from the first step to the second.
    source_name = forms.CharField(required=False, max_length=255, widget=forms.HiddenInput)
    encoding = forms.ChoiceField(
        choices=[(name, name) for name in get_args(Encoding)], required=False, widget=forms.HiddenInput
    )

    def __init__(self, *args: Any, editions: QuerySet[Edition], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["edition"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101  declared so above
        choice.queryset = self.editions = editions

    def clean_text(self) -> str:
        """Return the text with the line ends it had before the browser sent it."""
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("file") and not (cleaned.get("text") or "").strip():
            raise forms.ValidationError(_("Paste the text of a page, or choose a file."))
        return cleaned


class BylineForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120, required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("author", _("Author")), ("agency", _("Agency"))], required=False
    )


BylineFormSet: Final[type[BaseFormSet[BylineForm]]] = formset_factory(BylineForm, extra=1, max_num=12)


class ReviewForm(forms.Form):
    """Step two: what was recognised, each field with how sure that is."""

    headline = forms.CharField(
        label=_("Headline"),
        max_length=Article._meta.get_field("headline").max_length,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    section = forms.ChoiceField(label=_("Section"))
    topic = forms.ChoiceField(label=_("Topic"), required=False)
    published_on = forms.DateField(label=_("Day of publication"), required=False, widget=AdminDateInput)
    dateline = forms.CharField(label=_("Dateline"), max_length=80, required=False)
    body = forms.CharField(
        label=_("Story"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 20, "dir": "auto"}),
        help_text=_("A paragraph a line; blank lines do not count."),
    )
    caption = forms.CharField(
        label=_("Caption of the photo"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    photographer = forms.CharField(label=_("Photographer"), max_length=120, required=False)
    photo_agency = forms.CharField(label=_("Agency of the photo"), max_length=120, required=False)
    photo = forms.FileField(
        label=_("Photo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}),
        help_text=_("The picture itself. Without it the caption waits in the article."),
    )

    def __init__(
        self, data: Any = None, files: Any = None, *, copy: Copy, may_add: set[NameKind], may_add_photo: bool
    ) -> None:
        self.copy = copy
        super().__init__(data, files, initial=_initial(copy))
        pasted, edition = copy.pasted, copy.edition
        sections = [(row.pk, str(row), row.name) for row in edition.sections.select_related("parent")]
        topics = [(row.pk, row.name, row.name) for row in edition.topics.all()]
        self._choose("section", pasted.section, sections, "section" in may_add)
        self._choose("topic", pasted.topic, topics, "topic" in may_add)
        if not may_add_photo:
            del self.fields["photo"]
        for field in ("headline", "section", "topic", "published_on"):
            self.fields[field].help_text = sureness_of_field(pasted, field)
        self.fields["caption"].help_text = sureness_of_field(pasted, "photo")

    def _choose(self, field: str, name: str | None, rows: list[tuple[int, str, str]], may_add: bool) -> None:
        """Offer the names on file, the one that was read first among them, and a new one where that is allowed."""
        choice = self.fields[field]
        assert isinstance(choice, forms.ChoiceField)  # noqa: S101  declared so above
        known = next((str(pk) for pk, _label, known in rows if name and folded_name(known) == folded_name(name)), "")
        choices: list[tuple[str, Any]] = [(str(pk), label) for pk, label, _name in rows]
        if name and not known and may_add:
            choices.insert(0, (NEW, _("New: %(name)s") % {"name": name}))
            known = NEW
        choice.choices = [("", _("Not chosen")), *choices] if not known or not choice.required else choices
        self.initial[field] = known

    def corrected(self, bylines: BaseFormSet[BylineForm]) -> Copy:
        """Return the copy with what the desk wrote in place of what was read. Call it on a valid form."""
        said = self.cleaned_data
        pasted = self.copy.pasted
        photo = PastedPhoto(said["caption"], said["photographer"] or None, said["photo_agency"] or None)
        corrected = replace(
            pasted,
            headline=" ".join(said["headline"].split()),
            section=self._chosen("section", pasted.section),
            topic=self._chosen("topic", pasted.topic),
            bylines=tuple(
                PastedByline(" ".join(name.split()), form.cleaned_data.get("kind") or "author")
                for form in bylines.forms
                if (name := form.cleaned_data.get("name", ""))
            ),
            published_on=said["published_on"],
            dateline=said["dateline"] or None,
            photo=photo if any((photo.caption, photo.photographer, photo.agency)) else None,
            body=tuple(line.strip() for line in said["body"].splitlines() if line.strip()),
        )
        return replace(self.copy, pasted=corrected)

    def _chosen(self, field: str, read: str | None) -> str | None:
        value = self.cleaned_data[field]
        if value == NEW:
            return read
        model = Section if field == "section" else Topic
        row = model._default_manager.filter(pk=value).first() if value else None
        return row.name if row else None


def _initial(copy: Copy) -> dict[str, Any]:
    pasted = copy.pasted
    photo = pasted.photo or PastedPhoto("")
    return {
        "headline": pasted.headline,
        "published_on": pasted.published_on,
        "dateline": pasted.dateline,
        "body": "\n\n".join(pasted.body),
        "caption": photo.caption,
        "photographer": photo.photographer,
        "photo_agency": photo.agency,
    }


def byline_forms(copy: Copy, data: Any = None) -> BaseFormSet[BylineForm]:
    """Return a row for each byline that was read and an empty one; a row without a name is no byline."""
    initial = [{"name": byline.name, "kind": byline.kind} for byline in copy.pasted.bylines]
    return BylineFormSet(data, initial=initial, prefix="bylines")
