"""Lets pages that are baked in one snapshot share what they read: worked out once, recorded by each of them.

The menu is the same on thirty pages of a batch, and neighbours in the archive show the same teasers. What is remembered
is forgotten with the snapshot, so nothing old is ever shown. Imports no framework, knows no article.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Generic, ParamSpec, TypeVar

from khabar.press.recording import record, recording

P = ParamSpec("P")
T = TypeVar("T")

Memory = dict[tuple[object, Hashable], tuple[Any, frozenset[str]]]
"""From a function and its arguments to what it returned and the keys that it recorded."""

_memory: ContextVar[Memory | None] = ContextVar("khabar_press_memory", default=None)


@contextmanager
def remembering(memory: Memory) -> Iterator[None]:
    """Let functions that are `remembered` look into *memory* first, and keep there what they return."""
    token = _memory.set(memory)
    try:
        yield
    finally:
        _memory.reset(token)


def is_remembering() -> bool:
    """Say whether there is a memory now."""
    return _memory.get() is not None


class remembered(Generic[P, T]):
    """A function that reads, and returns what nobody changes afterwards. Its arguments can be hashed.

    Whoever gets its answer from memory records the keys that it recorded when it was worked out. Outside of a snapshot
    nothing is remembered.
    """

    def __init__(self, function: Callable[P, T]) -> None:
        self._function = function
        self.__doc__ = function.__doc__
        self.__name__ = getattr(function, "__name__", "")

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> T:
        memory = _memory.get()
        if memory is None:
            return self._function(*args, **kwargs)
        place = (self, (args, tuple(sorted(kwargs.items()))))
        known = memory.get(place)
        if known is None:
            with recording() as keys:
                value = self._function(*args, **kwargs)
            memory[place] = value, frozenset(keys)
            return value
        record(*known[1])
        answer: T = known[0]
        return answer

    def foretell(self, value: T, keys: frozenset[str], *args: Hashable) -> None:
        """Put the answer for *args* into memory, with the keys that working it out would record."""
        memory = _memory.get()
        if memory is not None:
            memory.setdefault((self, (args, ())), (value, keys))

    def knows(self, *args: Hashable) -> bool:
        """Say whether the answer for *args* is in memory."""
        memory = _memory.get()
        return memory is not None and (self, (args, ())) in memory
