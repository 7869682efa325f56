"""Processes that edit the trial site, press, and are killed at a chosen step, as by a power cut.

    python -m tests.press.trial.crasher before|after

For each step a child first makes good what the crash before it left, compares with a rebuild, edits, and is killed.
Ends with 0 if every child was killed where it should be and nothing was ever lost.
"""

import random
import sys
import tempfile
from pathlib import Path

import django

from tests.dying import Step, die_at, in_child, killed_at_each_step

EDITS = 25
DIFFERS = 3

STEPS = {
    "touch": ("khabar.press.touching", "touch_exactly"),
    "order": ("khabar.press.ordering", "place"),
    "take off": ("khabar.press.ordering", "_take_off"),
    "ticket": ("khabar.press.stores.pagefile:PageFile", "next_ticket"),
    "bake": ("khabar.press.baking:_Oven", "bake"),
    "lay one": ("khabar.press.stores.pagefile", "_lay"),
    "commit": ("khabar.press.stores.pagefile:PageFile", "commit"),
    "sync": ("khabar.press.stores.pagefile:PageFile", "sync"),
    "tombstones": ("khabar.press.stores.pagefile:PageFile", "take_away"),
    "removal": ("khabar.press.removal", "claim_all"),
    "settle": ("khabar.press.settling", "settle"),
    "replace keys": ("khabar.press.settling", "replace_keys"),
}
RARE = (STEPS["tombstones"], STEPS["removal"])


def main(when: str) -> int:
    django.setup()
    if in_child(make_tables) != 0:
        raise SystemExit("The tables could not be made.")
    return killed_at_each_step(STEPS, when, make_good_and_die) + (in_child(make_good) != 0)


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


def make_good_and_die(seed: int, step: Step, when: str) -> int:
    from khabar.press import presser
    from tests.press.trial.editor import Editor

    if code := make_good():
        return code
    chance = random.Random(seed)
    editor = Editor(chance)
    die_at(step, when, countdown=1 if step in RARE else chance.randrange(1, 6))
    for _ in range(EDITS * 8 if step in RARE else EDITS):
        editor.work()
        if chance.random() < 0.3:
            presser.work_once()
    presser.drain()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
