"""What OpenSearch answers, in the forms that its documentation shows."""

from typing import Any

Body = dict[str, Any]

SHARDS = {"total": 1, "successful": 1, "skipped": 0, "failed": 0}
ACKNOWLEDGED = {"acknowledged": True}
REFRESHED = {"_shards": {"total": 2, "successful": 1, "failed": 0}}


def hits(*found: tuple[int, float | None], total: int | None = None, **more: Any) -> Body:
    """Answer a search: ids and scores, and how many there are in all."""
    return {
        "took": 3,
        "timed_out": False,
        "_shards": SHARDS,
        "hits": {
            "total": {"value": len(found) if total is None else total, "relation": "eq"},
            "max_score": None,
            "hits": [
                {"_index": "khabar-site-1", "_id": str(one), "_score": score, "fields": {"id": [one]}, "sort": [one]}
                for one, score in found
            ],
        },
        **more,
    }


def revisions(point: str, *pairs: tuple[int, int]) -> Body:
    """Answer a search in a point in time for ids and revisions."""
    return {
        "pit_id": point,
        "took": 1,
        "timed_out": False,
        "_shards": SHARDS,
        "hits": {
            "max_score": None,
            "hits": [
                {
                    "_index": "khabar-site-1",
                    "_id": str(one),
                    "_score": None,
                    "fields": {"id": [one], "revision": [revision]},
                    "sort": [one],
                }
                for one, revision in pairs
            ],
        },
    }


def bulk(*statuses: int, error: Body | None = None) -> Body:
    """Answer a bulk request whose items ended with *statuses*."""
    items = []
    for number, status in enumerate(statuses, 1):
        outcome: Body = {"_index": "khabar-site-1", "_id": str(number), "status": status}
        if status >= 400 and not (status == 404 and error is None):
            outcome["error"] = error or {
                "type": "opensearch_rejected_execution_exception",
                "reason": "rejected execution of primary operation",
            }
        elif status == 404:
            outcome["result"] = "not_found"
        items.append({"index": outcome})
    return {"took": 30, "errors": any("error" in item["index"] for item in items), "items": items}


def alias(*indexes: str) -> Body:
    """Answer which indexes answer for the alias khabar-site."""
    return {index: {"aliases": {"khabar-site": {}}} for index in indexes}


def mapping(index: str, **notes: Any) -> Body:
    """Answer what *index* says of itself."""
    return {index: {"mappings": {"_meta": notes, "dynamic": "strict", "properties": {}}}}
