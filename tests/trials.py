"""Runs a trial: a small project in a process of its own, which kills its own children and says what it found amiss."""

import os
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]


def run_trial(program: str, how: str, home: Path) -> None:
    """Run the module *program*, with the settings beside it, told *how*. Fails with what it said if it ended badly."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": f"{program.rpartition('.')[0]}.settings",
        "KHABAR_TEST_HOME": str(home),
        "PYTHONPATH": os.pathsep.join([str(REPOSITORY / "src"), str(REPOSITORY)]),
    }
    ended = subprocess.run(
        [sys.executable, "-m", program, how],
        env=environment,
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
