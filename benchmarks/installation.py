"""A throw-away installation for benchmarks: a home in a temporary folder, filled, and served by `khabar run`."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx


@dataclass(frozen=True)
class Served:
    """A running installation."""

    home: Path
    url: str
    user: str
    password: str
    environment: dict[str, str]


@contextmanager
def served(articles: int, *, baked: int | None = None, is_searched: bool = True) -> Iterator[Served]:
    """Make a home with *articles* live articles, bake it, serve it, and remove it afterwards.

    Of a large archive only the newest *baked* articles may really be baked: see `standing_archive.py`.
    """
    with tempfile.TemporaryDirectory(prefix="khabar-benchmark-") as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        url = f"http://127.0.0.1:{port}"
        environment = {**os.environ, "KHABAR_HOME": folder, "KHABAR_SITE_URL": url, "KHABAR_SECOND_FACTOR": "nobody"}
        for name in ("DJANGO_SETTINGS_MODULE", "KHABAR_DATABASE_URL"):
            environment.pop(name, None)
        khabar = [sys.executable, "-m", "khabar"]
        made = subprocess.run([*khabar, "init", "--json"], env=environment, check=True, capture_output=True, text=True)
        facts = json.loads(made.stdout)
        fill = [sys.executable, str(Path(__file__).with_name("fill.py")), str(articles)]
        subprocess.run(fill if is_searched else [*fill, "--unsearched"], env=environment, check=True)
        if baked is not None and baked < articles:
            standing = [sys.executable, str(Path(__file__).with_name("standing_archive.py")), str(baked)]
            subprocess.run(standing, env=environment, check=True)
        subprocess.run([*khabar, "press"], env=environment, check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen([*khabar, "run", "--port", str(port)], env=environment, stdout=subprocess.DEVNULL)
        try:
            _wait_for(url)
            yield Served(Path(folder), url, facts["user"], facts["password"], environment)
        finally:
            server.terminate()
            server.wait(20)


def _wait_for(url: str) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        try:
            if httpx.get(f"{url}/ar/").status_code == 200 and httpx.get(f"{url}/admin/login/").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    raise SystemExit("The installation did not answer within 60 s.")
