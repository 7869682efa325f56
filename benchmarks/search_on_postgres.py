"""What the search costs on PostgreSQL: the room of its tables, and how long readers wait, also for the commonest words.

    python benchmarks/search_on_postgres.py [--quick] [--articles 100000]

Makes a database of its own on the server (`KHABAR_TEST_POSTGRES_URL` names another than the one on this machine) and
drops it in the end. The same documents and questions as in search_speed.py.
"""

import argparse
import os
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from bars import Bar, conclude, percentile
from search_corpus import Corpus
from search_speed import ask, fill, tell, timed

QUICK, WHOLE = 2_000, 20_000
QUESTIONS = 200
SERVER = os.environ.get("KHABAR_TEST_POSTGRES_URL", "postgres://postgres@127.0.0.1:5432/postgres")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} articles")
    parser.add_argument("--articles", type=int, default=0, help=f"how many, {WHOLE} by default")
    options = parser.parse_args()
    count = options.articles or (QUICK if options.quick else WHOLE)
    with tempfile.TemporaryDirectory(prefix="khabar-benchmark-") as folder, database() as address:
        bars = measure(Path(folder), address, count)
    conclude(bars)


def measure(folder: Path, address: str, count: int) -> list[Bar]:
    """Fill, build, ask; return the bars."""
    start_django(folder, address)
    from django.db import connections

    from khabar.search.engines import SITE, engine
    from khabar.search.rebuilding import rebuild

    corpus = Corpus()
    text_bytes = fill(corpus, count)
    print(f"{count} documents of {text_bytes / count:.0f} bytes in UTF-8")
    began = time.perf_counter()
    rebuild(SITE)
    size = engine(SITE).state().size_bytes
    print(f"index: {time.perf_counter() - began:.0f} s, {size / 1e6:.0f} MB, {size / text_bytes:.2f} x the text")
    tell_tables()

    questions = corpus.questions(QUESTIONS)
    narrowed, plain = timed(questions, ask), timed(questions, lambda question, _number: ask(question, None))
    tell("PostgreSQL, whole answer, filtered", narrowed)
    tell("PostgreSQL, whole answer", plain)
    connections.close_all()
    return [
        Bar("search_postgres_size_to_text", size / text_bytes, "x", 3.0),
        Bar("search_postgres_answer_p95", percentile(narrowed + plain, 0.95), "ms", 1000),
    ]


def start_django(folder: Path, address: str) -> None:
    """Make a home in *folder*, and the tables of the search in the database at *address*."""
    os.environ |= {
        "KHABAR_HOME": str(folder),
        "KHABAR_DATABASE_URL": address,
        "KHABAR_SEARCH_ENGINE": "postgres",
        "DJANGO_SETTINGS_MODULE": "khabar.settings.base",
    }
    from khabar.settings.home import home_of_environment

    home_of_environment().make()
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", "search", verbosity=0)


def tell_tables() -> None:
    """Print what each table of the index takes, with its indexes and what is stored out of line."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT relname, pg_total_relation_size(oid), pg_indexes_size(oid)
            FROM pg_class WHERE relkind = 'r' AND relname LIKE 'khabar_search_site%' ORDER BY 2 DESC
        """)
        for name, total, indexes in cursor.fetchall():
            print(f"  {name:<40} {total / 1e6:>8.1f} MB, of these {indexes / 1e6:.1f} MB for looking up")


@contextmanager
def database() -> Iterator[str]:
    """Make a database for this run; give its address."""
    name = f"khabar_benchmark_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(psycopg.sql.SQL("CREATE DATABASE {} ENCODING 'UTF8' TEMPLATE template0").format(_name(name)))
        try:
            yield SERVER.rpartition("/")[0] + "/" + name
        finally:
            server.execute(psycopg.sql.SQL("DROP DATABASE {} WITH (FORCE)").format(_name(name)))


def _name(name: str) -> psycopg.sql.Identifier:
    return psycopg.sql.Identifier(name)


if __name__ == "__main__":
    main()
