"""Bodies of other editors become blocks, Gutenberg's, the classic editor's and Ghost's; nothing readable is lost."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.interchange.formats.markup import (
    Block,
    Embed,
    Heading,
    Paragraph,
    Picture,
    Points,
    Quotation,
    Uploads,
    blocks_of,
    plain_text,
)


def read(text: str) -> list[Block]:
    return list(blocks_of(text).blocks)


def test_gutenberg_blocks_become_ours() -> None:
    text = (
        "<!-- wp:paragraph --><p>نص <strong>ثقيل</strong> و<a href='https://example.org/'>رابط</a></p>"
        "<!-- /wp:paragraph -->"
        '<!-- wp:heading {"level":3} --><h3>عنوان</h3><!-- /wp:heading -->'
        "<!-- wp:quote --><blockquote><p>قال</p><cite>فلان</cite></blockquote><!-- /wp:quote -->"
        '<!-- wp:image {"id":7} --><figure><img class="wp-image-7" src="https://x.example/a.jpg" alt="بديل"/>'
        "<figcaption>شرح</figcaption></figure><!-- /wp:image -->"
        "<!-- wp:list --><ul><li>أ</li><li>ب</li></ul><!-- /wp:list -->"
    )

    assert read(text) == [
        Paragraph('نص <b>ثقيل</b> و<a href="https://example.org/">رابط</a>'),
        Heading("عنوان"),
        Quotation("قال", "فلان"),
        Picture("https://x.example/a.jpg", "7", "شرح", "بديل"),
        Points(("أ", "ب")),
    ]


def test_blank_lines_of_the_classic_editor_part_paragraphs() -> None:
    assert read("سطر\nثانٍ\n\nفقرة <em>أخرى</em>") == [Paragraph("سطر<br/>ثانٍ"), Paragraph("فقرة أخرى")]


def test_captions_and_galleries_of_shortcodes_become_pictures() -> None:
    text = (
        '[caption id="attachment_5" width="300"]<img src="http://x.example/a.jpg" /> شرح[/caption]'
        '[gallery ids="6,7"][gallery]'
    )

    assert read(text) == [
        Picture("http://x.example/a.jpg", "5", "شرح"),
        Picture("", "6"),
        Picture("", "7"),
        Uploads(),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "https://www.youtube.com/watch?v=abc",
        "[embed]https://www.youtube.com/watch?v=abc[/embed]",
        '[youtube url="https://www.youtube.com/watch?v=abc"]',
        '<iframe src="https://www.youtube.com/watch?v=abc"></iframe>',
        '<figure class="wp-block-embed"><div>\nhttps://www.youtube.com/watch?v=abc\n</div></figure>',
    ],
)
def test_players_are_embeds_however_they_are_written(text: str) -> None:
    assert read(text) == [Embed("https://www.youtube.com/watch?v=abc")]


def test_unknown_shortcodes_leave_their_words_and_are_told_of_whole() -> None:
    found = blocks_of('[su_box title="تنبيه"]أرقام أولية[/su_box] و[القائم] [sic]')

    assert found.blocks == (Paragraph("أرقام أولية و[القائم] [sic]"),)
    assert [note.piece for note in found.notes] == ['[su_box title="تنبيه"]أرقام أولية[/su_box]']


def test_blocks_that_wordpress_makes_when_it_shows_them_are_told_of() -> None:
    found = blocks_of('<!-- wp:latest-posts {"postsToShow":3} /--><p>نص</p>')

    assert found.blocks == (Paragraph("نص"),)
    assert found.notes[0].piece == '<!-- wp:latest-posts {"postsToShow":3} /-->'


def test_scripts_never_come_along_and_are_kept_in_the_report() -> None:
    found = blocks_of("<p>نص</p><script>alert(1)</script><p onclick='x()'>آخر</p>")

    assert found.blocks == (Paragraph("نص"), Paragraph("آخر"))
    assert found.notes[0].piece == "<script>alert(1)</script>"


def test_links_to_scripts_become_words() -> None:
    assert read('<p><a href="javascript:alert(1)">نص</a></p>') == [Paragraph("نص")]


def test_table_becomes_a_list_with_a_row_a_point() -> None:
    assert read("<table><tr><th>أ</th><th>ب</th></tr><tr><td>1</td><td>2</td></tr></table>") == [
        Points(("أ | ب", "1 | 2"))
    ]


def test_list_with_links_keeps_them_in_paragraphs() -> None:
    assert read('<ol><li>أ</li><li><a href="https://x.example/">ب</a></li></ol>') == [
        Paragraph("1. أ"),
        Paragraph('2. <a href="https://x.example/">ب</a>'),
    ]


def test_too_long_heading_and_quotation_become_paragraphs() -> None:
    assert read(f"<h2>{'كلمة ' * 60}</h2>") == [Paragraph(f"<b>{('كلمة ' * 60).strip()}</b>")]
    assert all(isinstance(block, Paragraph) for block in read(f"<blockquote><p>{'كلمة ' * 600}</p></blockquote>"))


def test_plain_text_keeps_lines_and_addresses() -> None:
    assert plain_text('أ<br />ب\n\n<a href="https://x.example/">ج</a> &amp; د') == "أ\nب\nج (https://x.example/) & د"


WORDS = st.text(alphabet="ابجد xyz&<>\"'", max_size=12)
TREES = st.recursive(
    WORDS.map(html.escape),
    lambda inside: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>",
        st.sampled_from(
            ["p", "div", "b", "em", "ul", "li", "blockquote", "h2", "table", "tr", "td", "figure", "a", "pre"]
        ),
        st.lists(inside, max_size=4),
    ),
    max_leaves=20,
)


@given(TREES)
def test_no_letter_of_any_html_is_lost(text: str) -> None:
    def letters(of: str) -> list[str]:
        return sorted(re.findall("[ابجد]", of))

    assert letters(" ".join(map(_words, read(text)))) == letters(html.unescape(re.sub(r"<[^>]*>", "", text)))


def _words(block: Block) -> str:
    match block:
        case Paragraph(markup):
            return html.unescape(re.sub(r"<[^>]*>", "", markup))
        case Quotation(text, attribution):
            return f"{text} {attribution}"
        case Points(items):
            return " ".join(items)
        case Heading(text):
            return text
        case Picture() | Uploads() | Embed():
            return ""


@given(st.text())
def test_any_text_gives_blocks(text: str) -> None:
    blocks_of(text)
    plain_text(text)
