"""The report of an import: one line for each thing that the export holds, and the sums."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import IO

from khabar.interchange.formats.records import Note


class Outcome(StrEnum):
    """What became of a thing."""

    IMPORTED = "imported"
    CHANGED = "changed"
    UPDATED = "updated"
    KNOWN = "known"
    SKIPPED = "skipped"


@dataclass
class Telling:
    """Writes a line of JSON for each thing into *file*, and counts.

    `imported` is as it was there; `changed` is imported with notes of what is other than it was; `updated` was here
    already and is as the newer export has it; `known` was here and stays; `skipped` is not here.
    """

    file: Path | None = None
    outcomes: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    reasons: Counter[tuple[str, str]] = field(default_factory=Counter)
    notes: Counter[str] = field(default_factory=Counter)
    _stream: IO[str] | None = None

    def __enter__(self) -> "Telling":
        if self.file is not None:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self._stream = self.file.open("w", encoding="utf-8")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._stream is not None:
            self._stream.close()

    def tell(
        self,
        kind: str,
        key: str,
        title: str,
        outcome: Outcome,
        *,
        reason: str = "",
        notes: Sequence[Note] = (),
        address: str = "",
    ) -> None:
        """Note what became of one thing, and why."""
        self.outcomes[kind, outcome] += 1
        if reason:
            self.reasons[kind, reason] += 1
        self.notes.update({note.what for note in notes})
        line = {
            "kind": kind,
            "key": key,
            "title": title,
            "outcome": outcome.value,
            "reason": reason,
            "address": address,
            "notes": [{"what": note.what, "piece": note.piece} for note in notes],
        }
        self._write({name: value for name, value in line.items() if value or name in ("kind", "key")})

    def flush(self) -> None:
        """Have what was told so far on disk, as when a batch is committed."""
        if self._stream is not None:
            self._stream.flush()

    def write_counts(self, counts: dict[str, object]) -> None:
        """Write what the text of the file held, as the first line."""
        self._write({"kind": "export", **counts})

    def number(self, kind: str, *outcomes: Outcome) -> int:
        return sum(count for (of, outcome), count in self.outcomes.items() if of == kind and outcome in outcomes)

    def told(self, kind: str) -> int:
        """Return how many things of *kind* were told of, whatever became of them."""
        return sum(count for (of, _outcome), count in self.outcomes.items() if of == kind)

    def total(self) -> int:
        """Return how many things were told of."""
        return self.outcomes.total()

    def _write(self, line: dict[str, object]) -> None:
        if self._stream is not None:
            self._stream.write(json.dumps(line, ensure_ascii=False) + "\n")
