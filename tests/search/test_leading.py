"""Of many workers of a home one works; when it is killed, another does."""

from pathlib import Path

from khabar.search.leading import Lead
from tests.trials import run_trial


def test_one_of_many_processes_writes_and_another_takes_over_when_it_is_killed(tmp_path: Path) -> None:
    run_trial("tests.search.trial.workers", "killed", tmp_path)


def test_lead_is_one_persons_until_given_up(tmp_path: Path) -> None:
    first, second = Lead(tmp_path / "search" / "worker"), Lead(tmp_path / "search" / "worker")

    assert [first.take(), second.take(), first.take()] == [True, False, True]
    first.give_up()
    assert [second.take(), first.take()] == [True, False]


def test_who_leads_in_a_folder_that_was_deleted_leads_no_more(tmp_path: Path) -> None:
    first, second = Lead(tmp_path / "worker"), Lead(tmp_path / "worker")
    assert first.take()
    (tmp_path / "worker").unlink()

    assert [second.take(), first.take(), second.take()] == [True, False, True]
