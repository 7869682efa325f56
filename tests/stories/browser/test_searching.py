"""A reader searches: she types, is offered what she may mean, narrows, turns the page; with scripts and without."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.stories.browser.conftest import DESK, PHONE, Installation, picture, wait_until

WORD = "المدينة"
BEGINNING = "المدي"


@pytest.fixture(scope="module")
def indexed(installation: Installation) -> Installation:
    """The installation once its articles can be found and words be suggested."""
    address = f"/ar/search/?q={quote(WORD)}"
    suggest = f"/ar/search/suggest?q={quote(BEGINNING)}"
    wait_until("articles can be found", lambda: 'class="result' in installation.get(address)[1], 60)
    wait_until("something is suggested", lambda: '"text"' in installation.get(suggest)[1], 60)
    return installation


@pytest.fixture
def violations() -> Callable[[Page], list[str]]:
    """Return what finds the serious and critical faults that axe-core sees on a page."""
    import axe_playwright_python

    axe = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()

    def found(page: Page) -> list[str]:
        page.evaluate(axe)
        return [
            f"{one['id']}: {node['html'][:160]}"
            for one in page.evaluate("axe.run()")["violations"]
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]

    return found


def stays_inside(page: Page) -> bool:
    inside: bool = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return inside


def test_without_scripts_she_searches_from_any_page_narrows_and_turns(
    reader_without_scripts: BrowserContext, indexed: Installation
) -> None:
    page = reader_without_scripts.new_page()
    page.goto(indexed.url + "/ar/")
    page.fill("#search-box", "مدينه")
    page.locator(".find button").first.click()
    expect(page).to_have_url(f"{indexed.url}/ar/search/?q={quote('مدينه')}")
    expect(page.locator("#search-box")).to_have_value("مدينه")
    assert page.locator(".result").count() > 1
    assert page.locator(".passage mark").count() > 1
    picture(page, "searching-01-results-without-scripts")

    page.locator(".narrow summary").click()
    page.select_option("#by-section", index=1)
    page.locator(".narrow button").click()
    expect(page.locator(".chips a").first).to_contain_text("القسم")
    expect(page.locator("#search-box")).to_have_value("مدينه")
    picture(page, "searching-02-narrowed-without-scripts")
    page.locator(".chips a").first.click()
    expect(page.locator(".chips")).to_have_count(0)

    page.goto(indexed.url + f"/ar/search/?q={quote('في من على')}&sort=oldest")
    first = page.locator(".result .headline").all_inner_texts()
    page.locator(".pager [rel=next]").click()
    expect(page.locator(".pager [aria-current]")).to_have_text("2")
    assert not set(first) & set(page.locator(".result .headline").all_inner_texts())
    picture(page, "searching-03-second-page")


def test_keys_alone_take_her_from_a_page_to_a_suggestion(reader: BrowserContext, indexed: Installation) -> None:
    page = reader.new_page()
    page.goto(indexed.url + "/ar/archive/")
    box = page.locator("#search-box")
    # The key of the slash, by its place: on an Arabic layout it types another sign.
    page.evaluate(
        "document.body.dispatchEvent("
        "new KeyboardEvent('keydown', {code: 'Slash', key: 'ظ', bubbles: true, cancelable: true}))"
    )
    expect(box).to_be_focused()

    page.keyboard.type(BEGINNING, delay=20)
    options = page.locator("[role=option]")
    expect(options.first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "offered-0")
    expect(page.locator(".find [role=status]")).not_to_be_empty()
    assert stays_inside(page)
    picture(page, "searching-04-suggestions-phone", full_page=False)

    page.keyboard.press("Escape")
    expect(page.locator(".offered")).to_be_hidden()
    expect(box).to_have_value(BEGINNING)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: not address.endswith("/ar/archive/"))


def test_enter_without_a_choice_searches_for_what_is_typed(reader: BrowserContext, indexed: Installation) -> None:
    page = reader.new_page()
    page.goto(indexed.url + "/ar/archive/")
    page.locator("#search-box").click()
    page.keyboard.type(WORD, delay=10)
    page.keyboard.press("Enter")

    expect(page.locator(".search-count")).to_be_visible()
    expect(page.locator("#search-box")).to_have_value(WORD)


def test_the_slash_key_types_a_slash_where_she_is_typing(reader: BrowserContext, indexed: Installation) -> None:
    page = reader.new_page()
    page.goto(indexed.url + "/ar/")
    page.locator("#search-box").click()
    page.keyboard.type("1/2")

    expect(page.locator("#search-box")).to_have_value("1/2")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "size"), [("phone", PHONE), ("desk", DESK)])
def test_every_state_of_the_page_fits_and_can_be_read_by_all(
    browser: Browser, indexed: Installation, violations: Callable[[Page], list[str]], name: str, size: Any, scheme: Any
) -> None:
    context = browser.new_context(viewport=size, locale="ar", color_scheme=scheme)
    page = context.new_page()
    states = {
        "empty": "",
        "results": f"?q={quote(WORD)}&sort=newest",
        "nothing": f"?q={quote('«بركان ثلجي» في')}&period=week",
        "mend": f"?q={quote(WORD)}&from=2017-02-30",
    }
    for state, query in states.items():
        page.goto(f"{indexed.url}/ar/search/{query}")
        picture(page, f"searching-05-{state}-{name}-{scheme}")
        assert violations(page) == []
        assert stays_inside(page)
        widths = page.evaluate(
            "[...document.querySelectorAll('.find button, .chips a, .pager li > *, .narrow summary')]"
            ".filter(part => part.offsetParent).map(part => part.getBoundingClientRect().height)"
        )
        assert min(widths) >= 40
    page.goto(f"{indexed.url}/ar/")
    picture(page, f"searching-06-front-{name}-{scheme}", full_page=False)
    assert violations(page) == []
    assert stays_inside(page)
    for path in ("/ar/", "/ar/archive/", "/en/", "/en/archive/"):
        page.goto(indexed.url + path)
        box = page.locator("#search-box").bounding_box()
        assert box is not None
        assert box["width"] >= 75, path
        assert stays_inside(page)
    context.close()


def test_a_match_keeps_its_letters_joined(reader: BrowserContext, indexed: Installation) -> None:
    page = reader.new_page()
    page.goto(f"{indexed.url}/ar/search/?q={quote(WORD)}")

    mark = page.locator(".passage mark").first
    style = mark.evaluate(
        "mark => { const style = getComputedStyle(mark);"
        " return [style.paddingInlineStart, style.letterSpacing, style.fontStyle, style.borderInlineStartWidth] }"
    )
    assert style == ["0px", "normal", "normal", "0px"]
