"""The record of an article's versions, for the desk: what readers were told, and hiding a difference from them."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.utils import get_latest_str
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from khabar.newsroom.actions import hide_difference
from khabar.newsroom.models import Article, Version


class ArticleVersionsView(WagtailAdminTemplateMixin, TemplateView):
    model = Article
    template_name = "newsroom/articles/versions.html"
    page_title = _("Record of changes")
    header_icon = "history"
    asked_for: Article
    permission_policy: Any

    def get_page_subtitle(self) -> str:
        return str(get_latest_str(self.asked_for))

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        """Hide the difference of the version whose number is sent; whoever may publish may do so."""
        if not self.may_hide:
            raise PermissionDenied
        number = request.POST.get("number", "")
        version = get_object_or_404(
            Version, article=self.asked_for.pk, number=int(number) if number.isdecimal() and len(number) < 9 else 0
        )
        hide_difference(version=version, user=request.user if request.user.is_authenticated else None)
        messages.success(request, _("Readers do not see any more what this version changed."))
        return redirect(request.path)

    @property
    def may_hide(self) -> bool:
        return bool(self.permission_policy.user_has_permission(self.request.user, "publish"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        versions = Version.objects.of_article(self.asked_for.pk).told().reverse()
        edit_url = reverse("wagtailsnippets_newsroom_article:edit", args=[self.asked_for.pk])
        return context | {
            "article": self.asked_for,
            "versions": versions,
            "may_hide": self.may_hide,
            "edit_url": edit_url,
        }
