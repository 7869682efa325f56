"""Puts the screens of accounts into Wagtail's admin. Found by Wagtail under this name."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from khabar.staff.desk.account import an_account, my_account
from khabar.staff.desk.journal import show_log
from khabar.staff.desk.proving import second_factor
from khabar.staff.journal import PERMISSION
from khabar.staff.wording import ACTIONS


def addresses() -> list[URLPattern]:
    return [
        path("second-factor/", second_factor, name="staff_second_factor"),
        path("sign-in/", my_account, name="staff_my_account"),
        path("log/", show_log, name="staff_log"),
        path("sign-in/<int:pk>/", an_account, name="staff_account"),
    ]


def in_menu() -> MenuItem:
    return MenuItem(_("Sign-in and sessions"), reverse("staff_my_account"), name="sign-in", icon_name="key", order=9600)


class LogMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


def log_in_menu() -> MenuItem:
    return LogMenuItem(_("The log"), reverse("staff_log"), name="log", icon_name="history", order=9500)


def right_to_read_the_log() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="staff", codename="read_log")


def style_sheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("staff/staff.css"))


def actions_of_the_log(actions: Any) -> None:
    for name, (label, told) in ACTIONS.items():
        actions.register_action(f"khabar.{name}", label, told)


hooks.register("register_admin_urls", addresses)
hooks.register("register_admin_menu_item", in_menu)
hooks.register("register_admin_menu_item", log_in_menu)
hooks.register("register_permissions", right_to_read_the_log)
hooks.register("insert_global_admin_css", style_sheet)
hooks.register("register_log_actions", actions_of_the_log)
