"""Wagtail's door to the desk's search, named in `WAGTAILSEARCH_BACKENDS`: its screens of photos come through it.

It writes no index, so saving pays nothing for it.
"""

from typing import Any

from django.db.models import QuerySet
from django.utils.functional import cached_property
from modelsearch.backends.database.fallback import (
    DatabaseSearchBackend,
    DatabaseSearchQueryCompiler,
    DatabaseSearchResults,
)
from modelsearch.query import PlainText

from khabar.newsroom.desk_search.finding import Found, find
from khabar.newsroom.desk_search.keeping import keep
from khabar.newsroom.models import Photo


class DeskQueryCompiler(DatabaseSearchQueryCompiler):
    @cached_property
    def found(self) -> Found | None:
        """What the desk's search finds, asked once a list; None where Wagtail looks for a thing of its own."""
        if self.queryset.model is not Photo or not isinstance(self.query, PlainText):
            return None
        return find(Photo.press_key_kind, self.query.query_string)


class DeskResults(DatabaseSearchResults):
    def get_queryset(self) -> QuerySet[Any]:
        """Return the rows that the screen may show and that were found, best first unless it has an order."""
        compiler = self.query_compiler
        if compiler.found is None:
            return super().get_queryset()
        kept = keep(compiler.queryset, compiler.found.ids, best_first=compiler.order_by_relevance)
        return kept.distinct()[self.start : self.stop]

    @property
    def notice(self) -> object:
        """What the desk should be told about the results."""
        return self.query_compiler.found.notice if self.query_compiler.found else ""


class SearchBackend(DatabaseSearchBackend):
    query_compiler_class = DeskQueryCompiler
    autocomplete_query_compiler_class = DeskQueryCompiler
    results_class = DeskResults
