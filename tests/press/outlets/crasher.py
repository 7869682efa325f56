"""Processes that edit a page store, export it to files, and are killed at a chosen step, as by a power cut.

    python -m tests.press.outlets.crasher FOLDER before|after

For each step a child makes good what the crash before it left, compares the tree with the store, edits, and is killed.
Ends with 0 if every child was killed where it should be and the tree was always made good.
"""

import random
import sys
from pathlib import Path

from khabar.press.outlets.files import FileTree
from khabar.press.outlets.following import Place, follow
from khabar.press.sheets import Sheet
from khabar.press.stores.base import Baked
from khabar.press.stores.pagefile import PageFile
from tests.dying import Step, die_at, in_child, killed_at_each_step
from tests.press.outlets.trees import holds, should_hold

ROUNDS = 12
DIFFERS = 3
FILES = "khabar.press.outlets.files:FileTree"

STEPS = {
    "clear": (FILES, "_clear"),
    "take one": (FILES, "_take"),
    "lay a file": (FILES, "_lay"),
    "remove a file": (FILES, "_remove"),
    "settle": (FILES, "_settle"),
    "sweep": (FILES, "sweep"),
    "take a batch": (FILES, "take"),
    "write the row": ("khabar.press.stores.followers:Followers", "write"),
    "between writing and renaming": (FILES, "_put_in_place"),
}


def main(folder: Path, when: str) -> int:
    file, root = folder / "pages.sqlite3", folder / "files"

    def make_good() -> int:
        place = Place(file, FileTree(root))
        follow(place)
        wanted, found = should_hold(file), holds(root)
        for name in sorted(wanted.keys() | found.keys()):
            if wanted.get(name) != found.get(name):
                print(f"{name}: {str(found.get(name))[:60]} instead of {str(wanted.get(name))[:60]}")
        return DIFFERS if wanted != found else 0

    def make_good_and_die(seed: int, step: Step, when: str) -> int:
        if code := make_good():
            return code
        if step[1] == "sweep":
            place = Place(file, FileTree(root))
            place.followers.forget(place.name)
        chance = random.Random(f"{seed} {when}")
        die_at(step, when, countdown=1 if step[1] == "sweep" else chance.randrange(1, 10))
        for _ in range(ROUNDS):
            edit(file, chance)
            follow(Place(file, FileTree(root)))
        return 0

    in_child(lambda: edit(file, random.Random(0)))
    return killed_at_each_step(STEPS, when, make_good_and_die) + (in_child(make_good) != 0)


def edit(file: Path, chance: random.Random) -> int:
    """Lay, move, take away and bring back some pages."""
    store = PageFile(file)
    for _ in range(3):
        number = chance.randrange(6)
        body = f"<p>خبر {chance.random()}</p>".encode() * chance.choice([1, 60])
        sheets = chance.choice(
            [
                (),
                (Sheet(f"/ar/{number}/", body), Sheet(f"/a/{number}", status=301, location=f"/ar/{number}/")),
                (Sheet(f"/ar/{number}/", status=301, location="/ar/"), Sheet(f"/ar/خبر-{number}/", body)),
            ]
        )
        store.commit([Baked(f"article:{number}", sheets, store.next_ticket())])
    store.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
