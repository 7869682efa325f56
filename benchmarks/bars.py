"""How a benchmark ends: a table for people, then one line of JSON per bar, and exit code 0 only if all bars hold."""

import json
import sys
from dataclasses import asdict, dataclass
from typing import Literal, NoReturn


@dataclass(frozen=True)
class Bar:
    """A measured value and the limit it must keep: `at_most` or `at_least`."""

    name: str
    value: float
    unit: str
    bar: float
    sense: Literal["at_most", "at_least"] = "at_most"

    @property
    def holds(self) -> bool:
        return self.value <= self.bar if self.sense == "at_most" else self.value >= self.bar


def percentile(values: list[float], share: float) -> float:
    """Return the smallest value that *share* (0 to 1) of *values* do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def conclude(bars: list[Bar]) -> NoReturn:
    """Print the bars and end the program."""
    for bar in bars:
        sign = "≤" if bar.sense == "at_most" else "≥"
        print(
            f"{bar.name:<40} {bar.value:>10.3f} {bar.unit:<6} {sign} {bar.bar:g}  {'holds' if bar.holds else 'BROKEN'}"
        )
    for bar in bars:
        fields = {**asdict(bar), "value": round(bar.value, 4), "holds": bar.holds}
        del fields["sense"]
        print(json.dumps(fields))
    sys.exit(0 if all(bar.holds for bar in bars) else 1)
