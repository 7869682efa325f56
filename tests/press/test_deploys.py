"""A deploy never shows a mix: new pages find their new assets at once, and old pages keep finding their old ones."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from khabar.press import presser
from khabar.press.page_store import page_store
from khabar.press.registry import PageKind, Sheet, temporary_page_kinds
from khabar.press.removal import remove_page
from khabar.press.stores.base import Baked
from khabar.press.stores.pagefile import RETIRED_SECONDS, PageFile
from khabar.press.stores.pagereader import PageReader
from khabar.press.verifying import every_identity, verify
from tests.press.trial.rebuild import Answer

Served = Callable[[], dict[str, Answer]]
LEAVES = 40


@dataclass
class Program:
    """A version of a program: one style with the version in its name, and pages that ask for it."""

    version: int
    baked: threading.Event

    def style(self) -> str:
        return f"/static/style.{self.version}.css"

    def bake_style(self, argument: str) -> list[Sheet]:
        return [Sheet(argument, b"p{}", content_type="text/css", immutable=True)] if argument == self.style() else []

    def bake_leaf(self, argument: str) -> list[Sheet]:
        return [Sheet(f"/leaf/{argument}/", f'<link href="{self.style()}">'.encode())]

    def kinds(self) -> tuple[PageKind, ...]:
        style = PageKind("style", self.bake_style, lambda key: [], lambda: [self.style()], 0, comes_first=True)
        leaf = PageKind("leaf", self.bake_leaf, lambda key: [], lambda: map(str, range(LEAVES)), 10)
        return style, leaf


@pytest.fixture
def deploy(trial: None, settings: Any) -> Iterator[Callable[[int], None]]:
    """Return a function that puts a version of the program in the place of the one before."""
    program = Program(0, threading.Event())
    with temporary_page_kinds(*program.kinds()):

        def change(version: int) -> None:
            program.version = version
            settings.KHABAR_SITE_URL = f"https://v{version}.example"

        yield change


def mixes(found: dict[str, Answer]) -> list[str]:
    """Return the pages that ask for a style which is not there."""
    styles = {path for path, answer in found.items() if path.startswith("/static/") and answer.status == 200}
    return [
        path
        for path, answer in found.items()
        if path.startswith("/leaf/") and not any(f'"{style}"'.encode() in answer.body for style in styles)
    ]


def test_no_page_asks_for_what_is_not_there_at_any_moment_of_a_deploy(
    deploy: Callable[[int], None], served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    deploy(1)
    presser.drain()
    seen: list[tuple[int, list[str]]] = []
    commit = PageFile.commit

    def commit_and_look(store: PageFile, baked: Any) -> Any:
        committed = commit(store, baked)
        found = served()
        seen.append((sum(b"style.2" in answer.body for answer in found.values()), mixes(found)))
        return committed

    monkeypatch.setattr(PageFile, "commit", commit_and_look)
    deploy(2)
    presser.drain()

    assert [wrong for _renewed, wrong in seen] == [[]] * len(seen)
    assert len({renewed for renewed, _wrong in seen}) > 2, "old and new pages stood side by side"
    assert served()["/static/style.1.css"].status == 200


def test_a_page_that_is_baked_outside_the_press_finds_its_assets_too(
    deploy: Callable[[int], None], served: Served
) -> None:
    """The app of the new version may bake before the press has begun."""
    deploy(1)
    presser.drain()
    deploy(2)

    presser.bake_now("leaf", "7")

    assert b"style.2" in served()["/leaf/7/"].body
    assert mixes(served()) == []


def test_what_is_taken_away_during_a_deploy_leaves_no_mix(
    deploy: Callable[[int], None], served: Served, django_capture_on_commit_callbacks: Any
) -> None:
    deploy(1)
    presser.drain()
    deploy(2)

    with django_capture_on_commit_callbacks(execute=True):
        remove_page("leaf", "7", {"leaf:7"})

    assert mixes(served()) == []


def test_an_old_asset_goes_after_a_month_and_a_deploy(tmp_path: Path) -> None:
    now = 1_000_000.0
    store = PageFile(tmp_path / "pages.sqlite3", clock=lambda: now)
    font = Sheet("/static/text.1.woff2", b"font", content_type="font/woff2", immutable=True)
    store.commit([Baked("asset:1", (font,), store.next_ticket())])

    def bake_again() -> int:
        store.commit([Baked("asset:1", (), store.next_ticket())])
        found = PageReader(store.path).find(font.path)
        assert found is not None
        return found.status

    assert bake_again() == 200
    now += RETIRED_SECONDS - 1
    assert bake_again() == 200
    now += 2
    assert bake_again() == 410


def test_an_old_asset_that_comes_back_is_as_good_as_new(tmp_path: Path) -> None:
    now = 1_000_000.0
    store = PageFile(tmp_path / "pages.sqlite3", clock=lambda: now)
    font = Sheet("/static/text.1.woff2", b"font", content_type="font/woff2", immutable=True)
    for sheets in ((font,), (), (font,)):
        store.commit([Baked("asset:1", sheets, store.next_ticket())])
    now += 2 * RETIRED_SECONDS

    store.commit([Baked("asset:1", (font,), store.next_ticket())])

    found = PageReader(store.path).find(font.path)
    assert found is not None
    assert found.status == 200


def test_old_pages_are_served_until_theirs_is_baked(deploy: Callable[[int], None], served: Served) -> None:
    deploy(1)
    presser.drain()
    before = {path: replace(answer, seq=0) for path, answer in served().items()}

    deploy(2)

    assert {path: replace(answer, seq=0) for path, answer in served().items()} == before
    assert page_store().fingerprint() is not None


def test_verify_finds_nothing_wrong_with_what_is_retired(deploy: Callable[[int], None]) -> None:
    for version in (1, 2):
        deploy(version)
        presser.drain()

    identities = every_identity()

    assert verify(identities.items(), len(identities)).differences == ()
