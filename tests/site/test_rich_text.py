"""The desk's rich text on its way to readers."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.site.frames import frame_address
from khabar.site.printable import printable
from khabar.site.rich_text import _cleaned, readable_html
from tests.site.markup import parsed


def test_emphasis_and_links_stay_and_everything_else_goes() -> None:
    link = '<a href="https://a.example/?a=1&amp;b=2" id="z">هنا</a>'
    html = f'<p style="x" onclick="y">قال <b>الوزير</b> <i>أمس</i> {link}</p>'

    assert readable_html(html, "rtl") == (
        '<p>قال <b>الوزير</b> أمس <a href="https://a.example/?a=1&amp;b=2" rel="noopener">هنا</a></p>'
    )


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", " JaVaScRiPt:alert(1)"])
def test_addresses_that_run_something_go(address: str) -> None:
    assert "alert" not in readable_html(f'<p><a href="{address}">هنا</a></p>', "rtl").replace("هنا", "")


def test_ranges_are_isolated_in_words_and_not_in_addresses() -> None:
    html = readable_html('<p>بين 2014-2017 <a href="/ar/2014-2017/">هنا</a></p>', "rtl")

    assert html == '<p>بين <bdi dir="ltr">2014-2017</bdi> <a href="/ar/2014-2017/" rel="noopener">هنا</a></p>'
    assert "bdi" not in readable_html("<p>between 2014-2017</p>", "ltr")


def test_an_address_with_an_ampersand_stays_in_one_piece() -> None:
    html = readable_html("<p>راجع https://a.example/?a=1&amp;b=2 أو AT&amp;T</p>", "rtl")

    assert html == '<p>راجع <bdi dir="ltr">https://a.example/?a=1&amp;b=2</bdi> أو <bdi>AT&amp;T</bdi></p>'


def test_arabic_is_isolated_in_a_page_that_runs_left_to_right() -> None:
    html = readable_html("<p>The crossing of القائم 2014-2017 &lt;b&gt;</p>", "ltr")

    assert html == "<p>The crossing of <bdi>القائم</bdi> 2014-2017 &lt;b&gt;</p>"


def test_paragraph_without_words_is_no_paragraph() -> None:
    assert readable_html("<p>  <br/> &nbsp;</p>", "rtl") == ""


_TEXTS = st.lists(
    st.text(st.sampled_from(" \t\n\r\xa0<>&;#pخبر\u200c\u202e20-17+Ab\ufeff\x00\x85\ufdd0😀'\"")), min_size=1
)
_OPENINGS = st.sampled_from(["<p>", '<p data-block-key="a1b2c">', "<P>", "<p >"])


@given(_TEXTS, _OPENINGS, st.sampled_from(["rtl", "ltr"]))
def test_plain_paragraphs_read_as_if_they_had_been_cleaned(
    texts: list[str], opening: str, direction: Literal["rtl", "ltr"]
) -> None:
    html = "".join(f"{opening}{text}</p>" for text in texts)

    assert readable_html(html, direction) == _cleaned(printable(html), direction)


@given(st.text())
def test_any_text_comes_out_as_markup_that_parses(text: str) -> None:
    cleaned = readable_html(f"<p>{text}</p>", "rtl")

    parsed(f"<!DOCTYPE html><title>x</title><body>{cleaned}")


@pytest.mark.parametrize(
    ("source", "frame"),
    [
        ("https://www.youtube.com/embed/a_b-1?feature=oembed", "https://www.youtube-nocookie.com/embed/a_b-1"),
        ("https://player.vimeo.com/video/12?h=3", "https://player.vimeo.com/video/12?h=3"),
        ("https://w.soundcloud.com/player/?url=x&amp;y=1", "https://w.soundcloud.com/player/?url=x&y=1"),
        ("http://www.youtube.com/embed/a", ""),
        ("https://www.youtube.com.evil.example/embed/a", ""),
        ("https://www.youtube.com/embed/a/../../evil", ""),
        ("https://user@evil.example/embed/a", ""),
    ],
)
def test_only_players_of_known_shape_are_framed(source: str, frame: str) -> None:
    assert frame_address(f'<iframe width="1" src="{source}"></iframe>') == frame


def test_answer_of_a_provider_without_a_frame_is_no_player() -> None:
    assert frame_address("<blockquote><script src=https://x.example></script></blockquote>") == ""


def test_paragraph_that_runs_the_other_way_says_so_and_nothing_else_may() -> None:
    html = '<p>في 2014-2017</p><p dir="ltr">from 2014-2017 (القائم)</p><p>و 2018-2019</p>'

    shown = readable_html(html, "rtl")

    assert shown.count("<p") == 3
    assert '<p dir="ltr">from 2014-2017 (<bdi' in shown
    assert '<bdi dir="ltr">2014-2017</bdi></p><p dir="ltr">' in shown
    assert '<bdi dir="ltr">2018-2019</bdi>' in shown
    assert "dir" not in readable_html('<p dir="auto">ا</p><p><a dir="ltr" href="https://a.example/">ب</a></p>', "rtl")
