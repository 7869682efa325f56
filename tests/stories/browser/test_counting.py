"""The counter under the comment form counts as the server and the database do: the same table, in a real browser."""

import json
from pathlib import Path

from playwright.sync_api import BrowserContext

from tests.stories.browser.conftest import Installation

TABLE = json.loads((Path(__file__).parent.parent.parent / "samples" / "counting.json").read_text(encoding="utf-8"))
LEFT_AFTER_TYPING = """([typed, times]) => {
    const field = document.querySelector("#comment-text");
    field.value = typed.repeat(times);
    field.dispatchEvent(new Event("input", {bubbles: true}));
    return document.querySelector("#comment-limit .left").textContent;
}"""


def test_the_counter_counts_as_the_table_says(reader: BrowserContext, installation: Installation) -> None:
    page = reader.new_page()
    page.goto(installation.url + "/a/1")

    shown = {row["name"]: page.evaluate(LEFT_AFTER_TYPING, [row["typed"], row["times"]]) for row in TABLE["rows"]}

    assert shown == {row["name"]: str(TABLE["limit"] - row["count"]) for row in TABLE["rows"]}
