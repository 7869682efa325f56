"""The form in which an edition says how it writes: rules on or off, its marks, its lists, a text to try them on."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from khabar.newsroom.admin.house_style.telling import told
from khabar.newsroom.models import EditionStyle
from khabar.text.house_style import RULES
from khabar.text.house_style.rule import Rule

TRIAL_MAX_LENGTH: Final = 4000
_LIST: Final = {"rows": 8, "dir": "auto", "spellcheck": "false"}
_BY_LISTS: Final = ("house_names", "preferred_spelling")
"""Rules that do what the lists say; an empty list switches them off."""


class StyleForm(forms.ModelForm[EditionStyle]):
    rules = forms.MultipleChoiceField(label=_("Rules"), required=False, widget=forms.CheckboxSelectMultiple)
    trial = forms.CharField(
        label=_("A text to try it on"),
        max_length=TRIAL_MAX_LENGTH,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )

    class Meta:
        model = EditionStyle
        fields = ("quotes", "digits", "ellipsis", "dash", "tanwin", "names", "words")
        widgets = {"names": forms.Textarea(attrs=_LIST), "words": forms.Textarea(attrs=_LIST)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = self._offered()
        chosen = self.fields["rules"]
        assert isinstance(chosen, forms.MultipleChoiceField)  # noqa: S101  declared so above
        chosen.choices = [(rule.name, told(rule.message)) for rule in rules]
        off, on = set(self.instance.switched_off), set(self.instance.switched_on)
        self.initial["rules"] = [rule.name for rule in rules if (rule.on or rule.name in on) and rule.name not in off]
        if self.instance.edition.language == "ar":
            self.initial["trial"] = 'فى الاسبوع  الماضى, قال احمد "نعم".'

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        kept = set(cleaned.get("rules", []))
        self.instance.switched_on = sorted(rule.name for rule in self._offered() if not rule.on and rule.name in kept)
        self.instance.switched_off = sorted(rule.name for rule in self._offered() if rule.on and rule.name not in kept)
        return cleaned

    def _offered(self) -> list[Rule]:
        language = self.instance.edition.language
        return [rule for rule in RULES if language in rule.languages and rule.name not in _BY_LISTS]
