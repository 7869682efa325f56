"""Where a photo is used: live articles and drafts, with the place in them. Of other editions only how many."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from khabar.newsroom.models import Article, Photo, PhotoUse
from khabar.newsroom.rights import limit

A_PAGE = 50


class PhotoUsesView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "newsroom/photos/uses.html"
    page_title = _("Where is it used?")
    header_icon = "image"

    @cached_property
    def photo(self) -> Photo:
        return get_object_or_404(Photo.objects.prefetch_renditions("max-165x165"), pk=self.kwargs["image_id"])

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        policy = policy_registry.get_by_type(Photo)
        if not policy.user_has_any_permission_for_instance(request.user, ["add", "change", "choose"], self.photo):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return str(self.photo.title)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        within_reach = limit(Article.objects.all(), self.request.user)
        uses = (
            PhotoUse.objects.filter(photo=self.photo, article__in=within_reach)
            .select_related("article__edition", "article__section__parent", "article__latest_revision")
            .defer("article__body", "article__latest_revision__content")
            .order_by("-is_live", "-article__published_at", "-article")
        )
        page = Paginator(uses, A_PAGE).get_page(self.request.GET.get("p"))
        policy = policy_registry.get_by_type(Photo)
        may_change = policy.user_has_permission_for_instance(self.request.user, "change", self.photo)
        return context | {
            "photo": self.photo,
            "uses": page,
            "elsewhere": PhotoUse.objects.filter(photo=self.photo).exclude(article__in=within_reach).count(),
            "edit_url": reverse("wagtailimages:edit", args=[self.photo.pk]) if may_change else "",
        }
