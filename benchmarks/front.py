"""The front beside nginx: CPU a request, waiting time, memory; also while the press works.

    python benchmarks/front.py [--quick]

nginx serves the same pages as files with `brotli_static`, one worker, on the same core, in alternating rounds: for the
hot page with a cache of open files, as fast as it can be; for pages at random without one, as it must be where pages
change (with it, nginx shows what was replaced). Each bar is of the median of the rounds.
"""

import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

from bars import Bar, conclude, percentile
from load import (
    AS_BROWSERS_ASK,
    Measured,
    Served,
    free_port,
    measure,
    need,
    resident_megabytes,
    serving,
    undisturbed_p99,
)
from search_corpus import Corpus

from khabar.press.sheets import Sheet
from khabar.press.stores.base import Baked
from khabar.press.stores.pagefile import PageFile
from khabar.press.stores.representations import representations

HOT = "/ar/2017/11/03/القوات-العراقية-تستعيد-القائم/"
HOT_PAGES = 10_000
KEYS = 15
ARTICLES_A_PAGE = 3
_NGINX = """
load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
{user} worker_processes 1; daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_rlimit_nofile 65536;
events {{ worker_connections 4096; }}
http {{
    access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000000; default_type text/html; charset utf-8;
    brotli_static on; gzip_static on; root {folder}/pages; index index.html;
    client_body_temp_path {folder}/t1; proxy_temp_path {folder}/t2; fastcgi_temp_path {folder}/t3;
    uwsgi_temp_path {folder}/t4; scgi_temp_path {folder}/t5;
    server {{ listen 127.0.0.1:{plain}; }}
    server {{ listen 127.0.0.1:{cached}; open_file_cache max=60000 inactive=600s; open_file_cache_valid 600s; }}
}}
"""
_RANDOM = """
math.randomseed({seed})
request = function() return wrk.format("GET", "/ar/" .. math.random(0, {last}) .. "/") end
"""
_IN_TURN = """
local next = -1
request = function() next = (next + 1) % {count} return wrk.format("GET", "/ar/" .. next .. "/") end
"""


def lay(folder: Path, count: int) -> PageFile:
    """Lay the hot page and *count* others into a store, and as files for nginx."""
    store = PageFile(folder / "store" / "pages.sqlite3")
    paths = [HOT, *(f"/ar/{number}/" for number in range(count))]
    texts = (made.text for made in Corpus().articles(len(paths) * ARTICLES_A_PAGE))
    sheets = [Sheet(path, _page(text)) for path, text in zip(paths, batched(texts, ARTICLES_A_PAGE), strict=True)]
    for some in batched(enumerate(sheets), 500):
        ticket = store.next_ticket()
        store.commit(
            Baked(f"article:{n}", (sheet,), ticket, frozenset(f"section:{n % 100 + key}" for key in range(KEYS)))
            for n, sheet in some
        )
    for sheet in sheets:
        place = folder / "pages" / sheet.path.strip("/")
        place.mkdir(parents=True, exist_ok=True)
        forms = representations(sheet)
        for name, body in (("", sheet.body), (".gz", forms.gzip), (".br", forms.brotli)):
            (place / f"index.html{name}").write_bytes(body or b"")
    return store


def batched(items: Iterable[Any], size: int) -> Iterator[tuple[Any, ...]]:
    source = iter(items)
    while some := tuple(islice(source, size)):
        yield some


def _page(texts: tuple[str, ...]) -> bytes:
    paragraphs = "".join(f"<p class=body>{text}</p>\n" for text in texts)
    return f"<!doctype html><html lang=ar dir=rtl><title>خبر</title>{paragraphs}</html>".encode()


