"""Where the board stands in the admin: its addresses, its place in the menu, its lines in the log."""

from typing import Any, Final

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from khabar.newsroom.admin.board import notes, packages, views
from khabar.newsroom.admin.board.filters import may_see_board

_ACTIONS: Final = {
    "moved": (_("Moved"), _("Moved on the board")),
    "lock_taken": (_("Lock taken over"), _("Took over what a colleague had locked")),
    "packaged": (_("Published together"), _("Went into a package")),
    "assigned": (_("Assigned"), _("Given to somebody, or its time changed")),
}


class BoardMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_see_board(request.user)


def addresses() -> list[URLPattern]:
    return [
        path("board/", views.board, name="newsroom_board"),
        path("board/plan/", views.plan, name="newsroom_plan"),
        path("board/<int:pk>/assign/", views.assign, name="newsroom_assign"),
        path("board/<int:pk>/move/", views.move, name="newsroom_move"),
        path("board/<int:pk>/notes/", notes.notes, name="newsroom_notes"),
        path("board/<int:pk>/take-over/", notes.take_over, name="newsroom_take_over"),
        path("board/package/", packages.package, name="newsroom_package"),
        path("board/package/<int:pk>/undo/", packages.undo, name="newsroom_undo_package"),
    ]


def in_menu() -> BoardMenuItem:
    return BoardMenuItem(_("Editorial board"), reverse("newsroom_board"), name="board", icon_name="tasks", order=90)


def actions_of_the_log(actions: Any) -> None:
    for name, (label, told) in _ACTIONS.items():
        actions.register_action(f"khabar.{name}", label, told)
