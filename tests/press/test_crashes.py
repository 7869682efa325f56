"""Killed at any step, the press makes it good: afterwards the store is what a full rebuild would give."""

from pathlib import Path

import pytest

from tests.trials import run_trial


@pytest.mark.parametrize("when", ["before", "after"])
def test_a_kill_at_any_step_loses_nothing(tmp_path: Path, when: str) -> None:
    run_trial("tests.press.trial.crasher", when, tmp_path)
