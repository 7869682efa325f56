"""The ledger finds the pages of a key and the keys of a page, in few queries, and forgets what no page shows."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from khabar.press.keys import number
from khabar.press.ledger import keys_of_page, pages_showing, replace_keys
from khabar.press.models import KeyName, Page, Showing


@pytest.fixture
def pages(db: None) -> list[int]:
    return [Page.objects.create(kind="story", argument=str(place)).pk for place in range(3)]


def test_the_pages_of_a_key_and_the_keys_of_a_page_are_found(pages: list[int]) -> None:
    first, second, _ = pages

    replace_keys({first: frozenset({"story:1", "section:7"}), second: frozenset({"story:2", "section:7"})})

    assert pages_showing(["section:7"]) == {first: "story", second: "story"}
    assert pages_showing(["story:2", "story:3"]) == {second: "story"}
    assert pages_showing([]) == {}
    assert keys_of_page(first) == {"story:1", "section:7"}
    assert keys_of_page(0) == frozenset()


def test_only_pages_that_show_something_new_are_returned(pages: list[int]) -> None:
    first, second, third = pages
    replace_keys({page: frozenset({"a", "b"}) for page in pages})

    grown = replace_keys({first: frozenset({"a", "b"}), second: frozenset({"a"}), third: frozenset({"a", "c"})})

    assert grown == {third}


def test_a_name_stays_as_long_as_a_page_shows_its_key(pages: list[int]) -> None:
    first, second, _ = pages
    replace_keys({first: frozenset({"a", "b"}), second: frozenset({"b"})})

    replace_keys({first: frozenset()})
    assert set(KeyName.objects.values_list("name", flat=True)) == {"b"}

    replace_keys({second: frozenset({"a"})})
    assert set(KeyName.objects.values_list("name", flat=True)) == {"a"}


def test_a_key_in_arabic_is_as_good_as_any(pages: list[int]) -> None:
    replace_keys({pages[0]: frozenset({"list:tag:أمن"})})

    assert pages_showing(["list:tag:أمن"]).keys() == {pages[0]}
    assert keys_of_page(pages[0]) == {"list:tag:أمن"}


def test_pages_that_show_what_they_did_cost_one_query(
    pages: list[int], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    shown = {page: frozenset(f"{page}:{place}" for place in range(15)) for page in pages}
    replace_keys(shown)

    with django_assert_num_queries(1):
        assert replace_keys(shown) == set()


def test_a_batch_that_shows_other_things_costs_six_queries(
    pages: list[int], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    replace_keys({page: frozenset(f"{page}:{place}" for place in range(15)) for page in pages})

    with django_assert_num_queries(6):
        replace_keys({page: frozenset(f"{page}:{place}" for place in range(5, 20)) for page in pages})


def test_looking_up_hundreds_of_keys_costs_one_query(
    pages: list[int], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    replace_keys({pages[0]: frozenset({"a"})})

    with django_assert_num_queries(1):
        assert pages_showing(["a", *(f"nobody:{place}" for place in range(499))]) == {pages[0]: "story"}
    with django_assert_num_queries(3):
        assert pages_showing(["a", *(f"nobody:{place}" for place in range(1499))]) == {pages[0]: "story"}


def test_the_look_up_walks_along_the_index(pages: list[int]) -> None:
    showing = Showing.objects.filter(key__in=[number("a"), number("b")]).values("page")

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")
    plan = showing.explain()

    assert "PRIMARY KEY (key=?)" in plan or "press_showing_pkey" in plan, plan


def test_sqlite_keeps_both_tables_as_single_trees(db: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("a question about SQLite")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name IN ('press_showing', 'press_keyname')"
        )
        indexes = cursor.fetchall()
        cursor.execute("SELECT sql FROM sqlite_master WHERE name IN ('press_showing', 'press_keyname')")
        made = [sql for (sql,) in cursor.fetchall()]

    # The "index" of a table WITHOUT ROWID is the table: it has no root page of its own.
    assert all(name.startswith("sqlite_autoindex") for (name,) in indexes)
    assert len(made) == 2
    assert all(sql.endswith("WITHOUT ROWID") for sql in made)


keys = st.frozensets(st.sampled_from([f"key:{place}" for place in range(12)]))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rounds=st.lists(st.dictionaries(st.sampled_from([0, 1, 2]), keys), max_size=6))
def test_whatever_was_shown_before_the_ledger_says_what_is_shown_now(
    pages: list[int], rounds: list[dict[int, frozenset[str]]]
) -> None:
    replace_keys({page: frozenset() for page in pages})
    shown = dict.fromkeys(pages, frozenset[str]())
    for one in rounds:
        now = {pages[place]: some for place, some in one.items()}
        grown = replace_keys(now)
        assert grown == {page for page, some in now.items() if some - shown[page]}
        shown |= now

    every_key = {key for some in shown.values() for key in some}
    assert {page: keys_of_page(page) for page in pages} == shown
    for key in every_key:
        assert pages_showing([key]).keys() == {page for page, some in shown.items() if key in some}
    assert set(KeyName.objects.values_list("name", flat=True)) == every_key


@pytest.fixture
def before_the_compact_ledger(transactional_db: None) -> Iterator[MigrationExecutor]:
    """The tables as they were; the newest ones again afterwards."""
    executor = MigrationExecutor(connection)
    newest = executor.loader.graph.leaf_nodes("press")
    executor.migrate([("press", "0001_press_tables")])
    yield MigrationExecutor(connection)
    MigrationExecutor(connection).migrate(newest)


def test_the_old_ledger_is_carried_over(before_the_compact_ledger: MigrationExecutor) -> None:
    executor = before_the_compact_ledger
    apps = executor.loader.project_state([("press", "0001_press_tables")]).apps
    old_page, old_key = apps.get_model("press", "Page"), apps.get_model("press", "PageKey")
    first, second = (old_page.objects.create(kind="story", argument=name) for name in ("1", "2"))
    old_key.objects.bulk_create(
        [old_key(page=page, key=key) for page, key in [(first, "b"), (first, "a"), (second, "b"), (second, "أمن")]]
    )

    executor.migrate([("press", "0002_compact_ledger")])

    assert keys_of_page(first.pk) == {"a", "b"}
    assert keys_of_page(second.pk) == {"b", "أمن"}
    assert pages_showing(["b"]).keys() == {first.pk, second.pk}
    assert replace_keys({first.pk: frozenset({"a", "b"})}) == set()
