"""Sends many changes in requests of bounded size, and again what the cluster was too busy for. Knows no query."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings

from khabar.search.backends.base import IndexDocument, SearchUnavailable
from khabar.search.backends.opensearch.cluster import BUSY, PAUSES_SECONDS, Answer, Cluster, to_json
from khabar.search.backends.opensearch.template import source

MAX_REQUEST_BYTES: Final = 8_000_000
MAX_REQUEST_CHANGES: Final = 1_000


@dataclass(frozen=True, slots=True)
class Change:
    """The lines of one change, and the id of its document."""

    id: int
    lines: bytes


def put(document: IndexDocument) -> Change:
    """Return the change that puts *document* in, instead of what stands under its id."""
    action = {"index": {"_id": str(document.id)}}
    return Change(document.id, to_json(action) + b"\n" + to_json(source(document)) + b"\n")


def take_out(document_id: int) -> Change:
    """Return the change that takes a document out; one that is not there is passed over."""
    return Change(document_id, to_json({"delete": {"_id": str(document_id)}}) + b"\n")


def send(cluster: Cluster, index: str, changes: Iterable[Change]) -> None:
    """Make *changes* in *index*, in order. Raises SearchUnavailable if one of them was not made.

    A request that fails leaves what came before it in the index; sending everything again does no harm.
    """
    for request in _requests(changes):
        _send_one(cluster, index, request)


def _send_one(cluster: Cluster, index: str, changes: Sequence[Change]) -> None:
    waiting = list(changes)
    for number in range(len(PAUSES_SECONDS) + 1):
        answer = cluster.ask(
            "POST",
            f"/{index}/_bulk",
            b"".join(change.lines for change in waiting),
            timeout_seconds=settings.KHABAR_OPENSEARCH_TIMEOUT_SECONDS,
            tries=len(PAUSES_SECONDS) + 1,
        )
        waiting = _too_busy_for(waiting, answer)
        if not waiting:
            return
        if number < len(PAUSES_SECONDS):
            cluster.pause(number)
    raise SearchUnavailable(f"OpenSearch is too busy: {len(waiting)} documents were not taken in.")


def _too_busy_for(changes: Sequence[Change], answer: Answer) -> list[Change]:
    """Return the changes that may be sent again. Raises SearchUnavailable for one that OpenSearch will never make."""
    if not answer.get("errors"):
        return []
    items = answer.get("items", [])
    if len(items) != len(changes):
        raise SearchUnavailable(f"OpenSearch answered {len(items)} of {len(changes)} changes.")
    again = []
    for change, item in zip(changes, items, strict=True):
        outcome = next(iter(item.values()))
        status = outcome.get("status", 500)
        if status in BUSY:
            again.append(change)
        elif error := outcome.get("error"):
            raise SearchUnavailable(
                f"OpenSearch refused document {change.id} ({status} {error.get('type')}): {error.get('reason')}"
            )
    return again


def _requests(changes: Iterable[Change]) -> Iterator[list[Change]]:
    request: list[Change] = []
    size = 0
    for change in changes:
        if request and (size + len(change.lines) > MAX_REQUEST_BYTES or len(request) == MAX_REQUEST_CHANGES):
            yield request
            request, size = [], 0
        request.append(change)
        size += len(change.lines)
    if request:
        yield request
