"""How Granian serves the front: what it does otherwise than out of the box. Knows Granian's insides, no page.

Three things. A request that can be answered at once is answered in the thread that brings it, without the way through
the event loop, which costs a third of the time (decision 025). All workers accept from one socket that outlives them,
so that no connection waits at a worker that leaves. And a worker leaves in two steps: a new one is up first, then the
old one asks its clients to come again, then it goes.
"""

import multiprocessing
import os
import select
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from types import FrameType
from typing import Any

import granian.server.mp
from granian._futures import _aio_taskenter, _aio_taskleave, _cbsched_aioschedule, _future_watcher_wrapper
from granian._granian import CallbackScheduler
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.net import SocketSpec
from granian.server.mp import MPServer, WorkerProcess

from khabar.press.front.waking import Waking

APPLICATION = "khabar.press.front.app:create_app"
CONNECTIONS_A_WORKER = 8192
BACKLOG = 4096
# Of a connection: until a request's head is there, and between two requests. Longer than proxies keep idle ones.
IDLE_MILLISECONDS = 30_000
LONGEST_HEAD = 64 * 1024
SECONDS_TO_START = 30.0
SECONDS_TO_PART = 2.0
SECONDS_TO_STOP = 5
_ENDING = (signal.SIGTERM, signal.SIGINT)
_TELLING = (signal.SIGHUP, signal.SIGUSR1, signal.SIGUSR2)
WITH_PAGES, WITHOUT_PAGES, NOT_AT_ALL = b"1", b"0", b""

Load = Callable[[], Any]


class AtOnce(CallbackScheduler):
    """Lets the front answer at once, and gives the event loop only what has to wait for someone."""

    def __init__(self, loop: Any, front: Any, *tasks: Any) -> None:
        super().__init__()
        later = _cbsched_aioschedule(loop, self._ctx, _future_watcher_wrapper(lambda *request: front.hand_on(*request)))

        def schedule(watcher: Any) -> None:
            try:
                if front.answer_at_once(watcher.scope, watcher.proto):
                    return
            except Exception as error:
                watcher.err(error)
                return
            later(watcher)

        self._schedule_fn = schedule


def load(ready: int, listener: int, load_front: Load) -> Any:
    """Make the front in a worker, and have the worker tell its parent through *ready* when it serves, and what."""
    _forget_handlers()
    front = load_front()

    def part() -> None:
        _stop_accepting(listener)
        front.part()

    def scheduler(loop: Any, callback: Any, impl_asyncio: bool) -> AtOnce:
        loop.add_signal_handler(signal.SIGUSR2, part)
        loop.call_soon(os.write, ready, WITH_PAGES if front.can_serve_pages() else WITHOUT_PAGES)
        return AtOnce(loop, front, None, partial(_aio_taskenter, loop), partial(_aio_taskleave, loop))

    granian.server.mp._new_cbscheduler = scheduler
    return front


