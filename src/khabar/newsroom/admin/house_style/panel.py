"""The panel beside the form of an article: counts, and what the house would write otherwise. A script fills it."""

from typing import Any

from django.forms import Script
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.side_panels import BaseSidePanel

from khabar.newsroom.rights import may


class HouseStylePanel(BaseSidePanel):
    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Toggle house style")
        icon_name = "edit"

    class Media:
        js = (Script("newsroom/js/house-style/panel.js", type="module"),)

    name = "house-style"
    title = gettext_lazy("House style")
    template_name = "newsroom/house_style/panel.html"
    order = 150

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(parent_context)
        address = reverse("newsroom_check_copy", args=[0])
        return context | {"said": _said() | {"address": address}, "rules_url": self._rules_url()}

    def _rules_url(self) -> str:
        """Where the edition's choices are, for whoever may change them."""
        edition = self.object.edition_id
        if edition is None or not may(self.request.user, "newsroom.change_edition", edition):
            return ""
        return reverse("wagtailsnippets_newsroom_edition:style", args=[edition])


def _said() -> dict[str, str]:
    """What the script says, in the language of the admin."""
    return {
        "clean": _("Nothing to correct."),
        "checking": _("Checking…"),
        "failed": _("It could not be checked just now. It is tried again when the text changes."),
        "too_long": _("The text is too long to be checked."),
        "forbidden": _("You may not write in this edition, so it is not checked."),
        "more": _("There is more: it is shown once these are done."),
        "findings": _("To look at"),
        "correct": _("Make the change"),
        "correct_all": _("Make all changes"),
        "ignore": _("Ignore"),
        "show": _("Show in the text"),
        "decide": _("Only you can tell what is meant."),
        "corrected": _("Corrected"),
        "ignored": _("Ignored"),
        "undone": _("Undone"),
        "moved": _("The text has changed there meanwhile. It is checked again."),
        "remove": _("goes"),
        "for": _("for"),
    }
