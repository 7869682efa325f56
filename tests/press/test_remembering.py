"""Pages of one snapshot share what they read, record it each for itself, and forget it with the snapshot."""

from collections.abc import Sequence

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khabar.press.baking import ABSENT, Result, bake, bake_each
from khabar.press.recording import record, recording
from khabar.press.registry import PageKind, Sheet, temporary_page_kinds
from khabar.press.remembering import remembered, remembering
from tests.press.trial.models import Section, Tag

asked: list[str] = []


@remembered
def menu(language: str) -> str:
    asked.append(language)
    record(f"menu:{language}")
    return f"menu in {language}"


@pytest.fixture(autouse=True)
def nobody_asked() -> None:
    asked.clear()


def test_what_is_remembered_is_worked_out_once_and_recorded_by_everyone() -> None:
    with remembering({}):
        for _ in range(3):
            with recording() as keys:
                assert menu("ar") == "menu in ar"
            assert keys == {"menu:ar"}
        menu("en")

    assert asked == ["ar", "en"]


def test_a_memory_ends_with_its_block() -> None:
    with remembering({}):
        menu("ar")
    menu("ar")
    with remembering({}):
        menu("ar")

    assert asked == ["ar", "ar", "ar"]


def test_what_was_foretold_is_not_worked_out() -> None:
    with remembering({}), recording() as keys:
        menu.foretell("another", frozenset({"menu:foretold"}), "ar")
        assert menu.knows("ar")
        assert menu("ar") == "another"

    assert asked == []
    assert keys == {"menu:foretold"}


def kind(function: object, **fields: object) -> PageKind:
    return PageKind("made", function, lambda key: [], list, priority=1, **fields)  # type: ignore[arg-type]


def with_menu(argument: str) -> list[Sheet]:
    return [Sheet(f"/{argument}/", menu("ar").encode())]


def pages(*arguments: str) -> list[tuple[str, str]]:
    return [("made", argument) for argument in arguments]


def results(arguments: Sequence[str]) -> list[Result | Exception]:
    return list(bake_each(pages(*arguments), pages(*arguments)))


@pytest.mark.usefixtures("trial_with_commits")
def test_pages_of_a_batch_share_a_snapshot_and_a_memory() -> None:
    with temporary_page_kinds(kind(with_menu)), CaptureQueriesContext(connection) as queries:
        found = results(["a", "b", "c"])

    assert asked == ["ar"]
    assert [result.keys for result in found if isinstance(result, Result)] == [{"menu:ar"}] * 3
    assert sum(query["sql"].startswith("BEGIN") for query in queries) == 1


@pytest.mark.usefixtures("trial_with_commits")
def test_a_kind_may_read_for_all_pages_at_once() -> None:
    prepared: list[Sequence[str]] = []

    def prepare(arguments: Sequence[str]) -> None:
        prepared.append(list(arguments))
        menu.foretell("prepared", frozenset({"menu:ar"}), "ar")

    with temporary_page_kinds(kind(with_menu, prepare=prepare)):
        found = results(["a", "b"])
        alone = results(["a"])

    assert prepared == [["a", "b"]]
    assert [result.sheets[0].body for result in found if isinstance(result, Result)] == [b"prepared"] * 2
    assert isinstance(alone[0], Result)
    assert alone[0].sheets[0].body == b"menu in ar"


@pytest.mark.parametrize("fixture", ["trial", "trial_with_commits"])
def test_a_page_that_fails_in_the_middle_is_alone_in_it(fixture: str, request: pytest.FixtureRequest) -> None:
    """On PostgreSQL an error spoils the whole transaction."""
    request.getfixturevalue(fixture)
    Section.objects.create(name="there")

    def bake_or_fail(argument: str) -> list[Sheet]:
        if argument == "bad":
            with connection.cursor() as cursor:
                cursor.execute("SELECT nothing FROM nowhere")
        return [Sheet(f"/{argument}/", Section.objects.get().name.encode())]

    with temporary_page_kinds(kind(bake_or_fail)):
        good, bad, also_good = results(["a", "bad", "c"])

    assert isinstance(good, Result)
    assert isinstance(bad, Exception)
    assert isinstance(also_good, Result)
    assert good.sheets[0].body == also_good.sheets[0].body == b"there"


@pytest.mark.usefixtures("trial_with_commits")
def test_a_page_that_needs_something_made_gets_it_between_two_snapshots() -> None:
    def make_once(argument: str) -> list[Sheet]:
        tag, _ = Tag.objects.get_or_create(name=f"rendition of {argument}")
        return [Sheet(f"/{argument}/", tag.name.encode())]

    with temporary_page_kinds(kind(make_once)):
        found = results(["a", "b"])
        fresh = [bake("made", "a"), bake("made", "b")]

    assert found == fresh


@pytest.mark.usefixtures("trial")
def test_pages_that_are_not_wanted_and_kinds_that_nobody_declares_have_no_sheets() -> None:
    with temporary_page_kinds(kind(with_menu)):
        wanted, unwanted, unknown = bake_each(
            [*pages("a", "b"), ("storey", "1")], pages("a", "b"), absent={("made", "b")}
        )

    assert isinstance(wanted, Result)
    assert unwanted is ABSENT
    assert unknown == Result((), frozenset())
