"""Whether the press is exact: thousands of random deeds of a newsroom, each rest compared with a full rebuild.

    python benchmarks/exactness.py [--quick] [--deeds 10000] [--seed 1]

Makes a throw-away home. After every few deeds the press works until nothing waits; then every address, the keys of
every page, and every byte that readers must not meet are looked at. A failure names the seed and the last deeds.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bars import Bar, conclude

ROOT = Path(__file__).parents[1]
QUICK, WHOLE = 300, 10_000
DEEDS_OF_A_LIFE = 250
FEWEST_BETWEEN_RESTS, MOST_BETWEEN_RESTS = 3, 25
REMEMBERED = 30


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} deeds")
    parser.add_argument("--deeds", type=int, default=0, help=f"how many, {WHOLE} by default")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--first-life", type=int, default=0, help="begin with this life of the seed: to see a fault again"
    )
    options = parser.parse_args()
    deeds = options.deeds or (QUICK if options.quick else WHOLE)
    with tempfile.TemporaryDirectory(prefix="khabar-benchmark-") as folder:
        _open_home(folder)
        conclude(measure(deeds, options.seed, options.first_life))


def _open_home(folder: str) -> None:
    os.environ |= {"KHABAR_TEST_HOME": folder, "DJANGO_SETTINGS_MODULE": "khabar.settings.testing"}
    sys.path.insert(0, str(ROOT))
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    call_command("migrate", verbosity=0)


def measure(deeds: int, seed: int, first_life: int) -> list[Bar]:
    """Live *deeds* deeds in lives of some hundred, and count what differed at their rests."""
    from tests.exactness.choosing import Seeded
    from tests.exactness.machine import World

    faults: list[str] = []
    rests = done = 0
    began = time.perf_counter()
    for life in range(first_life, first_life - (-deeds // DEEDS_OF_A_LIFE)):
        chance = random.Random(f"{seed} {life}")
        world = World(Seeded(chance.randrange(2**32)))
        try:
            for found, count in _lived(world, chance, min(DEEDS_OF_A_LIFE, deeds - done)):
                rests += 1
                done += count
                faults += [f"seed {seed}, life {life}, deed {done}: {fault}" for fault in found]
                if found:
                    break
        finally:
            world.close()
        print(f"{done} deeds, {rests} rests, {len(faults)} faults, {time.perf_counter() - began:.0f} s", flush=True)
    print("\n".join(faults[:50]))
    return [
        Bar("exactness_faults", float(len(faults)), "faults", 0),
        Bar("exactness_deeds", float(done), "deeds", float(deeds), sense="at_least"),
    ]


def _lived(world: Any, chance: random.Random, deeds: int) -> Iterator[tuple[list[str], int]]:
    """Yield, at each rest, what is wrong and how many deeds came before it since the last."""
    from khabar.press import presser
    from tests.exactness.life import ARTICLES, HOUSE, READERS_DEEDS
    from tests.search.things import follow_all

    last: deque[str] = deque(maxlen=REMEMBERED)
    while deeds > 0:
        before_rest = min(deeds, chance.randint(FEWEST_BETWEEN_RESTS, MOST_BETWEEN_RESTS))
        for _deed in range(before_rest):
            deed = chance.choice(chance.choice([ARTICLES, ARTICLES, HOUSE, READERS_DEEDS]))
            last.append(deed.__name__)
            world.do(deed)
            if chance.random() < 0.3:
                presser.work_once()
            if chance.random() < 0.1:
                follow_all()
        deeds -= before_rest
        found = world.faults()
        if found:
            print("\n".join(found), "\nThe last deeds:", ", ".join(last), flush=True)
        yield found, before_rest


if __name__ == "__main__":
    main()
