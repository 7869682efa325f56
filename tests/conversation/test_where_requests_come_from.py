"""Only the front is believed about the reader's address, and only our own pages may send forms in her name."""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory, override_settings
from hypothesis import given
from hypothesis import strategies as st

from khabar.conversation.network import network_hash
from khabar.conversation.origin import comes_from_this_site
from khabar.press.callers import client_address, network_of

SECRET = "the front of the tests"


def request(**meta: str) -> HttpRequest:
    return RequestFactory().post("/ar/-/comments/1/", REMOTE_ADDR=meta.pop("REMOTE_ADDR", "198.51.100.7"), **meta)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.0/24"),
        ("203.0.113.9:51234", "203.0.113.0/24"),
        ("::ffff:203.0.113.9", "203.0.113.0/24"),
        ("2001:db8:1:2ff::5", "2001:db8:1:200::/56"),
        ("[2001:db8:1:2ff::5]:443", "2001:db8:1:200::/56"),
        ("fe80::1%eth0", "fe80::/56"),
        ("", ""),
        ("unknown", ""),
        ("203.0.113", ""),
    ],
)
def test_a_network_is_24_bits_of_ipv4_and_56_of_ipv6(address: str, network: str) -> None:
    assert network_of(address) == network


@given(st.text(max_size=60))
def test_whatever_a_header_holds_has_an_answer(address: str) -> None:
    network_of(address)


@pytest.mark.parametrize("name", ["HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_CF_CONNECTING_IP", "HTTP_FORWARDED"])
def test_what_a_client_claims_about_its_address_changes_nothing(name: str) -> None:
    assert client_address(request(**{name: "203.0.113.9"})) == "198.51.100.7"


def test_the_front_is_believed_and_the_last_address_it_hands_on_counts() -> None:
    said = request(HTTP_X_KHABAR_FRONT=SECRET, HTTP_X_FORWARDED_FOR="10.9.8.7, 203.0.113.9")

    assert client_address(said) == "203.0.113.9"


@pytest.mark.parametrize("secret", ["", "wrong", "سرّ"])
def test_who_does_not_know_the_secret_is_not_the_front(secret: str) -> None:
    claimed = request(HTTP_X_KHABAR_FRONT=secret, HTTP_X_FORWARDED_FOR="203.0.113.9")

    assert client_address(claimed) == "198.51.100.7"


@override_settings(KHABAR_FRONT_SECRET="")
def test_without_a_secret_nobody_is_the_front() -> None:
    claimed = request(HTTP_X_KHABAR_FRONT="", HTTP_X_FORWARDED_FOR="203.0.113.9")

    assert client_address(claimed) == "198.51.100.7"


def test_a_network_is_stored_as_a_keyed_hash() -> None:
    hashed = network_hash(request(REMOTE_ADDR="203.0.113.9"))

    assert hashed == network_hash(request(REMOTE_ADDR="203.0.113.200"))
    assert hashed != network_hash(request(REMOTE_ADDR="203.0.114.9"))
    assert len(hashed) == 64
    with override_settings(SECRET_KEY="another installation"):
        assert hashed != network_hash(request(REMOTE_ADDR="203.0.113.9"))


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        ({"HTTP_ORIGIN": "http://testserver"}, True),
        ({"HTTP_ORIGIN": "http://TESTSERVER"}, True),
        ({"HTTP_ORIGIN": "http://127.0.0.1:8000"}, True),
        ({"HTTP_ORIGIN": "http://testserver", "HTTP_SEC_FETCH_SITE": "cross-site"}, True),
        ({"HTTP_ORIGIN": "https://testserver.example"}, False),
        ({"HTTP_ORIGIN": "http://testserver.example"}, False),
        ({"HTTP_ORIGIN": "http://testserver:81"}, False),
        ({"HTTP_ORIGIN": "http://[broken"}, False),
        ({"HTTP_ORIGIN": "null"}, False),
        ({"HTTP_ORIGIN": "null", "HTTP_SEC_FETCH_SITE": "same-origin"}, True),
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, True),
        ({"HTTP_SEC_FETCH_SITE": "none"}, True),
        ({"HTTP_SEC_FETCH_SITE": "same-site"}, False),
        ({"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_REFERER": "http://testserver/ar/"}, False),
        ({"HTTP_REFERER": "http://testserver/ar/2017/11/03/خبر/"}, True),
        ({"HTTP_REFERER": "http://testserver@elsewhere.example/"}, False),
        ({"HTTP_REFERER": "https://elsewhere.example/http://testserver/"}, False),
        ({}, True),
    ],
)
def test_only_our_own_pages_may_send(headers: dict[str, str], is_ours: bool) -> None:
    assert comes_from_this_site(request(**headers)) is is_ours
