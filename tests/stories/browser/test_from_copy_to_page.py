"""The first story of Khabar: copy comes in, a page goes out, readers take part, the desk decides, the page changes.

One journey, told in steps that build on each other; each writes its pictures to `screenshots/`.
"""

import json
import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.stories.browser.conftest import DESK, PHONE, REPOSITORY, Installation, picture, wait_until

OWN_COPY = REPOSITORY / "tests" / "samples" / "page-text" / "two-captions-and-comment-form.txt"
SECONDS_FROM_DECISION_TO_PAGE = 2
THANKS = "شكرًا 👩\N{ZERO WIDTH JOINER}👩\N{ZERO WIDTH JOINER}👧"


@dataclass(frozen=True)
class Story:
    """The imported article: where it is, and what must be on it."""

    path: str
    headline: str
    paragraphs: list[str]
    photographer: str

    @property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(re.escape(self.headline))


@pytest.fixture(scope="module")
def story(installation: Installation, tmp_path_factory: pytest.TempPathFactory) -> Story:
    """Import and publish the reference page, or one of our own of the same make where the samples are not there."""
    shared = Path(os.environ.get("KHABAR_SAMPLES") or REPOSITORY.parent / "shared" / "samples")
    copy = shared / "page-text" / "al-qaim-2017.txt"
    copy = copy if copy.exists() else OWN_COPY
    photo = draw_photo(tmp_path_factory.mktemp("photo") / "lead.jpg")
    read = installation.khabar("import", "page-text", str(copy), "--edition", "ar", "--check", "--json")
    assert read.returncode == 0, read.stderr
    fields = json.loads(read.stdout)
    taken = installation.khabar("import", "page-text", str(copy), "--edition", "ar", "--photo", str(photo), "--publish")
    assert taken.returncode == 0, taken.stderr
    path = unquote(taken.stdout.strip().splitlines()[-1].removeprefix(installation.url))
    wait_until("the article is on its page", lambda: installation.get(path)[0] == 200, 10)
    return Story(path, fields["headline"], fields["body"], fields["photo"]["photographer"])


def draw_photo(file: Path) -> Path:
    """Draw a picture of a horizon that can stand as a lead photo."""
    image = Image.new("RGB", (1600, 1067), "#c9b48a")
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, 1600, 520), fill="#8fb0c4")
    pen.polygon([(0, 560), (500, 420), (900, 540), (1300, 400), (1600, 520), (1600, 620), (0, 620)], fill="#8d7a55")
    image.save(file, quality=85)
    return file


@pytest.fixture
def axe() -> str:
    """Return the text of axe-core, as the test package carries it."""
    import axe_playwright_python

    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()


def serious_violations(page: Page, axe: str) -> list[str]:
    """Return the serious and critical findings of axe-core on *page*, one line each."""
    page.evaluate(axe)
    results = page.evaluate("axe.run()")
    return [
        f"{found['id']}: {node['html'][:160]}"
        for found in results["violations"]
        if found["impact"] in ("serious", "critical")
        for node in found["nodes"]
    ]


@pytest.fixture
def reader_page(reader: BrowserContext, installation: Installation, story: Story) -> Page:
    """The article on a reader's phone."""
    page = reader.new_page()
    page.goto(installation.url + story.path)
    return page


@pytest.fixture
def plain_page(reader_without_scripts: BrowserContext, installation: Installation, story: Story) -> Page:
    """The article on the phone of a reader without scripts."""
    page = reader_without_scripts.new_page()
    page.goto(installation.url + story.path)
    return page


def test_01_imported_article_stands_whole_on_phone_and_desk(
    browser: Browser, installation: Installation, story: Story
) -> None:
    for name, size in (("phone", PHONE), ("desk", DESK)):
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport=size, locale="ar", color_scheme=scheme)
            page = context.new_page()
            page.goto(installation.url + story.path)
            picture(page, f"01-article-{name}-{scheme}")
            expect(page.locator("h1")).to_have_text(story.headline)
            for paragraph in story.paragraphs:
                assert paragraph in page.locator("article.story").inner_text()
            expect(page.locator("figcaption").first).to_contain_text(story.photographer)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert page.evaluate("document.documentElement.dir") == "rtl"
            assert page.evaluate("document.querySelector('article img').naturalWidth") > 300
            context.close()


def test_02_reader_without_scripts_votes_and_changes_her_vote(plain_page: Page, story: Story) -> None:
    plain_page.locator("#poll button[value=yes]").click()
    expect(plain_page.locator("#poll button[value=yes] .count")).to_have_text("1")
    picture(plain_page, "02-voted-without-scripts")
    plain_page.locator("#poll button[value=no]").click()
    expect(plain_page.locator("#poll button[value=yes] .count")).to_have_text("0")
    expect(plain_page.locator("#poll button[value=no] .count")).to_have_text("1")


