"""The form in which an edition is founded: what its language suggests, what it begins with, what readers will miss."""

import json
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from khabar.newsroom.admin.edition_review_form import EditionOwnForm
from khabar.newsroom.models.edition import EditionLanguage
from khabar.text.languages import language

_HABITS: Final = {
    "ar": {"month_style": "dual", "time_zone": "Asia/Baghdad"},
    "en": {"month_style": "dual", "time_zone": "Asia/Baghdad"},
    "fa": {"month_style": "jalali", "time_zone": "Asia/Tehran"},
    "ur": {"month_style": "dual", "time_zone": "Asia/Karachi"},
    "ckb": {"month_style": "dual", "time_zone": "Asia/Baghdad"},
}


def suggestions() -> dict[str, dict[str, str]]:
    """Return for each language what an edition in it most probably wants."""
    return {code: {"code": code, "digits": language(code).digits, **habits} for code, habits in _HABITS.items()}


def unworded() -> set[str]:
    """Return the languages whose public pages are still labelled in English; the parts above say which are not."""
    worded = [set(codes()) for codes in hooks.get_hooks("khabar_worded_languages")]
    return set(EditionLanguage.values) - set.intersection(*worded) if worded else set()


class FoundingForm(EditionOwnForm):
    begin_with_sections = forms.BooleanField(
        label=_("Begin with the usual sections"),
        required=False,
        initial=True,
        help_text=_("Politics, economy, society, culture, sport and opinion, named in the language of the edition."),
    )
    begin_with_pages = forms.BooleanField(
        label=_("Begin with the usual pages"),
        required=False,
        initial=True,
        help_text=_("About, comment policy and contact. In a language in which nobody wrote them yet, as drafts."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            del self.fields["begin_with_sections"], self.fields["begin_with_pages"]
        field = self.fields.get("language")
        if field is None:
            return
        missing = unworded()
        field.choices = [
            (
                code,
                _("%(language)s (labels of public pages in English)") % {"language": name} if code in missing else name,
            )
            for code, name in EditionLanguage.choices
        ]
        if missing:
            field.help_text = _(
                "Dates, numbers and direction are right in every language. Where it says so, buttons and labels that "
                "readers see are English until somebody adds the wording of the language."
            )
        if not self.instance.pk:
            field.widget.attrs["data-khabar-suggestions"] = json.dumps(suggestions())
