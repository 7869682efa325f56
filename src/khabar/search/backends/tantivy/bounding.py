"""Puts a clock on what cannot be stopped: a search runs in a thread of its own, and whoever asked waits only so long.

Tantivy takes no order to stop and lets other threads run meanwhile. A search that nobody waits for any more goes on to
its end; so many of these are borne, and with more nothing is run until one of them ends. Knows no index.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any, Final, TypeVar

from khabar.search.backends.base import SearchBusy

Answer = TypeVar("Answer")

MOST_LEFT: Final = 4
"""Searches that go on though nobody waits for them. More would leave the machine no time for other readers."""


@dataclass(slots=True)
class _Task:
    question: Callable[[], Any]
    answer: Any = None
    error: BaseException | None = None
    is_left: bool = False
    ended: threading.Lock = field(default_factory=threading.Lock)
    """Held until the question is answered."""


class Bounded:
    """Runs questions for any number of threads, each in a thread that is kept for the next."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[SimpleQueue[_Task]] = []
        self._left = 0

    def run(self, question: Callable[[], Answer], seconds: float) -> Answer:
        """Return what *question* returns, or raise what it raises. Raises SearchBusy after *seconds*."""
        task = _Task(question)
        task.ended.acquire()
        with self._lock:
            if self._left >= MOST_LEFT:
                raise SearchBusy("Earlier searches are still under way.")
            worker = self._idle.pop() if self._idle else None
        (worker or self._started()).put(task)
        if not task.ended.acquire(timeout=seconds) and self._leave(task):
            raise SearchBusy("The search did not find an answer in time.")
        if task.error is not None:
            raise task.error
        answer: Answer = task.answer
        return answer

    def _leave(self, task: _Task) -> bool:
        """Wait for *task* no longer, unless it has just ended."""
        with self._lock:
            if not task.ended.locked():
                return False
            task.is_left = True
            self._left += 1
            return True

    def _started(self) -> "SimpleQueue[_Task]":
        tasks: SimpleQueue[_Task] = SimpleQueue()
        # A daemon: a process that is told to stop does not wait for a search that nobody waits for.
        threading.Thread(target=self._work, args=(tasks,), name="tantivy", daemon=True).start()
        return tasks

    def _work(self, tasks: "SimpleQueue[_Task]") -> None:
        while True:
            task = tasks.get()
            try:
                task.answer = task.question()
            except BaseException as error:  # a panic of Tantivy's is no Exception
                task.error = error
            with self._lock:
                self._left -= task.is_left
                self._idle.append(tasks)
                task.ended.release()
            del task
