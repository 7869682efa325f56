"""Every engine that can run here, with an empty index or with none at all."""

from collections.abc import Callable, Sequence

import pytest
from django.db import connection

from khabar.search.backends.base import Engine, IndexDocument
from khabar.search.backends.tantivy import TantivyEngine

Fill = Callable[..., None]

ENGINES_HERE = ["tantivy", pytest.param("postgres", marks=pytest.mark.postgres)]


def made(name: str, collection: str = "site") -> Engine:
    """Make the engine called *name* anew, as another process would."""
    if name == "tantivy":
        return TantivyEngine(collection)
    if connection.vendor != "postgresql":
        pytest.skip("POSTGRESQL NOT TESTED: the database of this run is another")
    from khabar.search.backends.postgres import PostgresEngine  # psycopg is there only where PostgreSQL is used

    return PostgresEngine(collection)


@pytest.fixture(params=ENGINES_HERE)
def engine_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def bare_engine(engine_name: str, db: None) -> Engine:
    """Return an engine without an index."""
    return made(engine_name)


@pytest.fixture
def engine(bare_engine: Engine) -> Engine:
    """Return an engine with an empty index."""
    bare_engine.build().finish()
    return bare_engine


@pytest.fixture
def fill(engine: Engine) -> Callable[[Sequence[IndexDocument]], None]:
    """Return what puts documents into the index."""
    return lambda documents: engine.apply(documents, [])
