"""How large the press's ledger grows and how fast it answers: a million pages with fifteen keys each, really made.

    python benchmarks/ledger.py [--quick] [--pages 1000000]

The ledger is filled through `replace_keys`, in batches, in an SQLite file of its own: pages, keys and names. Each page
shows what an article's page does: things of its own, the articles beside it, and the things of its edition.
"""

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).parent))
from bars import Bar, conclude, percentile

KEYS_A_PAGE = 15
PAGES_AT_ONCE = 2_000
TABLES = ("press_page", "press_showing", "press_keyname")


def main() -> None:
    """Fill, measure, print, and end with the exit code of the bars."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true", help="20,000 pages")
    options.add_argument("--pages", type=int, default=1_000_000)
    chosen = options.parse_args()
    count = 20_000 if chosen.quick else chosen.pages
    with tempfile.TemporaryDirectory(prefix="khabar-benchmark-") as folder:
        os.environ |= {"KHABAR_HOME": folder, "DJANGO_SETTINGS_MODULE": "khabar.settings.base"}
        os.environ.pop("KHABAR_DATABASE_URL", None)
        django.setup()
        from django.core.management import call_command
        from django.db import connection

        Path(connection.settings_dict["NAME"]).parent.mkdir(parents=True, exist_ok=True)
        call_command("migrate", "press", verbosity=0)
        seconds = fill(count)
        print(f"{count:,} pages written in {seconds:.0f} s, {seconds / count * 1e6:.0f} µs a page")
        conclude(size_bars(count) + time_bars(count))


def keys_of(page: int, count: int) -> Iterator[str]:
    """Yield fifteen keys: seven of the article's own, four of articles beside it, four of its edition."""
    for kind in ("article", "thread", "poll", "photo", "list:related", "list:before"):
        yield f"{kind}:{page}"
    yield f"topic:{page % 997}"
    for back in (1, 2, 3, 4):
        yield f"article:{(page - back) % count}:teaser"
    yield from ("edition:1", "list:editions", "list:sections:1", f"section:{page % 20}")


def fill(count: int) -> float:
    """Write *count* pages in an order that helps nobody; return the seconds that it took."""
    from django.db import transaction

    from khabar.press.ledger import replace_keys
    from khabar.press.models import Page

    order = list(range(1, count + 1))
    random.Random(2017).shuffle(order)
    began = time.perf_counter()
    for start in range(0, count, PAGES_AT_ONCE):
        some = order[start : start + PAGES_AT_ONCE]
        with transaction.atomic():
            Page.objects.bulk_create(
                [Page(pk=page, kind="article", argument=str(page), cause=f"article:{page}") for page in some]
            )
            replace_keys({page: frozenset(keys_of(page, count)) for page in some})
    return time.perf_counter() - began


def size_bars(count: int) -> list[Bar]:
    """Measure the three tables and their indexes, by SQLite's own account of its file."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        sizes = {table: _bytes_of(table) for table in TABLES}
        cursor.execute("SELECT count(*) FROM press_showing")
        ((rows,),) = cursor.fetchall()
    assert rows == count * KEYS_A_PAGE, rows
    for table, size in sizes.items():
        print(f"{table:<16} {size / 1e6:10.1f} MB   {size / count:8.1f} bytes a page")
    whole = sum(sizes.values())
    return [Bar(f"ledger of {count} pages with {KEYS_A_PAGE} keys", whole / 1e9, "GB", 2.0)]


def _bytes_of(table: str) -> int:
    """Return what *table* and its indexes take of the file."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(pgsize) FROM dbstat WHERE name IN (SELECT name FROM sqlite_master WHERE tbl_name = %s)", [table]
        )
        ((size,),) = cursor.fetchall()
    return int(size)


def time_bars(count: int) -> list[Bar]:
    """Measure looking up who shows an article, and a batch of thirty-two pages that shows what it did, or else."""
    from django.db import transaction

    from khabar.press.ledger import keys_of_page, pages_showing, replace_keys

    chance = random.Random(81)
    found: list[float] = []
    named: list[float] = []
    same: list[float] = []
    other: list[float] = []
    for _ in range(200):
        page = chance.randrange(5, count - 5)
        touched = [f"article:{page}", f"article:{page}:teaser", "list:nobody:shows"]
        found.append(_seconds(lambda touched=touched: pages_showing(touched)))
        assert len(pages_showing(touched)) == 5
        named.append(_seconds(lambda page=page: keys_of_page(page)))
        batch = {chance.randrange(1, count): frozenset[str]() for _ in range(32)}
        for one in batch:
            batch[one] = keys_of_page(one)
        with transaction.atomic():
            same.append(_seconds(lambda batch=batch: replace_keys(batch)))
            changed = {one: (keys - {f"poll:{one}"}) | {f"mark:{one}"} for one, keys in batch.items()}
            other.append(_seconds(lambda changed=changed: replace_keys(changed)))
            replace_keys(batch)
    everyone = _seconds(lambda: pages_showing(["edition:1"]))
    print(f"the {count:,} pages that show edition:1 are found in {everyone:.2f} s")
    return [
        Bar(f"pages of a key, p95, CPU at {count} pages", percentile(found, 0.95) * 1000, "ms", 2.0),
        Bar("names of a page's keys, p95, CPU", percentile(named, 0.95) * 1000, "ms", 2.0),
        Bar("32 pages that show what they did, p95, CPU", percentile(same, 0.95) * 1000, "ms", 5.0),
        Bar("32 pages that show one thing else, p95, CPU", percentile(other, 0.95) * 1000, "ms", 10.0),
    ]


def _seconds(work: Callable[[], object]) -> float:
    """Return the CPU time of *work*: what others do on the machine meanwhile is not the ledger's."""
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main()
