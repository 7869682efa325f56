"""Line ends, blank lines, wrapping and odd characters of the clipboard."""

import textwrap
from pathlib import Path

import pytest

from khabar.wire.formats.pasted import TooLong
from tests.wire.formats.reading import STORY, page, read

SAMPLE = (Path(__file__).parents[2] / "samples" / "page-text" / "two-captions-and-comment-form.txt").read_text()


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\N{LINE SEPARATOR}", "\v"])
def test_every_kind_of_line_end_reads_the_same(line_end: str) -> None:
    assert read(SAMPLE.replace("\n", line_end)).as_json() == read(SAMPLE).as_json()


def test_byte_order_mark_and_edge_spaces_change_nothing() -> None:
    framed = "\N{ZERO WIDTH NO-BREAK SPACE}" + "\n".join(f"\t{line}\N{NO-BREAK SPACE} " for line in SAMPLE.split("\n"))
    assert read(framed).as_json() == read(SAMPLE).as_json()


def test_no_break_space_inside_a_paragraph_stays() -> None:
    story = STORY.replace(" ", "\N{NO-BREAK SPACE}", 1)
    assert read(page(story=story)).body == tuple(story.split("\n\n"))


def test_direction_marks_inside_the_story_stay() -> None:
    story = STORY.replace(" ", " \N{RIGHT-TO-LEFT MARK}", 1)
    assert read(page(story=story)).body == tuple(story.split("\n\n"))


def test_page_without_blank_lines_reads_the_same() -> None:
    assert read(SAMPLE.replace("\n\n", "\n")).as_json() == read(SAMPLE).as_json()


def test_page_with_a_blank_line_everywhere_reads_the_same() -> None:
    assert read(SAMPLE.replace("\n", "\n\n")).as_json() == read(SAMPLE).as_json()


@pytest.mark.parametrize("width", [50, 72, 80, 100])
def test_wrapped_lines_are_made_whole(width: int) -> None:
    wrapped = "\n".join(textwrap.fill(line, width, break_on_hyphens=False) for line in SAMPLE.split("\n"))
    article, whole = read(wrapped), read(SAMPLE)
    assert article.body == whole.body
    assert article.headline == whole.headline
    assert article.photo == whole.photo


def test_short_paragraphs_one_a_line_are_not_joined() -> None:
    lines = [f"وقال الشاهد رقم {number} إنه رأى الجسر مفتوحاً أمام السيارات." for number in range(1, 9)]
    assert read(page(story="\n".join(lines))).body == tuple(lines)


def test_text_beyond_the_limits_is_refused_with_its_size() -> None:
    with pytest.raises(TooLong, match="bytes, the limit is 1048576"):
        read("ب" * 600_000)
    with pytest.raises(TooLong, match="5002 lines, the limit is 5000"):
        read("سطر\n" * 5001)
