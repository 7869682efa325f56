"""A correction is published from the form, and a reader reads what changed; then the article is withdrawn."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.stories.browser.conftest import DESK, PHONE, Installation, picture, wait_until
from tests.stories.browser.test_from_copy_to_page import publish

NOTE = "ورد في نسخة سابقة أن اللقاء يُعقد يوم الأحد، والصحيح أنه يُعقد يوم الاثنين."
REASON = "تبيّن أن البيان الذي بُني عليه الخبر مختلق."


@pytest.fixture(scope="module")
def told() -> dict[str, str]:
    """What one step of the story leaves for the next: the article's number and its address."""
    return {}


def looked_at(page: Page, name: str) -> None:
    """Take *page* on a phone and at a desk, by day and by night."""
    for width, size in (("360", PHONE), ("1280", DESK)):
        page.set_viewport_size(size)  # type: ignore[arg-type]  # a dict of these two keys
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of these two
            picture(page, f"{name}-{width}-{scheme}")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # as above


def test_editor_corrects_in_the_open(editor: Page, installation: Installation, told: dict[str, str]) -> None:
    front = installation.get("/ar/")[1]
    found = re.search(r'href="(/ar/\d{4}/\d\d/\d\d/[^"]+)"', front)
    assert found
    told["path"] = found[1]
    short = re.search(r'href="/a/(\d+)"', installation.get(told["path"])[1])
    assert short
    told["number"] = short[1]
    editor.goto(f"{installation.url}/admin/articles/edit/{told['number']}/")
    standfirst = editor.locator("textarea[name=standfirst]")
    standfirst.fill("يُعقد اللقاء الذي طال انتظاره يوم الأحد الى المساء.")
    editor.locator("input[name=change][value=update]").check()
    expect(editor.locator("textarea[name=change_note]")).to_be_hidden()
    publish(editor)

    editor.goto(f"{installation.url}/admin/articles/edit/{told['number']}/")
    expect(editor.locator("input[name=change][value=minor]")).to_be_checked()
    editor.locator("textarea[name=standfirst]").fill("يُعقد اللقاء الذي طال انتظاره يوم الاثنين إلى المساء.")
    editor.locator(".khabar-difference summary").click()
    difference = editor.frame_locator(".khabar-difference iframe")
    expect(difference.locator("ins").first).to_contain_text("الاثنين")
    editor.locator("input[name=change][value=correction]").check()
    picture(editor, "correcting-form", full_page=False)
    publish(editor)
    expect(editor.get_by_text("اكتب نص التصحيح").first).to_be_visible()
    editor.locator("textarea[name=change_note]").fill(NOTE)
    publish(editor)

    wait_until("the correction is on the page", lambda: NOTE in installation.get(told["path"])[1], 20)


def test_reader_reads_what_changed(
    reader_without_scripts: BrowserContext, installation: Installation, told: dict[str, str]
) -> None:
    page = reader_without_scripts.new_page()
    page.goto(installation.url + told["path"])
    expect(page.locator("#corrections")).to_contain_text(NOTE)
    looked_at(page, "corrected-article")
    page.locator(".dates").get_by_role("link", name="سجل التعديلات").click()

    newest = page.locator(".version").first
    expect(newest).to_contain_text(NOTE)
    expect(newest.locator("del").first).to_contain_text("الأحد")
    expect(newest.locator("ins").first).to_contain_text("الاثنين")
    expect(page.locator(".version")).to_have_count(3)
    looked_at(page, "record-of-changes")

    page.goto(installation.url + "/ar/corrections/")
    expect(page.locator(".version")).to_contain_text(NOTE)
    looked_at(page, "corrections")


def test_desk_reads_the_record_and_withdraws_the_article(
    editor: Page, reader: BrowserContext, installation: Installation, told: dict[str, str]
) -> None:
    editor.goto(f"{installation.url}/admin/articles/versions/{told['number']}/")
    expect(editor.locator(".khabar-versions")).to_contain_text(NOTE)
    picture(editor, "versions-at-the-desk")
    editor.goto(f"{installation.url}/admin/articles/unpublish/{told['number']}/")
    editor.locator("textarea[name=reason]").fill(REASON)
    picture(editor, "withdrawing")
    editor.locator("main form [type=submit], main form button").first.click()
    editor.wait_for_load_state()

    status, text = installation.get(told["path"])
    assert status == 410
    assert REASON in text
    assert installation.get(f"/ar/versions/{told['number']}/")[0] == 410
    page = reader.new_page()
    page.goto(installation.url + told["path"])
    looked_at(page, "withdrawn")