class Server(MPServer):
    """Granian with one socket for all workers, and workers that part from their clients before they leave."""

    interrupt_children: list[int]

    def __init__(self, host: str, port: int, workers: int) -> None:
        super().__init__(
            APPLICATION,
            address=host,
            port=port,
            interface=Interfaces.RSGI,
            workers=workers,
            factory=True,
            # What the front does not speak, nobody can misuse: TLS, HTTP/2 and web sockets are the proxy's.
            http=HTTPModes.http1,
            websockets=False,
            backlog=BACKLOG,
            backpressure=CONNECTIONS_A_WORKER,
            http1_settings=HTTP1Settings(header_read_timeout=IDLE_MILLISECONDS, max_buffer_size=LONGEST_HEAD),
            respawn_failed_workers=True,
            workers_kill_timeout=SECONDS_TO_STOP,
            log_level=LogLevels.warning,
        )
        # What the parent process waits for, between two of these it sleeps.
        self.main_loop_interrupt: Any = Waking(
            lambda: self.interrupt_signal or self.reload_signal or self.interrupt_children
        )

    def _init_shared_socket(self) -> None:
        """Open the one socket. Granian would have each worker open its own, whose queue dies with the worker."""
        self._shd = SocketSpec(self.bind_addr, self.bind_port, self.backlog).build()
        self._sfd = self._shd.get_fd()
        self._sso = socket.socket(fileno=self._sfd)

    def startup(self, spawn_target: Any, target_loader: Load) -> None:
        signal.signal(signal.SIGUSR1, self._tell_workers)
        super().startup(spawn_target, target_loader)

    def _tell_workers(self, number: int, frame: FrameType | None) -> None:
        for worker in list(self.wrks):
            _signal(worker, number)

    def _spawn_worker(self, idx: int, target: Any, callback_loader: Load) -> WorkerProcess:
        reading, writing = os.pipe()
        worker = super()._spawn_worker(idx, target, partial(load, writing, self._sfd, callback_loader))

        def start_and_watch() -> None:
            with _signals_held():
                worker.inner.start()
            worker._watch()
            os.close(writing)

        worker.start = start_and_watch
        worker.ready, worker.said = reading, None
        return worker

    def _respawn_workers(self, workers: list[int], spawn_target: Any, target_loader: Load, delay: float = 0) -> None:
        for number in workers:
            if self.interrupt_signal:
                return
            self.respawned_wrks[number] = time.monotonic()
            new = self._spawn_worker(number, spawn_target, target_loader)
            # On trial: if it ends, that is no accident for which Granian would give up.
            new.interrupt_by_parent = True
            new.start()
            old = self.wrks[number]
            # A program that does not understand the store yet, before the press brought it up to date, has no pages.
            if _ability(new) < _ability(old) and old.is_alive():
                new.kill()
                new.join()
                granian.server.mp.logger.error("A new worker did not start as it should; the old one goes on serving.")
                continue
            self.wrks[number] = new
            new.interrupt_by_parent = False
            if not new.is_alive():
                self.interrupt_children.append(number)
            if old.is_alive():
                _signal(old, signal.SIGUSR2)
                time.sleep(SECONDS_TO_PART)
                _stop(old)


def serve(host: str, port: int, workers: int) -> None:
    """Listen until stopped. SIGHUP puts new workers in the place of the old ones, SIGUSR1 opens the access log anew."""
    # The socket and the readiness pipe are inherited.
    multiprocessing.set_start_method("fork")
    Server(host, port, workers).serve()
    # Python puts back what signals do by themselves when it ends: one that comes so late would kill a front that stops.
    for number in _TELLING:
        signal.signal(number, signal.SIG_IGN)


def _ability(worker: Any) -> bytes:
    """Wait until *worker* serves; return what it said then, nothing if it died before or takes too long."""
    if worker.said is None:
        readable, _, _ = select.select([worker.ready], [], [], SECONDS_TO_START)
        worker.said = os.read(worker.ready, 1) if readable else NOT_AT_ALL
        os.close(worker.ready)
    said: bytes = worker.said
    return said


def _stop_accepting(listener: int) -> None:
    """Let connections that come from now on go to the other workers, which share the socket with the number *listener*.

    A worker that stops closes a connection on which it has read nothing yet: a client who came just before would lose
    her request. Granian cannot be told to accept no more, so its numbers for the socket get another one, where nobody
    comes.
    """
    shared = os.fstat(listener)
    with socket.socket() as nobodys:
        nobodys.setblocking(False)
        nobodys.bind(("127.0.0.1", 0))
        nobodys.listen(1)
        for number in [int(name) for name in os.listdir("/proc/self/fd")]:
            with suppress(OSError):
                if os.path.samestat(os.fstat(number), shared):
                    os.dup2(nobodys.fileno(), number)


@contextmanager
def _signals_held() -> Iterator[None]:
    """Let what is told to this process wait until the block ends. A process forked within holds them until it is ready.

    In between it would take for its own what its parent does when it is told something.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {*_ENDING, *_TELLING})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _forget_handlers() -> None:
    """Have a new worker do nothing of what its parent does when told; what was held comes now."""
    for number in _ENDING:
        signal.signal(number, signal.SIG_DFL)
    for number in _TELLING:
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {*_ENDING, *_TELLING})


def _signal(worker: Any, number: int) -> None:
    # It may have ended a moment ago.
    with suppress(ProcessLookupError):
        if worker.is_alive():
            os.kill(worker.inner.pid, number)


def _stop(worker: Any) -> None:
    worker.terminate()
    worker.join(SECONDS_TO_STOP)
    if worker.is_alive():
        worker.kill()
        worker.join()
