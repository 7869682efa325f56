"""Killed at any step, the search makes it good: afterwards the indexes hold what the things say."""

from pathlib import Path

import pytest

from tests.trials import run_trial


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_kill_at_any_step_loses_nothing(tmp_path: Path, when: str) -> None:
    run_trial("tests.search.trial.crasher", when, tmp_path)
