"""Killed at any step, the search makes it good: afterwards the indexes hold what the things say."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_kill_at_any_step_loses_nothing(tmp_path: Path, when: str) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.search.trial.settings",
        "KHABAR_TEST_HOME": str(tmp_path),
        "PYTHONPATH": str(REPOSITORY),
    }

    ended = subprocess.run(
        [sys.executable, "-m", "tests.search.trial.crasher", when],
        env=environment,
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stdout + ended.stderr
