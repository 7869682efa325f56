"""Whether the chosen engine can work here: each trouble with its cure, before the first reader searches."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.db import connection

from khabar.search.engines import ENGINES


def check_engine(app_configs: Sequence[AppConfig] | None, **options: object) -> list[CheckMessage]:
    """Return what keeps the engine of `KHABAR_SEARCH_ENGINE` from working. Asks no server."""
    name = settings.KHABAR_SEARCH_ENGINE
    if name not in ENGINES:
        return [
            Error(
                f"There is no search engine called {name!r}.",
                hint=f"Set KHABAR_SEARCH_ENGINE to one of: {', '.join(ENGINES)}.",
                id="khabar.search.E001",
            )
        ]
    if name == "postgres" and connection.vendor != "postgresql":
        return [
            Error(
                "KHABAR_SEARCH_ENGINE is postgres, but the database is not PostgreSQL.",
                hint="Point KHABAR_DATABASE_URL to PostgreSQL (see docs/how-to/move-to-postgresql.md), "
                "or set KHABAR_SEARCH_ENGINE to tantivy.",
                id="khabar.search.E002",
            )
        ]
    if name == "opensearch" and not settings.KHABAR_OPENSEARCH_URL.startswith(("http://", "https://")):
        return [
            Error(
                f"KHABAR_OPENSEARCH_URL is {settings.KHABAR_OPENSEARCH_URL!r}, which is no address.",
                hint="Begin it with http:// or https://, as in https://search.example.org:9200.",
                id="khabar.search.E003",
            )
        ]
    return []
