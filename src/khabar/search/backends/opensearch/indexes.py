"""The indexes of a collection: an alias for the one that answers, and what each says of itself. Knows no query.

An index is called `<prefix>-<collection>-<n>`, the alias `<prefix>-<collection>`. How far its making has come stands in
the index's own `_meta`.
"""

from dataclasses import asdict, dataclass
from typing import Any, Final

from django.conf import settings

from khabar.search.backends.base import SearchUnavailable
from khabar.search.backends.opensearch.cluster import PAUSES_SECONDS, Answer, Cluster, Refused
from khabar.search.backends.opensearch.template import LAYOUT, index_template
from khabar.text.analysis import ANALYSER_VERSION

_TRIES: Final = len(PAUSES_SECONDS) + 1


@dataclass(frozen=True, slots=True)
class Notes:
    """What an index says of itself."""

    analyser: str = ANALYSER_VERSION
    layout: int = LAYOUT
    done_up_to: int = 0
    is_finished: bool = False

    @property
    def is_of_this_version(self) -> bool:
        return (self.analyser, self.layout) == (ANALYSER_VERSION, LAYOUT)


class Indexes:
    """The indexes of *collection* in *cluster*."""

    def __init__(self, cluster: Cluster, collection: str) -> None:
        self._cluster = cluster
        self.alias = f"{settings.KHABAR_OPENSEARCH_PREFIX}-{collection}"

    def answering(self) -> str | None:
        """Return the name of the index that answers, if there is one."""
        try:
            answer = self._change("GET", f"/_alias/{self.alias}")
        except Refused as refused:
            if refused.status == 404:
                return None
            raise
        return next(iter(sorted(answer)), None)

    def notes(self, index: str) -> Notes:
        """Return what *index* says of itself."""
        return _notes(self._change("GET", f"/{index}/_mapping")[index])

    def unfinished(self) -> dict[str, Notes]:
        """Return the indexes whose making was left, newest first."""
        answering = self.answering()
        found = {name: _notes(about) for name, about in self._all().items() if name != answering}
        return {name: found[name] for name in sorted(found, key=self._number, reverse=True)}

    def make(self) -> str:
        """Make a new, empty index and return its name."""
        prefix = settings.KHABAR_OPENSEARCH_PREFIX
        self._change("PUT", f"/_index_template/{prefix}", index_template(prefix))
        number = max((self._number(name) for name in self._all()), default=0) + 1
        name = f"{self.alias}-{number}"
        # A refresh at each second would make small segments that nobody looks at.
        self._change(
            "PUT",
            f"/{name}",
            {"settings": {"index": {"refresh_interval": "-1"}}, "mappings": {"_meta": asdict(Notes())}},
        )
        return name

    def note(self, index: str, notes: Notes) -> None:
        """Let *index* say *notes* of itself."""
        self._change("PUT", f"/{index}/_mapping", {"_meta": asdict(notes)})

    def refresh(self, index: str) -> None:
        """Make everything that *index* was sent visible to searches."""
        answer = self._change("POST", f"/{index}/_refresh")
        if answer.get("_shards", {}).get("failed"):
            raise SearchUnavailable(f"OpenSearch could not refresh {index}.")

    def let_answer(self, index: str) -> None:
        """Let *index* answer from now on, in one step, and drop the other indexes of the collection."""
        self._change("PUT", f"/{index}/_settings", {"index": {"refresh_interval": None}})
        self.refresh(index)
        before = self.answering()
        actions: list[dict[str, Any]] = [{"add": {"index": index, "alias": self.alias}}]
        if before is not None and before != index:
            actions.insert(0, {"remove": {"index": before, "alias": self.alias}})
        self._change("POST", "/_aliases", {"actions": actions})
        for name in self.unfinished():
            self.drop(name)

    def drop(self, index: str) -> None:
        """Delete *index*."""
        self._change("DELETE", f"/{index}")

    def _all(self) -> Answer:
        """Return every index of the collection with its mapping."""
        found = self._change("GET", f"/{self.alias}-*/_mapping")
        return {name: about for name, about in found.items() if self._number(name)}

    def _number(self, name: str) -> int:
        number = name.removeprefix(f"{self.alias}-")
        return int(number) if number.isdecimal() else 0

    def _change(self, method: str, path: str, body: dict[str, Any] | None = None) -> Answer:
        timeout = settings.KHABAR_OPENSEARCH_TIMEOUT_SECONDS
        return self._cluster.ask(method, path, body, timeout_seconds=timeout, tries=_TRIES)


def _notes(about: Answer) -> Notes:
    """Return what a mapping says of its index; that of an index of another making is of no version."""
    said = about.get("mappings", {}).get("_meta", {})
    try:
        return Notes(**said) if said else Notes(analyser="", layout=0)
    except TypeError:
        return Notes(analyser="", layout=0)
