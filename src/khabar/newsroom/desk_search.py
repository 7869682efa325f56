"""What Wagtail's choosers and lists search with: no index, and no spelling in the way of a model with `search_text`.

Named in `WAGTAILSEARCH_BACKENDS`. Photos are found through it; articles have their own list (decision 008).
"""

from django.db.models import Q
from modelsearch.backends.database.fallback import DatabaseSearchBackend, DatabaseSearchQueryCompiler

from khabar.text.fold import fold


class FoldedQueryCompiler(DatabaseSearchQueryCompiler):
    def build_single_term_filter(self, term: str) -> Q:
        """Keep rows whose folded text has *term* in any spelling; models without such text are matched as written."""
        if hasattr(self.queryset.model, "search_text"):
            return Q(search_text__contains=fold(term))
        return super().build_single_term_filter(term)


class SearchBackend(DatabaseSearchBackend):
    query_compiler_class = FoldedQueryCompiler
    autocomplete_query_compiler_class = FoldedQueryCompiler
