"""The queue's place in the admin's menu, with the number of comments that wait."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from khabar.conversation.desk.listing import waiting_count
from khabar.conversation.desk.permission import PERMISSION, editions_of


def menu_label(waiting: int) -> str:
    return _("Comments (%(count)s)") % {"count": waiting} if waiting else _("Comments")


class CommentsMenuItem(MenuItem):
    """The item that moderators see. Its label is made for each request, since Wagtail keeps the item itself."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PERMISSION)

    def render_component(self, request: HttpRequest) -> Any:
        return LinkMenuItem(
            self.name, menu_label(waiting_count(editions_of(request.user))), self.url, icon_name=self.icon_name
        )


def comments_menu_item() -> CommentsMenuItem:
    url = reverse("conversation_desk:queue")
    return CommentsMenuItem(gettext_lazy("Comments"), url, name="comments", icon_name="comment", order=250)
