"""Puts the screens of accounts into Wagtail's admin. Found by Wagtail under this name."""

from typing import Any

from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from khabar.staff.desk.account import an_account, my_account
from khabar.staff.desk.proving import second_factor
from khabar.staff.wording import ACTIONS


def addresses() -> list[URLPattern]:
    return [
        path("second-factor/", second_factor, name="staff_second_factor"),
        path("sign-in/", my_account, name="staff_my_account"),
        path("sign-in/<int:pk>/", an_account, name="staff_account"),
    ]


def in_menu() -> MenuItem:
    return MenuItem(_("Sign-in and sessions"), reverse("staff_my_account"), name="sign-in", icon_name="key", order=9600)


def style_sheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("staff/staff.css"))


def actions_of_the_log(actions: Any) -> None:
    for name, (label, told) in ACTIONS.items():
        actions.register_action(f"khabar.{name}", label, told)


hooks.register("register_admin_urls", addresses)
hooks.register("register_admin_menu_item", in_menu)
hooks.register("insert_global_admin_css", style_sheet)
hooks.register("register_log_actions", actions_of_the_log)
