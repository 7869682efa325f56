"""Processes that are killed at a chosen step, as by a power cut, for the tests that prove that nothing is lost by it.

Children are forked from a process that never opens the database: starting Django anew each time would cost most of the
time.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import Any

Step = tuple[str, str]
"""Where a step is, as `module` or `module:Class`, and the name of its function."""


def in_child(function: Callable[[], int]) -> int:
    """Run *function* in a child process; return its exit code, or the signal that killed it as a negative number."""
    return ended(start_child(function))


def ended(child: int) -> int:
    """Wait until *child* ends; return its exit code, or the signal that killed it as a negative number."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def start_child(function: Callable[[], int]) -> int:
    """Run *function* in a child process beside this one; return the child's number."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = function()
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    return child


def die_at(step: Step, when: str, countdown: int = 1) -> None:
    """Kill this process *when* ("before" or "after") *step* is done for the *countdown*th time."""
    place, name = step
    module, _, attribute = place.partition(":")
    owner: Any = import_module(module)
    owner = getattr(owner, attribute) if attribute else owner
    function: Callable[..., Any] = getattr(owner, name)
    left = countdown

    def fatal(*args: Any, **kwargs: Any) -> Any:
        nonlocal left
        left -= 1
        if left == 0 and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = function(*args, **kwargs)
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    setattr(owner, name, fatal)


def killed_at_each_step(steps: dict[str, Step], when: str, make_good_and_die: Callable[[int, Step, str], int]) -> int:
    """Run a child for each of *steps*, numbered from 0; return how many were not killed, after saying which."""
    problems = 0
    for seed, (name, step) in enumerate(steps.items()):
        ended = in_child(partial(make_good_and_die, seed, step, when))
        if ended != -signal.SIGKILL:
            problems += 1
            print(f"{name}, {when}: ended with {ended} instead of being killed")
    return problems
