"""Children are started together, started again when they die, and stopped together."""

import os
import signal
import socket
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from khabar.cli.run import refuse_taken_port
from khabar.cli.talk import Refused
from tests.waiting import LONGEST_SECONDS, wait_until

PROGRAM = """
    import sys
    from khabar.cli.supervisor import Child, Supervisor
    child = [sys.executable, "-c", sys.argv[1]]
    print(Supervisor([Child("child", child, None)], dict(__import__("os").environ)).run(when_ready=lambda: None))
"""


def supervise(child: str) -> subprocess.Popen[str]:
    """Start a supervisor over one child that runs the Python text *child*."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(PROGRAM), textwrap.dedent(child)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for_lines(file: Path, count: int) -> list[str]:
    wait_until(lambda: file.exists() and len(file.read_text().splitlines()) >= count)
    return file.read_text().splitlines()


def test_child_that_dies_is_started_again(tmp_path: Path) -> None:
    log = tmp_path / "log"
    supervisor = supervise(
        f"""
        import os, time
        with open({str(log)!r}, "a") as file: print(os.getpid(), file=file)
        time.sleep(60)
        """
    )
    try:
        first = int(wait_for_lines(log, 1)[0])
        os.kill(first, signal.SIGKILL)
        second = int(wait_for_lines(log, 2)[1])
        assert second != first
    finally:
        supervisor.terminate()
        _, said = supervisor.communicate(timeout=LONGEST_SECONDS)
    assert "child ended with code -9; starting it again" in said


def test_terminated_supervisor_leaves_no_child(tmp_path: Path) -> None:
    log = tmp_path / "log"
    supervisor = supervise(
        f"""
        import os, time
        with open({str(log)!r}, "a") as file: print(os.getpid(), file=file)
        time.sleep(60)
        """
    )
    child = int(wait_for_lines(log, 1)[0])
    supervisor.terminate()
    supervisor.communicate(timeout=LONGEST_SECONDS)
    assert supervisor.returncode == 0
    assert not is_running(child)


def test_child_that_will_not_stop_is_killed_with_its_own_children(tmp_path: Path) -> None:
    log = tmp_path / "log"
    supervisor = supervise(
        f"""
        import os, signal, time
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        os.fork()
        with open({str(log)!r}, "a") as file: print(os.getpid(), file=file)
        time.sleep(60)
        """
    )
    both = [int(line) for line in wait_for_lines(log, 2)]
    supervisor.terminate()
    supervisor.communicate(timeout=LONGEST_SECONDS + 10)
    assert not any(is_running(one) for one in both)


def test_killed_supervisor_takes_its_child_along(tmp_path: Path) -> None:
    log = tmp_path / "log"
    supervisor = supervise(
        f"""
        import os, time
        with open({str(log)!r}, "a") as file: print(os.getpid(), file=file)
        time.sleep(60)
        """
    )
    child = int(wait_for_lines(log, 1)[0])
    supervisor.kill()
    supervisor.communicate(timeout=LONGEST_SECONDS)
    wait_until(lambda: not is_running(child))


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()


def test_taken_port_is_refused_with_a_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Refused) as refused:
            refuse_taken_port("127.0.0.1", port)
    assert f"Port {port} on 127.0.0.1 cannot be used" in refused.value.message
    assert f"khabar run --port {port + 1}" in refused.value.message


def test_child_gets_the_signals_that_it_hears(tmp_path: Path) -> None:
    log = tmp_path / "log"
    child = f"""
        import signal, time
        def note(number, frame):
            with open({str(log)!r}, "a") as file: print(number, file=file)
        signal.signal(signal.SIGHUP, note)
        note("ready", None)
        time.sleep(60)
        """
    program = PROGRAM.replace('Child("child", child, None)', 'Child("child", child, None, hears=(1,))')
    supervisor = subprocess.Popen([sys.executable, "-c", textwrap.dedent(program), textwrap.dedent(child)])
    try:
        wait_for_lines(log, 1)
        supervisor.send_signal(signal.SIGHUP)
        assert wait_for_lines(log, 2) == ["ready", str(int(signal.SIGHUP))]
        assert supervisor.poll() is None
    finally:
        supervisor.terminate()
        supervisor.wait(LONGEST_SECONDS)
