"""The polls in the admin: what readers answered, and a question of the desk's own."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import register_permission_policy

from khabar.conversation.models import Choice, Poll
from khabar.newsroom.admin.of_edition import of_edition
from khabar.newsroom.desk_search import find
from khabar.newsroom.rights import OfEditionPolicy


class PollPolicy(OfEditionPolicy):
    """A poll comes with its article and goes with it: nobody adds one or takes one away here."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in ("add", "delete") and super().user_has_permission(user, action)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        allowed = super().user_has_permission_for_instance(user, action, instance)
        return action not in ("add", "delete") and allowed


class PollIndexView(IndexView):
    default_ordering = "-pk"
    is_searchable = True

    def get_base_queryset(self) -> models.QuerySet[Poll]:
        """Return polls with article, edition and result: the same cost for any number of votes on a page of them."""
        return Poll.objects.select_related("article__edition").annotate(
            yes=models.Count("votes", filter=models.Q(votes__choice=Choice.YES)),
            no=models.Count("votes", filter=models.Q(votes__choice=Choice.NO)),
        )

    def search_queryset(self, queryset: models.QuerySet[Poll]) -> models.QuerySet[Poll]:
        """Keep the polls of the articles that the desk's search finds."""
        return queryset.filter(article__in=find("article", self.search_query).ids) if self.is_searching else queryset


def _address_of(poll: Poll) -> str:
    return reverse("polls:edit", args=[poll.pk])


class PollViewSet(ModelViewSet):
    model = Poll
    name = "polls"
    icon = "tick-inverse"
    menu_label = _("Polls")
    menu_order = 260
    add_to_admin_menu = True
    copy_view_enabled = False
    form_fields = ["question"]
    index_view_class = PollIndexView

    def construct_view(self, view_class: type[View], **kwargs: Any) -> Any:
        return super().construct_view(of_edition(view_class), **kwargs)

    list_display = [
        TitleColumn(
            "article__headline", label=_("article"), accessor="article.headline", get_url=_address_of, width="45%"
        ),
        Column("asked", label=_("question")),
        Column("yes", label=_("Yes"), sort_key="yes"),
        Column("no", label=_("No"), sort_key="no"),
    ]


register_permission_policy(Poll, PollPolicy(Poll, path="article.edition_id"))
