"""Keeps child processes alive until told to stop. Knows processes, ports and signals, not what the children do."""

import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType

from khabar.cli.talk import say

START_SECONDS = 60
STOP_SECONDS = 10
LONGEST_PAUSE_SECONDS = 30
HEALTHY_SECONDS = 60
PR_SET_PDEATHSIG = 1  # linux/prctl.h


@dataclass
class Child:
    """One process: its command, and the address it answers on once it is ready (None: at once).

    It is handed on those signals to the supervisor that it *hears*.
    """

    name: str
    command: list[str]
    address: tuple[str, int] | None
    hears: tuple[signal.Signals, ...] = ()
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    failures: int = 0
    restart_at: float = 0.0


class Supervisor:
    """Starts children, starts each again with growing pauses when it dies, and stops them all together."""

    def __init__(self, children: list[Child], environment: dict[str, str]) -> None:
        self._children = children
        self._environment = environment
        self._stopping = False

    def run(self, *, when_ready: Callable[[], None]) -> int:
        """Run until SIGINT or SIGTERM; return the exit code: 0, or 1 when the children could not be started."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        for number in {number for child in self._children for number in child.hears}:
            signal.signal(number, self._tell_children)
        try:
            for child in self._children:
                self._start(child)
            if not self._wait_until_ready():
                return 0 if self._stopping else 1
            when_ready()
            while not self._stopping:
                self._revive()
                time.sleep(0.1)
            return 0
        finally:
            self._stop_children()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self._stopping = True

    def _tell_children(self, number: int, frame: FrameType | None) -> None:
        for child in self._children:
            if number in child.hears and child.process is not None and child.process.poll() is None:
                child.process.send_signal(number)

    def _start(self, child: Child) -> None:
        child.started_at = time.monotonic()
        # A session of its own: Ctrl-C reaches the supervisor alone, which stops the children in order.
        child.process = subprocess.Popen(  # noqa: S603  our own commands, no shell
            child.command, env=self._environment, start_new_session=True, preexec_fn=_die_with_parent
        )

    def _wait_until_ready(self) -> bool:
        deadline = time.monotonic() + START_SECONDS
        waiting = [child for child in self._children if child.address]
        while waiting and not self._stopping:
            waiting = [child for child in waiting if not _answers(child.address)]
            for child in self._children:
                if child.process and child.process.poll() is not None:
                    say(f"{child.name} ended at once with code {child.process.returncode}; see its message above.")
                    return False
            if time.monotonic() > deadline:
                say(f"No answer within {START_SECONDS} s from: {', '.join(child.name for child in waiting)}")
                return False
            time.sleep(0.05)
        return not self._stopping

    def _revive(self) -> None:
        now = time.monotonic()
        for child in self._children:
            if child.process is None:
                if now >= child.restart_at:
                    self._start(child)
            elif child.process.poll() is not None:
                child.failures = 1 if now - child.started_at > HEALTHY_SECONDS else child.failures + 1
                pause = min(2 ** (child.failures - 1) * 0.25, LONGEST_PAUSE_SECONDS)
                say(f"{child.name} ended with code {child.process.returncode}; starting it again in {pause:g} s")
                child.process, child.restart_at = None, now + pause

    def _stop_children(self) -> None:
        running = [child.process for child in self._children if child.process and child.process.poll() is None]
        for process in running:
            process.terminate()
        deadline = time.monotonic() + STOP_SECONDS
        for process in running:
            try:
                process.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                # Its whole group: a server that hangs has workers, and they would hold on to its port and its output.
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


def _answers(address: tuple[str, int] | None) -> bool:
    if address is None:
        return True
    host, port = address
    try:
        with socket.create_connection(("127.0.0.1" if host == "0.0.0.0" else host, port), timeout=0.5):  # noqa: S104  compared, not bound
            return True
    except OSError:
        return False


def _die_with_parent() -> None:
    """Ask Linux to end this child when the supervisor is killed, so that no port stays taken."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
