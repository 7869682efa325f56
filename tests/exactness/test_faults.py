"""Whatever goes wrong around the press: afterwards nothing differs, and no reader saw what she must not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.exactness.faults.databases import copied_database
from tests.exactness.faults.scenarios import SCENARIOS

REPOSITORY = Path(__file__).parents[2]
LONGEST_SECONDS = 400


@pytest.mark.parametrize("scenario", list(SCENARIOS))
@pytest.mark.usefixtures("transactional_db")
def test_nothing_is_lost_torn_old_or_leaked(tmp_path: Path, scenario: str) -> None:
    with copied_database(tmp_path) as address:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "khabar.settings.testing",
            "KHABAR_TEST_HOME": str(tmp_path / "home"),
            "KHABAR_DATABASE_URL": address,
            "PYTEST_XDIST_WORKER": "",
        }
        played = subprocess.run(
            [sys.executable, "-m", "tests.exactness.faults", scenario],
            env=environment,
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            timeout=LONGEST_SECONDS,
            check=False,
        )

    log = tmp_path / "home" / "press.log"
    said = log.read_text(errors="replace") if log.exists() else ""
    told = f"{said[:6000]}\n[...]\n{said[-3000:]}"
    assert played.returncode == 0, f"{played.stdout}\n{played.stderr[-3000:]}\n{told}"
