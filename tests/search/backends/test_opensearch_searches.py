"""What OpenSearch is asked, byte for byte, and what is made of its answers."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from khabar.search.backends.base import (
    Counting,
    Counts,
    EngineQuery,
    Filter,
    Hit,
    Hits,
    Phrase,
    Recency,
    SearchUnavailable,
    Term,
    Word,
)
from khabar.search.backends.opensearch import OpenSearchEngine
from tests.search.backends import opensearch_answers as answers
from tests.search.backends.recording import RecordingServer
from tests.search.backends.tokens import phrase, word, words

SEARCH = "POST /khabar-site/_search?search_type=dfs_query_then_fetch&allow_partial_search_results=false"


@pytest.fixture
def server(settings: Any) -> Iterator[RecordingServer]:
    server = RecordingServer()
    settings.KHABAR_OPENSEARCH_URL = server.url
    settings.KHABAR_SEARCH_TIMEOUT_SECONDS = 2.0
    yield server
    OpenSearchEngine("site").close()
    server.close()


@pytest.fixture
def engine(server: RecordingServer) -> OpenSearchEngine:
    return OpenSearchEngine("site")


def asked(server: RecordingServer, engine: OpenSearchEngine, query: EngineQuery) -> Any:
    """Return the query that *query* becomes."""
    server.answer(answers.hits())
    engine.search(query)
    return server.requests[-1].json["query"]["bool"]


def test_search_is_one_request_byte_for_byte(server: RecordingServer, engine: OpenSearchEngine) -> None:
    server.answer(answers.hits((7, 3.5), (3, 1.25), total=12))
    assert engine.search(words("القائم", offset=10, limit=2)) == Hits((Hit(7, 3.5), Hit(3, 1.25)), 12)
    (request,) = server.requests
    assert request.line == SEARCH
    assert request.headers["Content-Type"] == "application/json"
    assert (
        request.body
        == (
            '{"query":{"bool":{"must":[{"term":{"exact":{"value":"القائم","boost":2.2}}}],"filter":[],"should":[],'
            '"must_not":[],"minimum_should_match":0}},"from":10,"size":2,'
            '"sort":[{"_score":{"order":"desc"}},{"published":{"order":"desc"}},{"id":{"order":"desc"}}],'
            '"track_total_hits":true,"timeout":"2000ms","_source":false,"docvalue_fields":["id"]}'
        ).encode()
    )


def test_values_of_filters_are_counted_in_the_same_request(server: RecordingServer, engine: OpenSearchEngine) -> None:
    counted = {
        "topic": {"buckets": [{"key": "topic:4", "doc_count": 30}, {"key": "topic:3", "doc_count": 15}]},
        "a.b": {"buckets": [{"key": "a.b:x:y", "doc_count": 1}]},
    }
    server.answer(answers.hits((7, 3.5), total=31, aggregations=counted))

    found = engine.search(words("القائم", counting=Counting(("topic", "a.b"))))

    assert found.counts == Counts({"topic": {"4": 30, "3": 15}, "a.b": {"x:y": 1}})
    (request,) = server.requests
    order = '"size":1000,"order":[{"_count":"desc"},{"_key":"asc"}]'
    assert request.body.decode().endswith(
        ',"aggs":{"topic":{"terms":{"field":"filter","include":"topic:.*",' + order + "}},"
        '"a.b":{"terms":{"field":"filter","include":"a\\\\.b:.*",' + order + "}}}}"
    )


def test_old_clusters_multiply_scores_themselves(server: RecordingServer, engine: OpenSearchEngine) -> None:
    server.version = "2.19.1"
    query = asked(server, engine, words("القائم"))
    assert query["must"] == [{"term": {"exact": {"value": "القائم", "boost": 1.0}}}]


def test_words_and_their_terms_each_have_their_least_number(server: RecordingServer, engine: OpenSearchEngine) -> None:
    demanding = Word((Term("stem", "قوات", 0.5), Term("exact", "القوات"), Term("gram", "قوات")), 2)
    query = asked(server, engine, EngineQuery(words=(demanding, word("القائم"), Word(())), minimum_words=2))
    terms = [("stem", "قوات", 1.1), ("exact", "القوات", 2.2), ("gram", "قوات", 2.2)]
    assert query["must"] == [
        {
            "bool": {
                "should": [
                    {
                        "bool": {
                            "should": [
                                {"term": {field: {"value": token, "boost": boost}}} for field, token, boost in terms
                            ],
                            "minimum_should_match": 2,
                        }
                    },
                    {"term": {"exact": {"value": "القائم", "boost": 2.2}}},
                    {"match_none": {}},
                ],
                "minimum_should_match": 2,
            }
        }
    ]


@pytest.mark.parametrize(("minimum", "expected"), [(0, 1), (1, 1), (2, 2), (9, 2)])
def test_least_number_stays_within_the_words_there_are(
    server: RecordingServer, engine: OpenSearchEngine, minimum: int, expected: int
) -> None:
    query = asked(server, engine, words("معبر القائم", minimum_words=minimum))
    assert query["must"][0]["bool"]["minimum_should_match"] == expected


def test_phrases_must_all_be_there(server: RecordingServer, engine: OpenSearchEngine) -> None:
    query = asked(
        server,
        engine,
        EngineQuery(phrases=(phrase("معبر القائم", boost=2.0), phrase("بغداد", "head_exact"), Phrase("exact", ()))),
    )
    assert query["must"] == [
        {"match_phrase": {"exact": {"query": "معبر القائم", "boost": 4.4}}},
        {"term": {"head_exact": {"value": "بغداد", "boost": 2.2}}},
        {"match_none": {}},
    ]


def test_without_words_everything_matches_and_scores_nothing(server: RecordingServer, engine: OpenSearchEngine) -> None:
    query = asked(server, engine, EngineQuery())
    assert query["must"] == [{"constant_score": {"filter": {"match_all": {}}, "boost": 0.0}}]


def test_filters_and_times_narrow_without_a_score(server: RecordingServer, engine: OpenSearchEngine) -> None:
    filters = (Filter("section", ("1", "2")), Filter("kind", ()))
    query = asked(server, engine, EngineQuery(filters=filters, published_from=100, published_until=200))
    assert query["filter"] == [
        {"terms": {"filter": ["section:1", "section:2"]}},
        {"terms": {"filter": []}},
        {"range": {"published": {"gte": 100, "lte": 200}}},
    ]


def test_one_end_of_a_time_can_be_open(server: RecordingServer, engine: OpenSearchEngine) -> None:
    assert asked(server, engine, EngineQuery(published_until=200))["filter"] == [{"range": {"published": {"lte": 200}}}]


def test_excluded_and_withdrawn_must_not_be_there(server: RecordingServer, engine: OpenSearchEngine) -> None:
    query = asked(
        server, engine, words("القائم", excluded=(word("داعش"), phrase("معبر القائم"), Word(())), without=(3, 4))
    )
    assert query["must_not"] == [
        {"term": {"exact": {"value": "داعش", "boost": 2.2}}},
        {"match_phrase": {"exact": {"query": "معبر القائم", "boost": 2.2}}},
        {"match_none": {}},
        {"terms": {"id": [3, 4]}},
    ]


def test_bonuses_are_added_as_they_are(server: RecordingServer, engine: OpenSearchEngine) -> None:
    query = asked(
        server,
        engine,
        words("معبر القائم", all_words_bonus=1.5, recency=(Recency(500, 0.25),), extra=(Term("gram", "معبر", 0.1),)),
    )
    both = [{"term": {"exact": {"value": token, "boost": 2.2}}} for token in ("معبر", "القائم")]
    assert query["should"] == [
        {"term": {"gram": {"value": "معبر", "boost": 0.22}}},
        {"constant_score": {"filter": {"bool": {"filter": both}}, "boost": 1.5}},
        {"constant_score": {"filter": {"range": {"published": {"gte": 500}}}, "boost": 0.25}},
    ]
    assert query["minimum_should_match"] == 0


def test_presence_of_a_word_is_added_once(server: RecordingServer, engine: OpenSearchEngine) -> None:
    present = Word((Term("exact", "معبر"), Term("stem", "معبر")), presence=0.75)
    query = asked(server, engine, EngineQuery(words=(present, word("القائم"))))
    assert query["should"] == [{"constant_score": {"filter": query["must"][0]["bool"]["should"][0], "boost": 0.75}}]


def test_single_word_has_no_bonus_for_being_all(server: RecordingServer, engine: OpenSearchEngine) -> None:
    assert asked(server, engine, words("القائم", all_words_bonus=1.5))["should"] == []


@pytest.mark.parametrize(("order", "way"), [("newest", "desc"), ("oldest", "asc")])
def test_time_orders_by_time_and_scores_nothing(
    server: RecordingServer, engine: OpenSearchEngine, order: Any, way: str
) -> None:
    server.answer(answers.hits((7, None)))
    assert engine.search(words("القائم", order=order)).hits == (Hit(7, 0.0),)
    assert server.requests[0].json["sort"] == [{"published": {"order": way}}, {"id": {"order": way}}]


def test_page_beyond_what_opensearch_shows_is_empty_but_counted(
    server: RecordingServer, engine: OpenSearchEngine
) -> None:
    server.answer(answers.hits(total=25_000))
    assert engine.search(words("القائم", offset=12_000)) == Hits((), 25_000)
    assert (server.requests[0].json["from"], server.requests[0].json["size"]) == (10_000, 0)


def test_frequencies_are_counted_in_one_request(server: RecordingServer, engine: OpenSearchEngine) -> None:
    buckets = [{"doc_count": 5}, {"doc_count": 0}]
    server.answer(
        {"took": 1, "timed_out": False, "_shards": answers.SHARDS, "aggregations": {"tokens": {"buckets": buckets}}}
    )
    assert engine.document_frequencies("stem", ["قوات", "غريب", "قوات"]) == {"قوات": 5, "غريب": 0}
    (request,) = server.requests
    assert request.line == "POST /khabar-site/_search"
    assert (
        request.body
        == (
            '{"size":0,"track_total_hits":false,"aggs":{"tokens":{"filters":{"filters":'
            '[{"term":{"stem":"قوات"}},{"term":{"stem":"غريب"}}]}}}}'
        ).encode()
    )


def test_many_frequencies_are_asked_for_in_turns(server: RecordingServer, engine: OpenSearchEngine) -> None:
    for count in (500, 100):
        server.answer({"aggregations": {"tokens": {"buckets": [{"doc_count": 1}] * count}}})
    assert engine.document_frequencies("stem", [f"و{number}" for number in range(600)]) == {
        f"و{number}": 1 for number in range(600)
    }
    assert [len(request.json["aggs"]["tokens"]["filters"]["filters"]) for request in server.requests] == [500, 100]


def test_tokens_with_a_prefix_are_an_aggregation(server: RecordingServer, engine: OpenSearchEngine) -> None:
    buckets = [{"key": "c++", "doc_count": 4}, {"key": "c+", "doc_count": 2}]
    server.answer({"aggregations": {"tokens": {"sum_other_doc_count": 0, "buckets": buckets}}})
    assert engine.tokens_with_prefix("exact", "c+", 7) == [("c++", 4), ("c+", 2)]
    assert server.requests[0].json == {
        "size": 0,
        "track_total_hits": False,
        "aggs": {
            "tokens": {
                "terms": {
                    "field": "exact",
                    "include": r"c\+.*",
                    "size": 7,
                    "order": [{"_count": "desc"}, {"_key": "asc"}],
                }
            }
        },
    }


def test_count_is_asked_of_the_alias(server: RecordingServer, engine: OpenSearchEngine) -> None:
    server.answer({"count": 12, "_shards": answers.SHARDS})
    assert engine.count() == 12
    assert server.lines == ["GET /khabar-site/_count"]


def test_revisions_are_read_in_a_point_in_time_that_is_given_back(
    server: RecordingServer, engine: OpenSearchEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khabar.search.backends.opensearch.engine._IDS_AT_ONCE", 2)
    server.answer({"pit_id": "first", "_shards": answers.SHARDS, "creation_time": 1658146050064})
    server.answer(answers.revisions("second", (1, 4), (2, 9)))
    server.answer(answers.revisions("third", (5, 1)))
    server.answer({"pits": [{"successful": True, "pit_id": "third"}]})
    assert list(engine.revisions()) == [(1, 4), (2, 9), (5, 1)]
    assert server.lines == [
        "POST /khabar-site/_search/point_in_time?keep_alive=2m",
        "POST /_search",
        "POST /_search",
        "DELETE /_search/point_in_time",
    ]
    first, second = server.requests[1].json, server.requests[2].json
    assert first == {
        "size": 2,
        "sort": [{"id": {"order": "asc"}}],
        "_source": False,
        "docvalue_fields": ["id", "revision"],
        "track_total_hits": False,
        "pit": {"id": "first", "keep_alive": "2m"},
    }
    assert second == {**first, "pit": {"id": "second", "keep_alive": "2m"}, "search_after": [2]}
    assert server.requests[3].json == {"pit_id": ["third"]}


class TestTrouble:
    def test_missing_index_is_said_to_be_missing(self, server: RecordingServer, engine: OpenSearchEngine) -> None:
        server.refuse(404, "index_not_found_exception", "no such index [khabar-site]")
        with pytest.raises(SearchUnavailable, match=r"^There is no index yet\.$"):
            engine.search(EngineQuery())

    def test_reason_of_the_cluster_is_passed_on(self, server: RecordingServer, engine: OpenSearchEngine) -> None:
        server.refuse(400, "query_shard_exception", "failed to create query")
        with pytest.raises(SearchUnavailable, match=r"\(400 query_shard_exception\): failed to create query"):
            engine.search(EngineQuery())

    def test_search_that_ran_out_of_time_is_no_answer(self, server: RecordingServer, engine: OpenSearchEngine) -> None:
        server.answer(answers.hits((1, 1.0)) | {"timed_out": True})
        with pytest.raises(SearchUnavailable, match="in time"):
            engine.search(EngineQuery())

    def test_slow_cluster_is_not_waited_for(
        self, server: RecordingServer, engine: OpenSearchEngine, settings: Any
    ) -> None:
        settings.KHABAR_SEARCH_TIMEOUT_SECONDS = 0.2
        server.answer(answers.hits(), delay_seconds=1.0)
        with pytest.raises(SearchUnavailable, match="did not answer in time"):
            engine.search(EngineQuery())

    def test_busy_cluster_is_not_asked_again_by_a_search(
        self, server: RecordingServer, engine: OpenSearchEngine
    ) -> None:
        server.refuse(429, "opensearch_rejected_execution_exception", "queue is full")
        with pytest.raises(SearchUnavailable, match="queue is full"):
            engine.search(EngineQuery())
        assert len(server.requests) == 1

    def test_answer_that_is_no_json_is_trouble(self, server: RecordingServer, engine: OpenSearchEngine) -> None:
        server.answer("<html>502 Bad Gateway</html>", 502)
        server.answer("<html>welcome</html>", 200)
        with pytest.raises(SearchUnavailable, match="502"):
            engine.search(EngineQuery())
        with pytest.raises(SearchUnavailable, match="no JSON"):
            engine.search(EngineQuery())

    def test_cluster_that_is_away_is_trouble(self, server: RecordingServer, engine: OpenSearchEngine) -> None:
        server.close()
        with pytest.raises(SearchUnavailable, match=f"cannot be reached at {server.url}"):
            engine.search(EngineQuery())
        assert "cannot be reached" in engine.state().trouble

    @pytest.mark.parametrize(
        ("distribution", "version", "trouble"),
        [("opensearch", "2.3.0", "OpenSearch 2.3.0 is too old"), ("elasticsearch", "8.1.0", "not OpenSearch")],
    )
    def test_other_servers_are_refused(
        self, server: RecordingServer, engine: OpenSearchEngine, distribution: str, version: str, trouble: str
    ) -> None:
        server.distribution, server.version = distribution, version
        with pytest.raises(SearchUnavailable, match=trouble):
            engine.search(EngineQuery())
        assert trouble in engine.state().trouble
        assert server.requests == []


def test_password_is_sent_only_where_there_is_a_user(server: RecordingServer, settings: Any) -> None:
    for user, expected in (("", None), ("khabar", "Basic a2hhYmFyOnBhc3M=")):
        settings.KHABAR_OPENSEARCH_USER, settings.KHABAR_OPENSEARCH_PASSWORD = user, "pass"
        server.answer(answers.hits())
        engine = OpenSearchEngine("site")
        engine.search(EngineQuery())
        assert server.requests[-1].headers.get("Authorization") == expected
        engine.close()


def test_names_begin_as_the_operator_says(server: RecordingServer, settings: Any) -> None:
    settings.KHABAR_OPENSEARCH_PREFIX = "diyaruna"
    server.answer(answers.hits())
    OpenSearchEngine("desk").search(EngineQuery())
    assert server.requests[0].path.startswith("/diyaruna-desk/_search?")


def test_token_that_utf8_cannot_hold_is_asked_for_all_the_same(
    server: RecordingServer, engine: OpenSearchEngine
) -> None:
    server.answer(answers.hits())
    engine.search(words("\ud800"))
    assert json.loads(server.requests[0].body.decode())["query"]["bool"]["must"][0]["term"]["exact"]["value"] == "?"
