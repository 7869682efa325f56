"""Workers come and go while readers read; no request is lost by it."""

import http.client
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from khabar.press.sheets import Sheet
from tests.press.front.conftest import PATIENCE_SECONDS, RunningFront, running_front
from tests.waiting import wait_until

BODY = "<p>خبر</p>".encode() * 500


class Readers:
    """Clients that ask as fast as they can, some on connections that they keep, some on a new one each time."""

    def __init__(self, front: RunningFront, paths: tuple[str, ...]) -> None:
        self.answers = 0
        self.failures: list[str] = []
        self._address = urlsplit(front.url)
        self._paths = paths
        self._is_over = threading.Event()
        self._lock = threading.Lock()

    @contextmanager
    def reading(self) -> Iterator[None]:
        threads = [threading.Thread(target=self._read, args=(keeps,)) for keeps in (True, True, True, False, False)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._is_over.set()
            for thread in threads:
                thread.join()

    def _read(self, keeps_connection: bool) -> None:
        connection = self._connect()
        while not self._is_over.is_set():
            for path in self._paths:
                try:
                    connection.request("GET", path)
                    response = connection.getresponse()
                    body = response.read()
                    if response.status != 200 or not body:
                        self._fail(f"{path}: {response.status}")
                except (OSError, http.client.HTTPException) as error:
                    self._fail(f"{path}: {error!r}")
                    connection.close()
                with self._lock:
                    self.answers += 1
                if not keeps_connection:
                    connection.close()

    def _connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(
            self._address.hostname or "", self._address.port or 0, timeout=PATIENCE_SECONDS
        )

    def _fail(self, what: str) -> None:
        with self._lock:
            self.failures.append(what)


def workers(front: RunningFront) -> set[int]:
    children = Path(f"/proc/{front.process.pid}/task/{front.process.pid}/children").read_text()
    return {int(child) for child in children.split()}


def is_running(worker: int) -> bool:
    try:
        return Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_new_workers_take_over_without_a_request_lost(app_port: int, tmp_path: Path) -> None:
    with running_front(tmp_path, app_port, KHABAR_FRONT_WORKERS="2") as front:
        front.lay(Sheet("/ar/", BODY))
        readers = Readers(front, ("/ar/", "/ar/", "/ar/", "/echo/"))
        with readers.reading():
            for _ in range(2):
                time.sleep(0.3)
                before = workers(front)
                assert len(before) == 2
                front.process.send_signal(signal.SIGHUP)
                wait_until(lambda before=before: len(workers(front)) == 2 and not workers(front) & before)

    assert readers.failures == []
    assert readers.answers > 500


def test_a_worker_that_leaves_takes_no_new_connection(app_port: int, tmp_path: Path) -> None:
    """It would close a connection on which nothing came yet."""
    with running_front(tmp_path, app_port) as front:
        front.lay(Sheet("/ar/", BODY))
        address = urlsplit(front.url)
        (old,) = workers(front)
        kept = http.client.HTTPConnection(address.hostname or "", address.port or 0, timeout=PATIENCE_SECONDS)
        front.process.send_signal(signal.SIGHUP)

        is_leaving = False
        while not is_leaving and is_running(old):
            try:
                kept.request("GET", "/ar/")
                response = kept.getresponse()
                response.read()
                is_leaving = response.getheader("connection") == "close"
            except (OSError, http.client.HTTPException):
                kept.close()
        answers = [front.client.get("/ar/") for _ in range(40)]

    assert [answer.headers.get("connection") for answer in answers] == [None] * 40


def test_a_worker_that_is_killed_is_replaced(app_port: int, tmp_path: Path) -> None:
    with running_front(tmp_path, app_port) as front:
        front.lay(Sheet("/ar/", BODY))
        (worker,) = workers(front)

        os.kill(worker, signal.SIGKILL)

        # A connection that comes meanwhile waits at the socket, which is the parent's.
        wait_until(lambda: not is_running(worker))
        assert httpx.get(f"{front.url}/ar/").content == BODY
        assert worker not in workers(front)


def test_workers_stay_if_new_ones_cannot_start(app_port: int, tmp_path: Path) -> None:
    modules = tmp_path / "modules"
    modules.mkdir()
    path = f"{modules}:{os.environ.get('PYTHONPATH', '')}"
    with running_front(tmp_path, app_port, PYTHONPATH=path) as front:
        front.lay(Sheet("/ar/", BODY))
        before = workers(front)
        (modules / "httpx.py").write_text("raise ImportError('an upgrade that went wrong')\n")

        front.process.send_signal(signal.SIGHUP)
        wait_until(lambda: "goes on serving" in front.log.read_text())

        assert workers(front) == before
        assert front.client.get("/ar/").content == BODY
        (modules / "httpx.py").unlink()
        front.process.send_signal(signal.SIGHUP)
        wait_until(lambda: len(workers(front)) == 1 and not workers(front) & before)
        assert front.client.get("/ar/").content == BODY


def test_workers_stay_if_new_ones_cannot_read_the_store(app_port: int, tmp_path: Path) -> None:
    """As after an upgrade, before the press has brought the store up to date."""
    with running_front(tmp_path, app_port) as front:
        front.lay(Sheet("/ar/", BODY))
        assert front.client.get("/ar/").content == BODY
        before = workers(front)
        front.store.path.rename(tmp_path / "away")

        front.process.send_signal(signal.SIGHUP)
        wait_until(lambda: "goes on serving" in front.log.read_text())

        assert workers(front) == before
        assert front.client.get("/ar/").content == BODY


def test_stopping_leaves_no_worker(app_port: int, tmp_path: Path) -> None:
    with running_front(tmp_path, app_port, KHABAR_FRONT_WORKERS="2") as front:
        running = workers(front)

    assert front.process.returncode == 0
    assert not [worker for worker in running if is_running(worker)]
