"""An export is cut into its pieces by its tags alone: broken ones cost nobody else anything, large ones no memory."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.interchange.formats.records import UnreadableExport
from khabar.interchange.formats.wxr import pieces
from khabar.interchange.formats.wxr.parsing import UnreadablePiece, child_text, parse
from khabar.interchange.formats.wxr.pieces import Piece, head_of, open_export, pieces_of

OPENING = b'<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">'
PARTS = st.lists(
    st.sampled_from(
        [
            b"<item>",
            b"</item>",
            b"<![CDATA[",
            b"]]>",
            b"<!--",
            b"-->",
            b"<item",
            b">",
            b"x",
            b"<wp:tag>",
            b"</wp:tag>",
            b"\xff",
        ]
    ),
    max_size=40,
)


def cut(data: bytes) -> list[Piece]:
    return list(pieces_of(io.BytesIO(data)))


def test_pieces_are_found_with_their_names_and_places() -> None:
    data = b"<channel><wp:author>a</wp:author>\n<item a='1'><category>c</category></item><wp:tag>t</wp:tag></channel>"

    found = cut(data)

    assert [(piece.name, data[piece.start : piece.start + piece.length]) for piece in found] == [
        ("author", b"<wp:author>a</wp:author>"),
        ("item", b"<item a='1'><category>c</category></item>"),
        ("tag", b"<wp:tag>t</wp:tag>"),
    ]
    assert all(piece.is_whole and piece.data == data[piece.start : piece.start + piece.length] for piece in found)


def test_tags_in_cdata_and_comments_are_text() -> None:
    found = cut(b"<!-- <item> --><item><![CDATA[</item><item>]]></item><item>b</item>")

    assert [piece.data for piece in found] == [b"<item><![CDATA[</item><item>]]></item>", b"<item>b</item>"]


def test_item_that_is_never_closed_ends_where_the_next_begins() -> None:
    found = cut(b"<item>a<item>b</item><wp:tag>t<item>c")

    assert [(piece.data, piece.is_whole) for piece in found] == [
        (b"<item>a", False),
        (b"<item>b</item>", True),
        (b"<wp:tag>t", False),
        (b"<item>c", False),
    ]


def test_piece_that_is_too_long_is_told_of_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "LONGEST_PIECE", 5000)
    monkeypatch.setattr(pieces, "CHUNK", 512)

    long, short = cut(b"<item>" + b"x" * 20_000 + b"</item><item>b</item>")

    assert (long.data, long.length) == (b"", 20_013)
    assert short.data == b"<item>b</item>"


@given(PARTS)
def test_where_the_file_is_cut_into_chunks_changes_nothing(parts: list[bytes]) -> None:
    data = b"".join(parts)
    whole = cut(data)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pieces, "CHUNK", 7)
        assert cut(data) == whole


def test_undefined_entities_and_stray_ampersands_are_mended() -> None:
    parsed = parse(
        Piece("item", b"<item><title>a &nbsp;&amp; b & c &eacute; <![CDATA[& &nbsp;]]></title></item>", 0, 1), OPENING
    )

    assert child_text(parsed.element, "title") == "a \N{NO-BREAK SPACE}& b & c é & &nbsp;"
    assert [note.what for note in parsed.notes] == ["Stray & and entities of HTML were set right."]


def test_old_arabic_encodings_and_garbled_letters_are_read() -> None:
    in_1256 = "<item><title>القوات العراقية تستعيد معبرا حدوديا</title></item>".encode("windows-1256")
    garbled = "<item><title>القوات العراقية</title></item>".encode().decode("latin-1").encode()

    for data, title in ((in_1256, "القوات العراقية تستعيد معبرا حدوديا"), (garbled, "القوات العراقية")):
        parsed = parse(Piece("item", data, 0, len(data)), OPENING)
        assert child_text(parsed.element, "title") == title
        assert parsed.notes


def test_controls_that_xml_cannot_hold_are_taken_out() -> None:
    parsed = parse(Piece("item", b"<item><title>a\x00\x0bb</title></item>", 0, 1), OPENING)

    assert child_text(parsed.element, "title") == "ab"
    assert parsed.notes[0].what == "Control characters were taken out: 2."


def test_utf_16_is_read(tmp_path: Path) -> None:
    file = tmp_path / "export.xml"
    file.write_bytes(f"{OPENING.decode()}<channel><item><title>خبر</title></item></channel></rss>".encode("utf-16"))

    with open_export(file) as opened:
        (piece,) = pieces_of(opened)
    assert child_text(parse(piece, OPENING).element, "title") == "خبر"


def test_entities_of_the_files_own_are_refused() -> None:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]>'
        + OPENING
        + b"<channel><item>&a;</item></channel></rss>"
    )

    with pytest.raises(UnreadableExport, match="declares entities of its own"):
        head_of(io.BytesIO(bomb))


@pytest.mark.parametrize("text", [b"", b"<html></html>", b"<rss><channel></channel></rss>", b"{}"])
def test_what_is_no_export_says_so(text: bytes) -> None:
    with pytest.raises(UnreadableExport, match="export of WordPress"):
        head_of(io.BytesIO(text))


def test_piece_without_an_element_is_unreadable() -> None:
    with pytest.raises(UnreadablePiece):
        parse(Piece("item", b"<<<", 0, 3), OPENING)
