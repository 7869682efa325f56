"""The form of an edition: its review is set there, a step a field. A new edition has no groups until it is saved."""

from typing import Any, Final

from django import forms
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from khabar.newsroom.actions import set_review, steps_of
from khabar.newsroom.models import Edition

REVIEW_FIELDS: Final = ("review_1", "review_2", "review_3")
NOBODY: Final = ""
PUBLISHERS: Final = "publishers"
DECIDING: Final = ("newsroom.change_article", "newsroom.publish_article")


def _step(label: Any, help_text: Any = "") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, help_text=help_text)


class EditionOwnForm(WagtailAdminModelForm):
    review_1 = _step(_("First, an article is approved by"), _("Without a step nothing is handed in."))
    review_2 = _step(_("then by"), _("Those of a later step may decide for an earlier one."))
    review_3 = _step(_("and then by"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            for name in (*REVIEW_FIELDS, "review_is_required"):
                self.fields.pop(name, None)
            return
        choices: list[tuple[str, Any]] = [(NOBODY, _("No step")), (PUBLISHERS, _("Whoever may publish in the edition"))]
        choices += [(str(group.pk), group.name) for group in _groups_of(self.instance)]
        steps = steps_of(self.instance)
        for place, name in enumerate(REVIEW_FIELDS):
            field = self.fields[name]
            field.choices = choices
            if place < len(steps):
                group = steps[place].group
                self.initial[name] = str(group.pk) if group is not None else PUBLISHERS
                if group is not None and str(group.pk) not in dict(choices):
                    field.choices = [*choices, (str(group.pk), group.name)]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        chosen = [cleaned.get(name) for name in REVIEW_FIELDS if cleaned.get(name)]
        if len(chosen) != len(set(chosen)):
            self.add_error(REVIEW_FIELDS[1], _("Each step needs other people: this one stands here twice."))
        return cleaned

    def save(self, commit: bool = True) -> Edition:
        """Save the edition, and its review where it was changed."""
        edition: Edition = super().save(commit=commit)
        if commit and set(REVIEW_FIELDS).intersection(self.changed_data):
            chosen = [self.cleaned_data[name] for name in REVIEW_FIELDS if self.cleaned_data[name]]
            groups = Group.objects.in_bulk([int(one) for one in chosen if one != PUBLISHERS])
            steps = [None if one == PUBLISHERS else groups[int(one)] for one in chosen]
            set_review(edition=edition, steps=steps, user=self.for_user)
        return edition


def _groups_of(edition: Edition) -> list[Group]:
    """Return the groups that may change or publish articles of *edition* alone."""
    codenames = [right.partition(".")[2] for right in DECIDING]
    given = Group.objects.filter(
        collection_permissions__collection__edition=edition,
        collection_permissions__permission__codename__in=codenames,
        collection_permissions__permission__content_type__app_label="newsroom",
    )
    return list(given.distinct().order_by("pk"))
