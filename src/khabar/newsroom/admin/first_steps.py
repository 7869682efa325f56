"""The first day: the steps from an empty newsroom to the first published article, ticked off as they are taken.

Shown until an article was published. What is done is read from the newsroom itself: nothing is remembered.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.permissions import policy_registry

from khabar.newsroom.models import Article, Edition, Photo, Section
from khabar.newsroom.rights import limit


@dataclass(frozen=True)
class Step:
    title: str | Promise
    why: str | Promise
    url: str
    is_done: bool


class FirstSteps(Component):
    """Costs seven short queries while it is shown, one afterwards."""

    order = 30
    template_name = "newsroom/home/first_steps.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        if Article.objects.filter(first_published_at__isnull=False).exists():
            return {"steps": []}
        steps = list(steps_for(request))
        following = next((step for step in steps if not step.is_done), None)
        return {"steps": steps, "following": following}


def steps_for(request: HttpRequest) -> Iterator[Step]:
    """Yield the steps that this user may take, in their order."""
    user = request.user
    edition = Edition.objects.order_by("-is_default", "pk").first()
    if edition is not None and user.has_perm("newsroom.change_edition"):
        yield Step(
            _("Give your edition its name"),
            _("And a line below it, its time zone, its months and its digits."),
            reverse("wagtailsnippets_newsroom_edition:edit", args=[edition.pk]),
            bool(edition.tagline),
        )
    if user.has_perm("newsroom.add_section"):
        yield Step(
            _("Add the sections"),
            _("Politics, local news, sport: four or five are enough to begin with."),
            reverse("wagtailsnippets_newsroom_section:add"),
            Section.objects.exists(),
        )
    if user.has_perm("auth.add_user"):
        yield Step(
            _("Bring in your colleagues"),
            _("Each with an account of her own and a role: reporter, editor, moderator."),
            reverse("wagtailusers_users:add"),
            get_user_model().objects.count() > 1,
        )
    if policy_registry.get_by_type(Photo).user_has_permission(user, "add"):
        yield Step(
            _("Upload a photo"),
            _("What its file says of caption and photographer is read for you."),
            reverse("wagtailimages:add_multiple"),
            Photo.objects.exists(),
        )
    if user.has_perm("newsroom.add_article"):
        draft = limit(Article.objects.all(), user).order_by("pk").first()
        yield Step(
            _("Write the first article"),
            _("A headline, a section and a paragraph will do. It is kept as a draft that only the newsroom sees."),
            reverse("wagtailsnippets_newsroom_article:add"),
            draft is not None,
        )
        yield Step(
            _("Publish it"),
            _("Open the menu beside “Save draft” and choose “Publish”. Readers have it a moment later."),
            reverse("wagtailsnippets_newsroom_article:edit", args=[draft.pk]) if draft else "",
            False,
        )
