"""How much CPU the front spends on a request, against the barest application on the same server.

    python benchmarks/front.py [--quick]

CPU time of the server's processes is measured, not requests a second: it does not depend on how fast this program can
ask, nor on who else uses the machine. Requests a second that one core could answer are its inverse. Linux only (/proc).
"""

import os
import random
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import brotli
from bars import Bar, conclude, percentile

from khabar.press.sheets import Sheet
from khabar.press.stores.base import Baked
from khabar.press.stores.pagefile import PageFile

CONNECTIONS = 16
PAGES = 2_000
WORDS = (
    "المدينة النهر الجسر المجلس المحافظة السوق الموسم القمح المدرسة الطريق المياه الكهرباء المستشفى الميناء "
    "أعلن قال أكد افتتح بدأ ارتفع انخفض وصل عاد استقبل بحث ناقش اليوم أمس صباح مساء بعد قبل خلال منذ"
).split()
HOT = "/ar/2017/11/03/القوات-العراقية-تستعيد-القائم/"
AS_BROWSERS_ASK = (
    "Host: 127.0.0.1\r\n"
    "User-Agent: Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140 Mobile\r\n"
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8\r\n"
    "Accept-Language: ar,en;q=0.5\r\n"
    "Accept-Encoding: gzip, deflate, br, zstd\r\n"
)


class Load:
    """Some connections that are kept open; each asks again as soon as all have their answers."""

    def __init__(self, port: int) -> None:
        self.connections = [socket.create_connection(("127.0.0.1", port), timeout=30) for _ in range(CONNECTIONS)]

    def ask(self, requests: list[bytes]) -> list[float]:
        """Send all *requests*, as many at a time as there are connections; return how long each took."""
        times = []
        for start in range(0, len(requests), CONNECTIONS):
            some = requests[start : start + CONNECTIONS]
            asking = list(zip(self.connections, some, strict=False))
            began = time.perf_counter()
            for connection, request in asking:
                connection.sendall(request)
            for connection, _ in asking:
                read_answer(connection)
                times.append(time.perf_counter() - began)
        return times

    def close(self) -> None:
        for connection in self.connections:
            connection.close()


def read_answer(connection: socket.socket) -> tuple[bytes, bytes]:
    """Return head and body of one answer."""
    data = connection.recv(65536)
    while (end := data.find(b"\r\n\r\n")) < 0:
        data += connection.recv(65536)
    head = data[:end].lower()
    length = 0
    if (place := head.find(b"content-length: ")) >= 0:
        length = int(head[place + 16 :].split(b"\r\n", 1)[0])
    while len(data) < end + 4 + length:
        data += connection.recv(65536)
    return head, data[end + 4 :]


def request(path: str, extra: str = "") -> bytes:
    return f"GET {quote(path)} HTTP/1.1\r\n{AS_BROWSERS_ASK}{extra}\r\n".encode()


def cpu_seconds(parent: int) -> float:
    """Return the CPU time that *parent* and its children have used."""
    total = 0
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(folder.name) == parent or int(fields[1]) == parent:
                total += int(fields[11]) + int(fields[12])
    return total / os.sysconf("SC_CLK_TCK")


@contextmanager
def granian(target: str, *options: str, **environment: str) -> Iterator[tuple[int, int]]:
    """Serve *target* with one worker; yields process id and port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "rsgi", "--workers", "1", "--log-level", "warning"]
    process = subprocess.Popen(
        [*command, "--host", "127.0.0.1", "--port", str(port), *options, target],
        env={**os.environ, **environment},
        cwd=Path(__file__).parent,
    )
    try:
        deadline = time.monotonic() + 20
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.05)
        yield process.pid, port
    finally:
        process.terminate()
        process.wait(10)


def measure(pid: int, port: int, requests: list[bytes]) -> tuple[float, float]:
    """Return CPU in microseconds a request, and the time in milliseconds that 99 in 100 took at most."""
    load = Load(port)
    load.ask(requests[: len(requests) // 10])
    before = cpu_seconds(pid)
    times = load.ask(requests)
    used = cpu_seconds(pid) - before
    load.close()
    return used / len(requests) * 1e6, percentile(times, 0.99) * 1e3


def article(chance: random.Random) -> bytes:
    """Return a page of about 18 KB, as an article is."""
    paragraphs = (" ".join(chance.choices(WORDS, k=60)) for _ in range(26))
    return ("<!doctype html><html lang=ar dir=rtl>" + "".join(f"<p>{one}</p>\n" for one in paragraphs)).encode()


def milliseconds_to_visible(store: PageFile, port: int, count: int) -> list[float]:
    """Commit a new version and ask until it is there, *count* times."""
    times = []
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        for number in range(count):
            mark = f"<p>{number}</p>".encode()
            store.commit([Baked("article:seen", (Sheet("/seen/", mark),), store.next_ticket())])
            began = time.perf_counter()
            while True:
                connection.sendall(request("/seen/"))
                if read_answer(connection)[1] == mark:
                    break
            times.append((time.perf_counter() - began) * 1e3)
            time.sleep(0.002)
    return times


def main(quick: bool) -> None:
    count = 16_000 if quick else 80_000
    chance = random.Random(2017)
    with tempfile.TemporaryDirectory(prefix="khabar-benchmark-") as folder:
        store = PageFile(Path(folder) / "pages.sqlite3")
        hot = article(chance)
        pages = [Sheet(f"/ar/{number}/", article(chance)) for number in range(PAGES)]
        store.commit([Baked("pages:all", (Sheet(HOT, hot), *pages), store.next_ticket())])
        body = Path(folder) / "body.br"
        body.write_bytes(brotli.compress(hot, quality=5))
        rows: dict[str, tuple[float, float]] = {}

        with granian("bare_rsgi:app", BARE_BODY=str(body)) as (pid, port):
            rows["bare application"] = measure(pid, port, [request(HOT)] * count)
        environment = {
            "KHABAR_STORE_FILE": str(store.path),
            "KHABAR_MEDIA_DIR": folder,
            "KHABAR_APP_ORIGIN": "http://127.0.0.1:9",
            "KHABAR_FRONT_SECRET": "of a benchmark",
        }
        with granian("khabar.press.front.app:create_app", "--factory", **environment) as (pid, port):
            rows["front, one hot page"] = measure(pid, port, [request(HOT)] * count)
            with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
                connection.sendall(request(HOT))
                etag = read_answer(connection)[0].split(b"etag: ")[1].split(b"\r\n")[0].decode()
            known = request(HOT, f"If-None-Match: {etag}\r\n")
            rows["front, page known to the reader (304)"] = measure(pid, port, [known] * count)
            asked = [request(one.path) for one in pages]
            rows[f"front, {PAGES} pages at random"] = measure(pid, port, chance.choices(asked, k=count))
            visible = milliseconds_to_visible(store, port, 50 if quick else 200)
        store.close()

    print(f"{'':<40} {'CPU µs/request':>15} {'requests/s/core':>16} {'p99 ms':>8}")
    for name, (cpu, p99) in rows.items():
        print(f"{name:<40} {cpu:>15.1f} {1e6 / cpu:>16,.0f} {p99:>8.2f}")
    print(f"{'commit to visible, median ms':<40} {percentile(visible, 0.5):>15.2f}\n")
    share = rows["bare application"][0] / rows["front, one hot page"][0]
    conclude(
        [
            Bar("front_share_of_bare_server", share, "", 0.5, "at_least"),
            Bar("commit_to_visible_median", percentile(visible, 0.5), "ms", 20),
        ]
    )


if __name__ == "__main__":
    main(quick="--quick" in sys.argv[1:])
