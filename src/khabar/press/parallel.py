"""Bakes what waits in several processes at once: a bake is work for the processor, and Python has one at a time.

Each process is a presser like any other: it leases orders, bakes them in a snapshot, commits and settles. So nothing is
different from one presser but the speed, and what a process leaves when it dies, the others take up. Knows no page.
"""

import gc
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from multiprocessing.process import BaseProcess

from django.db import connections

SECONDS_BETWEEN_LOOKS = 0.2
NICENESS = 10
"""Of the processes that bake everything: the front, and the presser that publishes, have the processors first."""


@contextmanager
def collected_by_hand() -> Iterator[Callable[[], object]]:
    """Collect no garbage inside the block but where the function that it gets is called: a sixth of the time of baking.

    What is there at the beginning, all of Django, is not looked at any more.
    """
    gc.collect()
    gc.freeze()
    gc.disable()
    try:
        yield gc.collect
    finally:
        gc.enable()
        gc.unfreeze()


class PressersFailed(Exception):
    """A process ended with an error; what it had in hand still waits."""


def work_in_processes(jobs: int, work: str, look: Callable[[], object]) -> None:
    """Run *work* ("module:function") in *jobs* new processes until all have ended; call *look* meanwhile.

    Raises PressersFailed after the others have done what they could. When this process is told to end, so are they.
    """
    connections.close_all()
    context = multiprocessing.get_context("spawn")
    processes: list[BaseProcess] = [
        context.Process(target=_work, args=(work,), name=f"presser {number}", daemon=True) for number in range(jobs)
    ]
    for process in processes:
        process.start()
    try:
        while any(process.is_alive() for process in processes):
            time.sleep(SECONDS_BETWEEN_LOOKS)
            look()
    finally:
        for process in processes:
            process.terminate()
            process.join()
    if failed := [process.name for process in processes if process.exitcode]:
        raise PressersFailed(f"{len(failed)} of {jobs} processes ended with an error.")


def _work(work: str) -> None:
    os.nice(NICENESS)
    import django

    django.setup()
    module, _, name = work.partition(":")
    getattr(import_module(module), name)()
