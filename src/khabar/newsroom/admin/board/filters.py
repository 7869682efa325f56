"""What the board is narrowed by: an edition, a section, a person, a time. Nobody narrows it to what she may not see."""

import datetime
from typing import Any, Final

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from khabar.newsroom.models import Article, ArticleQuerySet, Edition, Section
from khabar.newsroom.rights import policy_of

ME: Final = "me"
NOBODY: Final = "nobody"
DUE = [
    ("", _("Any time")),
    ("late", _("Late")),
    ("today", _("In 24 hours")),
    ("week", _("In seven days")),
    ("none", _("Without a time")),
]
MOST_PEOPLE = 300


class BoardFilters(forms.Form):
    edition = forms.ModelChoiceField(Edition.objects.none(), label=_("Edition"), required=False, empty_label=_("All"))
    section = forms.ModelChoiceField(Section.objects.none(), label=_("Section"), required=False, empty_label=_("All"))
    who = forms.ChoiceField(label=_("Assigned to"), required=False)
    due = forms.ChoiceField(label=_("Due"), required=False, choices=DUE)

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.editions = editions_of(user)
        numbers = [edition.pk for edition in self.editions]
        edition, section = self.fields["edition"], self.fields["section"]
        edition.queryset = Edition.objects.filter(pk__in=numbers)  # type: ignore[attr-defined]  # declared so above
        section.queryset = (  # type: ignore[attr-defined]  # the same
            Section.objects.in_menu_order().filter(edition__in=numbers).select_related("edition")
        )
        people = [(str(one.pk), one.get_full_name() or one.get_username()) for one in writers_of(numbers)]
        self.fields["who"].choices = [  # type: ignore[attr-defined]  # the same
            ("", _("Everybody")),
            (ME, _("Me")),
            (NOBODY, _("Nobody yet")),
            *people,
        ]
        if len(self.editions) < 2:
            del self.fields["edition"]

    def articles(self) -> ArticleQuerySet:
        """Return the articles within reach that the choice leaves."""
        chosen = self.cleaned_data if self.is_valid() else {}
        editions = [chosen["edition"]] if chosen.get("edition") else self.editions
        rows = Article.objects.filter(edition__in=[edition.pk for edition in editions])
        if section := chosen.get("section"):
            rows = rows.in_section(section)
        match chosen.get("who"):
            case None | "":
                pass
            case "me":
                rows = rows.filter(assignee=self.user.pk)
            case "nobody":
                rows = rows.filter(assignee=None)
            case number:
                rows = rows.filter(assignee=int(number))
        return rows.filter(_due(chosen.get("due", "")))


def editions_of(user: Any) -> list[Edition]:
    """Return the editions whose articles *user* may see."""
    return list(policy_of(Article).limit_editions(Edition.objects.select_related("review"), user))


def writers_of(editions: list[int]) -> QuerySet[Any]:
    """Return who has a hand in an article of *editions* by assignment, or may be given one there."""
    right = {
        "groups__collection_permissions__permission__codename": "change_article",
        "groups__collection_permissions__permission__content_type__app_label": "newsroom",
    }
    where = Q(groups__collection_permissions__collection__edition__in=editions)
    where |= Q(groups__collection_permissions__collection__depth=1)
    in_edition = Q(**right) & where
    everywhere = Q(
        groups__permissions__codename="change_article", groups__permissions__content_type__app_label="newsroom"
    )
    people = get_user_model().objects.filter(in_edition | everywhere | Q(is_superuser=True), is_active=True)
    return people.distinct().order_by("first_name", "username")[:MOST_PEOPLE]


def may_see_board(user: Any) -> bool:
    return any(user.has_perm(f"newsroom.{verb}_article") for verb in ("view", "add", "change", "publish"))


def _due(choice: str) -> Q:
    now = timezone.now()
    if choice == "none":
        return Q(due_at=None)
    if choice == "late":
        return Q(due_at__lt=now)
    days = {"today": 1, "week": 7}.get(choice)
    return Q(due_at__lt=now + datetime.timedelta(days=days)) if days else Q()
