"""How one comes to the translation desk: its place in the menu, its panel on the first screen, its words in the log."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from khabar.newsroom.models import Article, Edition, Translation
from khabar.newsroom.rights import policy_of

ROWS = 8


class TranslationMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("newsroom.add_article")) and Edition.objects.count() > 1


def in_menu() -> TranslationMenuItem:
    return TranslationMenuItem(
        _("Translation"), reverse("newsroom_translation_desk"), name="translation", icon_name="globe", order=110
    )


class LateTranslations(Component):
    """Translations whose source changed since, on the first screen of whoever may change them."""

    order = 50
    template_name = "newsroom/translating/home.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        editions = policy_of(Article).editions_for(request.user, ["change"])
        rows = Translation.objects.late().select_related("article__edition")
        if editions is not None:
            rows = rows.filter(article__edition__in=editions)
        return {"translations": list(rows[:ROWS]) if editions is None or editions else [], "request": request}


def in_log(actions: Any) -> None:
    followed = (_("Translation brought up to date"), _("Brought the translation up to date with its source"))
    not_needed = (_("Translation left as it is"), _("Saw the source's change: nothing to do in the translation"))
    actions.register_action("khabar.translation_followed", *followed)
    actions.register_action("khabar.translation_not_needed", *not_needed)
