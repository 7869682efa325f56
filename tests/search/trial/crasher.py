"""Processes that edit things, index them, rebuild, and are killed at a chosen step, as by a power cut.

    python -m tests.search.trial.crasher before|after

For each step a child first makes good what the crash before it left and compares the indexes with the things, then
edits, and is killed. Ends with 0 if every child was killed where it should be and nothing was ever lost.
"""

import random
import sys
import threading

import django

from tests.dying import Step, die_at, in_child, killed_at_each_step

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
    return killed_at_each_step(STEPS, when, make_good_and_die) + (in_child(make_good) != 0)


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


def make_good_and_die(seed: int, step: Step, when: str) -> int:
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
