"""What the tests of the recipes have: the real nginx and Caddy with the files of deploy/, before a real front.

Only what is the operator's own is changed: the name, ports, certificate and folders.
"""

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from khabar.press.outlets.files import FileTree
from khabar.press.outlets.following import Place, follow
from khabar.press.sheets import Sheet
from tests.press.front.conftest import PATIENCE_SECONDS, RunningFront, end, free_port, running_front
from tests.press.front.upstream import running_upstream

DEPLOY = Path(__file__).parents[2] / "deploy"
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
NAME = "news.example.org"
BEHIND_A_PROXY = {"KHABAR_TRUSTED_PROXIES": "1", "KHABAR_TAG_HEADERS": "surrogate-key,cache-tag"}

_MAIN = """
{modules}
{user}
daemon off; error_log {folder}/error.log; pid {folder}/nginx.pid; worker_processes 1;
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    include {folder}/site.conf;
}}
"""


@dataclass
class Site:
    """A server with a recipe, the front behind it, and the tree of files that it reads if it reads any."""

    client: httpx.Client
    port: int
    front: RunningFront
    files: Path
    home: Path

    def lay(self, *sheets: Sheet, owner: str = "article:81") -> None:
        """Lay *sheets* into the store, and export them."""
        self.front.lay(*sheets, owner=owner)
        follow(Place(self.front.store.path, FileTree(self.files)))

    def stop_the_front(self) -> None:
        end(self.front.process)


def program(name: str) -> str:
    """Return the path of a server, or skip the test, loudly."""
    found = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    if found is None:
        pytest.skip(f"{name.upper()} NOT TESTED: it is not installed (Debian: apt-get install {name})")
    return found


@contextmanager
def behind_nginx(
    folder: Path, recipe: str, changes: dict[str, str] | None = None, brotli: bool = True
) -> Iterator[Site]:
    """Run nginx with deploy/nginx/*recipe*; *changes* are lines as the operator would change them."""
    nginx = program("nginx")
    https, http = free_port(), free_port()
    home, files = folder / "home", folder / "files"
    (home / "media").mkdir(parents=True)
    files.mkdir()
    _make_certificate(folder)
    with running_upstream() as app_port, running_front(folder / "front", app_port, **BEHIND_A_PROXY) as front:
        changed = {
            **(changes or {}),
            "/etc/letsencrypt/live/news.example.org": str(folder),
            "/etc/nginx/khabar/": f"{folder}/khabar/",
            "/srv/khabar-files": str(files),
            "root /srv/khabar;": f"root {home};",
            "127.0.0.1:8000": front.url.removeprefix("http://"),
            "    listen [::]:443 ssl http2;\n": "",
            "    listen [::]:80;\n": "",
            "listen 443 ": f"listen 127.0.0.1:{https} ",
            "listen 80;": f"listen 127.0.0.1:{http};",
            "https://$host$request_uri": f"https://$host:{https}$request_uri",
        }
        shutil.copytree(DEPLOY / "nginx" / "khabar", folder / "khabar")
        shutil.copy(DEPLOY / "nginx" / recipe, folder / "site.conf")
        for file in [folder / "site.conf", *(folder / "khabar").iterdir()]:
            text = file.read_text()
            for old, new in changed.items():
                text = text.replace(old, new)
            file.write_text(text)
        has_brotli = brotli and BROTLI.exists()
        if not has_brotli:
            (folder / "khabar" / "brotli.conf").unlink()
        main = folder / "nginx.conf"
        modules = f"load_module {BROTLI};" if has_brotli else ""
        # pytest's folders are for their owner alone.
        user = "user root;" if os.geteuid() == 0 else ""
        main.write_text(_MAIN.format(folder=folder, modules=modules, user=user))
        command = [nginx, "-c", str(main), "-p", str(folder), "-e", str(folder / "error.log")]
        tested = subprocess.run([*command, "-t"], capture_output=True, text=True)
        assert tested.returncode == 0, tested.stderr
        assert "[warn]" not in tested.stderr, tested.stderr
        with _running(command, https), _client(f"https://127.0.0.1:{https}") as client:
            yield Site(client, https, front, files, home)
        front.client.close()


@contextmanager
def behind_caddy(folder: Path, recipe: str) -> Iterator[Site]:
    """Run Caddy with deploy/caddy/*recipe*, without TLS: no authority would give a certificate to a test."""
    caddy = program("caddy")
    port = free_port()
    home, files = folder / "home", folder / "files"
    files.mkdir()
    with running_upstream() as app_port, running_front(folder / "front", app_port, **BEHIND_A_PROXY) as front:
        text = (DEPLOY / "caddy" / recipe).read_text()
        text = text.replace(f"{NAME} {{", f"http://:{port} {{").replace("/srv/khabar-files", str(files))
        text = text.replace("127.0.0.1:8000", front.url.removeprefix("http://"))
        text = text.replace("{\n\tservers {", "{\n\tadmin off\n\tservers {", 1)
        file = folder / "Caddyfile"
        file.write_text(text)
        command = [caddy, "run", "--config", str(file), "--adapter", "caddyfile"]
        own_folders = {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
        with _running(command, port, **own_folders), _client(f"http://127.0.0.1:{port}") as client:
            yield Site(client, port, front, files, home)
        front.client.close()


def _client(url: str) -> httpx.Client:
    trusting_all = ssl.create_default_context()
    trusting_all.check_hostname, trusting_all.verify_mode = False, ssl.CERT_NONE
    headers = {"host": NAME, "accept-encoding": "identity"}
    return httpx.Client(base_url=url, verify=trusting_all, headers=headers, trust_env=False, timeout=PATIENCE_SECONDS)


@contextmanager
def _running(command: list[str], port: int, **environment: str) -> Iterator[None]:
    process = subprocess.Popen(command, env={**os.environ, **environment}, stderr=subprocess.PIPE)
    try:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            assert process.poll() is None, process.stderr and process.stderr.read()
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert time.monotonic() < deadline
                time.sleep(0.05)
        yield
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE_SECONDS)


def _make_certificate(folder: Path) -> None:
    subject = ["-subj", f"/CN={NAME}", "-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")]
    curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
    made = subprocess.run(
        [program("openssl"), "req", "-x509", "-nodes", "-days", "2", *curve, *subject], capture_output=True, text=True
    )
    assert made.returncode == 0, made.stderr
