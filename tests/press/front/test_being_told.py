"""The front's processes hear every signal, whenever it comes and whichever thread it is given to."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from khabar.press.sheets import Sheet
from tests.press.front.conftest import RunningFront, free_port, running_front
from tests.press.front.test_reloading import is_running, workers
from tests.waiting import wait_until

TGKILL = 234
"""The number of the system call on x86-64; Python has none for threads of other processes."""


def tell_thread(process: int, thread: int, number: signal.Signals) -> None:
    assert ctypes.CDLL(None).syscall(TGKILL, process, thread, int(number)) == 0


def other_threads(process: int) -> list[int]:
    return [int(task.name) for task in Path(f"/proc/{process}/task").iterdir() if int(task.name) != process]


def let_workers_hang(modules: Path) -> None:
    """Have workers that look for modules in *modules* hang where they start; a file `hangs` beside it says so."""
    hangs = modules.parent / "hangs"
    (modules / "httpx.py").write_text(f"import pathlib, time\npathlib.Path({str(hangs)!r}).touch()\ntime.sleep(600)\n")


def ignored_by(process: int) -> set[int]:
    status = Path(f"/proc/{process}/status").read_text()
    mask = int(status.partition("SigIgn:")[2].split()[0], 16)
    return {number for number in range(1, 65) if mask >> (number - 1) & 1}


@pytest.fixture
def hanging(app_port: int, tmp_path: Path) -> Iterator[RunningFront]:
    """A front whose next workers never get ready."""
    modules = tmp_path / "modules"
    modules.mkdir()
    path = f"{modules}:{os.environ.get('PYTHONPATH', '')}"
    with running_front(tmp_path, app_port, PYTHONPATH=path) as front:
        let_workers_hang(modules)
        yield front


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="the number of the system call is that of x86-64")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_given_to_another_thread_stops_the_front(
    app_port: int, tmp_path: Path, number: signal.Signals
) -> None:
    """As Linux does when one comes close behind another."""
    with running_front(tmp_path, app_port) as front:
        running = workers(front)
        tell_thread(front.process.pid, other_threads(front.process.pid)[0], number)

        assert front.process.wait(30) == 0
        assert not [worker for worker in running if is_running(worker)]


def test_signals_in_a_burst_are_all_heard(app_port: int, tmp_path: Path) -> None:
    with running_front(tmp_path, app_port) as front:
        for number in (signal.SIGUSR1, signal.SIGUSR1, signal.SIGTERM, signal.SIGUSR1):
            front.process.send_signal(number)

        assert front.process.wait(30) == 0


def test_a_worker_that_is_not_ready_is_stopped_without_force(app_port: int, tmp_path: Path) -> None:
    modules = tmp_path / "modules"
    modules.mkdir()
    let_workers_hang(modules)
    environment = {
        **os.environ,
        "PYTHONPATH": f"{modules}:{os.environ.get('PYTHONPATH', '')}",
        "KHABAR_STORE_FILE": str(tmp_path / "pages.sqlite3"),
        "KHABAR_MEDIA_DIR": str(tmp_path),
        "KHABAR_APP_ORIGIN": f"http://127.0.0.1:{app_port}",
        "KHABAR_FRONT_SECRET": "known",
    }
    command = [sys.executable, "-m", "khabar.press.front", "127.0.0.1", str(free_port())]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        wait_until((tmp_path / "hangs").exists)
        process.terminate()

        said = process.communicate(timeout=30)[0]

    assert process.returncode == 0
    assert "refused" not in said


def test_new_workers_mind_nothing_that_is_told_to_those_before_them(hanging: RunningFront, tmp_path: Path) -> None:
    hanging.lay(Sheet("/ar/", b"<p>1</p>"))
    (old,) = workers(hanging)
    hanging.process.send_signal(signal.SIGHUP)
    wait_until((tmp_path / "hangs").exists)
    (new,) = workers(hanging) - {old}

    assert {signal.SIGUSR1, signal.SIGUSR2, signal.SIGHUP} <= ignored_by(new)

    assert hanging.client.get("/ar/").content == b"<p>1</p>"
    os.kill(new, signal.SIGKILL)
    wait_until(lambda: "goes on serving" in hanging.log.read_text())
    assert hanging.process.poll() is None
