"""A whole installation for fault tests: pressers and editors as real processes that can be killed, the real front,
readers who never stop. Processes are forked from one that never opens the database, which saves starting Django anew.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.dying import Step, die_at, ended, in_child, start_child

REPOSITORY = Path(__file__).parents[3]
START_SECONDS = 30
HOST = "127.0.0.1"


class Stage:
    """The home, the database and the store that the settings name; problems are collected, not raised."""

    def __init__(self) -> None:
        from django.conf import settings

        self.home = Path(settings.KHABAR_HOME)
        self.store = Path(settings.KHABAR_STORE_FILE)
        self.media = Path(settings.MEDIA_ROOT)
        self.secrets_file = self.home / "secrets.json"
        self.log = self.home / "press.log"
        self.problems: list[str] = []
        self.url = f"http://{HOST}:{_free_port()}"
        self._front: subprocess.Popen[bytes] | None = None
        for folder in (self.store.parent, self.media / "images"):
            folder.mkdir(parents=True, exist_ok=True)

    # Processes.

    def press(
        self,
        step: Step | None = None,
        when: str = "before",
        countdown: int = 1,
        before: Callable[[], None] | None = None,
    ) -> int:
        """Start `khabar press work` as a process; let it die at *step*. Return its number.

        *before* is called in the process before it works.
        """

        def work() -> int:
            self._to_the_log()
            if before is not None:
                before()
            if step is not None:
                die_at(step, when, countdown)
            from khabar.cli.press import press

            press.main(["work"], standalone_mode=False)
            return 0

        return start_child(work)

    def edit(self, seed: int, deeds: int, seconds: float = 0.0) -> int:
        """Start an editor who does *deeds*, spread over *seconds*. Return her number."""

        def work() -> int:
            self._to_the_log()
            return _edit(self, seed, deeds, seconds)

        return start_child(work)

    def start_front(self) -> None:
        """Start the front, and wait until it answers."""
        port = self.url.rpartition(":")[2]
        environment = {
            **os.environ,
            "KHABAR_STORE_FILE": str(self.store),
            "KHABAR_MEDIA_DIR": str(self.media),
            "KHABAR_APP_ORIGIN": f"http://{HOST}:{_free_port()}",
            "KHABAR_FRONT_SECRET": "the front of the tests",
        }
        with (self.home / "front.log").open("ab") as log:
            self._front = subprocess.Popen(
                [sys.executable, "-m", "khabar.press.front", HOST, port],
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.until(self._answers, "the front answers", START_SECONDS)

    def kill_front(self) -> None:
        """Kill the front with all its processes, as a power cut does."""
        assert self._front is not None
        os.killpg(self._front.pid, signal.SIGKILL)
        self._front.wait()
        self._front = None

    @contextmanager
    def readers(self) -> Iterator[None]:
        """Let readers read during the block; afterwards note what they saw that they must not."""
        with tempfile.TemporaryDirectory() as folder:
            stop = Path(folder) / "stop"
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.exactness.readers", self.url, str(stop)],
                stdout=subprocess.PIPE,
                text=True,
                cwd=REPOSITORY,
            )
            try:
                yield
            finally:
                stop.touch()
                told, _nothing = process.communicate(timeout=120)
        seen = json.loads(told)
        self.problems += [f"a reader: {fault}" for fault in seen["faults"]]
        if seen["late"]:
            print(f"Led to pages that came late: {seen['late']}", file=sys.stderr)
        if seen["answers"].get("200", 0) < 20:
            self.problems.append(
                f"the readers read hardly anything: {seen['answers']}, {seen['unanswered']} unanswered"
            )
        hidden = set(json.loads(self.secrets_file.read_text())["made"]) - set(
            json.loads(self.secrets_file.read_text())["ever_public"]
        )
        self.problems += [f"a reader met {word}, which is for the desk alone" for word in hidden & set(seen["words"])]

    # What is asked of them.

    def expect_end(self, child: int, how: int, who: str) -> None:
        """Wait for the end of *child*; it is a problem if it is not *how*."""
        code = ended(child)
        if code != how:
            self.problems.append(f"{who} ended with {code}, not {how}")

    def stop(self, child: int, who: str) -> None:
        """Ask a process to stop and wait until it has."""
        os.kill(child, signal.SIGTERM)
        self.expect_end(child, 0, who)

    def recovers(self, after: str) -> None:
        """Let a new press make good whatever happened; then the store must be what a rebuild gives."""

        def work() -> int:
            self._to_the_log()
            found = _make_good(self)
            (self.home / "found.json").write_text(json.dumps(found))
            return 0

        if in_child(work) != 0:
            self.problems.append(f"{after}: the press could not make it good")
            return
        self.problems += [f"{after}: {fault}" for fault in json.loads((self.home / "found.json").read_text())]

    def until(self, condition: Callable[[], object], what: str, seconds: float = 60) -> None:
        """Wait for *condition*; it is a problem if it does not come true."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if condition():
                return
            time.sleep(0.02)
        self.problems.append(f"It did not come true within {seconds} s that {what}")

    def close(self) -> None:
        if self._front is not None:
            self.kill_front()

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/media/images/none", timeout=2, trust_env=False).status_code > 0
        except httpx.TransportError:
            return False

    def _to_the_log(self) -> None:
        """Let this process write to the log of the stage, which is searched for leaks too."""
        log = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        os.dup2(log, 1)
        os.dup2(log, 2)


