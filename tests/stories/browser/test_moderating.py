"""The moderation queue in a moderator's hands: keys by their place on the keyboard, decisions in place, a way back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.stories.browser.conftest import Installation, picture

NAMES = ["قارئة أولى", "قارئ ثانٍ", "قارئة ثالثة"]


@pytest.fixture
def waiting(editor: Page, installation: Installation) -> list[str]:
    """Send comments of three readers on one article; return their names."""
    _status, page = installation.get("/a/1")
    action = re.search(r'id="comment-form"[^>]* action="([^"]+)"', page)
    assert action
    for name in NAMES:
        context = editor.context.browser.new_context()  # type: ignore[union-attr]  # a launched browser has contexts
        answer = context.request.post(
            installation.url + action[1],
            form={"name": name, "text": f"تعليق {name}"},
            headers={"X-Requested-With": "khabar"},
        )
        assert answer.ok
        context.close()
    return NAMES


def strike(page: Page, code: str, letter: str) -> None:
    """Strike the key at the place *code*, which types an Arabic *letter* on this moderator's keyboard."""
    page.evaluate(
        "([code, key]) => document.activeElement.dispatchEvent("
        "new KeyboardEvent('keydown', {code, key, bubbles: true, cancelable: true}))",
        [code, letter],
    )


def test_keys_decide_by_their_place_whatever_language_they_type(
    editor: Page, installation: Installation, waiting: list[str]
) -> None:
    editor.goto(f"{installation.url}/admin/comments/?q={waiting[0].split()[0]}")
    first = editor.locator("[data-card]", has_text=waiting[0])
    expect(editor.locator("[data-keys-hint]")).to_be_visible()

    strike(editor, "KeyJ", "ت")
    expect(first).to_be_focused()
    strike(editor, "KeyA", "ش")
    expect(first).to_have_attribute("data-state", "approved")
    picture(editor, "moderating-approved")

    strike(editor, "KeyK", "ن")
    strike(editor, "KeyU", "ع")
    expect(first).to_have_attribute("data-state", "pending")
    expect(first).to_contain_text("تعليق")


def test_typing_a_note_decides_nothing_and_escape_closes_it(
    editor: Page, installation: Installation, waiting: list[str]
) -> None:
    editor.goto(f"{installation.url}/admin/comments/?q={waiting[1].split()[1]}")
    card = editor.locator("[data-card]").first

    strike(editor, "KeyJ", "ت")
    strike(editor, "KeyR", "ق")
    expect(card.locator("select[name=reason]")).to_be_focused()
    card.locator("input[name=note]").press_sequentially("aaa")
    expect(card).to_have_attribute("data-state", "pending")
    card.locator("input[name=note]").press("Escape")
    expect(card.locator("[data-reject]")).not_to_have_attribute("open", "")


def test_several_are_rejected_at_once_in_place(editor: Page, installation: Installation, waiting: list[str]) -> None:
    editor.goto(f"{installation.url}/admin/comments/?q={waiting[2].split()[1]}")
    editor.locator("[data-select-all] input").check()

    editor.locator("#comment-bulk summary").click()
    editor.locator("#comment-bulk select[name=reason]").select_option("off_topic")
    editor.locator("#comment-bulk button[value=reject]").click()

    expect(editor.locator("[data-card][data-state=pending]")).to_have_count(0)
    expect(editor.locator("[data-card]").first).to_contain_text("خارج موضوع")
    picture(editor, "moderating-bulk")


def test_the_queue_fits_a_phone_in_the_dark(editor: Page, installation: Installation, waiting: list[str]) -> None:
    editor.set_viewport_size({"width": 390, "height": 844})
    editor.emulate_media(color_scheme="dark")
    editor.goto(f"{installation.url}/admin/comments/?state=all")
    editor.locator("[data-reject] summary").first.click()
    picture(editor, "moderating-phone")

    overflowing = editor.locator(".comment-queue").evaluate(
        "queue => [...queue.querySelectorAll('*')].filter(part => part.offsetParent && !part.closest('.w-sr-only')"
        " && (part.getBoundingClientRect().left < -1 || part.getBoundingClientRect().right > innerWidth + 1))"
        ".map(part => part.outerHTML.slice(0, 80))"
    )
    assert overflowing == []
