"""The page on which an edition's chiefs choose its house style, and try it before it holds."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from khabar.newsroom.admin.house_style.form import StyleForm
from khabar.newsroom.admin.house_style.telling import tried
from khabar.newsroom.models import Edition, EditionStyle
from khabar.staff.noting import note
from khabar.text.house_style import mend


class EditionStyleView(WagtailAdminTemplateMixin, TemplateView):
    model = Edition
    template_name = "newsroom/house_style/page.html"
    page_title = gettext_lazy("House style")
    header_icon = "edit"
    asked_for: Edition
    permission_policy: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.permission_policy.user_has_permission(request.user, "change"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        editions = reverse("wagtailsnippets_newsroom_edition:list")
        edition = reverse("wagtailsnippets_newsroom_edition:edit", args=[self.asked_for.pk])
        return [
            {"url": editions, "label": _("Editions")},
            {"url": edition, "label": self.asked_for.name},
            {"url": "", "label": self.page_title, "sublabel": self.asked_for.name},
        ]

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        """Keep the choices, or only try them on the text that was sent."""
        form = StyleForm(request.POST, instance=self._kept())
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        if request.POST.get("do") == "try":
            return self.render_to_response(self.get_context_data(form=form, **self._trial(form)))
        form.save()
        note(self.asked_for, "house_style_changed", by=request.user)
        messages.success(request, _("The house style of “%(edition)s” is kept.") % {"edition": self.asked_for.name})
        return redirect(request.path)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context.setdefault("form", StyleForm(instance=self._kept()))
        edit_url = reverse("wagtailsnippets_newsroom_edition:edit", args=[self.asked_for.pk])
        return context | {"edition": self.asked_for, "edit_url": edit_url}

    def _kept(self) -> EditionStyle:
        kept = EditionStyle.objects.filter(edition=self.asked_for).first()
        return kept or EditionStyle(edition=self.asked_for)

    def _trial(self, form: StyleForm) -> dict[str, Any]:
        text, language, style = form.cleaned_data["trial"], self.asked_for.language, form.instance.style
        return {"findings": tried(text, language, style), "mended": mend(text, language, style), "is_tried": True}


def actions_of_the_log(actions: Any) -> None:
    told = gettext_lazy("Changed the house style")
    actions.register_action("khabar.house_style_changed", gettext_lazy("House style changed"), told)
