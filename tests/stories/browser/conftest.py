"""A whole installation started with the `khabar` command, and a real browser to use it with.

Screenshots of each step are written to `screenshots/`, which git ignores.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

REPOSITORY = Path(__file__).parent.parent.parent.parent
SCREENSHOTS = REPOSITORY / "screenshots"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 800}
DESK = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder as a browser story, and tell each story in the order in which it is written."""
    here = Path(__file__).parent
    told = [item for item in items if here in item.path.parents]
    for item in told:
        item.add_marker(pytest.mark.browser)
    others = [item for item in items if item not in told]
    items[:] = others + sorted(told, key=lambda item: (str(item.path), item.reportinfo()[1] or 0))


@dataclass
class Installation:
    """A running Khabar: where it is, how to get in, and its command."""

    home: Path
    url: str
    user: str
    password: str
    environment: dict[str, str]

    def khabar(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command on this installation and return what it said."""
        return subprocess.run(
            [sys.executable, "-m", "khabar", *arguments],
            env=self.environment,
            capture_output=True,
            text=True,
            timeout=300,
        )

    def get(self, path: str) -> tuple[int, str]:
        """Return status and text of the address at *path*, decoded or not, as a client without a browser sees it."""
        try:
            with urllib.request.urlopen(self.url + quote(path, safe="/%!?=&"), timeout=10) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()


def wait_until(what: str, holds: Callable[[], bool], seconds: float) -> float:
    """Wait until *holds* says so, and return how long it took; fail after *seconds*."""
    started = time.monotonic()
    while not holds():
        assert time.monotonic() - started < seconds, f"not within {seconds} s: {what}"
        time.sleep(0.02)
    return time.monotonic() - started


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """Make an installation with the demo edition, serve it, and end it afterwards."""
    home = tmp_path_factory.mktemp("home")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "KHABAR_HOME": str(home), "KHABAR_SITE_URL": url, "PYTHONWARNINGS": "default"}
    for name in ("DJANGO_SETTINGS_MODULE", "KHABAR_DATABASE_URL", "KHABAR_TEST_HOME"):
        environment.pop(name, None)
    made = subprocess.run(
        [sys.executable, "-m", "khabar", "init", "--demo", "--json"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert made.returncode == 0, made.stderr
    facts = json.loads(made.stdout)
    log = (home / "run.log").open("w")
    server = subprocess.Popen(
        [sys.executable, "-m", "khabar", "run", "--port", str(port)], env=environment, stdout=log, stderr=log
    )
    running = Installation(home, url, facts["user"], facts["password"], environment)
    try:
        wait_until("the site answers", lambda: server.poll() is None and _answers(running), 90)
        yield running
    finally:
        server.terminate()
        server.wait(20)
        log.close()


def _answers(installation: Installation) -> bool:
    try:
        # The front answers at once from the store; the admin a little later, once Django is up.
        return all(installation.get(path)[0] == 200 for path in ("/ar/", "/admin/login/"))
    except OSError:
        return False


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium once; skip loudly where there is none."""
    path = os.environ.get("KHABAR_CHROMIUM") or shutil.which("chromium")
    if path is None:
        pytest.skip("BROWSER STORIES NOT TOLD: no Chromium found; KHABAR_CHROMIUM names one")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A reader with a phone and scripts."""
    context = browser.new_context(viewport=PHONE, locale="ar")
    yield context
    context.close()


@pytest.fixture
def reader_without_scripts(browser: Browser) -> Iterator[BrowserContext]:
    """A reader with a phone whose browser runs no scripts."""
    context = browser.new_context(viewport=PHONE, locale="ar", java_script_enabled=False)
    yield context
    context.close()


@pytest.fixture
def editor(browser: Browser, installation: Installation) -> Iterator[Page]:
    """An editor at her desk, logged in to the admin."""
    context = browser.new_context(viewport=DESK, locale="ar")
    page = context.new_page()
    page.goto(installation.url + "/admin/login/")
    page.fill("input[name=username]", installation.user)
    page.fill("input[name=password]", installation.password)
    page.locator("form button[type=submit]").click()
    page.wait_for_url("**/admin/")
    yield page
    context.close()


def picture(page: Page, name: str, *, full_page: bool = True) -> None:
    """Write a screenshot of *page* for people to look at."""
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=full_page)
