"""What chance decides in a newsroom's life: a seed, or Hypothesis, which makes a failure small."""

import random
from collections.abc import Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Chance(Protocol):
    """Picks one of what there is."""

    def one_of(self, things: Sequence[T]) -> T:
        """Return one of *things*, of which there is at least one."""
        ...


class Seeded:
    """Chance that a seed decides."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def one_of(self, things: Sequence[T]) -> T:
        return self._random.choice(things)


def some(chance: Chance, model: type, **conditions: object) -> list:
    """Return a row of *model* that meets *conditions*, in a list of one; an empty list where there is none.

    So a deed reads `for article in some(...)`: it is done if it can be done.
    """
    rows = list(model._default_manager.filter(**conditions).order_by("pk"))
    return [chance.one_of(rows)] if rows else []