def _edit(stage: Stage, seed: int, deeds: int, seconds: float) -> int:
    from tests.exactness.choosing import Seeded
    from tests.exactness.clock import Clock
    from tests.exactness.life import ARTICLES, HOUSE, READERS_DEEDS, Life
    from tests.exactness.secrets import Secrets

    chance = Seeded(seed)
    life = Life(chance, Clock(), Secrets.kept(stage.secrets_file))
    for _deed in range(deeds):
        deed = chance.one_of(chance.one_of([ARTICLES, ARTICLES, HOUSE, READERS_DEEDS]))
        try:
            deed(life)
        except Exception as error:
            # What a fault around her keeps an editor from doing is undone by the database; the press is on trial here.
            # Not the error's text: it may quote a draft, and this log must not.
            print(f"{deed.__name__} was not done: {type(error).__name__}")
        life.secrets.look()
        life.secrets.keep(stage.secrets_file)
        time.sleep(seconds / deeds)
    return 0


def _make_good(stage: Stage) -> list[str]:
    from khabar.press import presser
    from khabar.press.models import Order, Touch
    from khabar.press.verifying import every_identity, verify
    from khabar.search.engines import COLLECTIONS, engine
    from khabar.search.rebuilding import rebuild
    from tests.exactness.leaks import leaks_in_answers, leaks_in_files, leaks_in_search, leaks_in_store
    from tests.exactness.secrets import Secrets
    from tests.press.trial.rebuild import differences
    from tests.search.things import follow_all

    for collection in COLLECTIONS:
        if engine(collection).state().trouble:
            rebuild(collection)
    follow_all()
    presser.drain()
    waiting = [f"waits: {order.page_id} {order.last_error}" for order in Order.objects.all()]
    waiting += [f"waits: {touch.key}" for touch in Touch.objects.all()]
    secrets = Secrets.kept(stage.secrets_file)
    secrets.look()
    secrets.keep(stage.secrets_file)
    identities = every_identity()
    verified = verify(identities.items(), len(identities))
    with tempfile.TemporaryDirectory() as folder:
        found = differences(stage.store, Path(folder) / "fresh.sqlite3")
    return [
        *waiting,
        *map(str, verified.differences),
        *found,
        *leaks_in_store(stage.store, secrets.hidden),
        *leaks_in_answers(stage.store, secrets.withdrawn),
        *leaks_in_files(stage.media, secrets.hidden),
        *leaks_in_search(secrets.hidden),
        *(f"{word} in the log" for word in secrets.hidden if word in stage.log.read_text(errors="replace")),
    ]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port
