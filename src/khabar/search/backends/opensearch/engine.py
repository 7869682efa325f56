"""The engine that the search speaks to: an OpenSearch cluster behind the promises of base.py."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Final

from django.conf import settings

from khabar.search.backends.base import (
    Build,
    Counts,
    EngineQuery,
    Hit,
    Hits,
    IndexDocument,
    IndexState,
    SearchBusy,
    SearchUnavailable,
)
from khabar.search.backends.opensearch import bulk
from khabar.search.backends.opensearch.building import OpenSearchBuild
from khabar.search.backends.opensearch.cluster import Address, Answer, Cluster, Refused
from khabar.search.backends.opensearch.indexes import Indexes
from khabar.search.backends.opensearch.queries import escaped, search_body

_COUNTED_AT_ONCE: Final = 500
"""Tokens whose frequencies one request asks for: each is a clause, of which OpenSearch takes 1,024."""
_IDS_AT_ONCE: Final = 10_000
_KEEP_ALIVE: Final = "2m"


class OpenSearchEngine:
    """One collection's index in the cluster at `KHABAR_OPENSEARCH_URL`. Safe from many threads and processes."""

    def __init__(self, collection: str) -> None:
        self.collection = collection

    def search(self, query: EngineQuery) -> Hits:
        cluster = self._cluster()
        timeout = settings.KHABAR_SEARCH_TIMEOUT_SECONDS
        body = search_body(query, major_version=cluster.major_version(), timeout_seconds=timeout)
        # With one shard this is an ordinary search; with more, rare words are as rare in each of them.
        answer = self._ask("POST", "_search?search_type=dfs_query_then_fetch&allow_partial_search_results=false", body)
        if answer.get("timed_out"):
            raise SearchBusy("OpenSearch did not find an answer in time.")
        found = answer["hits"]
        hits = tuple(Hit(int(hit["fields"]["id"][0]), float(hit.get("_score") or 0.0)) for hit in found["hits"])
        return Hits(hits, int(found["total"]["value"]), _counts(query, answer))

    def document_frequencies(self, field: str, tokens: Sequence[str]) -> dict[str, int]:
        found: dict[str, int] = {}
        distinct = list(dict.fromkeys(tokens))
        for start in range(0, len(distinct), _COUNTED_AT_ONCE):
            some = distinct[start : start + _COUNTED_AT_ONCE]
            filters = [{"term": {field: token}} for token in some]
            answer = self._ask("POST", "_search", _counting({"filters": {"filters": filters}}))
            buckets = answer["aggregations"]["tokens"]["buckets"]
            found |= {token: int(bucket["doc_count"]) for token, bucket in zip(some, buckets, strict=True)}
        return found

    def tokens_with_prefix(self, field: str, prefix: str, limit: int) -> list[tuple[str, int]]:
        terms = {
            "field": field,
            "include": f"{escaped(prefix)}.*",
            "size": limit,
            "order": [{"_count": "desc"}, {"_key": "asc"}],
        }
        answer = self._ask("POST", "_search", _counting({"terms": terms}))
        return [(bucket["key"], int(bucket["doc_count"])) for bucket in answer["aggregations"]["tokens"]["buckets"]]

    def count(self) -> int:
        return int(self._ask("GET", "_count")["count"])

    def apply(self, added: Sequence[IndexDocument], removed: Iterable[int]) -> None:
        cluster = self._cluster()
        gone = dict.fromkeys(removed)
        changes = [bulk.put(document) for document in added if document.id not in gone] + list(map(bulk.take_out, gone))
        indexes = self._indexes(cluster)
        # By the index's own name: a bulk request to an alias that is not there would make an index of that name.
        index = indexes.answering()
        if index is None:
            raise SearchUnavailable("There is no index yet.")
        if changes:
            bulk.send(cluster, index, changes)
            indexes.refresh(index)

    def revisions(self) -> Iterator[tuple[int, int]]:
        cluster = self._cluster()
        timeout = settings.KHABAR_OPENSEARCH_TIMEOUT_SECONDS
        opened = self._ask("POST", f"_search/point_in_time?keep_alive={_KEEP_ALIVE}", timeout_seconds=timeout)
        point = opened["pit_id"]
        body: dict[str, Any] = {
            "size": _IDS_AT_ONCE,
            "sort": [{"id": {"order": "asc"}}],
            "_source": False,
            "docvalue_fields": ["id", "revision"],
            "track_total_hits": False,
        }
        try:
            while True:
                body["pit"] = {"id": point, "keep_alive": _KEEP_ALIVE}
                answer = cluster.ask("POST", "/_search", body, timeout_seconds=timeout)
                point = answer.get("pit_id", point)
                hits = answer["hits"]["hits"]
                yield from ((int(hit["fields"]["id"][0]), int(hit["fields"]["revision"][0])) for hit in hits)
                if len(hits) < _IDS_AT_ONCE:
                    return
                body["search_after"] = hits[-1]["sort"]
        finally:
            cluster.ask("DELETE", "/_search/point_in_time", {"pit_id": [point]}, timeout_seconds=timeout)

    def build(self, *, resume: bool = True) -> Build:
        cluster = self._cluster()
        cluster.major_version()
        return OpenSearchBuild(cluster, self._indexes(cluster), resume=resume)

    def state(self) -> IndexState:
        try:
            cluster = self._cluster()
            cluster.major_version()
            indexes = self._indexes(cluster)
            index = indexes.answering()
            if index is None:
                return IndexState("There is no index yet.")
            notes = indexes.notes(index)
            if not notes.is_of_this_version:
                return IndexState("The index was made by another version of Khabar.", notes.analyser)
            total = self._ask("GET", "_stats/docs,store")["_all"]["total"]
            return IndexState("", notes.analyser, self.count(), int(total["store"]["size_in_bytes"]))
        except SearchUnavailable as error:
            return IndexState(str(error))

    def close(self) -> None:
        """Give the connections to the cluster back."""
        self._cluster().close()

    def _ask(
        self, method: str, path: str, body: dict[str, Any] | None = None, *, timeout_seconds: float | None = None
    ) -> Answer:
        """Ask the index that answers."""
        cluster = self._cluster()
        seconds = timeout_seconds or settings.KHABAR_SEARCH_TIMEOUT_SECONDS
        try:
            return cluster.ask(method, f"/{self._indexes(cluster).alias}/{path}", body, timeout_seconds=seconds)
        except Refused as refused:
            if refused.kind == "index_not_found_exception":
                raise SearchUnavailable("There is no index yet.") from refused
            raise

    def _indexes(self, cluster: Cluster) -> Indexes:
        return Indexes(cluster, self.collection)

    @staticmethod
    def _cluster() -> Cluster:
        return _cluster_at(Address.of_settings())


@cache
def _cluster_at(address: Address) -> Cluster:
    return Cluster(address)


def _counts(query: EngineQuery, answer: Answer) -> Counts | None:
    if query.counting is None:
        return None
    counted = answer["aggregations"]
    return Counts(
        {
            name: {
                bucket["key"].removeprefix(f"{name}:"): int(bucket["doc_count"]) for bucket in counted[name]["buckets"]
            }
            for name in query.counting.names
        }
    )


def _counting(aggregation: dict[str, Any]) -> dict[str, Any]:
    return {"size": 0, "track_total_hits": False, "aggs": {"tokens": aggregation}}
