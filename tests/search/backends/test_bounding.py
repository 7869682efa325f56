"""A search that takes too long gives control back, and only so many of them go on unheeded."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from khabar.search.backends.base import EngineQuery, Hits, Phrase, SearchBusy, Term, Word
from khabar.search.backends.tantivy import TantivyEngine, answering
from khabar.search.backends.tantivy.bounding import MOST_LEFT, Bounded
from tests.search.backends.tokens import document, words

LONG = 60.0
"""Seconds that nothing here takes."""


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Give what the questions of a test wait for; opened at its end, so that no thread is left behind."""
    gate = threading.Event()
    yield gate
    gate.set()


def test_answer_and_error_come_back_as_they_are() -> None:
    bounded = Bounded()
    assert bounded.run(lambda: 7, LONG) == 7
    with pytest.raises(ValueError, match="damaged"):
        bounded.run(lambda: int("damaged"), LONG)
    assert bounded.run(lambda: 8, LONG) == 8


def test_many_threads_get_each_its_own_answer() -> None:
    bounded = Bounded()
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(lambda number: bounded.run(lambda: number, LONG), range(400))) == list(range(400))


def test_thread_is_kept_for_the_next_question() -> None:
    bounded = Bounded()
    assert len({bounded.run(threading.get_ident, LONG) for _time in range(20)}) == 1


def test_so_many_are_left_and_then_nothing_is_asked_until_one_ends(gate: threading.Event) -> None:
    bounded = Bounded()
    one = threading.Event()
    ended = threading.Event()

    def first() -> None:
        one.wait(LONG)
        ended.set()

    waits: list[Callable[[], object]] = [first, *[lambda: gate.wait(LONG)] * (MOST_LEFT - 1)]
    for wait in waits:
        with pytest.raises(SearchBusy, match="in time"):
            bounded.run(wait, 0.01)
    with pytest.raises(SearchBusy, match="still under way"):
        bounded.run(lambda: 7, LONG)

    one.set()
    assert ended.wait(LONG)
    for _time in range(6000):
        try:
            assert bounded.run(lambda: 7, LONG) == 7
            break
        except SearchBusy:
            gate.wait(0.01)
    else:
        pytest.fail("the place of the search that ended was not given back")


def test_slow_search_gives_control_back_and_others_are_answered(db: None, settings: Any) -> None:
    engine = TantivyEngine("site")
    build = engine.build()
    build.add([document(number, " ".join(f"و{word}" for word in range(300))) for number in range(1, 4000)])
    build.finish()
    everything = tuple(
        Word(
            tuple(Term(field, f"و{word}", 1 + again / 7) for field in ("exact", "stem") for again in range(6)),
            presence=0.5,
        )
        for word in range(300)
    )
    slow = EngineQuery(words=everything, minimum_words=150, limit=1000)

    settings.KHABAR_SEARCH_TIMEOUT_SECONDS = 0.005
    with pytest.raises(SearchBusy):
        engine.search(slow)

    settings.KHABAR_SEARCH_TIMEOUT_SECONDS = LONG
    assert engine.search(words("و7", limit=1)).total == 3999


def test_short_search_needs_no_clock(db: None, settings: Any) -> None:
    engine = TantivyEngine("site")
    build = engine.build()
    build.add([document(1, "القائم على الفرات")])
    build.finish()
    settings.KHABAR_SEARCH_TIMEOUT_SECONDS = 0.0

    assert engine.search(words("القائم")).total == 1
    assert engine.search(words("القائم", order="newest")).total == 1
    assert engine.search(EngineQuery(phrases=(Phrase("exact", ("على", "الفرات")),))).total == 1
    assert engine.search(EngineQuery()).total == 1


def test_phrase_of_words_that_stand_everywhere_has_its_clock(
    db: None, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = TantivyEngine("site")
    build = engine.build()
    build.add([document(number, "على الفرات") for number in range(1, 51)])
    build.finish()
    asked: list[float] = []

    def run(bounded: Bounded, question: Callable[[], Hits], seconds: float) -> Hits:
        asked.append(seconds)
        return question()

    monkeypatch.setattr(Bounded, "run", run)
    monkeypatch.setattr(answering, "SHORT", 99)
    settings.KHABAR_SEARCH_TIMEOUT_SECONDS = 2.5
    assert engine.search(EngineQuery(phrases=(Phrase("exact", ("على", "الفرات")),))).total == 50
    assert asked == [2.5]
    assert engine.search(words("الفرات")).total == 50
    assert asked == [2.5]
