"""Which engine answers: the one that `KHABAR_SEARCH_ENGINE` names, one index a collection.

Two collections are kept: SITE holds what readers may find and nothing else, DESK holds what the admin's lists look in.
"""

from functools import cache
from typing import Final, Literal

from django.conf import settings
from django.utils.module_loading import import_string

from khabar.search.backends.base import Engine

Collection = Literal["site", "desk"]
SITE: Final[Collection] = "site"
DESK: Final[Collection] = "desk"
COLLECTIONS: Final[tuple[Collection, ...]] = (SITE, DESK)

ENGINES: Final = {
    "tantivy": "khabar.search.backends.tantivy.TantivyEngine",
    "postgres": "khabar.search.backends.postgres.PostgresEngine",
    "opensearch": "khabar.search.backends.opensearch.OpenSearchEngine",
}


def engine(collection: Collection) -> Engine:
    """Return the engine of *collection*, the same object each time while the settings stay."""
    return _engine(settings.KHABAR_SEARCH_ENGINE, str(settings.KHABAR_SEARCH_DIR), collection)


@cache
def _engine(name: str, folder: str, collection: Collection) -> Engine:
    made: Engine = import_string(ENGINES[name])(collection)
    return made
