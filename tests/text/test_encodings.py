"""Copy is read in the encoding it came in, or refused with a reason; never turned into letters nobody wrote."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.text.encodings import (
    BinaryCopy,
    EmptyCopy,
    UnknownEncoding,
    UnreadableCopy,
    decode_copy,
    decode_field,
    repair_mojibake,
)
from tests.text.strategies import news_texts, texts

ARABIC = (
    "سيطرت القوّات العراقية يوم الجمعة على معبرٍ مهمٍ على الحدود مع سوريا كان في قبضة «التنظيم»، وذلك أثناء تقدّمها.\r\n"
    "وقال ضابط لـCNN إن 35 في المائة من المقاتلين هربوا من المركز الحدودي بعد مقتل عددٍ منهم."
)
PERSIAN = "نيروهاي عراقي روز جمعه گذرگاه مرزي را پس گرفتند و پرچم کشور را بر فراز آن برافراشتند."
RUSSIAN = "Иракские войска в пятницу вернули под контроль пограничный переход на границе с Сирией."
GREEK = "Οι ιρακινές δυνάμεις ανακατέλαβαν την Παρασκευή το συνοριακό πέρασμα με τη Συρία."
HEBREW = "כוחות עיראקיים השתלטו ביום שישי על מעבר הגבול עם סוריה לאחר קרבות קשים."
FRENCH = "Les forces irakiennes ont été déployées à la frontière près de la cité assiégée, où règne la fièvre."
CHINESE = "伊拉克军队星期五夺回了与叙利亚接壤的边境口岸。"
JAPANESE = "イラク軍は金曜日にシリアとの国境検問所を奪還した。"
TURKISH = "Irak güçleri cuma günü Suriye sınırındaki geçiş kapısını örgütten geri aldığını açıkladı."


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("cp1256", "windows-1256"), ("utf-16", "utf-16")],
)
def test_arabic_is_read_and_the_encoding_named(codec: str, encoding: str) -> None:
    decoded = decode_copy(ARABIC.encode(codec))
    assert (decoded.text, decoded.encoding) == (ARABIC, encoding)


@pytest.mark.parametrize(
    ("codec", "encoding"), [("iso8859-6", "iso-8859-6"), ("cp720", "cp720"), ("mac_arabic", "mac-arabic")]
)
def test_arabic_in_a_rare_encoding_is_read_where_there_is_enough_of_it(codec: str, encoding: str) -> None:
    data = ARABIC.encode(codec, errors="ignore")
    decoded = decode_copy(data)
    assert (decoded.text, decoded.encoding) == (data.decode(codec), encoding)
    with pytest.raises(UnknownEncoding):
        decode_copy("قُتل".encode(codec, errors="ignore"))


@pytest.mark.parametrize("codec", ["cp1256", "iso8859-6", "cp720", "mac_arabic"])
@given(st.tuples(news_texts, news_texts).map("\n".join))
def test_news_is_read_as_it_was_written_in_every_encoding(codec: str, text: str) -> None:
    data = text.encode(codec, errors="ignore")  # DOS had no Arabic comma
    assert decode_copy(data).text == data.decode(codec)


@given(news_texts)
def test_a_sentence_in_windows_1256_is_read_as_it_was_written(text: str) -> None:
    assert decode_copy(text.encode("cp1256")).text == text


@pytest.mark.parametrize(
    ("name", "encoding", "is_garbled"),
    [
        ("rss_declared_cp1256_is_utf8.xml", "utf-8", False),
        ("rss_declared_utf8_is_cp1256.xml", "windows-1256", False),
        ("newsml12_08_declared_utf8_is_cp1256.xml", "windows-1256", False),
        ("email_cp1256_no_charset.eml", "windows-1256", False),
        ("iptc7901_cp1256.txt", "windows-1256", False),
        ("rss_bom_leading_space.xml", "utf-8-sig", False),
        ("rss_cp1252_mojibake.xml", "utf-8", True),
    ],
)
def test_feeds_and_mail_are_read_whatever_they_declare(
    samples: Path, name: str, encoding: str, is_garbled: bool
) -> None:
    decoded = decode_copy((samples / "wire" / "arabic-synthetic" / name).read_bytes())
    repaired = repair_mojibake(decoded.text)
    assert decoded.encoding == encoding
    assert (repaired != decoded.text) == is_garbled
    assert "القوات العراقية تستعيد" in repaired or "استعادت القوات العراقية" in repaired


def test_a_header_that_promises_windows_1256_is_not_believed_of_utf_8() -> None:
    copy = f'<?xml version="1.0" encoding="windows-1256"?><p>{ARABIC}</p>'
    assert decode_copy(copy.encode()).text == copy


def test_persian_letters_that_windows_1256_lacks_come_out_as_the_agency_put_them() -> None:
    assert decode_copy("نيروهاي عراقي گذرگاه مرزي را پس گرفتند".encode("cp1256")).text.count("ي") == 4


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        ("معبر القائم".encode(), "معبر القائم"),
        ("معبر القائم".encode()[:-1], "معبر القائ"),
        ("معبر القائم".encode("cp1256"), "معبر القائم"),
        ("أحمد الربيعي/AFP".encode("cp1256"), "أحمد الربيعي/AFP"),
        ("José MUÑOZ".encode("cp1252"), "José MUÑOZ"),
        ("José".encode("latin-1"), "José"),
        (b"Joe\x81\x8d", "Joe"),
        ("معبر القائم".encode()[:7] + b"\xff" + "معبر".encode(), "معبمعبر"),
    ],
)
def test_a_field_is_always_read(data: bytes, text: str) -> None:
    assert decode_field(data) == text


@given(st.binary(max_size=100))
def test_no_bytes_break_the_reading_of_a_field(data: bytes) -> None:
    assert isinstance(decode_field(data), str)


@given(texts)
def test_a_field_in_utf_8_says_what_was_written(text: str) -> None:
    data = text.encode("utf-8", errors="replace")
    assert decode_field(data) == data.decode()


def test_big_endian_utf_16_is_read_by_its_mark() -> None:
    assert decode_copy(b"\xfe\xff" + ARABIC.encode("utf-16-be")).text == ARABIC


@pytest.mark.parametrize("text", ["خبر", "عاجل!", "35 قتيلاً", PERSIAN, "BBC ووكالة فرانس برس"])
def test_short_mixed_and_persian_copy_in_windows_1256_is_read(text: str) -> None:
    decoded = decode_copy(text.encode("cp1256"))
    assert (decoded.text, decoded.encoding) == (text, "windows-1256")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \r\n\t ",
        b"\xef\xbb\xbf",
        b"\xef\xbb\xbf\n",
        b"\xff\xfe",
        b"\x1c",
        "\N{ZERO WIDTH SPACE}\N{NO-BREAK SPACE}".encode(),
    ],
)
def test_nothing_but_space_is_refused_as_empty(data: bytes) -> None:
    with pytest.raises(EmptyCopy, match="no text"):
        decode_copy(data)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "NUL byte at 8"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "NUL byte at 4"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"PK\x03\x04\x14", "zip"),
        (b"{\\rtf1\\ansi", "RTF"),
        (bytes(range(1, 32)) * 4, "control characters"),
        ("خبر".encode("utf-16-le"), "NUL byte|control characters|neither"),
        (b"\xff\xfe" + "خبر\0".encode("utf-16-le"), "NUL"),
    ],
)
def test_what_is_not_plain_text_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableCopy, match=reason):
        decode_copy(data)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (ARABIC.replace("٪", ""), "cp864"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "iso8859-5"),
        (GREEK, "cp1253"),
        (HEBREW, "cp1255"),
        (FRENCH, "cp1252"),
        (TURKISH, "cp1254"),
        (CHINESE, "gbk"),
        (CHINESE, "big5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
    ],
)
def test_text_in_an_encoding_we_do_not_read_is_refused(text: str, codec: str) -> None:
    with pytest.raises(UnknownEncoding, match="neither UTF-8"):
        decode_copy(text.encode(codec, errors="ignore"))


def test_damaged_utf_8_is_refused_and_the_place_named() -> None:
    before, after = ARABIC[:60].encode(), ARABIC[60:].encode()
    with pytest.raises(UnknownEncoding, match=f"damaged: UTF-8 as far as byte {len(before)},"):
        decode_copy(before + b"\xd8" + after)


@pytest.mark.parametrize("text", [ARABIC[:61], "في", "ثمّ", "(القائم"])
def test_utf_8_cut_in_the_middle_of_a_letter_is_refused_however_short(text: str) -> None:
    with pytest.raises(UnknownEncoding, match="damaged"):
        decode_copy(text.encode()[:-1])


def test_a_mark_of_utf_8_before_other_bytes_is_not_trusted() -> None:
    with pytest.raises(UnknownEncoding, match="damaged: UTF-8 as far as byte 3,"):
        decode_copy(b"\xef\xbb\xbf" + ARABIC.encode("cp1256"))


def test_half_a_unit_of_utf_16_is_refused() -> None:
    with pytest.raises(UnknownEncoding, match="begins like UTF-16"):
        decode_copy(b"\xff\xfe" + ARABIC.encode("utf-16-le")[:-1])


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_with_a_known_error(data: bytes) -> None:
    with contextlib.suppress(UnreadableCopy):
        assert any(map(str.isprintable, decode_copy(data).text))


@given(texts.filter(lambda text: text.strip() and "\0" not in text))
def test_what_is_read_is_exactly_what_was_written(text: str) -> None:
    try:
        decoded = decode_copy(text.encode("utf-8", errors="replace"))
    except (BinaryCopy, EmptyCopy):
        return
    if decoded.encoding == "utf-8":
        assert decoded.text.encode() == text.encode("utf-8", errors="replace")
