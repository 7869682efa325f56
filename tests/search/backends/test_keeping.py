"""How an engine keeps documents: changes, new indexes beside the old one, and what it says of itself."""

import pytest

from khabar.search.backends.base import Engine, EngineQuery, SearchUnavailable
from khabar.text.analysis import ANALYSER_VERSION
from tests.search.backends.conftest import Fill, made
from tests.search.backends.tokens import document, words


def found(engine: Engine, text: str) -> list[int]:
    return sorted(hit.id for hit in engine.search(words(text, limit=100)).hits)


class TestWithoutAnIndex:
    def test_every_question_says_that_there_is_none(self, bare_engine: Engine) -> None:
        for ask in (
            lambda: bare_engine.search(EngineQuery()),
            lambda: bare_engine.document_frequencies("exact", ["ذهب"]),
            lambda: bare_engine.tokens_with_prefix("exact", "ذ", 5),
            bare_engine.count,
            lambda: list(bare_engine.revisions()),
            lambda: bare_engine.apply([document(1, "ذهب")], []),
        ):
            with pytest.raises(SearchUnavailable, match=r"There is no index yet\."):
                ask()

    def test_state_tells_without_raising(self, bare_engine: Engine) -> None:
        assert bare_engine.state().trouble == "There is no index yet."


class TestChanges:
    def test_what_is_applied_is_found_on_return_by_everybody(self, engine: Engine, engine_name: str) -> None:
        engine.apply([document(1, "ذهب"), document(2, "فضة")], [])
        assert found(engine, "ذهب") == [1]
        assert found(made(engine_name), "ذهب") == [1]

    def test_new_version_replaces_the_old_one(self, engine: Engine, fill: Fill) -> None:
        fill([document(1, "ذهب"), document(2, "ذهب")])
        engine.apply([document(1, "فضة", revision=2, published=9, section="2")], [])
        assert found(engine, "ذهب") == [2]
        assert found(engine, "فضة") == [1]
        assert engine.count() == 2

    def test_what_is_removed_is_not_found(self, engine: Engine, fill: Fill) -> None:
        fill([document(1, "ذهب"), document(2, "ذهب")])
        engine.apply([], [1, 77])
        assert found(engine, "ذهب") == [2]
        assert engine.count() == 1

    def test_removing_wins_over_adding(self, engine: Engine) -> None:
        engine.apply([document(1, "ذهب"), document(2, "ذهب")], [1])
        assert found(engine, "ذهب") == [2]

    def test_nothing_to_do_is_done(self, engine: Engine) -> None:
        engine.apply([], [])
        assert engine.count() == 0

    def test_many_small_changes_leave_what_one_large_one_would(self, engine: Engine) -> None:
        for number in range(1, 41):
            engine.apply(
                [document(number, f"ذهب و{number % 7}", revision=number)],
                [number + 980 if number <= 20 else number - 20],
            )
        assert found(engine, "ذهب") == list(range(21, 41))
        assert sorted(engine.revisions()) == [(number, number) for number in range(21, 41)]

    def test_two_collections_know_nothing_of_each_other(self, engine: Engine, engine_name: str) -> None:
        desk = made(engine_name, "desk")
        desk.build().finish()
        desk.apply([document(1, "ذهب")], [])
        assert found(engine, "ذهب") == []
        assert found(desk, "ذهب") == [1]


