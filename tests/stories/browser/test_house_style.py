"""An editor corrects by the panel of the house style: one place, all of a kind, and back again."""

from playwright.sync_api import Page, expect

from tests.stories.browser.conftest import DESK, PHONE, Installation, picture

WRITTEN = " قال احمد فى الاسبوع  الماضي,"
BOLD = " الجيـــش فى بغداد"


def test_editor_corrects_by_the_panel(editor: Page, installation: Installation) -> None:
    editor.goto(f"{installation.url}/admin/articles/edit/12/")
    paragraph = editor.locator(".public-DraftEditor-content").first
    paragraph.click()
    editor.keyboard.press("Control+End")
    editor.keyboard.type(WRITTEN)
    editor.keyboard.press("Control+b")
    editor.keyboard.type(BOLD)
    editor.keyboard.press("Control+b")
    editor.locator("[data-side-panel-toggle=house-style]").click()
    status = editor.locator("[data-khabar-status]")
    expect(status).to_have_text("الملاحظات: 7")
    picture(editor, "house-style-1280", full_page=False)

    editor.get_by_role("button", name="صحّح الكل: التبس آخر الكلمة بين الياء والألف المقصورة.").press("Enter")
    expect(status).to_have_text("صُحّح: 2. الملاحظات: 5")
    expect(editor.locator("[data-khabar-findings] button:focus")).to_be_visible()
    editor.get_by_role("button", name="تراجع عن آخر تصحيح").click()
    expect(status).to_have_text("جرى التراجع. الملاحظات: 7")

    editor.get_by_role("button", name="صحّح: أحمد بدلًا من احمد").click()
    expect(paragraph).to_contain_text("قال أحمد فى")
    editor.get_by_role("button", name="تجاهل: الاسبوع").click()
    expect(status).to_have_text("جرى التجاهل. الملاحظات: 5")
    change = editor.locator(".khabar-style__button--correct")
    for left in (4, 3, 2, 1, 0):
        change.first.click()
        expect(change).to_have_count(left)
    expect(paragraph).to_contain_text("قال أحمد في الاسبوع الماضي، الجيش في بغداد")
    expect(paragraph.locator("span[style*=bold]").first).to_have_text(" الجيش في بغداد")

    editor.set_viewport_size(PHONE)
    picture(editor, "house-style-360", full_page=False)
    editor.set_viewport_size(DESK)
