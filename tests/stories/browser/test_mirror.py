"""The whole site on a USB stick: opened from its files, with no network, it reads and looks as it does on the web."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Request

from tests.stories.browser.conftest import DESK, Installation, picture


@pytest.fixture(scope="module")
def stick(installation: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The mirror of the demo, written by the command."""
    folder = tmp_path_factory.mktemp("stick") / "خبر"
    done = installation.khabar("press", "mirror", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


def test_it_opens_from_its_files_without_a_network(browser: Browser, stick: Path) -> None:
    context = browser.new_context(viewport=DESK, locale="ar", offline=True)
    page = context.new_page()
    troubles: list[str] = []

    def failed(request: Request) -> None:
        troubles.append(f"{request.url}: {request.failure}")

    def said(message: ConsoleMessage) -> None:
        troubles.append(message.text)

    page.on("requestfailed", failed)
    page.on("console", said)

    page.goto((stick / "index.html").as_uri())
    page.wait_for_url("**/ar/index.html")
    picture(page, "mirror-front")
    for _ in range(2):
        page.evaluate("document.querySelectorAll('img').forEach(picture => picture.loading = 'eager')")
        page.wait_for_function("[...document.images].every(picture => picture.complete)")
        assert page.evaluate("document.images.length && [...document.images].every(picture => picture.naturalWidth)")
        assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')")
        assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        assert page.locator("form").count() == 0
        if "/2026/" not in page.url and "/20" not in page.url.partition("/ar/")[2]:
            page.locator(".lead .headline a").first.click()
            page.wait_for_url("**/ar/20*/**/index.html")
    picture(page, "mirror-article")
    assert page.get_by_text("البحث في الموقع نفسه").is_visible()
    assert page.get_by_text("للمشاركة افتح الموقع نفسه").first.is_visible()
    assert not troubles
    context.close()


def test_every_link_leads_to_a_file_of_it_or_to_the_web(installation: Installation, stick: Path) -> None:
    dead: list[str] = []
    checked = 0
    for file in stick.rglob("*.html"):
        for link in _links(file.read_text(encoding="utf-8")):
            parts = urlsplit(link)
            if parts.scheme or link.startswith("#"):
                continue
            checked += 1
            target = (file.parent / unquote(parts.path)).resolve()
            if not target.is_file() or not target.is_relative_to(stick.resolve()):
                dead.append(f"{file.relative_to(stick)}: {link}")

    assert checked > 500
    assert not dead


def test_the_second_run_has_nothing_to_do(installation: Installation, stick: Path) -> None:
    done = installation.khabar("press", "mirror", str(stick))

    assert done.returncode == 0, done.stderr
    assert "written: 0" in done.stdout
    assert "photos: 0" in done.stdout


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        links = [given.get("href"), given.get("src")]
        links += [one.split()[0] for one in (given.get("srcset") or "").split(",") if one.strip()]
        self.found += [link for link in links if link]


def _links(html: str) -> list[str]:
    reader = _Links()
    reader.feed(html)
    return reader.found
