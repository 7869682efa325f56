"""Pen names and who stands behind them, for the few who may know. Everybody else's screens know pen names only."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from wagtail.admin.menu import MenuItem

from khabar.newsroom.actions.protect_byline import destroy_sealed_name, open_sealed_name, protect_byline, seal_again
from khabar.newsroom.models import SealedName
from khabar.newsroom.models.sealed_name import Identity
from khabar.staff.sealing import SealBroken

PERMISSION: Final = "newsroom.open_sealed_name"
_ACTIONS: Final = {
    "byline_protected": (gettext_lazy("Protected byline"), gettext_lazy("Made a protected byline")),
    "sealed_name_opened": (gettext_lazy("Sealed name opened"), gettext_lazy("Looked who stands behind the pen name")),
    "sealed_name_changed": (gettext_lazy("Sealed name changed"), gettext_lazy("Changed the sealed name")),
    "sealed_name_destroyed": (gettext_lazy("Sealed name destroyed"), gettext_lazy("Destroyed the sealed name")),
}


class IdentityForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Real name"), max_length=200)
    contact = forms.CharField(label=gettext_lazy("How to reach her"), max_length=300, required=False)
    note = forms.CharField(
        label=gettext_lazy("Note"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    @property
    def identity(self) -> Identity:
        """Who was written down. Ask it of a valid form."""
        return Identity(**{name: self.cleaned_data[name] for name in ("name", "contact", "note")})


class ProtectedBylineForm(IdentityForm):
    pen_name = forms.CharField(label=gettext_lazy("Pen name"), max_length=120)
    groups = forms.ModelMultipleChoiceField(
        Group.objects.order_by("name"),
        label=gettext_lazy("Roles of its account"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("pen_name", "groups", "name", "contact", "note")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = self.fields["groups"]
        assert isinstance(groups, forms.ModelMultipleChoiceField)  # noqa: S101  declared so above
        if not user.has_perm("auth.change_user"):
            # Nobody gives a role by this door that she does not have herself.
            groups.queryset = Group.objects.filter(user=user).order_by("name")


@never_cache
@sensitive_post_parameters()
@permission_required(PERMISSION, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def pen_names(request: HttpRequest) -> HttpResponse:
    """List the pen names, and make another. Its account's password is shown this once."""
    form = ProtectedBylineForm(request.POST or None, user=request.user)
    made = None
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            made = protect_byline(
                pen_name=said["pen_name"], identity=form.identity, groups=said["groups"], by=request.user
            )
        except ValidationError as error:
            form.add_error("pen_name", error.messages[0])
        else:
            form = ProtectedBylineForm(user=request.user)
    sealed = SealedName.objects.select_related("author__user").order_by("author__name")
    return _page(request, "newsroom/protected_bylines/list.html", form=form, made=made, sealed=sealed)


@never_cache
@sensitive_post_parameters()
@permission_required(PERMISSION, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def pen_name(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a pen name; open, change or destroy what is sealed behind it."""
    sealed = get_object_or_404(SealedName.objects.select_related("author__user"), pk=pk)
    form, identity = IdentityForm(), None
    match request.POST.get("do"):
        case "open":
            try:
                identity = open_sealed_name(sealed=sealed, by=request.user)
            except SealBroken:
                messages.error(request, _("It was sealed with another key and cannot be opened."))
            else:
                form = IdentityForm(initial=identity.__dict__)
        case "change":
            form = IdentityForm(request.POST)
            if form.is_valid():
                seal_again(sealed=sealed, identity=form.identity, by=request.user)
                messages.success(request, _("Sealed again."))
                return redirect("newsroom_pen_name", pk)
        case "destroy":
            destroy_sealed_name(sealed=sealed, by=request.user)
            messages.success(request, _("Nobody can see any more who stands behind the pen name."))
            return redirect("newsroom_pen_names")
    is_open = identity is not None or form.is_bound
    return _page(request, "newsroom/protected_bylines/one.html", one=sealed, form=form, is_open=is_open)


def _page(request: HttpRequest, template: str, **more: Any) -> HttpResponse:
    title = _("Protected bylines")
    furniture = {"header_title": title, "header_icon": "lock", "breadcrumbs_items": [{"url": "", "label": title}]}
    return render(request, template, {**furniture, **more})


class PenNamesMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


def addresses() -> list[URLPattern]:
    return [
        path("pen-names/", pen_names, name="newsroom_pen_names"),
        path("pen-names/<int:pk>/", pen_name, name="newsroom_pen_name"),
    ]


def in_menu() -> PenNamesMenuItem:
    address = reverse("newsroom_pen_names")
    return PenNamesMenuItem(gettext_lazy("Protected bylines"), address, name="pen-names", icon_name="lock", order=610)


def actions_of_the_log(actions: Any) -> None:
    for name, (label, told) in _ACTIONS.items():
        actions.register_action(f"khabar.{name}", label, told)


def right() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="newsroom", codename="open_sealed_name")
