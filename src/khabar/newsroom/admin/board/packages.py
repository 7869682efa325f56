"""The screen on which ready articles are published or scheduled together, and packages are undone."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from khabar.newsroom.actions import PackageRefused, publish_package, undo_package
from khabar.newsroom.admin.board.furniture import page
from khabar.newsroom.admin.board.moments import EditionMoment, in_zone
from khabar.newsroom.models import Article, Package, Stage
from khabar.newsroom.rights import limit

MOST_OFFERED = 100
LAST_PACKAGES = 10


class PackageForm(forms.Form):
    articles = forms.ModelMultipleChoiceField(Article.objects.none())
    name = forms.CharField(
        label=gettext_lazy("Name of the package"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("For the newsroom alone."),
    )
    at = EditionMoment(
        label=gettext_lazy("Goes live"),
        required=False,
        help_text=gettext_lazy("By the clock of the edition. Left empty, it goes live now."),
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ready = limit(Article.objects.filter(stage=Stage.READY), user, ["publish"])
        self.offered = list(
            ready.select_related("edition", "section__parent", "assignee", "latest_revision")
            .defer("body", "sources", "latest_revision__content")
            .order_by("-pk")[:MOST_OFFERED]
        )
        self.fields["articles"].queryset = ready  # type: ignore[attr-defined]  # declared so above

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        chosen = list(cleaned.get("articles") or [])
        if chosen and cleaned.get("at"):
            cleaned["at"] = in_zone(cleaned["at"], chosen[0].edition.zone)
        return cleaned


@require_http_methods(["GET", "HEAD", "POST"])
def package(request: HttpRequest) -> HttpResponse:
    """Choose ready articles and let them go live together."""
    if not request.user.has_perm("newsroom.publish_article"):
        raise PermissionDenied
    form = PackageForm(request.POST or None, user=request.user)
    refusals: list[tuple[str, str]] = []
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        numbers = [article.pk for article in said["articles"]]
        try:
            made = publish_package(numbers=numbers, user=request.user, at=said["at"], name=said["name"])
        except PackageRefused as refused:
            refusals = refused.refusals
        else:
            number = len(numbers)
            told = (
                ngettext("%(number)d article goes live together.", "%(number)d articles go live together.", number)
                if made.at
                else ngettext("%(number)d article is live.", "%(number)d articles are live.", number)
            )
            messages.success(request, told % {"number": number})
            return redirect("newsroom_package")
    packages = Package.objects.filter(articles__in=limit(Article.objects.all(), request.user, ["publish"]))
    packages = packages.select_related("by").prefetch_related("members__article__edition").distinct()
    return page(
        request,
        "newsroom/board/package.html",
        _("Publish together"),
        form=form,
        refusals=refusals,
        chosen=set(request.POST.getlist("articles")),
        packages=list(packages.order_by("-pk")[:LAST_PACKAGES]),
    )


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a package back: what was published by it is withdrawn, what was scheduled is ready again."""
    if not request.user.has_perm("newsroom.publish_article"):
        raise PermissionDenied
    within_reach = limit(Article.objects.all(), request.user, ["publish"])
    found = get_object_or_404(Package.objects.filter(articles__in=within_reach).distinct(), pk=pk)
    try:
        staying = undo_package(package=found, user=request.user)
    except PackageRefused as refused:
        for headline, reason in refused.refusals:
            messages.error(request, f"{headline} {reason}".strip())
    else:
        messages.success(request, _("The package is undone."))
        for article in staying:
            messages.warning(request, _("“%(title)s” stays: readers had it before.") % {"title": article.headline})
    return redirect("newsroom_package")