@contextmanager
def nginx(folder: Path) -> Iterator[tuple[Served, Served]]:
    """Serve *folder*/pages; yields nginx without and with a cache of open files."""
    plain, cached = free_port(), free_port()
    # Started by root, nginx would become a user who may not read this folder.
    user = "user root;" if os.geteuid() == 0 else ""
    file = folder / "nginx.conf"
    file.write_text(_NGINX.format(user=user, folder=folder, plain=plain, cached=cached))
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin") or "nginx"
    with serving([program, "-c", str(file), "-p", str(folder)], plain) as server:
        yield server, Served(server.pid, cached)


@contextmanager
def front(store: PageFile, folder: Path) -> Iterator[Served]:
    port = free_port()
    environment = {
        "KHABAR_STORE_FILE": str(store.path),
        "KHABAR_MEDIA_DIR": str(folder),
        "KHABAR_APP_ORIGIN": "http://127.0.0.1:9",
        "KHABAR_FRONT_SECRET": "of a benchmark",
        "KHABAR_FRONT_MEMORY_MEGABYTES": "512",
    }
    with serving([sys.executable, "-m", "khabar.press.front", "127.0.0.1", str(port)], port, **environment) as server:
        yield server


@contextmanager
def press_at_work(store: PageFile, count: int) -> Iterator[None]:
    """Commit twenty changed pages every 50 ms, from a process of its own, until the block ends."""
    process = subprocess.Popen([sys.executable, __file__, "--press", str(store.path), str(count)])
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)


def press(file: Path, count: int) -> None:
    store, chance = PageFile(file), random.Random(11)
    text = next(Corpus(1).articles(1)).text
    while True:
        began = time.monotonic()
        pages = chance.sample(range(count), 20)
        ticket = store.next_ticket()
        sheets = [Sheet(f"/ar/{page}/", _page((f"{chance.random()} {text}",) * ARTICLES_A_PAGE)) for page in pages]
        store.commit(Baked(f"article:{page + 1}", (sheet,), ticket) for page, sheet in zip(pages, sheets, strict=True))
        time.sleep(max(0.0, began + 0.05 - time.monotonic()))


def etag_of(server: Served, path: str) -> str:
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        connection.sendall(_request(path))
        head, _ = _read_answer(connection)
    return head.split(b"etag: ")[1].split(b"\r\n")[0].decode()


def milliseconds_to_visible(store: PageFile, server: Served, count: int) -> list[float]:
    """Commit a new version and ask until it is there, *count* times."""
    times = []
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        for number in range(count):
            mark = f"<p>{number}</p>".encode()
            store.commit([Baked("article:seen", (Sheet("/seen/", mark),), store.next_ticket())])
            began = time.perf_counter()
            while True:
                connection.sendall(_request("/seen/"))
                if _read_answer(connection)[1] == mark:
                    break
            times.append((time.perf_counter() - began) * 1e3)
            time.sleep(0.002)
    return times


def _request(path: str) -> bytes:
    headers = "".join(f"{name}: {value}\r\n" for name, value in AS_BROWSERS_ASK.items())
    return f"GET {quote(path)} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n".encode()


def _read_answer(connection: socket.socket) -> tuple[bytes, bytes]:
    data = connection.recv(65536)
    while (end := data.find(b"\r\n\r\n")) < 0:
        data += connection.recv(65536)
    head = data[:end].lower()
    length = int(head.split(b"content-length: ")[1].split(b"\r\n", 1)[0])
    while len(data) < end + 4 + length:
        data += connection.recv(65536)
    return head, data[end + 4 :]