def test_03_reader_with_scripts_votes_in_place(reader_page: Page) -> None:
    address = reader_page.url
    reader_page.locator("#poll button[value=yes]").click()
    expect(reader_page.locator("#poll button[value=yes]")).to_have_attribute("aria-pressed", "true")
    expect(reader_page.locator("#poll button[value=yes] .count")).to_have_text("1")
    assert reader_page.url.split("#")[0] == address
    picture(reader_page, "03-voted")


def test_04_comment_without_scripts_keeps_what_was_typed_until_it_is_right(plain_page: Page) -> None:
    plain_page.fill("#comment-name", "  ")  # enough for the browser's own check, not for the server's
    plain_page.fill("#comment-text", "سطر أول\nسطر ثانٍ")
    plain_page.locator("#comment-form button:not([value])").last.click()
    picture(plain_page, "04-comment-refused-without-scripts")
    expect(plain_page.locator("#comment-name-error")).not_to_be_empty()
    assert plain_page.input_value("#comment-text") == "سطر أول\nسطر ثانٍ"
    plain_page.fill("#comment-name", "أبو كرم")
    plain_page.locator("#comment-form button:not([value])").last.click()
    picture(plain_page, "04-comment-received-without-scripts")
    expect(plain_page.locator("main")).to_contain_text("سطر ثانٍ")
    expect(plain_page.locator("#comment-form")).to_have_count(0)


def test_05_comment_with_scripts_counts_down_and_is_received_in_place(reader_page: Page) -> None:
    shown = reader_page.locator("#comment-limit .left")
    expect(shown).to_have_text("1500")
    reader_page.fill("#comment-name", "Sara سارة")
    reader_page.fill("#comment-text", THANKS)
    expect(shown).to_have_text(str(1500 - len(THANKS)))
    reader_page.fill("#comment-text", "<b>مرفوض</b> حتمًا")
    reader_page.locator("#comment-form button").last.click()
    expect(reader_page.locator(".comment.own")).to_contain_text("<b>مرفوض</b> حتمًا")
    picture(reader_page, "05-comment-received")


def test_06_pending_comments_are_nowhere_public(installation: Installation, story: Story) -> None:
    for path in (story.path, "/ar/", "/ar/feed.xml"):
        text = installation.get(path)[1]
        assert "أبو كرم" not in text
        assert "مرفوض" not in text


def test_07_moderator_approves_one_and_rejects_one(editor: Page, installation: Installation, story: Story) -> None:
    editor.goto(installation.url + "/admin/comments/")
    picture(editor, "07-queue")
    approved = editor.locator("[data-card]", has_text="أبو كرم")
    approved.get_by_role("button", name="نشر", exact=True).click()
    took = wait_until(
        "the approved comment is on the page",
        lambda: "أبو كرم" in installation.get(story.path)[1],
        SECONDS_FROM_DECISION_TO_PAGE,
    )
    print(f"approved to visible: {took:.2f} s")
    rejected = editor.locator("[data-card]", has_text="Sara سارة")
    rejected.locator("summary").click()
    rejected.locator("select[name=reason]").select_option(index=1)
    rejected.locator("button[value=reject]").click()
    expect(editor.locator("[data-card]", has_text="Sara سارة").locator("button[value=reject]")).to_have_count(0)
    picture(editor, "07-queue-decided")
    text = installation.get(story.path)[1]
    assert "تعليق واحد" in text
    assert "مرفوض" not in text


def test_08_corrected_headline_reaches_page_and_front(editor: Page, installation: Installation, story: Story) -> None:
    editor.goto(installation.url + "/admin/articles/")
    picture(editor, "08-articles")
    editor.get_by_role("link", name=story.pattern).first.click()
    expect(editor.locator("[name=headline]")).to_have_value(story.headline)
    picture(editor, "08-editor")
    editor.fill("[name=headline]", story.headline + " (مصحح)")
    publish(editor)
    wait_until(
        "the corrected headline is on the page",
        lambda: f"{story.headline} (مصحح)" in installation.get(story.path)[1],
        SECONDS_FROM_DECISION_TO_PAGE,
    )
    expect(editor.locator(".messages")).to_be_visible()


def publish(editor: Page) -> None:
    """Press the editor's publish button, wherever the footer keeps it."""
    more = editor.locator("footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle").first
    button = editor.locator("[name=action-publish]")
    if not button.is_visible() and more.is_visible():
        more.click()
    button.click()
    editor.wait_for_load_state()


def test_09_unpublished_article_is_gone_at_once(editor: Page, installation: Installation, story: Story) -> None:
    editor.goto(installation.url + "/admin/articles/")
    editor.get_by_role("link", name=story.pattern).first.click()
    number = re.search(r"/edit/(\d+)/", editor.url)
    assert number
    editor.goto(f"{installation.url}/admin/articles/unpublish/{number[1]}/")
    picture(editor, "09-unpublish")
    editor.locator("main form [type=submit], main form button").first.click()
    editor.wait_for_load_state()
    status, text = installation.get(story.path)
    assert status == 410
    assert story.headline not in text
    assert installation.get(f"/a/{number[1]}")[0] in (404, 410)
    page = editor.context.new_page()
    page.goto(installation.url + story.path)
    picture(page, "09-gone")
    wait_until("the fronts forgot it", lambda: story.headline not in installation.get("/ar/")[1], 2)


