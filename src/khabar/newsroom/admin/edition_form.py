"""Forms of things that belong to an edition: it is asked for only where there are several.

Tells the browser which way each edition is written, so that fields turn with it (`newsroom/js/editor.js`).
"""

import json
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel

from khabar.newsroom.models import Edition
from khabar.newsroom.models.publishable import Publishable
from khabar.newsroom.rights import policy_of
from khabar.text.languages import language


class EditionForm(WagtailAdminModelForm):
    fields_that_come_and_go: frozenset[str] = frozenset()
    """Not to be relied on by the browser."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        editions = list(self._editions())
        field = self.fields["edition"]
        field.widget = forms.Select()  # Wagtail would open a dialogue to choose among two
        field.queryset = Edition.objects.filter(pk__in=[edition.pk for edition in editions])
        if not self.initial.get("edition") and editions:
            self.initial["edition"] = editions[0].pk
        field.disabled = len(editions) == 1
        field.empty_label = None
        languages = {edition.pk: _ways_of(edition) for edition in editions}
        for name, other in self.fields.items():
            if name not in self.fields_that_come_and_go and isinstance(other.widget, forms.TextInput | forms.Textarea):
                other.widget.attrs.setdefault("data-khabar-languages", json.dumps(languages))
                other.widget.attrs.setdefault("data-khabar-edition", self.initial.get("edition") or "")
                break

    def _post_clean(self) -> None:
        """Validate, and tell a thing with revisions that it need not validate itself again when it makes one.

        Moved to another edition, it does: what must be the only one there is no field of the form.
        """
        super()._post_clean()
        if isinstance(self.instance, Publishable):
            self.instance.is_checked = not self.errors and "edition" not in self.changed_data

    def _editions(self) -> QuerySet[Edition]:
        """Return the editions for which the user may write, that of the thing itself among them."""
        if self.for_user is None:
            return Edition.objects.all()
        policy = policy_of(self._meta.model)
        may_write = policy.editions_for(self.for_user, ["change" if self.instance.pk else "add"])
        if may_write is None:
            return Edition.objects.all()
        return Edition.objects.filter(Q(pk__in=may_write) | Q(pk=self.instance.edition_id))


def _ways_of(edition: Edition) -> dict[str, Any]:
    """Return what the browser has to know of *edition*: its direction, its language and its names of the months."""
    words = language(edition.language)
    months = words.months_in(edition.month_style)
    if months.calendar != "gregorian":  # the calendar of the field is
        months = words.gregorian_months
    return {"dir": edition.direction, "lang": edition.language, "months": list(months.names)}


class EditionPanel(FieldPanel):
    """The choice of the edition, left out while there is only one."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(super().is_shown()) and not (self.bound_field and self.bound_field.field.disabled)


class OfEditionSelect(forms.Select):
    """A choice among things of editions: each option says whose it is, and the browser hides those of others."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return _with_edition(super().create_option(*args, **kwargs))


class OfEditionCheckboxes(forms.CheckboxSelectMultiple):
    """As `OfEditionSelect`, where several may be chosen."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return _with_edition(super().create_option(*args, **kwargs))


def _with_edition(option: dict[str, Any]) -> dict[str, Any]:
    instance = getattr(option["value"], "instance", None)
    if instance is not None:
        option["attrs"]["data-khabar-of-edition"] = instance.edition_id
    return option