def main(quick: bool) -> None:
    need("wrk", "taskset")
    count, rounds, seconds = (2_000, 3, 2) if quick else (20_000, 5, 5)
    hot = quote(HOT)
    rows: dict[str, list[Measured]] = {}

    def note(name: str, measured: Measured) -> Measured:
        rows.setdefault(name, []).append(measured)
        return measured

    with tempfile.TemporaryDirectory(prefix="khabar-benchmark-") as name:
        folder = Path(name)
        store = lay(folder, count)
        at_random, in_turn = folder / "random.lua", folder / "in_turn.lua"
        at_random.write_text(_RANDOM.format(seed=2017, last=count - 1))
        in_turn.write_text(_IN_TURN.format(count=min(count, HOT_PAGES)))
        with front(store, folder) as server:
            measure(server, "/", 2, script=in_turn)
            memory = resident_megabytes(server.pid)
        with nginx(folder) as (plain, cached), front(store, folder) as server:
            known = {"If-None-Match": etag_of(server, HOT)}
            for one in (plain, server):
                in_turn.write_text(_IN_TURN.format(count=count))
                measure(one, "/", max(3, count / 5000), script=in_turn)
            for _ in range(rounds):
                note("nginx, hot page, open files cached", measure(cached, hot, seconds))
                note("front, hot page", measure(server, hot, seconds))
                note("front, page known to the reader (304)", measure(server, hot, seconds, **known))
                note(f"nginx, {count} pages at random", measure(plain, "/", seconds, script=at_random))
                note(f"front, {count} pages at random", measure(server, "/", seconds, script=at_random))
            waiting = median(undisturbed_p99(server, hot) for _ in range(rounds))
            visible = milliseconds_to_visible(store, server, 50 if quick else 200)
            with press_at_work(store, count):
                for _ in range(rounds):
                    note("nginx, hot page, while the press works", measure(cached, hot, seconds))
                    note("front, hot page, while the press works", measure(server, hot, seconds))
                    note("front, at random, while the press works", measure(server, "/", seconds, script=at_random))
        store.close()

    print(f"{'':<44} {'CPU µs/request':>15} {'requests/s/core':>16} {'p99 ms':>8} {'other CPUs':>11}")
    for name, measured in rows.items():
        cpu, p99, others = (median(getattr(one, field) for one in measured) for field in ("cpu", "p99", "others"))
        print(f"{name:<44} {cpu:>15.1f} {1e6 / cpu:>16,.0f} {p99:>8.2f} {others:>11.1f}")
    print(f"{'p99 of the front in bursts undisturbed, ms':<44} {waiting:>15.2f}")
    print(f"{'memory with ' + format(min(count, HOT_PAGES), ',') + ' hot pages, MB':<44} {memory:>15.1f}")
    print(f"{'commit to visible, median ms':<44} {percentile(visible, 0.5):>15.2f}\n")

    def ratio(one: str, other: str) -> float:
        return median(a.cpu / b.cpu for a, b in zip(rows[one], rows[other], strict=True))

    def of(name: str, field: str) -> float:
        return median(getattr(one, field) for one in rows[name])

    pressing = "front, hot page, while the press works"
    conclude(
        [
            Bar(
                "front_to_nginx_hot",
                ratio("nginx, hot page, open files cached", "front, hot page"),
                "",
                0.6,
                "at_least",
            ),
            Bar(
                "front_to_nginx_random",
                ratio(f"nginx, {count} pages at random", f"front, {count} pages at random"),
                "",
                1.0,
                "at_least",
            ),
            Bar("front_requests_a_core", 1e6 / of("front, hot page", "cpu"), "/s", 30_000, "at_least"),
            Bar("front_p99", waiting, "ms", 5),
            Bar("front_memory_10000_pages", memory, "MB", 150),
            Bar(
                "front_to_nginx_hot_pressing",
                ratio("nginx, hot page, while the press works", pressing),
                "",
                0.6,
                "at_least",
            ),
            Bar("front_requests_a_core_pressing", 1e6 / of(pressing, "cpu"), "/s", 30_000, "at_least"),
            Bar("front_p99_pressing", of(pressing, "p99"), "ms", 5),
            Bar("commit_to_visible_median", percentile(visible, 0.5), "ms", 20),
        ]
    )


if __name__ == "__main__":
    if "--press" in sys.argv:
        press(Path(sys.argv[-2]), int(sys.argv[-1]))
    main(quick="--quick" in sys.argv[1:])
