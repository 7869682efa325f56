"""Copies of the page store: how fast a tree of files, a bucket and a mirror are written, and how late a file is.

    python benchmarks/outlets.py [--quick]

Everything is made in a temporary folder: a store of pages as long as real ones, its outlets, a server of the S3 API.
The bucket's figure is of one machine that is client and server at once; what counts of it is the CPU time of our side.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent))
from bars import Bar, conclude, percentile

from khabar.press.mirror.linking import Site
from khabar.press.mirror.targets import Folder
from khabar.press.mirror.tree import Mirror, has_photo_in
from khabar.press.mirror.waiting import WaitingLinks
from khabar.press.outlets.bucket import Bucket
from khabar.press.outlets.files import FileTree
from khabar.press.outlets.following import Place, follow
from khabar.press.outlets.s3 import S3
from khabar.press.sheets import Sheet
from khabar.press.stores.base import Baked
from khabar.press.stores.pagefile import PageFile
from khabar.press.stores.pagereader import PageReader

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويةى"
PAGES_A_COMMIT = 32
FILES_BAR = 800.0
MIRROR_BAR = 150.0
BUCKET_BAR = 40.0
LATENESS_BAR = 0.2


def main(quick: bool) -> None:
    """Measure, print, and end with the exit code of the bars."""
    pages, in_bucket, times = (1_000, 100, 40) if quick else (10_000, 1_000, 200)
    chance = random.Random(2017)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = PageFile(folder / "pages.sqlite3")
        lay(store, range(pages), chance)
        tree = Place(store.path, FileTree(folder / "files"))
        files = rate(lambda: follow(tree))
        again = rate(lambda: resync(tree))
        late = lateness(store, tree, chance, times)
        with closing(PageReader(store.path)) as reader:
            mirror = rate(lambda: follow(Place(store.path, mirror_of(folder, reader))))
        bucket = bucket_rates(folder, chance, in_bucket)
    print(f"{'':<28}{'pages/s':>10}{'pages/CPU-s':>14}")
    for what, (walls, cpus) in {
        "files, first copy": files,
        "files, copied again": again,
        "mirror": mirror,
        **bucket,
    }.items():
        print(f"{what:<28}{walls:>10.0f}{cpus:>14.0f}")
    print(f"commit to file: median {percentile(late, 0.5) * 1000:.1f} ms, p95 {percentile(late, 0.95) * 1000:.1f} ms")
    conclude(
        [
            Bar("files: first copy", files[1], "pages/CPU-s", FILES_BAR, "at_least"),
            Bar("mirror: first copy", mirror[1], "pages/CPU-s", MIRROR_BAR, "at_least"),
            Bar("S3: first copy", bucket["S3, first copy"][1], "pages/CPU-s", BUCKET_BAR, "at_least"),
            Bar("commit to file, p95", percentile(late, 0.95), "s", LATENESS_BAR),
        ]
    )


def lay(store: PageFile, numbers: range, chance: random.Random) -> None:
    """Commit a page for each of *numbers*, with its permalink."""
    waiting: list[Baked] = []
    for number in numbers:
        path = f"/ar/2017/11/03/{word(chance)}-{number}/"
        sheets = Sheet(path, article(chance)), Sheet(f"/a/{number}", status=301, location=path)
        waiting.append(Baked(f"article:{number}", sheets, store.next_ticket()))
        if len(waiting) == PAGES_A_COMMIT or number == numbers[-1]:
            store.commit(waiting)
            waiting = []


def article(chance: random.Random) -> bytes:
    """Return a page of about 36 KB with the links, pictures and forms of a real one."""
    body = "".join(f"<p>{' '.join(word(chance) for _ in range(60))}</p>" for _ in range(25))
    links = "".join(
        f'<li><a href="/a/{chance.randrange(2000)}">{word(chance)} {word(chance)}</a></li>' for _ in range(40)
    )
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><title>{word(chance)}</title></head>'
        f'<body><form role="search"><input name="q"></form><nav><ul>{links}</ul></nav><article>{body}</article>'
        '<img src="/media/images/a.webp" srcset="/media/images/a.webp 480w, /media/images/b.webp 800w" alt="">'
        '<form method="post"><textarea></textarea></form></body></html>'
    ).encode()


def word(chance: random.Random) -> str:
    return "".join(chance.choices(LETTERS, k=chance.randrange(2, 9)))


def rate(work: Callable[[], int]) -> tuple[float, float]:
    """Return pages a second by the wall's clock and by this process's CPU. A page is two addresses here."""
    began, cpu = time.perf_counter(), time.process_time()
    pages = work() / 2
    return pages / (time.perf_counter() - began), pages / (time.process_time() - cpu)


def resync(place: Place) -> int:
    place.followers.forget(place.name)
    return follow(place)


def lateness(store: PageFile, place: Place, chance: random.Random, times: int) -> list[float]:
    """Return the seconds from the commit of a page until its file is new, with the follower in a thread of its own."""
    stop = threading.Event()

    def work() -> None:
        with closing(PageReader(store.path)) as reader:
            while not stop.is_set():
                version = reader.version()
                follow(place)
                while reader.version() == version and not stop.is_set():
                    stop.wait(0.02)

    follower = threading.Thread(target=work)
    follower.start()
    found = []
    file = Path(place.outlet.name.partition(":")[2]) / "pages" / "seen" / "index.html"
    for number in range(times):
        body = b"%d " % number + article(chance)
        store.commit([Baked("article:seen", (Sheet("/seen/", body),), store.next_ticket())])
        began = time.perf_counter()
        while not file.exists() or not file.read_bytes().startswith(b"%d " % number):
            time.sleep(0.0005)
        found.append(time.perf_counter() - began)
    stop.set()
    follower.join()
    return found


def mirror_of(folder: Path, reader: PageReader) -> Mirror:
    site = Site("https://news.example.org", reader.glance, has_photo_in(folder))
    waiting = WaitingLinks(folder / "waiting.sqlite3")
    return Mirror(
        Folder(folder / "mirror"),
        site,
        reader,
        folder,
        waiting,
        lambda language, kind, live: live,
        lambda path, live: live,
    )


def bucket_rates(folder: Path, chance: random.Random, pages: int) -> dict[str, tuple[float, float]]:
    """Measure against a server of the S3 API in a process of its own."""
    store = PageFile(folder / "bucket.sqlite3")
    lay(store, range(pages), chance)
    program = "from moto.server import ThreadedMotoServer as S; s = S('127.0.0.1', 0, verbose=False); s.start(); "
    program += "print(s.get_host_and_port()[1], flush=True); import time; time.sleep(1e6)"
    server = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        assert server.stdout is not None
        origin = f"http://127.0.0.1:{int(server.stdout.readline())}"
        keys = {"aws_access_key_id": "k", "aws_secret_access_key": "k", "region_name": "us-east-1"}
        bucket = Bucket("bench", endpoint_url=origin, **keys)
        bucket._connected().create_bucket(Bucket="bench")
        place = Place(store.path, S3(bucket))
        return {"S3, first copy": rate(lambda: follow(place)), "S3, copied again": rate(lambda: resync(place))}
    finally:
        server.kill()
        server.wait()


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true", help="1,000 pages instead of 10,000")
    main(options.parse_args().quick)
