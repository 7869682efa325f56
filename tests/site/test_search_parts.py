"""The parts of the search page that need no database: marks in HTML, addresses that are read, the pace of a network."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import html5lib
import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from khabar.search.snippets import Passage
from khabar.site.marking import marked_html
from khabar.site.search.asking import MOST_VALUES, read_asking
from khabar.site.search.pace import Pace
from khabar.text.languages.record import Direction
from tests.factories.newsroom import make_edition
from tests.site.paper import page_of

SPACE = "\N{NO-BREAK SPACE}"
DIRECTIONS: tuple[Direction, ...] = ("rtl", "ltr")


def asking(query: str) -> str:
    return read_asking(QueryDict(query)).query_string()


def test_marks_stay_inside_what_is_isolated() -> None:
    text = "بين 2014-2017 في C++ عاد"
    html = marked_html(Passage(text, ((4, 8), (17, 20), (21, 24)), has_before=True, has_after=True), "rtl")

    in_bdi = '<bdi dir="ltr"><mark>2014</mark>-2017</bdi> في <bdi><mark>C++</mark></bdi>'
    assert str(html) == f"…{SPACE}بين {in_bdi} <mark>عاد</mark>{SPACE}…"


def test_markup_in_a_text_is_text() -> None:
    html = str(marked_html(Passage("<b>عاد & ذهب</b>", ((3, 6),)), "rtl"))

    assert "<b>" not in html
    assert "<mark>عاد</mark> &amp;" in html


@given(st.text(max_size=80), st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=4))
def test_any_passage_is_whole_markup(text: str, spans: list[tuple[int, int]]) -> None:
    marks = tuple(sorted((min(span), max(span)) for span in spans if span[0] != span[1] and max(span) <= len(text)))

    for direction in DIRECTIONS:
        html = str(marked_html(Passage(text, marks), direction))
        html5lib.HTMLParser(strict=True).parse(f"<!DOCTYPE html><title>x</title><p>{html}")


@pytest.mark.parametrize(
    "query",
    ["q=%D8%A7&section=iraq&page=3&before=1500000000", "period=week&sort=newest", "from=2017-11-03&until=2017-11-05"],
)
def test_address_that_is_read_and_written_is_the_same(query: str) -> None:
    assert asking(query) == query


@pytest.mark.parametrize(
    ("query", "read"),
    [
        ("page=-1&sort=no&period=era&before=x", ""),
        ("q=a&page=1", "q=a"),
        ("q=a&page=999999", "q=a&page=50"),
        ("&".join(f"topic={number}" for number in range(64)), "&".join(f"topic={n}" for n in range(MOST_VALUES))),
        ("q=%00", ""),
    ],
)
def test_what_cannot_be_is_left_out(query: str, read: str) -> None:
    assert asking(query) == read


def test_network_that_waits_may_search_again() -> None:
    now = [0.0]
    pace = Pace("tried", burst=2, a_second=1, clock=lambda: now[0])

    assert [pace.allows("a") for _time in range(3)] == [True, True, False]
    assert pace.allows("b")
    now[0] = 1.5
    assert [pace.allows("a") for _time in range(2)] == [True, False]


def test_network_that_cannot_be_told_is_never_held_up() -> None:
    pace = Pace("tried", burst=1, a_second=0)

    assert all(pace.allows("") for _time in range(10))


def test_all_processes_that_answer_readers_count_together(settings: Any) -> None:
    command = (
        "from django.conf import settings; import sys;"
        "settings.configure(KHABAR_SEARCH_DIR=sys.argv[1]);"
        "from khabar.site.search.pace import Pace;"
        "print(sum(Pace('tried', burst=50, a_second=0).allows('a') for _time in range(40)))"
    )
    asked = [sys.executable, "-c", command, str(settings.KHABAR_SEARCH_DIR)]
    side_by_side = [subprocess.Popen(asked, stdout=subprocess.PIPE, text=True) for _time in range(3)]

    assert sum(int(process.communicate()[0]) for process in side_by_side) == 50
    assert not Pace("tried", burst=50, a_second=0).allows("a")
    assert Pace("tried", burst=50, a_second=0).allows("b")


def test_clock_that_began_anew_and_a_folder_that_was_deleted_hold_nobody_up(settings: Any) -> None:
    now = [1000.0]
    pace = Pace("tried", burst=1, a_second=0, clock=lambda: now[0])
    assert [pace.allows("a") for _time in range(2)] == [True, False]

    now[0] = 5.0
    assert [pace.allows("a") for _time in range(2)] == [True, False]
    shutil.rmtree(settings.KHABAR_SEARCH_DIR)
    assert [pace.allows("a") for _time in range(2)] == [True, False]


def test_where_nothing_can_be_counted_everybody_may(settings: Any, tmp_path: Path) -> None:
    settings.KHABAR_SEARCH_DIR = tmp_path / "file" / "search"
    (tmp_path / "file").write_text("")

    assert all(Pace("tried", burst=1, a_second=0).allows("a") for _time in range(3))


@pytest.mark.django_db
def test_browsers_can_read_how_the_edition_is_searched() -> None:
    edition = make_edition(name="صحيفة ذات اسم طويل جدا لا تسعه خانة")
    root = fromstring(page_of("search_description", edition.pk))  # noqa: S314  our own page

    found = {url.get("type"): url.get("template", "") for url in root if url.tag.endswith("Url")}
    assert found["text/html"].endswith("/ar/search/?q={searchTerms}")
    assert found["application/x-suggestions+json"].endswith("/ar/search/suggest?q={searchTerms}&as=opensearch")
    (short,) = (element.text or "" for element in root if element.tag.endswith("ShortName"))
    assert len(short) <= 16