class TestQuestions:
    def test_revisions_are_those_that_were_put_in_last(self, engine: Engine, fill: Fill) -> None:
        fill([document(1, revision=4), document(2, "ذهب", revision=7)])
        engine.apply([document(1, revision=5)], [])
        assert sorted(engine.revisions()) == [(1, 5), (2, 7)]

    def test_frequency_is_the_number_of_documents_with_the_token(self, engine: Engine, fill: Fill) -> None:
        fill([document(1, "ذهب ذهب فضة"), document(2, "ذهب", headline="نفط")])
        assert engine.document_frequencies("exact", ["ذهب", "فضة", "قمح"]) == {"ذهب": 2, "فضة": 1, "قمح": 0}
        assert engine.document_frequencies("head_exact", ["نفط", "ذهب"]) == {"نفط": 1, "ذهب": 0}
        assert engine.document_frequencies("exact", []) == {}

    def test_tokens_with_a_prefix_come_most_frequent_first(self, engine: Engine, fill: Fill) -> None:
        fill([document(1, "ذهب ذهبي نفط"), document(2, "ذهب ذهبية"), document(3, "ذهب ذهبية")])
        assert engine.tokens_with_prefix("exact", "ذه", 10) == [("ذهب", 3), ("ذهبية", 2), ("ذهبي", 1)]
        assert engine.tokens_with_prefix("exact", "ذه", 2) == [("ذهب", 3), ("ذهبية", 2)]
        assert engine.tokens_with_prefix("exact", "قمح", 2) == []

    def test_prefix_is_taken_as_it_is(self, engine: Engine, fill: Fill) -> None:
        fill([document(1, "c++ c.x cab %x _x")])
        assert engine.tokens_with_prefix("exact", "c+", 9) == [("c++", 1)]
        assert engine.tokens_with_prefix("exact", "c.", 9) == [("c.x", 1)]
        assert engine.tokens_with_prefix("exact", "%", 9) == [("%x", 1)]

    def test_state_says_what_is_there(self, engine: Engine, fill: Fill) -> None:
        fill([document(number, "ذهب") for number in range(1, 4)])
        state = engine.state()
        assert (state.trouble, state.analyser_version, state.documents) == ("", ANALYSER_VERSION, 3)
        assert state.size_bytes > 0


class TestNewIndex:
    def test_old_index_answers_until_the_new_one_is_finished(self, engine: Engine, fill: Fill) -> None:
        fill([document(1, "قديم")])
        build = engine.build()
        build.add([document(2, "جديد")])
        build.commit(2)
        assert (found(engine, "قديم"), found(engine, "جديد")) == ([1], [])
        build.finish()
        assert (found(engine, "قديم"), found(engine, "جديد")) == ([], [2])

    def test_changes_meanwhile_go_to_the_index_that_answers(self, engine: Engine) -> None:
        build = engine.build()
        engine.apply([document(1, "قديم")], [])
        assert found(engine, "قديم") == [1]
        build.finish()
        assert found(engine, "قديم") == []

    def test_left_index_is_taken_up_where_it_was_committed(self, bare_engine: Engine, engine_name: str) -> None:
        build = bare_engine.build()
        assert build.done_up_to == 0
        build.add([document(1, "ذهب"), document(2, "ذهب")])
        build.commit(2)
        _let_go(build)

        again = made(engine_name).build()
        assert again.done_up_to == 2
        again.add([document(3, "ذهب")])
        again.finish()
        assert found(bare_engine, "ذهب") == [1, 2, 3]

    def test_left_index_is_forgotten_when_told_so(self, bare_engine: Engine, engine_name: str) -> None:
        build = bare_engine.build()
        build.add([document(1, "ذهب")])
        build.commit(1)
        _let_go(build)

        again = made(engine_name).build(resume=False)
        assert again.done_up_to == 0
        again.add([document(2, "ذهب")])
        again.finish()
        assert found(bare_engine, "ذهب") == [2]

    def test_finished_index_is_not_taken_up_again(self, engine: Engine, fill: Fill) -> None:
        fill([document(1, "ذهب")])
        assert engine.build().done_up_to == 0

    def test_what_is_added_twice_counts_once(self, bare_engine: Engine) -> None:
        build = bare_engine.build()
        build.add([document(1, "ذهب"), document(2, "ذهب"), document(3, "ذهب")])
        build.commit(3)
        build.add([document(1, "فضة", revision=2)])
        build.add([document(2, "فضة", revision=3)])
        build.finish()
        assert (found(bare_engine, "ذهب"), found(bare_engine, "فضة")) == ([3], [1, 2])
        assert sorted(bare_engine.revisions()) == [(1, 2), (2, 3), (3, 1)]

    def test_new_index_takes_changes(self, engine: Engine, fill: Fill) -> None:
        build = engine.build()
        build.add([document(1, "ذهب"), document(2, "ذهب")])
        build.finish()
        engine.apply([document(1, "فضة")], [2])
        assert (found(engine, "ذهب"), found(engine, "فضة")) == ([], [1])


def _let_go(build: object) -> None:
    """Let another writer have the index, as when the process that made it is gone."""
    close = getattr(getattr(build, "_writer", None), "close", None)
    if close is not None:
        close()
