"""Wagtail's screens of accounts, narrowed: nobody makes herself or another more than she is herself."""

from functools import cached_property
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.widgets.button import HeaderButton
from wagtail.users.views.users import CreateView, DeleteView, EditView, UserViewSet

from khabar.staff.desk.account import may_look_after


class BelowAdministrators(View):
    """Goes before a view of Wagtail's: administrators are changed and made by administrators only."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        if "pk" in kwargs:
            account = get_user_model().objects.filter(pk=kwargs["pk"]).first()
            if account is not None and account.is_superuser and not request.user.is_superuser:
                raise PermissionDenied
        super().setup(request, *args, **kwargs)

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)  # type: ignore[misc]  # of the view that stands behind
        if not self.request.user.is_superuser:
            form.fields.pop("is_superuser", None)
        return form


class AccountCreateView(BelowAdministrators, CreateView):
    pass


class AccountEditView(BelowAdministrators, EditView):
    @cached_property
    def header_buttons(self) -> list[Any]:
        buttons: list[Any] = list(super().header_buttons)
        if may_look_after(self.request.user, self.object):
            address = reverse("staff_account", args=[self.object.pk])
            buttons.append(HeaderButton(_("Sessions, second factor, leaving"), url=address, icon_name="key"))
        return buttons


class AccountDeleteView(BelowAdministrators, DeleteView):
    pass


class AccountViewSet(UserViewSet):
    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
    delete_view_class = AccountDeleteView