def test_every_public_page_passes_axe_and_fits_a_phone(browser: Browser, installation: Installation, axe: str) -> None:
    context = browser.new_context(viewport=PHONE, locale="ar", bypass_csp=True)
    page = context.new_page()
    faults = {}
    for path in public_pages(installation):
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.goto(installation.url + path)
            found = serious_violations(page, axe)
            if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
                found.append("wider than the phone")
            if found:
                faults[unquote(path), scheme] = found
    context.close()
    assert not faults, "\n".join(f"{where}: {what}" for where, what in faults.items())


def public_pages(installation: Installation) -> Iterator[str]:
    """Yield one page of each kind in both editions, following the links that a reader follows."""
    for edition in ("ar", "en"):
        front = installation.get(f"/{edition}/")[1]
        yield f"/{edition}/"
        for pattern in (
            rf'"(/{edition}/\d{{4}}/\d\d/\d\d/[^"]+/)"',
            rf'"(/{edition}/section/[^"]+/)"',
            rf'"(/{edition}/page/[^"]+/)"',
        ):
            link = re.search(pattern, front)
            assert link, f"the front of {edition} has no link like {pattern}"
            yield link[1]
        article = installation.get(re.search(rf'"(/{edition}/\d{{4}}/\d\d/\d\d/[^"]+/)"', front)[1])[1]  # type: ignore[index]
        topic = re.search(rf'"(/{edition}/topic/[^"]+/)"', article)
        if topic:
            yield topic[1]
        yield f"/{edition}/archive/"
        yield f"/{edition}/nothing-here/"


def test_public_pages_are_served_while_the_database_is_away(installation: Installation) -> None:
    database = installation.home / "khabar.sqlite3"
    hidden = database.with_suffix(".away")
    database.rename(hidden)
    try:
        for path in ("/ar/", "/en/", "/ar/feed.xml", "/sitemap.xml", "/robots.txt"):
            assert installation.get(path)[0] == 200, path
        assert not database.exists(), "nothing may put an empty database in the place of the lost one"
    finally:
        hidden.rename(database)


def test_second_start_resets_nothing(installation: Installation) -> None:
    before = installation.khabar("press", "status", "--json").stdout
    again = installation.khabar("init", "--demo", "--json")
    assert again.returncode == 0, again.stderr
    facts = json.loads(again.stdout)
    assert "password" not in facts
    assert json.loads(installation.khabar("press", "status", "--json").stdout)["pages"] == json.loads(before)["pages"]


def test_page_stays_within_its_weight(browser: Browser, installation: Installation) -> None:
    """At most 60 KB over the wire without photos, at most 10 KB of it script."""
    front = installation.get("/ar/")[1]
    link = re.search(r'"(/ar/\d{4}/\d\d/\d\d/[^"]+/)"', front)
    assert link
    context = browser.new_context(viewport=PHONE, locale="ar")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    kinds: dict[str, str] = {}
    bytes_of: dict[str, float] = {}
    session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    session.on(
        "Network.loadingFinished", lambda event: bytes_of.update({event["requestId"]: event["encodedDataLength"]})
    )
    page.goto(installation.url + link[1], wait_until="networkidle")
    context.close()
    weight = {kind: sum(bytes_of.get(one, 0) for one in kinds if kinds[one] == kind) for kind in set(kinds.values())}
    print({kind: round(size) for kind, size in weight.items()})
    assert sum(size for kind, size in weight.items() if kind != "Image") <= 60 * 1024
    assert weight.get("Script", 0) <= 10 * 1024


def test_import_refuses_the_same_text_twice(installation: Installation, story: Story) -> None:
    again = installation.khabar("import", "page-text", str(OWN_COPY), "--edition", "ar")
    twice = installation.khabar("import", "page-text", str(OWN_COPY), "--edition", "ar")
    assert twice.returncode == 1
    assert "Traceback" not in twice.stderr
    assert again.returncode in (0, 1)


def test_nothing_is_asked_of_other_machines(browser: Browser, installation: Installation) -> None:
    context = browser.new_context(viewport=DESK, locale="ar")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(installation.url + "/ar/", wait_until="networkidle")
    page.goto(installation.url + "/admin/login/", wait_until="networkidle")
    context.close()
    assert [url for url in asked if not url.startswith((installation.url, "data:"))] == []


def test_khabar_check_finds_nothing_to_mend(installation: Installation) -> None:
    checked: subprocess.CompletedProcess[str] = installation.khabar("check")
    assert checked.returncode == 0, checked.stderr
