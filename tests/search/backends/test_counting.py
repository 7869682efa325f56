"""Values of filters are counted over all that is found, not over the page; of too many a sample tells which."""

from khabar.search.backends.base import Counting, Counts, Engine, EngineQuery, Filter
from tests.search.backends.conftest import Fill
from tests.search.backends.tokens import document, words

NAMES = Counting(("topic", "author"))


def test_values_are_counted_over_everything_found(engine: Engine, fill: Fill) -> None:
    fill(
        [document(number, "القائم", topic=("3", "4") if number % 2 else "4", author="9") for number in range(1, 31)]
        + [document(40, "بغداد", topic="5", author="9"), document(41, "القائم", section="1")]
    )

    found = engine.search(words("القائم", limit=5, counting=NAMES))

    assert (len(found.hits), found.total) == (5, 31)
    assert found.counts == Counts({"topic": {"3": 15, "4": 30}, "author": {"9": 30}})


def test_nothing_that_is_kept_out_is_counted(engine: Engine, fill: Fill) -> None:
    fill([document(number, "القائم", topic=str(number), section=str(number % 2)) for number in range(1, 7)])
    query = words("القائم", filters=(Filter("section", ("1",)),), without=(3,), counting=NAMES)

    assert engine.search(query).counts == Counts({"topic": {"1": 1, "5": 1}, "author": {}})


def test_counts_are_the_same_on_every_page_and_in_every_order(engine: Engine, fill: Fill) -> None:
    fill([document(number, "القائم", topic=str(number % 3), published=number) for number in range(1, 31)])
    expected = Counts({"topic": {"0": 10, "1": 10, "2": 10}, "author": {}})

    for query in (
        words("القائم", offset=20, limit=10, counting=NAMES),
        words("القائم", offset=40, limit=10, counting=NAMES),
        words("القائم", order="newest", limit=2, counting=NAMES),
        EngineQuery(order="oldest", offset=10, limit=2, counting=NAMES),
    ):
        assert engine.search(query).counts == expected


def test_counts_may_be_asked_for_alone(engine: Engine, fill: Fill) -> None:
    fill([document(number, "القائم", topic=str(number % 3)) for number in range(1, 31)] + [document(40, "بغداد")])

    found = engine.search(words("القائم", order="newest", limit=0, counting=NAMES))

    assert found.hits == ()
    assert found.counts == Counts({"topic": {"0": 10, "1": 10, "2": 10}, "author": {}})


def test_where_nothing_is_found_there_are_no_values(engine: Engine, fill: Fill) -> None:
    fill([document(1, "القائم", topic="1")])

    assert engine.search(words("بغداد", counting=NAMES)).counts == Counts({"topic": {}, "author": {}})
    assert engine.search(words("القائم")).counts is None


def test_of_too_many_the_first_are_looked_at(engine: Engine, fill: Fill) -> None:
    fill([document(number, "القائم", topic=str(number), published=number) for number in range(1, 13)])
    few = Counting(("topic",), most=11, sample=3)

    found = engine.search(words("القائم", order="newest", limit=1, counting=few))
    whole = engine.search(words("القائم", published_from=2, limit=1, counting=few))

    assert found.counts == Counts({"topic": {"12": 1, "11": 1, "10": 1}}, are_whole=False)
    assert whole.counts is not None
    assert whole.counts.are_whole
    assert len(whole.counts.values["topic"]) == 11


def test_values_may_have_any_characters(engine: Engine, fill: Fill) -> None:
    fill([document(1, "القائم", topic=("a:b", "أمن ودفاع", "%s", "")), document(2, "القائم", topics="x")])

    assert engine.search(words("القائم", counting=NAMES)).counts == Counts(
        {"topic": {"a:b": 1, "أمن ودفاع": 1, "%s": 1, "": 1}, "author": {}}
    )
