"""The column of the list of articles that tells how far each has come in the other languages."""

from typing import Any

from wagtail.admin.ui.tables import BaseColumn

from khabar.newsroom.admin.translating.states import State, states_of
from khabar.newsroom.models import Article


class TranslationsColumn(BaseColumn):
    """Asks once for all rows of the page."""

    cell_template_name = "newsroom/translating/cell.html"

    def get_cell_context_data(self, instance: Article, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"article": instance, "states": self._states(parent_context["table"]).get(instance.pk, [])}

    def _states(self, table: Any) -> dict[int, list[State]]:
        if not hasattr(table, "khabar_translations"):
            table.khabar_translations = states_of(table.data)
        found: dict[int, list[State]] = table.khabar_translations
        return found
