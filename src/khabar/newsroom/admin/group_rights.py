"""Rights in one edition, on the screen of a group. Those of the table above the panel hold in every edition."""

from typing import Any

from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.collections import collection_member_permission_formset_factory
from wagtail.models import GroupCollectionPermission

from khabar.newsroom.models import Article
from khabar.staff.noting import note

RIGHTS = [
    ("view_article", _("Read"), _("Read articles")),
    ("add_article", _("Write"), _("Write new articles")),
    ("change_article", _("Change"), _("Change articles")),
    ("publish_article", _("Publish"), _("Publish articles and take them down")),
    ("lock_article", _("Lock"), _("Lock articles")),
    ("unlock_article", _("Unlock"), _("Unlock articles")),
    ("delete_article", _("Delete"), _("Delete articles")),
    ("add_topic", _("Add topics"), _("Add topics")),
    ("change_topic", _("Change topics"), _("Change topics")),
    ("add_section", _("Add sections"), _("Add sections")),
    ("change_section", _("Change sections"), _("Change sections")),
    ("change_standingpage", _("Change standing pages"), _("Change standing pages")),
    ("publish_standingpage", _("Publish standing pages"), _("Publish standing pages")),
]


class Noted:
    """Goes before the panel, which writes rows at once so that nobody hears of them, and tells the log."""

    instance: Group

    def save(self) -> None:
        before = self._given()
        super().save()  # type: ignore[misc]  # of the panel that stands behind
        for right, where in sorted(self._given() - before):
            note(self.instance, "right_given", rights=[right], where=where)

    def _given(self) -> set[tuple[str, str]]:
        given = GroupCollectionPermission.objects.filter(group=self.instance)
        given = given.select_related("permission__content_type", "collection")
        return {
            (f"{one.permission.content_type.app_label}.{one.permission.codename}", one.collection.name) for one in given
        }


def rights_in_editions() -> Any:
    """Return the panel. A right given at the root of the collections holds in every edition."""
    formset: Any = collection_member_permission_formset_factory(
        Article, RIGHTS, "newsroom/groups/rights_in_editions.html", default_prefix="rights_in_editions"
    )
    return type("RightsInEditions", (Noted, formset), {})
