"""Makes the trial site's pages anew in several processes and compares the store with a rebuild.

    python -m tests.press.trial.rebuilder all|killed

With "killed", one of the processes dies in the middle, as by a power cut. Ends with 0 if nothing differs.
"""

import multiprocessing
import os
import random
import signal
import sys
import tempfile
from pathlib import Path

import django

STORIES = 700


def main(how: str) -> int:
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import transaction

    from khabar.press import presser
    from khabar.press.models import Order
    from khabar.press.parallel import NICENESS, PressersFailed
    from tests.press.trial.editor import Editor
    from tests.press.trial.models import Section, Story
    from tests.press.trial.rebuild import differences

    call_command("migrate", run_syncdb=True, verbosity=0)
    with transaction.atomic():
        section = Section.objects.create(name="العراق")
        for number in range(STORIES):
            Story.objects.create(section=section, slug=f"s{number}", headline=f"خبر {number}")
    editor = Editor(random.Random(81))
    for _ in range(40):
        editor.work()
    told: list[tuple[int, int]] = []
    niceness: set[int] = set()

    def look(_step: str, done: int, total: int) -> None:
        told.append((done, total))
        pressers = multiprocessing.active_children()
        if done and pressers:
            niceness.add(os.getpriority(os.PRIO_PROCESS, pressers[0].pid or 0))
        if how == "killed" and done and pressers:
            os.kill(pressers[0].pid or 0, signal.SIGKILL)

    try:
        presser.press_everything(look, jobs=2)
    except PressersFailed:
        if how != "killed":
            raise
        presser.drain()
    else:
        if how == "killed":
            raise SystemExit("No process was killed.")
    if Order.objects.exists() or not told:
        raise SystemExit(f"Orders are left, or nothing was told: {told}")
    if niceness != {min(os.nice(0) + NICENESS, 19)}:
        raise SystemExit(f"Who bakes everything does not stand back for others: {niceness}")
    with tempfile.TemporaryDirectory() as folder:
        found = differences(Path(settings.KHABAR_STORE_FILE), Path(folder) / "fresh.sqlite3")
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
