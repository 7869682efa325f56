"""Processes that edit things, index them, rebuild, and are killed at a chosen step, as by a power cut.

    python -m tests.search.trial.crasher before|after

For each step a child first makes good what the crash before it left and compares the indexes with the things, then
edits, and is killed. Ends with 0 if every child was killed where it should be and nothing was ever lost.
"""

import os
import random
import signal
import sys
import threading
from collections.abc import Callable
from importlib import import_module
from typing import Any

import django

EDITS = 12
DIFFERS = 3

STEPS = {
    "renew rows": ("khabar.search.following", "_renew"),
    "tokenise": ("khabar.search.following", "tokenise"),
    "apply": ("khabar.search.backends.tantivy.engine:TantivyEngine", "apply"),
    "put": ("khabar.search.backends.tantivy.writing:Writer", "put"),
    "commit": ("khabar.search.backends.tantivy.writing:Writer", "commit"),
    "close": ("khabar.search.backends.tantivy.writing:Writer", "close"),
    "start an index": ("khabar.search.backends.tantivy.folder:CollectionFolder", "start"),
    "switch": ("khabar.search.backends.tantivy.folder:CollectionFolder", "switch_to"),
    "mend": ("khabar.search.rebuilding", "mend"),
}


def main(when: str) -> int:
    django.setup()
    if in_child(make_tables) != 0:
        raise SystemExit("The tables could not be made.")
    problems = 0
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
    from django.contrib.auth.models import Group
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    Group.objects.all().delete()
    return 0


def make_good() -> int:
    """Do what a started worker does; return DIFFERS, and say where, if an index is not what the things give."""
    from django.contrib.auth.models import Group

    from khabar.search import worker
    from khabar.search.engines import COLLECTIONS
    from khabar.search.models import Document
    from khabar.search.verifying import verify
    from tests.search.things import follow_all

    declare()
    for collection in COLLECTIONS:
        worker._rebuild_if_needed(collection, threading.Event())
    follow_all()
    found = [f"{name}: {verify(name)}" for name in COLLECTIONS if verify(name).count]
    documents = sorted(Document.objects.values_list("object_id", "headline"))
    if documents != sorted(Group.objects.values_list("pk", "name")):
        found.append(f"documents {documents}")
    print("\n".join(found))
    return DIFFERS if found else 0


def declare() -> None:
    from khabar.search import registry
    from tests.search.things import THING

    if not list(registry.document_kinds()):
        registry.register_document_kind(THING)


def make_good_and_die(seed: int, step: str, when: str) -> int:
    from khabar.search.engines import SITE
    from khabar.search.following import follow_changes
    from khabar.search.rebuilding import rebuild

    if code := make_good():
        return code
    chance = random.Random(seed)
    die_at(step, when)
    for _ in range(EDITS):
        edit(chance)
        if chance.random() < 0.3:
            follow_changes()
    rebuild(SITE)
    return 0


def edit(chance: random.Random) -> None:
    from django.contrib.auth.models import Group

    from tests.search.things import delete_thing, make_thing, rename_thing

    name = f"{chance.choice(['خبر', 'سر'])} {chance.getrandbits(40)}"
    things = list(Group.objects.all())
    what = chance.random()
    if not things or what < 0.5:
        make_thing(name)
    elif what < 0.8:
        rename_thing(chance.choice(things), name)
    else:
        delete_thing(chance.choice(things))


def die_at(step: str, when: str) -> None:
    """Kill this process when *step* is done for the first time."""
    place, name = STEPS[step]
    module, _, attribute = place.partition(":")
    owner: Any = import_module(module)
    owner = getattr(owner, attribute) if attribute else owner
    function: Callable[..., Any] = getattr(owner, name)

    def fatal(*args: Any, **kwargs: Any) -> Any:
        if when == "after":
            function(*args, **kwargs)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(owner, name, fatal)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
