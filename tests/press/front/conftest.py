"""What the front's tests have: the front as readers reach it, a real process on a port, and its store."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from khabar.press.sheets import Sheet
from khabar.press.stores.base import Baked
from khabar.press.stores.pagefile import PageFile
from tests.press.front.upstream import running_upstream

SECRET = "known to front and app"
PATIENCE_SECONDS = 30.0
"""How long a test waits for an answer or an end that comes at once on a machine at rest."""


@dataclass
class RunningFront:
    """The front's address, its store and its folder of photos."""

    url: str
    store: PageFile
    media: Path
    log: Path
    process: subprocess.Popen[bytes]
    client: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        # No headers of its own: each test says what its client accepts. A connection each: one that is kept may be
        # closed by the front just when it is used again.
        limits = httpx.Limits(max_keepalive_connections=0)
        self.client = httpx.Client(
            base_url=self.url,
            headers={"accept-encoding": "identity"},
            trust_env=False,
            limits=limits,
            timeout=PATIENCE_SECONDS,
        )

    def lay(self, *sheets: Sheet, owner: str = "article:81") -> None:
        """Make *sheets* all that *owner* has, and wait until the front must have seen it."""
        self.store.commit([Baked(owner, sheets, self.store.next_ticket())])
        time.sleep(0.005)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def running_front(folder: Path, app_port: int, **environment: str) -> Iterator[RunningFront]:
    """Start the front as `khabar run` does, and end it with the block."""
    store = PageFile(folder / "store" / "pages.sqlite3")
    store.commit([])
    media = folder / "media"
    (media / "images").mkdir(parents=True)
    port = free_port()
    log = folder / "front.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "khabar.press.front", "127.0.0.1", str(port)],
            env={
                **os.environ,
                "KHABAR_STORE_FILE": str(store.path),
                "KHABAR_MEDIA_DIR": str(media),
                "KHABAR_APP_ORIGIN": f"http://127.0.0.1:{app_port}",
                "KHABAR_FRONT_SECRET": SECRET,
                **environment,
            },
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        front = RunningFront(f"http://127.0.0.1:{port}", store, media, log, process)
        _wait_for(front)
        yield front
        front.client.close()
    finally:
        end(process)
        store.close()


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask the front to stop; like `khabar run`, kill it with its workers if it has not after a while."""
    process.terminate()
    try:
        process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _wait_for(front: RunningFront) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and front.process.poll() is None:
        try:
            front.client.get("/media/images/none")
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"The front did not start: {front.log.read_text()}")


@pytest.fixture(scope="session")
def app_port() -> Iterator[int]:
    """The port of the server that stands for Django."""
    with running_upstream() as port:
        yield port


@pytest.fixture(scope="module")
def front(app_port: int, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningFront]:
    """One front for the tests of a module."""
    with running_front(tmp_path_factory.mktemp("front"), app_port, KHABAR_UPLOAD_MAX_MEGABYTES="1") as running:
        yield running


@pytest.fixture(scope="module")
def front_without_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningFront]:
    """A front behind which nobody answers."""
    with running_front(tmp_path_factory.mktemp("front-alone"), free_port()) as running:
        yield running
