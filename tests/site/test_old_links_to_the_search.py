"""Links to the search from before UTF-8 still ask for what they asked for."""

from urllib.parse import quote, quote_from_bytes

import pytest
from django.test import RequestFactory, override_settings

from khabar.site.search.parameters import parameters_of


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        (quote("بغداد"), "بغداد"),
        (quote_from_bytes("بغداد".encode("cp1256")), "بغداد"),
        (quote_from_bytes("سيطرت القوات على معبر".encode("cp1256")), "سيطرت القوات على معبر"),
        (quote("بغداد".encode()[:-1]), "بغدا"),
        ("caf%E9", "café"),
        (quote("\N{REPLACEMENT CHARACTER}"), "\N{REPLACEMENT CHARACTER}"),
        ("", ""),
    ],
)
def test_a_query_is_read_in_the_encoding_of_its_link(rf: RequestFactory, typed: str, asked: str) -> None:
    parameters = parameters_of(rf.get(f"/ar/search/?sort=newest&q={typed}"))
    assert (parameters["q"], parameters["sort"]) == (asked, "newest")


@override_settings(DATA_UPLOAD_MAX_NUMBER_FIELDS=2)
def test_an_address_with_too_many_fields_asks_for_nothing(rf: RequestFactory) -> None:
    assert parameters_of(rf.get("/ar/search/?q=%C8&a=%C8"))["q"] == "ب"
    assert not parameters_of(rf.get("/ar/search/?q=%C8&a=%C8&b=%C8"))
