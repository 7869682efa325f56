"""nginx and Caddy with their recipes before the front: readers get what the front says, and it knows who asks."""

import socket
import ssl
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from khabar.press.sheets import Sheet
from khabar.press.stores.base import Baked
from tests.deploy.conftest import NAME, Site, behind_caddy, behind_nginx

BODY = "<p>القوّات تستعيد القائم</p>".encode() * 50
PATH = "/ar/2017/11/03/القوات/"


@pytest.fixture(params=["nginx", "caddy"])
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Site]:
    with (
        behind_nginx(tmp_path, "proxy.conf") if request.param == "nginx" else behind_caddy(tmp_path, "Caddyfile") as it
    ):
        yield it


def heard(site: Site, path: str = "/echo/", **headers: str) -> dict[str, str]:
    """Return the headers that arrive at the app."""
    return dict(site.client.get(path, headers=headers).json()["headers"])


def test_a_page_arrives_as_the_front_sends_it_but_for_its_tags(site: Site) -> None:
    site.front.lay(Sheet(PATH, BODY))
    with site.client.stream("GET", PATH, headers={"accept-encoding": "br"}) as response:
        raw = b"".join(response.iter_raw())
    direct = site.front.client.get(PATH, headers={"accept-encoding": "br"}).headers

    assert (response.status_code, brotli.decompress(raw)) == (200, BODY)
    hidden = {"server", "date", "connection", "surrogate-key", "cache-tag"}
    assert {name: value for name, value in response.headers.items() if name not in hidden} == {
        name: value for name, value in direct.items() if name not in hidden
    }
    assert not {"surrogate-key", "cache-tag"} & set(response.headers)
    assert not any(character.isdigit() for character in response.headers.get("server", "")), "a version is told"
    known = {"accept-encoding": "br", "if-none-match": response.headers["etag"]}
    assert site.client.get(PATH, headers=known).status_code == 304


def test_the_app_hears_who_asks_and_not_what_she_claims(site: Site) -> None:
    lies = {"x-forwarded-for": "203.0.113.9", "x-real-ip": "203.0.113.9", "x-khabar-front": "guessed"}

    headers = heard(site, **lies)

    assert headers["host"] == NAME
    assert headers["x-forwarded-for"] == "127.0.0.1"
    assert headers["x-forwarded-proto"] == site.client.base_url.scheme
    assert headers["x-khabar-front"] != "guessed"


def test_a_form_is_posted_through(site: Site) -> None:
    response = site.client.post("/ar/-/comments/5/", content=b"x" * 100_000)

    assert response.json()["length"] == 100_000


def test_more_than_a_photo_is_refused(site: Site) -> None:
    """The front refuses by the length, before the body has come; a proxy that is still sending may say 502 then."""
    assert site.client.post("/admin/photos/add/", content=b"x" * (22 * 1024 * 1024)).status_code in (413, 502)


def test_a_page_with_thousands_of_keys_arrives(site: Site) -> None:
    keys = frozenset(f"article:{number}" for number in range(5000))
    site.front.store.commit([Baked("front:9", (Sheet("/many/", BODY),), site.front.store.next_ticket(), keys)])

    assert site.client.get("/many/").status_code == 200


def test_http_leads_to_https(tmp_path: Path) -> None:
    with behind_nginx(tmp_path, "proxy.conf") as site:
        lines = (tmp_path / "site.conf").read_text().splitlines()
        (line,) = [line for line in lines if "listen 127.0.0.1" in line and "ssl" not in line]
        port = line.strip(" ;").rpartition(":")[2]
        response = site.client.get(f"http://127.0.0.1:{port}/ar/?a=b")

    assert response.status_code == 301
    assert response.headers["location"] == f"https://{NAME}:{site.port}/ar/?a=b"


def test_old_tls_is_refused(tmp_path: Path) -> None:
    with behind_nginx(tmp_path, "proxy.conf") as site:
        old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
        old.maximum_version = ssl.TLSVersion.TLSv1_2
        old.set_ciphers("ECDHE+AESGCM")
        with socket.create_connection(("127.0.0.1", site.port)) as plain, old.wrap_socket(plain) as secure:
            assert secure.version() == "TLSv1.2"
        old.set_ciphers("AES128-SHA:@SECLEVEL=0")
        with socket.create_connection(("127.0.0.1", site.port)) as plain, pytest.raises(ssl.SSLError):
            old.wrap_socket(plain)


def test_a_load_balancer_says_who_the_reader_is_by_the_proxy_protocol(tmp_path: Path) -> None:
    changes = {
        "#include /etc/nginx/khabar/real-ip.conf;": "include /etc/nginx/khabar/real-ip.conf;",
        "443 ssl http2;": "443 ssl proxy_protocol;",
        "set_real_ip_from 10.0.0.0/8;": "set_real_ip_from 127.0.0.1;",
    }
    with behind_nginx(tmp_path, "proxy.conf", changes) as site:
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        with socket.create_connection(("127.0.0.1", site.port), timeout=10) as plain:
            plain.sendall(b"PROXY TCP4 198.51.100.7 127.0.0.1 4711 443\r\n")
            with trusting.wrap_socket(plain, server_hostname=NAME) as secure:
                claim = b"X-Forwarded-For: 203.0.113.9\r\nConnection: close\r\n"
                secure.sendall(b"GET /echo/ HTTP/1.1\r\nHost: " + NAME.encode() + b"\r\n" + claim + b"\r\n")
                answer = b""
                while piece := secure.recv(65536):
                    answer += piece

    assert b'["x-forwarded-for", "198.51.100.7"]' in answer
