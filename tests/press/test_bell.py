"""The bell wakes whoever listens, at once, and its failure hurts nobody."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from khabar.press.bell import Bell, ring

LONG_SECONDS = 60.0


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("b") / "bells"


def test_a_ring_wakes_who_waits(folder: Path) -> None:
    with Bell(folder) as bell:
        began = time.monotonic()
        threading.Timer(0.05, ring, [folder]).start()
        bell.wait(LONG_SECONDS)

    assert 0.04 < time.monotonic() - began < LONG_SECONDS


def test_a_ring_before_the_wait_counts(folder: Path) -> None:
    with Bell(folder) as bell:
        assert not bell.has_rung()
        ring(folder)
        assert bell.has_rung()
        assert bell.has_rung(), "asking changes nothing"
        began = time.monotonic()
        bell.wait(LONG_SECONDS)
        assert time.monotonic() - began < LONG_SECONDS
        assert not bell.has_rung()


def test_what_rang_before_somebody_attended_is_heard_and_what_rings_afterwards_is_new(folder: Path) -> None:
    with Bell(folder) as bell:
        ring(folder)
        bell.attend()
        assert not bell.has_rung()

        ring(folder)
        assert bell.has_rung()


def test_every_listener_hears_it(folder: Path) -> None:
    with Bell(folder) as one, Bell(folder) as other:
        ring(folder)

        assert one.has_rung()
        assert other.has_rung()


def test_without_a_ring_the_wait_ends_by_itself(folder: Path) -> None:
    with Bell(folder) as bell:
        began = time.monotonic()
        bell.wait(0.05)

    assert time.monotonic() - began > 0.04


def test_ringing_a_thousand_times_at_somebody_who_sleeps_waits_for_nobody(folder: Path) -> None:
    with Bell(folder) as bell:
        for _ in range(1000):
            ring(folder)

        assert bell.has_rung()


def test_ringing_where_nobody_listens_is_no_error(folder: Path) -> None:
    ring(folder)
    with Bell(folder):
        pass
    ring(folder)

    assert os.listdir(folder) == []


def test_the_ear_of_a_dead_process_is_removed(folder: Path) -> None:
    program = "import os, sys; from pathlib import Path; from khabar.press.bell import Bell; "
    program += "bell = Bell(Path(sys.argv[1])); os.kill(os.getpid(), 9)"
    subprocess.run([sys.executable, "-c", program, str(folder)], check=False)
    assert len(os.listdir(folder)) == 1

    ring(folder)

    assert os.listdir(folder) == []


def test_a_home_that_lies_too_deep_for_a_socket_has_no_bell_and_no_trouble(folder: Path) -> None:
    deep = folder / ("deep" * 40)
    with Bell(deep) as bell:
        ring(deep)
        assert not bell.has_rung()
        bell.wait(0.01)
