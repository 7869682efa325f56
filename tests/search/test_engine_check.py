"""The check of the chosen engine names what is wrong and the cure, before the first reader searches."""

from typing import Any

import pytest
from django.core.checks import run_checks
from django.db import connection

from khabar.search.checks import check_engine


def told(settings: Any, **chosen: str) -> list[tuple[str, str, str]]:
    """Return id, message and hint of each trouble with the settings *chosen*."""
    for name, value in chosen.items():
        setattr(settings, name, value)
    return [(str(one.id), one.msg, str(one.hint)) for one in check_engine(None)]


def test_default_engine_is_sound(settings: Any) -> None:
    assert told(settings) == []


def test_check_is_among_those_that_django_runs(settings: Any) -> None:
    settings.KHABAR_SEARCH_ENGINE = "lucene"
    assert "khabar.search.E001" in {message.id for message in run_checks()}


def test_unknown_engine_is_told_with_those_there_are(settings: Any) -> None:
    assert told(settings, KHABAR_SEARCH_ENGINE="lucene") == [
        (
            "khabar.search.E001",
            "There is no search engine called 'lucene'.",
            "Set KHABAR_SEARCH_ENGINE to one of: tantivy, postgres, opensearch.",
        )
    ]


@pytest.mark.skipif(connection.vendor == "postgresql", reason="the database is PostgreSQL")
def test_postgres_without_postgresql_is_told_with_two_cures(settings: Any) -> None:
    ((number, message, hint),) = told(settings, KHABAR_SEARCH_ENGINE="postgres")
    assert (number, message) == (
        "khabar.search.E002",
        "KHABAR_SEARCH_ENGINE is postgres, but the database is not PostgreSQL.",
    )
    assert "KHABAR_DATABASE_URL" in hint
    assert "tantivy" in hint


@pytest.mark.postgres
@pytest.mark.skipif(connection.vendor != "postgresql", reason="the database is not PostgreSQL")
def test_postgres_with_postgresql_is_sound(settings: Any) -> None:
    assert told(settings, KHABAR_SEARCH_ENGINE="postgres") == []


def test_address_of_opensearch_must_be_one(settings: Any) -> None:
    chosen = {"KHABAR_SEARCH_ENGINE": "opensearch", "KHABAR_OPENSEARCH_URL": "search.example.org:9200"}
    assert [number for number, _message, _hint in told(settings, **chosen)] == ["khabar.search.E003"]
    assert told(settings, **chosen | {"KHABAR_OPENSEARCH_URL": "https://search.example.org:9200"}) == []
