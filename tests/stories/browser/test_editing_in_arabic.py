"""An editor writes in an Arabic admin: a paragraph that runs the other way, months by the edition's names, shortcuts
by the place of the key."""

import re

from playwright.sync_api import Page, expect

from tests.stories.browser.conftest import Installation, picture

STATEMENT = "AFP said: “18:00 - 19:00”, then left."


def first_number(installation: Installation) -> str:
    front = installation.get("/ar/")[1]
    path = re.search(r'href="(/ar/\d{4}/\d\d/\d\d/[^"]+)"', front)
    assert path
    short = re.search(r'href="/a/(\d+)"', installation.get(path[1])[1])
    assert short
    return short[1]


def press_on_arabic_layout(page: Page, code: str, letter: str, *, virtual_code: int, modifiers: int = 0) -> None:
    """Press the key at *code* as a keyboard set to Arabic sends it: another letter, and a virtual code of its own."""
    chrome = page.context.new_cdp_session(page)
    for kind in ("keyDown", "keyUp"):
        chrome.send(
            "Input.dispatchKeyEvent",
            {
                "type": kind,
                "code": code,
                "key": letter,
                "text": letter if kind == "keyDown" and not modifiers & 2 else "",
                "windowsVirtualKeyCode": virtual_code,
                "modifiers": modifiers,
            },
        )


def test_paragraph_runs_the_other_way_and_readers_get_it_so(editor: Page, installation: Installation) -> None:
    editor.goto(f"{installation.url}/admin/articles/edit/{first_number(installation)}/")
    text = editor.locator(".public-DraftEditor-content").first
    text.click()
    editor.keyboard.press("Control+End")
    editor.keyboard.press("Enter")
    editor.keyboard.type(STATEMENT)
    paragraph = text.locator("[data-block=true]", has_text="AFP said")
    direction = "e => getComputedStyle(e.querySelector('.public-DraftStyleDefault-block') || e).direction"
    assert paragraph.evaluate(direction) == "rtl"

    editor.keyboard.press("Shift+Home")
    switch = editor.locator("button[name=ltr-paragraph]:visible")
    expect(switch).to_have_accessible_name("فقرة تُقرأ من اليسار إلى اليمين")
    switch.click()

    assert paragraph.evaluate(direction) == "ltr"
    picture(editor, "paragraph-that-runs-the-other-way", full_page=False)
    expect(editor.locator("input[name^=body][name$=value]").first).to_have_value(re.compile('"type":"ltr-paragraph"'))


def test_shortcuts_follow_the_place_of_the_key(editor: Page, installation: Installation) -> None:
    editor.goto(f"{installation.url}/admin/")
    expect(editor.locator("#keyboard-shortcuts-dialog")).to_be_hidden()

    press_on_arabic_layout(editor, "Slash", "؟", virtual_code=0xBF, modifiers=8)

    expect(editor.locator("#keyboard-shortcuts-dialog")).to_be_visible()
    picture(editor, "shortcuts", full_page=False)


def test_letter_is_a_letter_where_somebody_writes(editor: Page, installation: Installation) -> None:
    editor.goto(f"{installation.url}/admin/")
    field = editor.locator("input[type=search]").last
    field.click()

    press_on_arabic_layout(editor, "Slash", "ظ", virtual_code=0xBF)

    expect(field).to_have_value("ظ")


def test_calendar_names_the_months_as_the_edition_does(editor: Page, installation: Installation) -> None:
    editor.goto(f"{installation.url}/admin/articles/edit/{first_number(installation)}/")
    editor.get_by_role("tab", name="التصنيف والنشر").click()
    editor.locator("input[name=published_at]").click()

    calendar = editor.locator(".xdsoft_datetimepicker:visible")
    expect(calendar.locator(".xdsoft_month span").first).to_contain_text("/")
    picture(editor, "calendar", full_page=False)
