"""Several pressers, each a process of its own: they share the work, and one that is killed leaves nothing behind."""

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from khabar.press import presser, queue
from khabar.press.cooling import SHORTEST_REST_SECONDS
from khabar.press.models import Order, Touch
from khabar.press.outbox import touch
from khabar.press.registry import Sheet, temporary_page_kinds
from tests.press.trial.models import Section, Story
from tests.press.trial.pages import SECTION, STORY, TAG
from tests.waiting import wait_until

pytestmark = pytest.mark.usefixtures("trial_with_commits")

Served = Callable[[], dict[str, Any]]


class Journal:
    """Bakes stories and notes in a file which process baked which; sleeps as long as a file says."""

    def __init__(self, folder: Path) -> None:
        self.lines = folder / "bakes"
        self.naps = folder / "naps"
        self.lines.touch()
        self.naps.write_text("0.002")

    def bake(self, argument: str) -> list[Sheet]:
        with self.lines.open("a") as file:
            file.write(f"{os.getpid()} {argument}\n")
        time.sleep(float(self.naps.read_text()))
        return STORY.bake(argument)

    def by_process(self) -> Counter[int]:
        return Counter(int(line.split()[0]) for line in self.lines.read_text().splitlines())

    def by_page(self) -> Counter[str]:
        return Counter(line.split()[1] for line in self.lines.read_text().splitlines())


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    journal = Journal(tmp_path)
    with temporary_page_kinds(replace(STORY, bake=journal.bake), SECTION, TAG):
        yield journal


@pytest.fixture
def stories() -> list[Story]:
    section = Section.objects.create(name="أخبار العراق")
    made = [Story.objects.create(section=section, slug=f"s{number}", headline=f"خبر {number}") for number in range(120)]
    presser.drain()
    return made


def start() -> int:
    """Start a presser in a process of its own; return its number."""
    connection.close()
    child = os.fork()
    if child:
        return child
    try:
        stop = threading.Event()
        signal.signal(signal.SIGTERM, lambda *_: stop.set())
        presser.work_forever(stop)
    finally:
        os._exit(0)


@contextmanager
def pressers(count: int) -> Iterator[list[int]]:
    children = [start() for _ in range(count)]
    try:
        yield children
    finally:
        for child in children:
            os.kill(child, signal.SIGTERM)
        for child in children:
            os.waitpid(child, 0)


def is_quiet() -> bool:
    """Touches first: asked the other way about, they may become orders between the two questions."""
    return not Touch.objects.exists() and not Order.objects.exists()


def test_two_share_the_work_and_bake_each_page_once(stories: list[Story], journal: Journal) -> None:
    """Stories alone: a list brings along what it leads to, though another presser may have that in hand."""

    def bake_beside_another(argument: str) -> list[Sheet]:
        sheets = journal.bake(argument)
        wait_until(lambda: len(journal.by_process()) == 2)
        return sheets

    touch(*(f"story:{story.pk}" for story in stories))

    with temporary_page_kinds(replace(STORY, bake=bake_beside_another)), pressers(2):
        wait_until(is_quiet)

    assert set(journal.by_page().values()) == {1}
    assert len(journal.by_page()) == len(stories)
    assert len(journal.by_process()) == 2, "both had their part"


def test_what_a_killed_presser_had_in_hand_is_baked_by_another_before_its_lease_ends(
    stories: list[Story], journal: Journal, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queue, "LEASE", timedelta(hours=1))
    journal.naps.write_text("60")
    for story in stories[:5]:
        story.headline = "معدل"
        story.save()
    victim = start()
    wait_until(lambda: journal.by_page())
    journal.naps.write_text("0.002")

    with pressers(1):
        os.kill(victim, signal.SIGKILL)
        os.waitpid(victim, 0)
        wait_until(is_quiet)

    assert all("معدل".encode() in served()[f"/s{number}/"].body for number in range(5))


def test_pressers_that_are_killed_again_and_again_lose_nothing(
    stories: list[Story], journal: Journal, served: Served
) -> None:
    journal.naps.write_text("0.01")
    with pressers(1):
        for number in range(4):
            victim = start()
            for story in stories[number::4]:
                story.headline = f"معدل {story.pk}"
                story.save()
            time.sleep(0.4)
            os.kill(victim, signal.SIGKILL)
            os.waitpid(victim, 0)
        wait_until(is_quiet)

    found = served()
    assert all(f"معدل {story.pk}".encode() in found[f"/{story.slug}/"].body for story in stories)


def test_a_database_that_refuses_everyone_for_a_while_is_waited_for(
    stories: list[Story], journal: Journal, served: Served
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only a server can be away while its file is there")
    name = connection.settings_dict["NAME"]
    journal.naps.write_text("0.05")

    with pressers(2):
        for story in stories:
            story.headline = "معدل"
            story.save()
        wait_until(lambda: len(journal.by_page()) > 5)
        connection.close()
        with connection._nodb_cursor() as server:
            server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false')
            server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
            time.sleep(3)
            server.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true')
        wait_until(is_quiet)

    found = served()
    assert all("معدل".encode() in found[f"/{story.slug}/"].body for story in stories)
    assert presser.status().failing == 0, "it was no page's fault"


def test_a_thousand_changes_of_one_page_are_few_bakes_and_the_last_is_seen_soon(
    stories: list[Story], journal: Journal, served: Served
) -> None:
    with pressers(1):
        began = time.monotonic()
        for number in range(1000):
            Story.objects.filter(pk=stories[0].pk).update(headline=f"خبر رقم {number}.")
            touch(f"story:{stories[0].pk}")
        took = time.monotonic() - began
        wait_until(lambda: "خبر رقم 999.".encode() in served()["/s0/"].body)

    assert journal.by_page()[str(stories[0].pk)] <= 10 + took / SHORTEST_REST_SECONDS
