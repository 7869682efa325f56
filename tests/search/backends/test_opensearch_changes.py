"""How OpenSearch is filled: bulk requests, new indexes, and what is done when the cluster will not have them."""

from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest

from khabar.search.backends.base import SearchUnavailable
from khabar.search.backends.opensearch import OpenSearchEngine, bulk
from khabar.search.backends.opensearch.cluster import PAUSES_SECONDS, Address, Cluster
from khabar.text.analysis import ANALYSER_VERSION
from tests.search.backends import opensearch_answers as answers
from tests.search.backends.recording import RecordingServer
from tests.search.backends.tokens import document

NOTES = {"analyser": ANALYSER_VERSION, "layout": 2, "done_up_to": 0, "is_finished": False}


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Let nobody wait; return how long they would have."""
    waited: list[float] = []
    monkeypatch.setattr(Cluster.__init__, "__kwdefaults__", {"sleep": waited.append})
    return waited


@pytest.fixture
def server(settings: Any, pauses: list[float]) -> Iterator[RecordingServer]:
    server = RecordingServer()
    settings.KHABAR_OPENSEARCH_URL = server.url
    yield server
    OpenSearchEngine("site").close()
    server.close()


@pytest.fixture
def engine(server: RecordingServer) -> OpenSearchEngine:
    return OpenSearchEngine("site")


class TestApply:
    def test_changes_are_one_bulk_request_and_a_refresh(
        self, server: RecordingServer, engine: OpenSearchEngine
    ) -> None:
        server.answer(answers.alias("khabar-site-3"))
        server.answer(answers.bulk(201, 200, 404))
        server.answer(answers.REFRESHED)
        one = document(
            5, "معبر", headline="القائم", revision=2, published=1509600000, section="1", topic=("أمن", "حدود")
        )
        engine.apply([one, document(6)], [4])
        assert server.lines == ["GET /_alias/khabar-site", "POST /khabar-site-3/_bulk", "POST /khabar-site-3/_refresh"]
        request = server.requests[1]
        assert request.headers["Content-Type"] == "application/x-ndjson"
        assert "Transfer-Encoding" not in request.headers
        assert (
            request.body
            == (
                '{"index":{"_id":"5"}}\n'
                '{"id":5,"revision":2,"published":1509600000,"filter":["section:1","topic:أمن","topic:حدود"],'
                '"head_stem":"القائم","head_exact":"القائم","stem":"القائم معبر","exact":"القائم معبر",'
                '"gram":"الق معب",'
                '"prefix":"ا ال الق القا القائ القائم"}\n'
                '{"index":{"_id":"6"}}\n'
                '{"id":6,"revision":1,"published":0,"filter":[]}\n'
                '{"delete":{"_id":"4"}}\n'
            ).encode()
        )

    def test_removing_wins_over_adding(self, server: RecordingServer, engine: OpenSearchEngine) -> None:
        server.answer(answers.alias("khabar-site-1"))
        server.answer(answers.bulk(404))
        server.answer(answers.REFRESHED)
        engine.apply([document(5)], [5])
        assert server.requests[1].lines == [{"delete": {"_id": "5"}}]

    def test_nothing_to_do_sends_nothing(self, server: RecordingServer, engine: OpenSearchEngine) -> None:
        server.answer(answers.alias("khabar-site-1"))
        engine.apply([], [])
        assert len(server.requests) == 1

    def test_missing_index_is_not_made_by_a_change(self, server: RecordingServer, engine: OpenSearchEngine) -> None:
        server.answer({"error": "alias [khabar-site] missing", "status": 404}, 404)
        with pytest.raises(SearchUnavailable, match=r"There is no index yet\."):
            engine.apply([document(1)], [])
        assert server.lines == ["GET /_alias/khabar-site"]


class TestBulk:
    def send(self, server: RecordingServer, *documents: int) -> None:
        with closing(Cluster(Address.of_settings())) as cluster:
            bulk.send(cluster, "khabar-site-1", [bulk.put(document(one)) for one in documents])

    def test_requests_stay_within_their_number_of_changes(
        self, server: RecordingServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bulk, "MAX_REQUEST_CHANGES", 2)
        for statuses in ((201, 201), (201, 201), (201,)):
            server.answer(answers.bulk(*statuses))
        self.send(server, 1, 2, 3, 4, 5)
        assert [[line["id"] for line in request.lines[1::2]] for request in server.requests] == [[1, 2], [3, 4], [5]]

    def test_requests_stay_within_their_size(self, server: RecordingServer, monkeypatch: pytest.MonkeyPatch) -> None:
        size = len(bulk.put(document(1)).lines)
        monkeypatch.setattr(bulk, "MAX_REQUEST_BYTES", 2 * size)
        for statuses in ((201, 201), (201,)):
            server.answer(answers.bulk(*statuses))
        self.send(server, 1, 2, 3)
        assert [len(request.body) for request in server.requests] == [2 * size, size]

    def test_only_what_the_cluster_was_too_busy_for_is_sent_again(
        self, server: RecordingServer, pauses: list[float]
    ) -> None:
        server.answer(answers.bulk(201, 429, 503, 201))
        server.answer(answers.bulk(429, 201))
        server.answer(answers.bulk(201))
        self.send(server, 1, 2, 3, 4)
        sent = [[line["id"] for line in request.lines[1::2]] for request in server.requests]
        assert sent == [[1, 2, 3, 4], [2, 3], [2]]
        assert pauses == [0.25, 0.5]

    @pytest.mark.parametrize("status", [429, 503])
    def test_whole_request_is_sent_again_after_longer_and_longer_pauses(
        self, server: RecordingServer, pauses: list[float], status: int
    ) -> None:
        for _time in range(3):
            server.refuse(status, "opensearch_rejected_execution_exception", "queue is full")
        server.answer(answers.bulk(201))
        self.send(server, 1)
        assert len({request.body for request in server.requests}) == 1
        assert len(server.requests) == 4
        assert pauses == [0.25, 0.5, 1.0]

    def test_cluster_that_stays_busy_is_given_up(self, server: RecordingServer, pauses: list[float]) -> None:
        server.answer(answers.bulk(201, 429))
        for _pause in PAUSES_SECONDS:
            server.answer(answers.bulk(429))
        with pytest.raises(SearchUnavailable, match="too busy: 1 documents were not taken in"):
            self.send(server, 1, 2)
        assert pauses == list(PAUSES_SECONDS)

    def test_document_that_is_refused_is_named_with_the_reason(self, server: RecordingServer) -> None:
        error = {"type": "mapper_parsing_exception", "reason": "failed to parse field [published]"}
        server.answer(answers.bulk(201, 400, error=error))
        with pytest.raises(
            SearchUnavailable, match=r"refused document 8 \(400 mapper_parsing_exception\): failed to parse field"
        ):
            self.send(server, 7, 8)
        assert len(server.requests) == 1

    def test_answer_that_leaves_changes_out_is_trouble(self, server: RecordingServer) -> None:
        server.answer({"took": 1, "errors": True, "items": []})
        with pytest.raises(SearchUnavailable, match="answered 0 of 2 changes"):
            self.send(server, 1, 2)


class TestNewIndex:
    def begin(self, server: RecordingServer, engine: OpenSearchEngine) -> Any:
        """Begin the first index of all."""
        server.answer({"error": "alias [khabar-site] missing", "status": 404}, 404)
        server.answer({})
        server.answer(answers.ACKNOWLEDGED)
        server.answer({})
        server.answer({**answers.ACKNOWLEDGED, "shards_acknowledged": True, "index": "khabar-site-1"})
        return engine.build()

    def test_template_comes_first_then_an_index_with_a_number(
        self, server: RecordingServer, engine: OpenSearchEngine
    ) -> None:
        build = self.begin(server, engine)
        assert build.done_up_to == 0
        assert server.lines == [
            "GET /_alias/khabar-site",
            "GET /khabar-site-*/_mapping",
            "PUT /_index_template/khabar",
            "GET /khabar-site-*/_mapping",
            "PUT /khabar-site-1",
        ]
        assert server.requests[4].json == {
            "settings": {"index": {"refresh_interval": "-1"}},
            "mappings": {"_meta": NOTES},
        }

    def test_template_keeps_tokens_as_they_are_and_scores_by_bm25(
        self, server: RecordingServer, engine: OpenSearchEngine
    ) -> None:
        self.begin(server, engine)
        template = server.requests[2].json
        assert (template["index_patterns"], template["priority"], template["version"]) == (["khabar-*"], 500, 2)
        index = template["template"]["settings"]["index"]
        assert index["similarity"] == {"khabar_bm25": {"type": "BM25", "k1": 1.2, "b": 0.75}}
        assert index["analysis"] == {
            "analyzer": {"khabar_tokens": {"type": "custom", "tokenizer": "khabar_spaces"}},
            "tokenizer": {"khabar_spaces": {"type": "whitespace", "max_token_length": 8000}},
        }
        mappings = template["template"]["mappings"]
        assert (mappings["dynamic"], mappings["_source"]) == ("strict", {"enabled": False})
        options = {
            "head_stem": "freqs",
            "head_exact": "positions",
            "stem": "freqs",
            "exact": "positions",
            "gram": "freqs",
            "prefix": "freqs",
        }
        common = {
            "type": "text",
            "analyzer": "khabar_tokens",
            "similarity": "khabar_bm25",
            "norms": True,
            "fielddata": True,
        }
        assert mappings["properties"] == {
            "id": {"type": "long"},
            "revision": {"type": "long", "index": False},
            "published": {"type": "long"},
            "filter": {"type": "keyword"},
            **{name: {**common, "index_options": option} for name, option in options.items()},
        }

    def test_documents_and_progress_go_to_the_new_index(
        self, server: RecordingServer, engine: OpenSearchEngine
    ) -> None:
        build = self.begin(server, engine)
        server.answer(answers.bulk(201))
        server.answer(answers.ACKNOWLEDGED)
        build.add([document(9)])
        build.commit(9)
        assert build.done_up_to == 9
        assert server.lines[5:] == [
            "POST /khabar-site-1/_bulk",
            "PUT /khabar-site-1/_mapping",
        ]
        assert server.requests[6].json == {"_meta": {**NOTES, "done_up_to": 9}}

    def test_finished_index_takes_over_in_one_step_and_the_old_one_is_dropped(
        self, server: RecordingServer, engine: OpenSearchEngine
    ) -> None:
        old = answers.mapping("khabar-site-4", **NOTES | {"is_finished": True})
        server.answer(answers.alias("khabar-site-4"))
        server.answer(old)
        server.answer(answers.ACKNOWLEDGED)
        server.answer(old)
        server.answer({**answers.ACKNOWLEDGED, "index": "khabar-site-5"})
        build = engine.build()

        for answer in (
            answers.ACKNOWLEDGED,  # the notes
            answers.ACKNOWLEDGED,  # refreshes again
            answers.REFRESHED,
            answers.alias("khabar-site-4"),
            answers.ACKNOWLEDGED,  # the aliases
            answers.alias("khabar-site-5"),
            old | answers.mapping("khabar-site-5", **NOTES | {"is_finished": True}),
            answers.ACKNOWLEDGED,  # the old one is gone
        ):
            server.answer(answer)
        build.finish()
        assert server.lines[4:] == [
            "PUT /khabar-site-5",
            "PUT /khabar-site-5/_mapping",
            "PUT /khabar-site-5/_settings",
            "POST /khabar-site-5/_refresh",
            "GET /_alias/khabar-site",
            "POST /_aliases",
            "GET /_alias/khabar-site",
            "GET /khabar-site-*/_mapping",
            "DELETE /khabar-site-4",
        ]
        assert server.requests[5].json == {"_meta": {**NOTES, "is_finished": True}}
        assert server.requests[6].json == {"index": {"refresh_interval": None}}
        assert server.requests[9].json == {
            "actions": [
                {"remove": {"index": "khabar-site-4", "alias": "khabar-site"}},
                {"add": {"index": "khabar-site-5", "alias": "khabar-site"}},
            ]
        }

    def test_left_index_is_taken_up_and_others_are_dropped(
        self, server: RecordingServer, engine: OpenSearchEngine
    ) -> None:
        server.answer(answers.alias("khabar-site-1"))
        server.answer(
            answers.mapping("khabar-site-1", **NOTES)
            | answers.mapping("khabar-site-2", **NOTES | {"analyser": "of old"})
            | answers.mapping("khabar-site-3", **NOTES | {"done_up_to": 400})
            | answers.mapping("khabar-site-archive", **NOTES)
        )
        server.answer(answers.ACKNOWLEDGED)
        assert engine.build().done_up_to == 400
        assert server.lines[2:] == ["DELETE /khabar-site-2"]

    def test_left_index_is_forgotten_when_told_so(self, server: RecordingServer, engine: OpenSearchEngine) -> None:
        left = answers.mapping("khabar-site-10", **NOTES | {"done_up_to": 400})
        server.answer({"error": "alias [khabar-site] missing", "status": 404}, 404)
        server.answer(left)
        server.answer(answers.ACKNOWLEDGED)
        server.answer(answers.ACKNOWLEDGED)
        server.answer(left)
        server.answer(answers.ACKNOWLEDGED)
        assert engine.build(resume=False).done_up_to == 0
        assert server.lines[2:] == [
            "DELETE /khabar-site-10",
            "PUT /_index_template/khabar",
            "GET /khabar-site-*/_mapping",
            "PUT /khabar-site-11",
        ]


class TestState:
    def test_state_tells_version_number_and_size(self, server: RecordingServer, engine: OpenSearchEngine) -> None:
        server.answer(answers.alias("khabar-site-2"))
        server.answer(answers.mapping("khabar-site-2", **NOTES | {"is_finished": True}))
        server.answer(
            {"_shards": answers.SHARDS, "_all": {"total": {"docs": {"count": 4}, "store": {"size_in_bytes": 4242}}}}
        )
        server.answer({"count": 4, "_shards": answers.SHARDS})
        state = engine.state()
        assert (state.trouble, state.analyser_version, state.documents, state.size_bytes) == (
            "",
            ANALYSER_VERSION,
            4,
            4242,
        )
        assert server.lines[2:] == ["GET /khabar-site/_stats/docs,store", "GET /khabar-site/_count"]

    def test_missing_index_is_told(self, server: RecordingServer, engine: OpenSearchEngine) -> None:
        server.answer({"error": "alias [khabar-site] missing", "status": 404}, 404)
        assert engine.state().trouble == "There is no index yet."

    @pytest.mark.parametrize("notes", [{**NOTES, "analyser": "of old"}, {**NOTES, "layout": 0}, {}, {"strange": 1}])
    def test_index_of_another_version_is_told(
        self, server: RecordingServer, engine: OpenSearchEngine, notes: dict[str, Any]
    ) -> None:
        server.answer(answers.alias("khabar-site-2"))
        server.answer(answers.mapping("khabar-site-2", **notes))
        assert engine.state().trouble == "The index was made by another version of Khabar."
