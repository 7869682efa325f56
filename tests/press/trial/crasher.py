"""Processes that edit the trial site, press, and are killed at a chosen step, as by a power cut.

    python -m tests.press.trial.crasher before|after

For each step a child first makes good what the crash before it left, compares with a rebuild, edits, and is killed.
Ends with 0 if every child was killed where it should be and nothing was ever lost. Children are forked from a process
that never opens the database: starting Django anew each time would cost most of the time.
"""

import os
import random
import signal
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import django

EDITS = 25
DIFFERS = 3

STEPS = {
    "touch": ("khabar.press.touching", "touch"),
    "order": ("khabar.press.ordering", "_order"),
    "take off": ("khabar.press.ordering", "_take_off"),
    "ticket": ("khabar.press.stores.pagefile:PageFile", "next_ticket"),
    "bake": ("khabar.press.batch", "bake"),
    "lay one": ("khabar.press.stores.pagefile", "_lay"),
    "commit": ("khabar.press.stores.pagefile:PageFile", "commit"),
    "settle": ("khabar.press.settling", "settle"),
    "replace keys": ("khabar.press.settling", "replace_keys"),
}


def main(when: str) -> int:
    django.setup()
    problems = 0
    if in_child(make_tables) != 0:
        raise SystemExit("The tables could not be made.")
    for seed, step in enumerate(STEPS):
        ended = in_child(lambda seed=seed, step=step: make_good_and_die(seed, step, when))
        if ended != -signal.SIGKILL:
            problems += 1
            print(f"{step}, {when}: ended with {ended} instead of being killed")
    return problems + (in_child(make_good) != 0)


def in_child(function: Callable[[], int]) -> int:
    """Run *function* in a child process; return its exit code, or the signal that killed it as a negative number."""
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = function()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def make_tables() -> int:
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, verbosity=0)
    return 0


def make_good() -> int:
    """Press what waits; return DIFFERS, and say where, if the store is not what a rebuild gives."""
    from django.conf import settings

    from khabar.press import presser
    from tests.press.trial.rebuild import differences

    presser.drain()
    with tempfile.TemporaryDirectory() as folder:
        found = differences(Path(settings.KHABAR_STORE_FILE), Path(folder) / "fresh.sqlite3")
    print("\n".join(found))
    return DIFFERS if found else 0


def make_good_and_die(seed: int, step: str, when: str) -> int:
    from khabar.press import presser
    from tests.press.trial.editor import Editor

    if code := make_good():
        return code
    chance = random.Random(seed)
    editor = Editor(chance)
    die_at(step, when, countdown=chance.randrange(1, 6))
    for _ in range(EDITS):
        editor.work()
        if chance.random() < 0.3:
            presser.work_once()
    presser.drain()
    return 0


def die_at(step: str, when: str, countdown: int) -> None:
    """Kill this process when *step* is done for the *countdown*th time."""
    place, name = STEPS[step]
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
