"""What every test has: a home of its own, samples when they are there, and no network but loopback."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from khabar.newsroom import append_only

REPOSITORY = Path(__file__).parent.parent
LOOPBACK = {"127.0.0.1", "::1", "localhost"}

# A law holds on a slow machine too.
hypothesis_settings.register_profile(
    "khabar", hypothesis_settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("khabar")


@pytest.fixture(autouse=True)
def own_store(tmp_path: Path, settings: Any) -> None:
    """Give each test an empty page store, an empty index and an empty folder for renditions."""
    settings.KHABAR_STORE_FILE = tmp_path / "store" / "pages.sqlite3"
    settings.KHABAR_STORE_FILE.parent.mkdir()
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.KHABAR_SEARCH_DIR = tmp_path / "search"


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests talk to this machine only."""
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in LOOPBACK:
            raise AssertionError(f"A test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_here)


@pytest.fixture
def rows_of_migrations(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Put back what migrations made once a test that commits has been cleaned up: a kept database must stay whole."""
    yield
    with django_db_blocker.unblock():
        kept: str = connection._test_serialized_contents  # type: ignore[attr-defined]  # set by Django for tests
        connection.creation.deserialize_db_from_string(kept)
        append_only.guard(connection)


@pytest.fixture
def transactional_db(
    rows_of_migrations: None, django_db_serialized_rollback: None, transactional_db: None
) -> Iterator[None]:
    """Let a test commit, so that other connections see what it wrote. Ask for it by name, not by the marker."""
    yield
    append_only.lift(connection)  # Django empties all tables now


@pytest.fixture(scope="session")
def samples() -> Path:
    """Return the folder of shared samples (`KHABAR_SAMPLES`), or skip saying what is not tested."""
    folder = Path(os.environ.get("KHABAR_SAMPLES") or REPOSITORY.parent / "shared" / "samples")
    if not folder.is_dir():
        pytest.skip(f"SAMPLES NOT TESTED: {folder} is not there; set KHABAR_SAMPLES")
    return folder
