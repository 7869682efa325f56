"""What the board's screens share: their frame, and finding the article that an address names."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from khabar.newsroom.models import Article
from khabar.newsroom.rights import SEEING, policy_of


def article_or_404(request: HttpRequest, pk: int) -> Article:
    """Return the article, as one that is not there where its edition is out of reach."""
    article = Article.objects.select_related("edition__review", "section").filter(pk=pk).first()
    policy = policy_of(Article)
    if article is None or not policy.user_has_any_permission_for_instance(request.user, SEEING, article):
        raise Http404
    return article


def page(request: HttpRequest, template: str, title: str, **more: Any) -> HttpResponse:
    """Answer with *template* in the frame of the board."""
    crumbs = [{"url": reverse("newsroom_board"), "label": _("Editorial board")}]
    if title != crumbs[0]["label"]:
        crumbs.append({"url": "", "label": title})
    furniture = {
        "header_title": title,
        "header_icon": "tasks",
        "breadcrumbs_items": crumbs,
        "next": request.POST.get("next") or request.GET.get("next", ""),
    }
    return render(request, template, {**furniture, **more})
