"""The real nginx understands the tree of files as it lies there: nothing to reload, whatever changes."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from khabar.press.outlets.files import FileTree
from khabar.press.outlets.following import Place, follow
from khabar.press.sheets import Sheet
from khabar.press.stores.pagefile import PageFile
from tests.press.outlets.conftest import Lay
from tests.press.purges.recording import Recorder, recorder

BODY = "<p>القوّات تستعيد القائم</p>".encode() * 50
ARTICLE = "/ar/2017/11/03/%D8%A7%D9%84%D9%82%D9%88%D8%A7%D8%AA/"
NGINX = shutil.which("nginx") or "/usr/sbin/nginx"
MODULES = Path("/usr/lib/nginx/modules")

CONFIGURATION = """
{modules}
{user}
daemon off; error_log {folder}/error.log; pid {folder}/pid; worker_processes 1;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    types {{ text/plain txt; font/woff2 woff2; }}
    default_type "text/html; charset=utf-8";
    server {{
        listen 127.0.0.1:{port};
        root {files}/pages;
        gzip_static on;
        {brotli}
        location / {{
            add_header Cache-Control "public, max-age=0, must-revalidate";
            try_files $uri ${{uri}}index.html @elsewhere;
        }}
        location @elsewhere {{
            if (-f {files}/gone$uri) {{ return 410; }}
            if (-f {files}/gone${{uri}}index.html) {{ return 410; }}
            proxy_pass {front};
            error_page 410 /!gone;
            error_page 502 504 = @leading_on;
        }}
        location @leading_on {{
            root {files}/moved;
            try_files $uri ${{uri}}index.html =503;
        }}
    }}
}}
"""


@dataclass
class Nginx:
    """nginx over the tree, with *front* behind it."""

    client: httpx.Client
    front: Recorder
    files: Path
    has_brotli: bool


@pytest.fixture
def nginx(tmp_path: Path) -> Iterator[Nginx]:
    if not Path(NGINX).exists():
        pytest.skip("NGINX NOT TESTED: there is no nginx here")
    has_brotli = (MODULES / "ngx_http_brotli_static_module.so").exists()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with recorder() as front:
        file = tmp_path / "nginx.conf"
        file.write_text(
            CONFIGURATION.format(
                folder=tmp_path,
                files=tmp_path / "files",
                port=port,
                front=front.origin,
                modules=f"load_module {MODULES}/ngx_http_brotli_static_module.so;" if has_brotli else "",
                # pytest's folders are for their owner alone.
                user="user root;" if os.geteuid() == 0 else "",
                brotli="brotli_static on;" if has_brotli else "",
            )
        )
        (tmp_path / "files").mkdir()
        process = subprocess.Popen([NGINX, "-c", str(file), "-p", str(tmp_path), "-e", str(tmp_path / "error.log")])
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
                _wait_until_it_listens(client, process)
                yield Nginx(client, front, tmp_path / "files", has_brotli)
        finally:
            process.terminate()
            process.wait(10)


def _wait_until_it_listens(client: httpx.Client, process: subprocess.Popen[bytes]) -> None:
    for _ in range(500):
        assert process.poll() is None, "nginx ended"
        try:
            client.get("/", headers={"Connection": "close"})
        except httpx.ConnectError:
            time.sleep(0.02)
        else:
            return
    raise AssertionError("nginx does not listen")


@pytest.fixture
def place(store: PageFile, nginx: Nginx) -> Place:
    return Place(store.path, FileTree(nginx.files))


def test_an_arabic_address_is_found_in_each_form(lay: Lay, place: Place, nginx: Nginx) -> None:
    lay("article:81", Sheet("/ar/2017/11/03/القوات/", BODY))
    follow(place)
    wanted = {"identity": None, "gzip": "gzip"} | ({"br": "br"} if nginx.has_brotli else {})

    for accepted, encoding in wanted.items():
        answer = nginx.client.get(ARTICLE, headers={"Accept-Encoding": accepted})
        assert (answer.status_code, answer.content) == (200, BODY)
        assert answer.headers.get("content-encoding") == encoding
        assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_what_is_gone_answers_410_without_a_reload_and_without_a_front(lay: Lay, place: Place, nginx: Nginx) -> None:
    lay("lost:gone", Sheet("/!gone", "<p>سُحب</p>".encode()))
    lay("article:81", Sheet("/ar/2017/11/03/القوات/", BODY))
    follow(place)
    assert nginx.client.get(ARTICLE).status_code == 200
    asked = len(nginx.front.requests)

    lay("article:81")
    follow(place)

    answer = nginx.client.get(ARTICLE)
    assert (answer.status_code, answer.text) == (410, "<p>سُحب</p>")
    assert len(nginx.front.requests) == asked


def test_a_page_that_returns_is_there_at_once(lay: Lay, place: Place, nginx: Nginx) -> None:
    lay("article:81", Sheet("/ar/x/", BODY))
    lay("article:81")
    follow(place)
    assert nginx.client.get("/ar/x/").status_code == 410

    lay("article:81", Sheet("/ar/x/", BODY))
    follow(place)

    assert nginx.client.get("/ar/x/").status_code == 200


def test_the_front_answers_what_has_no_file(lay: Lay, place: Place, nginx: Nginx) -> None:
    lay("article:81", Sheet("/a/81", status=301, location="/ar/x/"), Sheet(f"/ar/{'ق' * 200}/", BODY))
    follow(place)
    nginx.front.answers = [b"HTTP/1.1 301 Moved Permanently\r\nLocation: /ar/x/\r\nContent-Length: 0\r\n\r\n"]

    for path in ("/a/81", f"/ar/{'%D9%82' * 200}/", "/admin/"):
        answer = nginx.client.get(path)
        assert (answer.status_code, answer.headers["location"]) == (301, "/ar/x/")


def test_with_the_front_away_an_address_still_leads_on(lay: Lay, place: Place, nginx: Nginx) -> None:
    lay("article:81", Sheet("/a/81", status=301, location="/ar/x/"))
    follow(place)
    nginx.front.answers = [b""]

    answer = nginx.client.get("/a/81")

    assert answer.status_code == 200
    assert 'content="0;url=/ar/x/"' in answer.text
    assert nginx.client.get("/nowhere/").status_code == 503


def test_two_changes_in_one_second_are_two_etags(lay: Lay, place: Place, nginx: Nginx) -> None:
    etags = set()
    for letter in (b"a", b"b", b"c"):
        lay("article:81", Sheet("/ar/x/", letter * 300))
        follow(place)
        etags |= {
            nginx.client.get("/ar/x/", headers={"Accept-Encoding": form}).headers["etag"] for form in ("gzip", "")
        }

    assert len(etags) == 6
