"""Old links that number things in their query lead on; queries that mean nothing here do nothing."""

import pytest

from khabar.press.front.numbered import numbered_path
from khabar.press.sheets import Sheet
from tests.press.front.conftest import RunningFront

NEW = "/ar/2017/11/03/خبر/"


@pytest.mark.parametrize(
    ("query", "status"),
    [("p=12", 301), ("page_id=12", 301), ("utm_source=x&p=12", 301), ("p=13", 200), ("p=12x", 200), ("", 200)],
)
def test_numbered_link_leads_to_its_page(front: RunningFront, query: str, status: int) -> None:
    front.lay(Sheet("/", b"root"), owner="root:")
    front.lay(Sheet(NEW, b"page"), Sheet("/~p=12", status=301, location=NEW))

    answer = front.client.get(f"/?{query}")

    assert answer.status_code == status
    assert (answer.headers.get("location", "") != "") == (status == 301)


def test_number_is_looked_for_below_the_path_that_it_belongs_to() -> None:
    assert numbered_path("/blog", "p=7") == "/blog/~p=7"
    assert numbered_path("/", "page=2") is None
    assert numbered_path("/", f"p={'1' * 30}") is None
