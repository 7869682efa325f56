"""Who the reader is, as far as the front believes anyone."""

import pytest

from khabar.press.front.forwarding import reader_address, reader_scheme


@pytest.mark.parametrize(
    ("client", "forwarded_for", "proxies", "address"),
    [
        ("198.51.100.7:4711", [], 0, "198.51.100.7"),
        ("198.51.100.7:4711", ["203.0.113.9"], 0, "198.51.100.7"),
        ("[2001:db8::1]:4711", [], 0, "2001:db8::1"),
        ("[::ffff:198.51.100.7]:4711", [], 0, "198.51.100.7"),
        ("10.0.0.2:443", ["203.0.113.9, 198.51.100.7"], 1, "198.51.100.7"),
        ("10.0.0.2:443", ["203.0.113.9", "198.51.100.7"], 1, "198.51.100.7"),
        ("10.0.0.2:443", ["203.0.113.9, 198.51.100.7, 192.0.2.1"], 2, "198.51.100.7"),
        ("10.0.0.2:443", ["198.51.100.7:1234"], 1, "198.51.100.7"),
        ("10.0.0.2:443", ["[2001:db8::1]:1234"], 1, "2001:db8::1"),
        ("10.0.0.2:443", [], 1, "10.0.0.2"),
        ("10.0.0.2:443", ["198.51.100.7"], 3, "198.51.100.7"),
        ("10.0.0.2:443", ["unknown"], 1, "10.0.0.2"),
        ("unix:/run/khabar.sock", [], 0, "127.0.0.1"),
    ],
)
def test_the_readers_address_is_what_our_outermost_proxy_saw(
    client: str, forwarded_for: list[str], proxies: int, address: str
) -> None:
    assert reader_address(client, forwarded_for, proxies) == address


@pytest.mark.parametrize(
    ("scheme", "said", "proxies", "expected"),
    [
        ("http", ["https"], 0, "http"),
        ("http", ["https"], 1, "https"),
        ("http", ["http, https"], 1, "https"),
        ("http", ["http, https, http"], 2, "https"),
        ("http", [], 1, "http"),
        ("https", ["gopher"], 1, "https"),
    ],
)
def test_the_readers_scheme_is_what_our_outermost_proxy_saw(
    scheme: str, said: list[str], proxies: int, expected: str
) -> None:
    assert reader_scheme(scheme, said, proxies) == expected
