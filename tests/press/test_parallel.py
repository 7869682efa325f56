"""Everything is baked by several processes at once; the store is the same, also when one of them dies on the way."""

from pathlib import Path

import pytest

from tests.trials import run_trial


@pytest.mark.parametrize("how", ["all", "killed"])
def test_a_rebuild_in_several_processes_is_complete(tmp_path: Path, how: str) -> None:
    run_trial("tests.press.trial.rebuilder", how, tmp_path)
