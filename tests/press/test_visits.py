"""When everything is baked again, what readers ask for most comes first; what is known of readers is a count."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings

from khabar.press import presser
from khabar.press.front.visiting import Visiting
from khabar.press.registry import PageKind, Sheet, temporary_page_kinds
from khabar.press.stores.visits import add_visits, most_visited, visits_file


@pytest.fixture
def baked(trial: None) -> Iterator[list[str]]:
    """Note which of a hundred leaves are baked, in order."""
    noted: list[str] = []

    def bake(argument: str) -> list[Sheet]:
        noted.append(argument)
        return [Sheet(f"/leaf/{argument}/", argument.encode())]

    with temporary_page_kinds(PageKind("leaf", bake, lambda key: [], lambda: map(str, range(100)), priority=10)):
        presser.drain()
        noted.clear()
        yield noted


def test_a_deploy_begins_with_what_is_read_most(baked: list[str], settings: Any) -> None:
    counts = {"/leaf/7/": 90, "/leaf/42/": 500, "/nowhere/": 9, "/leaf/0/": 1}
    add_visits(visits_file(Path(django_settings.KHABAR_STORE_FILE)), counts, day=1)

    settings.KHABAR_SITE_URL = "https://new.example"
    presser.drain()

    assert baked[:3] == ["42", "7", "0"]
    assert len(baked) == 100


def test_a_file_that_is_no_database_is_no_matter(baked: list[str], settings: Any) -> None:
    visits_file(Path(django_settings.KHABAR_STORE_FILE)).write_bytes(b"no database" * 100)

    settings.KHABAR_SITE_URL = "https://new.example"
    presser.drain()

    assert len(baked) == 100


def test_yesterday_counts_half(tmp_path: Path) -> None:
    file = tmp_path / "visits.sqlite3"
    add_visits(file, {"/old/": 100, "/rare/": 1}, day=10)
    add_visits(file, {"/new/": 30}, day=11)
    assert most_visited(file, 10) == ["/old/", "/new/"]

    add_visits(file, {"/new/": 30}, day=12)
    assert most_visited(file, 10) == ["/new/", "/old/"]
    add_visits(file, {"/old/": 40}, day=3)
    assert most_visited(file, 1) == ["/old/"], "a clock that is set back halves nothing"


def test_several_workers_add_up_and_nothing_but_counts_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "visits.sqlite3"
    for _worker in range(2):
        visiting = Visiting(file, lambda: {"/ar/": 3}, seconds=60)
        visiting.start()
        visiting.stop()

    opened = sqlite3.connect(file)
    assert opened.execute("SELECT * FROM visits").fetchall() == [("/ar/", 6)]
    opened.close()
