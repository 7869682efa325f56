"""Three search workers of one home, as three `khabar press work` have them; whichever works is killed.

    python -m tests.search.trial.workers killed

Ends with 0 if at every time one process looked for changes and wrote, another took over each time that one was killed,
nothing was lost, and waiting cost next to nothing.
"""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import django
from django.conf import settings

from tests.dying import ended, in_child, start_child
from tests.search.trial.crasher import declare, make_good, make_tables

WORKERS = 3
SECONDS_TO_TAKE_OVER = 10.0
MOST_PROCESSOR_SECONDS_A_SECOND = 0.05


def main() -> int:
    django.setup()
    if in_child(make_tables) != 0 or in_child(make_good) != 0:
        raise SystemExit("The tables could not be made.")
    seen = Path(settings.KHABAR_HOME) / "seen"
    seen.mkdir()
    workers = [start_child(partial(work, seen)) for _worker in range(WORKERS)]
    problems: list[str] = []
    try:
        while workers:
            leader = new_leader(seen, workers)
            if in_child(partial(add, 5 * len(workers))) != 0 or not within(in_step):
                problems.append(f"with {len(workers)} workers changes were not followed")
            if working(seen) != {leader}:
                problems.append(f"{working(seen)} worked, {leader} leads")
            problems += [f"{one} used much time for waiting" for one in workers if one != leader and is_busy(one)]
            os.kill(leader, signal.SIGKILL)
            ended(leader)
            workers.remove(leader)
            for mark in seen.iterdir():
                mark.unlink()
    finally:
        for worker in workers:
            os.kill(worker, signal.SIGKILL)
    if in_child(make_good) != 0:
        problems.append("the indexes differ from the things")
    print("\n".join(problems))
    return len(problems)


def work(seen: Path) -> int:
    """Be a worker, and leave a mark with this process's number whenever changes are looked for or written."""
    from khabar.search import worker
    from khabar.search.backends.tantivy.engine import TantivyEngine

    declare()
    worker.follow_changes = marked(worker.follow_changes, seen)
    TantivyEngine.apply = marked(TantivyEngine.apply, seen)  # type: ignore[method-assign]
    worker.work_forever(threading.Event())
    return 0


def marked(function: Callable[..., int], seen: Path) -> Callable[..., int]:
    def watched(*args: object, **kwargs: object) -> int:
        (seen / str(os.getpid())).touch()
        return function(*args, **kwargs)

    return watched


def working(seen: Path) -> set[int]:
    return {int(mark.name) for mark in seen.iterdir()}


def new_leader(seen: Path, workers: list[int]) -> int:
    if not within(lambda: bool(working(seen))):
        raise SystemExit(f"None of {workers} works.")
    (leader,) = working(seen)
    return leader


def add(number: int) -> int:
    from tests.search.things import make_thing

    for place in range(number):
        make_thing(f"خبر {number} {place}")
    return 0


def in_step() -> bool:
    return in_child(_compare) == 0


def _compare() -> int:
    from khabar.search.engines import COLLECTIONS
    from khabar.search.models import Change
    from khabar.search.verifying import verify

    return int(Change.objects.exists() or any(verify(name).count for name in COLLECTIONS))


def within(condition: Callable[[], bool]) -> bool:
    until = time.monotonic() + SECONDS_TO_TAKE_OVER
    while not condition():
        if time.monotonic() > until:
            return False
        time.sleep(0.1)
    return True


def is_busy(worker: int) -> bool:
    """Say whether *worker* uses the processor while it has nothing to do."""
    before = _processor_seconds(worker)
    time.sleep(1.0)
    return _processor_seconds(worker) - before > MOST_PROCESSOR_SECONDS_A_SECOND


def _processor_seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    sys.exit(main())
