"""What the page's script adds for readers on poor lines: a draft that outlives the page, and errors in their place."""

from urllib.parse import urljoin

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.stories.browser.conftest import Installation


@pytest.fixture
def page(reader: BrowserContext, installation: Installation) -> Page:
    """The page of the newest article of the demo."""
    page = reader.new_page()
    page.goto(installation.url + "/ar/")
    address = page.locator(".lead .headline a").first.get_attribute("href")
    page.goto(urljoin(installation.url, address or ""))
    return page


def lose_the_line(route: Route) -> None:
    route.abort("internetdisconnected")


def test_draft_outlives_the_page(page: Page) -> None:
    page.fill("#comment-name", "سارة")
    page.fill("#comment-text", "بدأت أكتب")

    page.reload()

    assert page.input_value("#comment-name") == "سارة"
    assert page.input_value("#comment-text") == "بدأت أكتب"
    expect(page.locator("#comment-limit .left")).to_have_text(str(1500 - len("بدأت أكتب")))


def test_lost_line_loses_no_comment(page: Page) -> None:
    page.fill("#comment-name", "سارة")
    page.fill("#comment-text", "نص لا يضيع")
    page.route("**/-/comments/**", lose_the_line)

    page.locator("#comment-form button").click()

    expect(page.locator(".form-notice")).to_contain_text("الاتصال مقطوع")
    expect(page.locator("#comment-form button")).to_be_enabled()
    assert page.input_value("#comment-text") == "نص لا يضيع"


def test_refused_comment_is_explained_beside_its_field(page: Page) -> None:
    page.fill("#comment-name", "سارة")
    page.fill("#comment-text", "ك" * 1501)
    expect(page.locator("#comment-limit")).to_have_class("counter over")

    page.locator("#comment-form button").click()

    expect(page.locator("#comment-text-error")).to_contain_text("أطول من المسموح")
    expect(page.locator("#comment-text")).to_be_focused()
    expect(page.locator("#comment-text")).to_have_attribute("aria-describedby", "comment-text-error comment-limit")
    assert len(page.input_value("#comment-text")) == 1501


def test_browser_asks_for_required_fields_before_it_sends(page: Page) -> None:
    page.locator("#comment-form button").click()

    assert page.evaluate("document.querySelector('#comment-name').validity.valueMissing")
    expect(page.locator("#comment-name")).to_be_focused()


def test_vote_can_be_taken_back_in_place(page: Page) -> None:
    yes = page.locator("#poll button[value=yes] .count")
    before = int(yes.inner_text())

    page.locator("#poll button[value=yes]").click()
    expect(yes).to_have_text(str(before + 1))
    page.locator("#poll button[value=withdraw]").click()

    expect(yes).to_have_text(str(before))
    expect(page.locator("#poll button[value=withdraw]")).to_be_hidden()


def test_lost_line_says_that_the_vote_did_not_arrive(page: Page) -> None:
    page.route("**/-/polls/**", lose_the_line)

    page.locator("#poll button[value=yes]").click()

    expect(page.locator(".poll-notice")).to_contain_text("تعذّر تسجيل رأيك")
    expect(page.locator("#poll button[value=yes]")).to_have_attribute("aria-pressed", "false")
