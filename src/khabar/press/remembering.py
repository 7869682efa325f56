"""Lets pages that are baked in one snapshot share what they read: worked out once, recorded by each of them.

The menu is the same on thirty pages of a batch, and neighbours in the archive show the same teasers. What is remembered
is forgotten with the snapshot, so nothing old is ever shown; but answers that are `kept` may outlive it, in the hands
of who sees what is touched (`khabar.press.keeping`). Imports no framework, knows no article.
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
_kept: ContextVar[Memory | None] = ContextVar("khabar_press_kept_memory", default=None)


@contextmanager
def remembering(memory: Memory, answers: Memory | None = None) -> Iterator[None]:
    """Let functions that are `remembered` look into *memory* first, and keep there what they return.

    Those that are `kept` look into *answers* instead, if there are any.
    """
    tokens = _memory.set(memory), _kept.set(memory if answers is None else answers)
    try:
        yield
    finally:
        _memory.reset(tokens[0])
        _kept.reset(tokens[1])


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
        memory = self._answers()
        if memory is None:
            return self._function(*args, **kwargs)
        place = (self, (args, tuple(sorted(kwargs.items()))))
        known = memory.get(place)
        if known is None:
            with recording() as keys:
                value = self._function(*args, **kwargs)
            self._put(memory, place, value, frozenset(keys))
            return value
        record(*known[1])
        answer: T = known[0]
        return answer

    def foretell(self, value: T, keys: frozenset[str], *args: Hashable) -> None:
        """Put the answer for *args* into memory, with the keys that working it out would record."""
        memory = self._answers()
        if memory is not None and (self, (args, ())) not in memory:
            self._put(memory, (self, (args, ())), value, keys)

    def knows(self, *args: Hashable) -> bool:
        """Say whether the answer for *args* is in memory."""
        memory = self._answers()
        return memory is not None and (self, (args, ())) in memory

    def _answers(self) -> Memory | None:
        return _memory.get()

    def _put(self, memory: Memory, place: tuple[object, Hashable], value: T, keys: frozenset[str]) -> None:
        memory[place] = value, keys


class kept(remembered[P, T]):
    """A remembered function whose answer may be kept until one of the keys that it recorded is touched.

    So these keys, and its arguments as they compare, say all that the answer depends on; and the answer is no row, for
    rows load what they lack when it is asked for. What recorded no key is worked out each time.
    """

    def _answers(self) -> Memory | None:
        return _kept.get()

    def _put(self, memory: Memory, place: tuple[object, Hashable], value: T, keys: frozenset[str]) -> None:
        if keys:
            memory[place] = value, keys
