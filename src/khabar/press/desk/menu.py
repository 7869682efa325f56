"""The press's place in the admin's menu, with the number of pages that cannot be baked."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from khabar.press.desk.permission import PERMISSION
from khabar.press.status import failing_orders


def menu_label(failing: int) -> str:
    return _("The press (%(count)s)") % {"count": failing} if failing else _("The press")


class PressMenuItem(MenuItem):
    """The item that those see who look after the press. Its label is made for each request."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)

    def render_component(self, request: HttpRequest) -> Any:
        return LinkMenuItem(self.name, menu_label(failing_orders().count()), self.url, icon_name=self.icon_name)


def press_menu_item() -> PressMenuItem:
    url = reverse("press_desk:press")
    return PressMenuItem(gettext_lazy("The press"), url, name="press", icon_name="khabar-press", order=900)
