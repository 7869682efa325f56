"""What `khabar search` tells an operator, and what it does for her."""

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result

from khabar.cli.search import search
from khabar.search.engines import SITE, engine
from tests.search.things import follow_all, found, make_thing

pytestmark = pytest.mark.usefixtures("things")


def khabar_search(*arguments: str) -> Result:
    return CliRunner().invoke(search, arguments, catch_exceptions=False)


def test_status_counts_documents_and_what_waits(settings: Any) -> None:
    make_thing("معبر القائم")
    make_thing("سر الاجتماع")
    follow_all()
    make_thing("سوق بغداد")

    told = json.loads(khabar_search("status", "--json").stdout)

    assert (told["engine"], told["documents"], told["public"], told["waiting"]) == (
        settings.KHABAR_SEARCH_ENGINE,
        2,
        1,
        1,
    )
    assert (told["site_documents"], told["desk_documents"], told["site_trouble"]) == (1, 2, "")


def test_rebuild_makes_both_indexes_and_counts_them() -> None:
    make_thing("معبر القائم")
    make_thing("سر الاجتماع")
    follow_all()

    result = khabar_search("rebuild", "--processes", "1")

    assert result.exit_code == 0
    assert result.stdout.splitlines() == ["site: 1", "desk: 2", "vocabulary: 2"]
    assert found("القائم") == 1


def test_verify_fails_on_a_difference_and_names_the_way_out() -> None:
    make_thing("معبر القائم")
    follow_all()
    document_id = next(iter(engine(SITE).revisions()))[0]
    engine(SITE).apply([], [document_id])

    result = khabar_search("verify", "--json")

    assert result.exit_code == 1
    assert json.loads(result.stdout.splitlines()[0])["site_missing"] == 1
    assert "khabar search verify --mend" in result.stderr


def test_verify_mends_when_told_to() -> None:
    make_thing("معبر القائم")
    follow_all()
    document_id = next(iter(engine(SITE).revisions()))[0]
    engine(SITE).apply([], [document_id])

    assert khabar_search("verify", "--mend").exit_code == 0

    assert khabar_search("verify").exit_code == 0
    assert found("القائم") == 1
