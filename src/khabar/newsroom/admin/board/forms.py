"""The forms of the board: a plan, who writes an article until when, and what a move needs to be told."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminAutoHeightTextInput

from khabar.newsroom.actions.plan_article import may_be_given
from khabar.newsroom.admin.board.filters import writers_of
from khabar.newsroom.admin.board.moments import EditionMoment, in_zone, on_clock
from khabar.newsroom.admin.edition_form import OfEditionSelect
from khabar.newsroom.models import Article, Section
from khabar.newsroom.models.notice import NOTICE_MAX_LENGTH
from khabar.newsroom.rights import policy_of
from khabar.text.bidi import strip_controls


class Person(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django takes no type at run time
    def label_from_instance(self, account: Any) -> str:
        return str(account.get_full_name() or account.get_username())


class AssignmentForm(forms.Form):
    assignee = Person(
        get_user_model().objects.none(), label=_("Assigned to"), required=False, empty_label=_("Nobody yet")
    )
    due = EditionMoment(label=_("Due"), required=False, help_text=_("By the clock of the edition."))

    def __init__(self, *args: Any, article: Article | None = None, **kwargs: Any) -> None:
        self.article = article
        if article is not None:
            clock = on_clock(article.due_at, article.edition.zone)
            kwargs["initial"] = {"assignee": article.assignee_id, "due": clock, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        people = writers_of([article.edition_id]) if article is not None else get_user_model().objects.none()
        self._offer(people, article.assignee_id if article is not None else None)

    def _offer(self, people: Any, current: int | None) -> None:
        numbers = [one.pk for one in people] + ([current] if current else [])
        self.fields["assignee"].queryset = (  # type: ignore[attr-defined]  # declared so above
            get_user_model().objects.filter(pk__in=numbers).order_by("first_name", "username")
        )

    def clean(self) -> dict[str, Any]:
        """Put the time on the clock of the edition; it becomes `due_at`."""
        cleaned = super().clean() or {}
        edition = self._edition()
        if edition is not None:
            cleaned["due_at"] = in_zone(cleaned.get("due"), edition.zone)
        assignee = cleaned.get("assignee")
        if edition is not None and assignee is not None and not may_be_given(Article(edition=edition), assignee):
            self.add_error("assignee", _("She may not write in this edition."))
        return cleaned

    def _edition(self) -> Any:
        return self.article.edition if self.article is not None else None


class PlanForm(AssignmentForm):
    title = forms.CharField(
        label=_("Working title"), max_length=200, widget=AdminAutoHeightTextInput(attrs={"rows": 1, "dir": "auto"})
    )
    section = forms.ModelChoiceField(Section.objects.none(), label=_("Section"), widget=OfEditionSelect)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        max_length=5000,
        widget=AdminAutoHeightTextInput(attrs={"rows": 3, "dir": "auto"}),
        help_text=_("What is wanted: angle, length, whom to ask. For the newsroom alone."),
    )
    field_order = ("title", "section", "assignee", "due", "note")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        editions = policy_of(Article).editions_for(user, ["add"])
        sections = Section.objects.in_menu_order().select_related("edition", "parent")
        if editions is not None:
            sections = sections.filter(edition__in=editions)
        self.fields["section"].queryset = sections  # type: ignore[attr-defined]  # declared so above
        numbers = sorted({section.edition_id for section in sections})
        several = len(numbers) > 1
        self.fields["section"].label_from_instance = (  # type: ignore[attr-defined]  # the same
            lambda section: f"{section.edition}: {section}" if several else str(section)
        )
        self._offer(writers_of(numbers), None)

    def clean_title(self) -> str:
        return " ".join(strip_controls(self.cleaned_data["title"]).split())

    def _edition(self) -> Any:
        section = self.cleaned_data.get("section")
        return section.edition if section is not None else None


class MoveForm(forms.Form):
    """What a move needs beside itself. Fields that it does not need are left out."""

    reason = forms.CharField(
        label=_("What is to be changed"),
        max_length=NOTICE_MAX_LENGTH,
        widget=AdminAutoHeightTextInput(attrs={"rows": 3, "dir": "auto"}),
    )
    at = EditionMoment(label=_("Goes live"), help_text=_("By the clock of the edition."))

    def __init__(self, *args: Any, needs: str, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.article = article
        for name, need in (("reason", "reason"), ("at", "time")):
            if needs != need:
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["at"] = in_zone(cleaned.get("at"), self.article.edition.zone)
        return cleaned
