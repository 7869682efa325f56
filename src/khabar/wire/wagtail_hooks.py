"""Puts the paste box into Wagtail's admin. Found by Wagtail under this name."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button

from khabar.wire.desk.views import PERMISSION, PasteView


class PasteMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)


def paste_address() -> list[URLPattern]:
    return [path("paste/", PasteView.as_view(), name="wire_paste")]


def paste_in_menu() -> PasteMenuItem:
    return PasteMenuItem(_("Paste copy"), reverse("wire_paste"), name="paste", icon_name="clipboard-list", order=110)


def paste_on_the_first_screen(request: HttpRequest) -> list[Button]:
    if not request.user.has_perm(PERMISSION):
        return []
    look: dict[str, Any] = {"icon_name": "clipboard-list", "classname": "button button-secondary button--icon"}
    return [Button(_("Paste copy"), url=reverse("wire_paste"), priority=20, **look)]


hooks.register("register_admin_urls", paste_address)
hooks.register("register_admin_menu_item", paste_in_menu)
hooks.register("khabar_home_buttons", paste_on_the_first_screen)
