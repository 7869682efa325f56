"""Everything is baked by several processes at once; the store is the same, also when one of them dies on the way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]


@pytest.mark.parametrize("how", ["all", "killed"])
def test_a_rebuild_in_several_processes_is_complete(tmp_path: Path, how: str) -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.press.trial.settings",
        "KHABAR_TEST_HOME": str(tmp_path),
        "PYTHONPATH": os.pathsep.join([str(REPOSITORY / "src"), str(REPOSITORY)]),
    }

    ended = subprocess.run(
        [sys.executable, "-m", "tests.press.trial.rebuilder", how],
        env=environment,
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode == 0, ended.stdout + ended.stderr
