"""Above the form of an article: of a translation, its source; of any article, how far it has come in each language.

The script of the editor takes the source's passages from here and puts each beside the field that says it.
"""

from typing import Any

from wagtail.admin.panels import FieldPanel, Panel

from khabar.newsroom.admin.translating.passages import content_at, passages_of_source
from khabar.newsroom.admin.translating.reach import may_see_what_changed
from khabar.newsroom.admin.translating.states import State, states_of
from khabar.newsroom.models import Article, Edition, Lateness, Translation


class TranslatorPanel(FieldPanel):
    """The translator's name, left out while there is only one edition and nobody is named."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(super().is_shown() and (self.instance.translator or Edition.objects.count() > 1))


class TranslationPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "newsroom/translating/panel.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk) and Edition.objects.count() > 1

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            translation = Translation.objects.filter(article=self.instance.pk).select_related("source__edition").first()
            return context | {
                "article": self.instance,
                "states": states(self.instance),
                "translation": translation,
                **(self._source(translation) if translation else {}),
            }

        def _source(self, translation: Translation) -> dict[str, Any]:
            source = translation.source
            if source is None or not source.is_public:
                return {"source": source, "is_gone": True}
            since = content_at(source, translation.source_version)
            is_shown = may_see_what_changed(self.request.user, source, translation.source_version)
            passages = passages_of_source(source, since, is_shown=is_shown)
            return {"source": source, "passages": passages, "is_late": translation.lateness > Lateness.NONE}


def states(article: Article) -> list[State]:
    return states_of([article])[article.pk]
