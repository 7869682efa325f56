"""Killed at any step of an export, the next process makes it good: afterwards the tree is what the store says."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from khabar.press.outlets.files import FileTree
from khabar.press.outlets.following import Place, follow
from khabar.press.sheets import Sheet
from khabar.press.stores.pagefile import PageFile
from tests.press.outlets.conftest import Lay
from tests.press.outlets.trees import holds, should_hold

REPOSITORY = Path(__file__).parents[3]
EXPORT = """
import sys
from pathlib import Path
from khabar.press.outlets.files import FileTree
from khabar.press.outlets.following import Place, follow
print("began", flush=True)
follow(Place(Path(sys.argv[1]), FileTree(Path(sys.argv[2]))))
print("ended", flush=True)
"""


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_kill_at_any_step_is_made_good(tmp_path: Path, when: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "tests.press.outlets.crasher", str(tmp_path), when],
        env={**os.environ, "PYTHONPATH": f"{REPOSITORY / 'src'}:{REPOSITORY}"},
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stdout + ended.stderr


def test_a_process_that_is_killed_in_the_middle_holds_nobody_up(lay: Lay, store: PageFile, tmp_path: Path) -> None:
    """Killed by another process, at no step in particular, again and again; the last one is let live."""
    for start in range(0, 900, 30):
        body = "خبر ".encode() * 200
        lay(
            f"list:{start}",
            *(Sheet(f"/ar/{number}/", body + str(number).encode()) for number in range(start, start + 30)),
        )
    root = tmp_path / "files"
    chance = random.Random(7)
    killed = 0
    for _ in range(8):
        process = subprocess.Popen(
            [sys.executable, "-c", EXPORT, str(store.path), str(root)],
            env={**os.environ, "PYTHONPATH": str(REPOSITORY / "src")},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "began\n"
        time.sleep(chance.uniform(0, 0.3))
        process.send_signal(signal.SIGKILL)
        killed += "ended" not in process.stdout.read()
        process.wait()
        process.stdout.close()

    follow(Place(store.path, FileTree(root)))

    assert killed
    assert holds(root) == should_hold(store.path)
