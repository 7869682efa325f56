"""A sheet that cannot be served is refused before it meets the store."""

import pytest

from khabar.press.sheets import Sheet, UnfitSheet, check_sheets


@pytest.mark.parametrize(
    ("sheet", "reason"),
    [
        (Sheet("ar/"), "begins with one slash"),
        (Sheet("//evil.example/"), "begins with one slash"),
        (Sheet("/ar/?page=2"), "has no query"),
        (Sheet("/ar\\x/"), "begins with one slash"),
        (Sheet("/\N{ARABIC LETTER ALEF}\N{ARABIC HAMZA ABOVE}/"), "written in NFC"),
        (Sheet("/\ud800/"), "written in UTF-8"),
        (Sheet("/a/81", status=301), "has a location"),
        (Sheet("/ar/", location="/en/"), "has a location"),
        (Sheet("/ar/", status=500), "never baked"),
        (Sheet("/ar/", content_type="text/html\r\nset-cookie: a=1"), "printable ASCII"),
        (Sheet("/ar/", body="text"), "A body is bytes"),  # type: ignore[arg-type]  # the mistake that is tried
    ],
)
def test_an_unfit_sheet_is_refused_with_its_address(sheet: Sheet, reason: str) -> None:
    with pytest.raises(UnfitSheet, match=reason) as refused:
        sheet.check()

    assert repr(sheet.path) in str(refused.value)


def test_two_sheets_of_a_page_do_not_lie_at_one_address() -> None:
    with pytest.raises(UnfitSheet, match="Two sheets for one address"):
        check_sheets([Sheet("/ar/", b"1"), Sheet("/ar/", b"2")])


def test_pages_and_redirects_are_fit() -> None:
    check_sheets([Sheet("/ar/القائم/", b"x"), Sheet("/a/81", status=301, location="/ar/القائم/")])
