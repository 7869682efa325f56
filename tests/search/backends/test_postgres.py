"""What holds for PostgreSQL alone: segments that merge, transactions, bounds on a search, and what no text can hold."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction

from khabar.search.backends.base import Engine, EngineQuery, Filter, SearchUnavailable, Term, Word
from khabar.search.backends.postgres import tables as postgres_tables
from khabar.text.analysis import ANALYSER_VERSION
from tests.search.backends.conftest import made
from tests.search.backends.tokens import document, phrase, word, words

pytestmark = pytest.mark.postgres


@pytest.fixture
def engine(db: None) -> Engine:
    engine = made("postgres")
    engine.build().finish()
    return engine


def value(sql: str, *values: object) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        row = cursor.fetchone()
        return None if row is None else row[0]


def tables() -> list[str]:
    with connection.cursor() as cursor:
        return sorted(
            name for name in connection.introspection.table_names(cursor) if name.startswith("khabar_search_")
        )


def table(part: str) -> str:
    """Return the name of a table of the index that answers."""
    number = value("SELECT number FROM khabar_search_index WHERE collection = 'site' AND answers")
    return f"khabar_search_site_{number}_{part}"


def told(what: str, part: str, where: str = "true") -> Any:
    """Return *what* a table of the index that answers says of its rows."""
    return value(f"SELECT {what} FROM {table(part)} WHERE {where}")  # noqa: S608  words of these tests


def found(engine: Engine, query: EngineQuery) -> list[int]:
    return sorted(hit.id for hit in engine.search(query).hits)


class TestSegments:
    def test_many_small_changes_become_few_segments(self, engine: Engine) -> None:
        for number in range(1, 36):
            engine.apply([document(number, f"ذهب و{number}")], [])
        assert told("count(*)", "segment") < 15
        assert told("count(*)", "posting", "token = 'ذهب' AND field = 3") < 15
        assert found(engine, words("ذهب", limit=99)) == list(range(1, 36))
        assert [found(engine, words(f"و{number}")) for number in (1, 17, 35)] == [[1], [17], [35]]

    def test_merging_leaves_dead_postings_behind_and_statistics_right(self, engine: Engine) -> None:
        for revision in range(1, 61):
            engine.apply([document(1, f"ذهب فضة و{revision}", revision=revision)], [])
        engine.apply([document(2, "ذهب")], [])
        assert told("sum(coalesce(size, 1))", "posting", "token = 'ذهب' AND field = 3") < 12
        assert told("sum(documents)", "segment") < 12
        assert told("sum(documents - dead)", "segment") == 2
        assert found(engine, words("ذهب")) == [1, 2]

    def test_segment_of_dead_documents_goes_with_its_postings(self, engine: Engine) -> None:
        engine.apply([document(1, "ذهب"), document(2, "ذهب")], [])
        engine.apply([], [1, 2])
        assert told("count(*)", "segment") == 0
        assert told("count(*)", "posting") == 0

    def test_segments_are_full_but_not_fuller(self, db: None) -> None:
        engine = made("postgres")
        build = engine.build()
        build.add([document(number, "ذهب") for number in range(1, 40_001)])
        build.add([document(40_001, "فضة"), document(7, "فضة")])
        build.finish()
        assert told("max(documents)", "segment") <= 32_768
        assert told("max(size)", "posting") <= 32_768
        assert engine.search(words("ذهب")).total == 39_999
        assert found(engine, words("فضة")) == [7, 40_001]

    def test_drafts_are_empty_once_the_index_answers(self, engine: Engine) -> None:
        build = engine.build()
        for start in (1, 11):
            build.add([document(number, "ذهب") for number in range(start, start + 10)])
            build.commit(start + 9)
        build.finish()
        assert told("count(*)", "draft_posting") == 0
        assert told("count(*)", "segment") == 1


class TestTransactions:
    def test_change_that_is_rolled_back_leaves_nothing(self, engine: Engine) -> None:
        engine.apply([document(1, "ذهب")], [])
        with transaction.atomic():
            engine.apply([document(1, "فضة"), document(2, "ذهب")], [])
            transaction.set_rollback(True)
        assert found(engine, words("ذهب")) == [1]
        assert found(engine, words("فضة")) == []

    def test_changes_leave_no_settings_behind_in_a_longer_transaction(self, engine: Engine) -> None:
        names = ("enable_hashagg", "work_mem", "jit")
        before = [value(f"SHOW {name}") for name in names]
        for number in range(1, 12):
            engine.apply([document(number, "ذهب")], [])
        assert [value(f"SHOW {name}") for name in names] == before

    def test_search_leaves_no_bounds_behind_in_a_longer_transaction(self, engine: Engine) -> None:
        names = ("statement_timeout", "work_mem", "enable_sort", "enable_nestloop", "jit")
        before = [value(f"SHOW {name}") for name in names]
        engine.search(words("ذهب"))
        assert [value(f"SHOW {name}") for name in names] == before

    def test_transaction_goes_on_after_a_search_that_could_not_be_answered(self, db: None) -> None:
        with transaction.atomic():
            with pytest.raises(SearchUnavailable):
                made("postgres").search(EngineQuery())
            assert value("SELECT 1") == 1

    def test_search_that_takes_too_long_is_given_up(self, engine: Engine, settings: Any) -> None:
        settings.KHABAR_SEARCH_TIMEOUT_SECONDS = 0.001
        engine.apply([document(number, "ذهب فضة نفط") for number in range(1, 3001)], [])
        with pytest.raises(SearchUnavailable, match="did not find an answer in time"):
            engine.search(words("ذهب فضة نفط"))
        assert value("SELECT 1") == 1


class TestTables:
    def test_making_an_index_is_not_bound_by_what_the_operator_has_set_for_pages(
        self, engine: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        bounds: list[str] = []
        settle = postgres_tables.settle
        monkeypatch.setattr(
            postgres_tables,
            "settle",
            lambda cursor, index: (bounds.append(value("SHOW statement_timeout")), settle(cursor, index)),
        )
        value("SELECT set_config('statement_timeout', '1min', true)")
        engine.build().finish()
        assert bounds == ["0"]
        assert value("SHOW statement_timeout") == "1min"

    def test_old_index_is_dropped_with_its_tables(self, engine: Engine) -> None:
        before = tables()
        build = engine.build()
        assert len(tables()) == 2 * len(before) - 1
        build.finish()
        assert len(tables()) == len(before)
        assert value("SELECT count(*) FROM khabar_search_index") == 1

    def test_index_whose_tables_are_lost_is_told(self, engine: Engine) -> None:
        names = ", ".join(table(part) for part in ("document", "segment"))
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {names}")
        with pytest.raises(SearchUnavailable, match=r"There is no index yet\."):
            engine.search(words("ذهب"))
        assert engine.state().trouble == "There is no index yet."

    @pytest.mark.parametrize(("column", "other"), [("analyser", "'of old'"), ("layout", "0")])
    def test_index_of_another_version_is_told_and_made_anew(self, engine: Engine, column: str, other: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE khabar_search_index SET {column} = {other}")  # noqa: S608  words of this test
        assert engine.state().trouble == "The index was made by another version of Khabar."
        engine.build().finish()
        assert (engine.state().trouble, engine.state().analyser_version) == ("", ANALYSER_VERSION)

    def test_unfinished_index_of_another_version_is_not_taken_up(self, engine: Engine) -> None:
        build = engine.build()
        build.add([document(1, "ذهب")])
        build.commit(1)
        with connection.cursor() as cursor:
            cursor.execute("UPDATE khabar_search_index SET analyser = 'of old' WHERE NOT answers")
        assert engine.build().done_up_to == 0

    def test_old_index_that_could_not_be_dropped_is_not_taken_up_but_dropped_later(
        self, engine: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        engine.apply([document(1, "ذهب")], [])
        before = tables()
        build = engine.build()
        with monkeypatch.context() as patched:
            patched.setattr(
                "khabar.search.backends.postgres.tables.drop_index",
                lambda cursor, index: cursor.execute("SELECT 1 / 0"),
            )
            build.finish()
        assert len(tables()) == 2 * len(before) - 1
        assert found(engine, words("ذهب")) == []
        assert engine.build().done_up_to == 0
        assert not set(before) & set(tables()) - {"khabar_search_index"}

    def test_build_whose_index_was_dropped_says_so(self, engine: Engine) -> None:
        left = engine.build()
        engine.build(resume=False)
        left.add([document(1, "ذهب")])
        with pytest.raises(SearchUnavailable):
            left.commit(1)


class TestOddTexts:
    @pytest.fixture(
        params=["ذ" * 5_000, "\0", "a\ud800b", "a\\b", "'; DROP TABLE khabar_search_index; --", "100%s", "{x}"]
    )
    def odd(self, request: pytest.FixtureRequest) -> str:
        return str(request.param).replace(" ", "_")

    def test_odd_tokens_are_found_like_others(self, engine: Engine, odd: str) -> None:
        engine.apply([document(1, f"ذهب {odd} فضة"), document(2, "ذهب فضة")], [])
        assert found(engine, EngineQuery(words=(word(odd),))) == [1]
        assert found(engine, EngineQuery(phrases=(phrase(f"ذهب {odd} فضة"),))) == [1]
        assert found(engine, EngineQuery(words=(word("ذهب"),), excluded=(phrase(f"{odd} فضة"),))) == [2]
        assert engine.document_frequencies("exact", [odd]) == {odd: 1}

    def test_odd_filters_keep_like_others(self, engine: Engine, odd: str) -> None:
        engine.apply([document(1, section=odd), document(2, section="1")], [])
        assert found(engine, EngineQuery(filters=(Filter("section", (odd,)),))) == [1]

    def test_token_that_stands_very_often_still_scores(self, engine: Engine) -> None:
        engine.apply([document(1, "ذهب " * 70_000), document(2, "فضة")], [])
        (hit,) = engine.search(words("ذهب")).hits
        assert 0 < hit.score < 3

    def test_spaces_in_excess_make_no_tokens(self, engine: Engine) -> None:
        engine.apply([document(1, "  ذهب   فضة  ")], [])
        assert found(engine, EngineQuery(phrases=(phrase("ذهب فضة"),))) == [1]
        assert found(engine, EngineQuery(words=(Word((Term("exact", ""),)),))) == []


@pytest.fixture
def committed(transactional_db: None) -> Iterator[Engine]:
    """Return an engine whose changes are committed, so that other connections see them."""
    engine = made("postgres")
    engine.build(resume=False).finish()
    yield engine
    with connection.cursor() as cursor:
        for name in tables():
            cursor.execute(f"DROP TABLE IF EXISTS {name} CASCADE")


class TestOtherConnections:
    def test_lost_connection_is_trouble_and_the_next_one_answers(self, committed: Engine) -> None:
        committed.apply([document(1, "ذهب")], [])
        connection.connection.close()
        with pytest.raises(SearchUnavailable, match="PostgreSQL cannot answer"):
            committed.search(words("ذهب"))
        connection.close()
        assert found(committed, words("ذهب")) == [1]

    def test_search_during_a_swap_is_answered_by_the_old_index_or_the_new(self, committed: Engine) -> None:
        committed.apply([document(1, "ذهب")], [])
        answers: list[int] = []
        troubles: list[BaseException] = []
        done = threading.Event()

        def search() -> None:
            try:
                while not done.is_set():
                    answers.append(made("postgres").search(words("ذهب")).total)
            except BaseException as error:
                troubles.append(error)
            finally:
                connection.close()

        searching = threading.Thread(target=search)
        searching.start()
        for _time in range(4):
            build = committed.build(resume=False)
            build.add([document(1, "ذهب")])
            build.finish()
        done.set()
        searching.join()
        assert troubles == []
        assert set(answers) == {1}

    def test_two_who_write_wait_for_each_other(self, committed: Engine) -> None:
        troubles: list[BaseException] = []

        def write(first: int) -> None:
            try:
                for number in range(first, first + 12):
                    made("postgres").apply([document(number, "ذهب")], [])
            except BaseException as error:
                troubles.append(error)
            finally:
                connection.close()

        writers = [threading.Thread(target=write, args=(first,)) for first in (1, 101)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        assert troubles == []
        assert committed.search(words("ذهب")).total == 24
