"""How fast the search is: answers with filters and marked snippets, indexing, and the room an index takes.

    python benchmarks/search_speed.py [--quick] [--articles 1000000] [--home FOLDER]

Makes a throw-away home with so many documents of 350 words, builds the readers' index, and asks the front door what
readers ask. FTS5 gets the same tokens and the same questions in the same run. A home that is named is kept, and its
documents and its index are used again.
"""

import argparse
import os
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from bars import Bar, conclude, percentile
from search_corpus import Corpus, Made

QUICK, WHOLE = 5_000, 100_000
FTS5_AT_MOST = 100_000
QUESTIONS = 300
BATCH = 2_000
COUNTED = ("section", "topic", "author", "kind")
NEWEST = datetime(2026, 1, 1, tzinfo=UTC)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help=f"{QUICK} articles")
    parser.add_argument("--articles", type=int, default=0, help=f"how many, {WHOLE} by default")
    parser.add_argument("--home", type=Path, help="a home to make once and measure again")
    options = parser.parse_args()
    count = options.articles or (QUICK if options.quick else WHOLE)
    if options.home:
        bars = measure(options.home, count)
    else:
        with tempfile.TemporaryDirectory(prefix="khabar-benchmark-") as folder:
            bars = measure(Path(folder), count)
    conclude(bars)


def measure(folder: Path, count: int) -> list[Bar]:
    """Fill, build, ask; return the bars."""
    start_django(folder)
    from khabar.search.models import Document

    corpus = Corpus()
    bars: list[Bar] = []
    if Document.objects.count() != count:
        began = time.perf_counter()
        text_bytes = fill(corpus, count)
        print(f"{count} documents of {text_bytes / count:.0f} bytes, laid in {time.perf_counter() - began:.0f} s")
        bars = build(count, text_bytes)

    questions = corpus.questions(QUESTIONS)
    plain = timed(questions, lambda question, _number: ask(question, None))
    narrowed = timed(questions, ask)
    tell("Tantivy, whole answer", plain)
    tell("Tantivy, whole answer, filtered", narrowed)
    if count <= FTS5_AT_MOST:
        tell("FTS5, same tokens, ids only", timed(questions, fts5_answers(folder, corpus, count)))

    p50, p95 = percentile(narrowed + plain, 0.5), percentile(narrowed + plain, 0.95)
    if count > WHOLE:
        return [*bars, Bar("search_answer_p95_million", p95, "ms", 80)]
    return [*bars, Bar("search_answer_p50", p50, "ms", 5), Bar("search_answer_p95", p95, "ms", 25)]


def build(count: int, text_bytes: int) -> list[Bar]:
    """Make the index; return the bars of making it."""
    from khabar.search.engines import SITE, engine
    from khabar.search.rebuilding import rebuild

    began, cpu = time.perf_counter(), cpu_seconds()
    rebuild(SITE)
    wall, cpu = time.perf_counter() - began, cpu_seconds() - cpu
    size = engine(SITE).state().size_bytes
    print(f"index: {wall:.0f} s, {count / cpu:.0f} articles a second of CPU, {size / text_bytes:.2f} x the text")
    return [
        Bar("search_articles_indexed_per_cpu_second", count / cpu, "/s", 1500, "at_least"),
        Bar("search_index_size_to_text", size / text_bytes, "x", 1.0),
    ]


def start_django(folder: Path) -> None:
    """Make a home in *folder* with the tables of the search alone."""
    os.environ |= {"KHABAR_HOME": str(folder), "DJANGO_SETTINGS_MODULE": "khabar.settings.base"}
    os.environ.pop("KHABAR_DATABASE_URL", None)
    from khabar.settings.home import home_of_environment

    home_of_environment().make()
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", "search", verbosity=0)


def fill(corpus: Corpus, count: int) -> int:
    """Lay *count* public documents; return how many bytes of text they have in UTF-8."""
    from khabar.search.models import Document

    def document(made: Made) -> Document:
        return Document(
            kind="article",
            object_id=made.number,
            edition="ar",
            language="ar",
            is_public=True,
            headline=made.headline,
            text=made.text,
            published_at=NEWEST - timedelta(minutes=10 * made.number),
            filters={"section": [made.section], "topic": list(made.topics), "author": [made.author]},
        )

    text_bytes = 0
    for batch in batches(corpus.articles(count)):
        Document.objects.bulk_create([document(made) for made in batch])
        text_bytes += sum(len(f"{made.headline}{made.text}".encode()) for made in batch)
    return text_bytes


def batches(articles: Iterator[Made]) -> Iterator[list[Made]]:
    while batch := list(islice(articles, BATCH)):
        yield batch


def cpu_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def ask(question: str, number: int | None) -> None:
    """Ask as the page does; *number* chooses a section and, every third time, a time as well."""
    from khabar.search.backends.base import Filter
    from khabar.search.finding import Search, find
    from khabar.search.question import read_question

    filters: tuple[Filter, ...] = ()
    since = None
    if number is not None:
        filters = (Filter("section", (str(number % 8), str((number + 3) % 8))),)
        since = NEWEST - timedelta(days=200) if number % 3 == 0 else None
    scope = (Filter("edition", ("ar",)),)
    find(Search(read_question(question), "ar", scope, filters, published_from=since, counted=COUNTED))


def timed(questions: list[str], answer: Callable[[str, int], object]) -> list[float]:
    """Return how long each answer took, in milliseconds, after a first round that warms the caches."""
    for number, question in enumerate(questions[:50]):
        answer(question, number)
    taken = []
    for number, question in enumerate(questions):
        began = time.perf_counter()
        answer(question, number)
        taken.append(1000 * (time.perf_counter() - began))
    return taken


def tell(name: str, taken: list[float]) -> None:
    print(f"{name:<34} p50 {percentile(taken, 0.5):8.2f} ms   p95 {percentile(taken, 0.95):8.2f} ms")


def fts5_answers(folder: Path, corpus: Corpus, count: int) -> Callable[[str, int], object]:
    """Return what answers with FTS5: the ten best by BM25 on the same stems, any of the words."""
    from khabar.text.analysis import index_tokens, query_words

    file = folder / "fts5.sqlite3"
    database = sqlite3.connect(file)
    database.execute("CREATE VIRTUAL TABLE found USING fts5(stem, exact, tokenize='ascii', content='')")
    for batch in batches(corpus.articles(count)):
        tokens = [index_tokens(f"{made.headline} {made.text}", "ar", grams=False) for made in batch]
        rows = [(made.number + 1, one.stem, one.exact) for made, one in zip(batch, tokens, strict=True)]
        database.executemany("INSERT INTO found(rowid, stem, exact) VALUES (?, ?, ?)", rows)
    database.commit()
    print(f"FTS5: {file.stat().st_size / 1e6:.0f} MB")

    def answer(question: str, _number: int) -> object:
        words = [word for word in query_words(question, "ar") if not word.is_stop_word]
        asked = " OR ".join(f'stem:"{word.stem[0]}" OR exact:"{word.exact[0]}"' for word in words)
        statement = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY bm25(found, 1.0, 0.15) LIMIT 10"
        return database.execute(statement, (asked,)).fetchall() if asked else []

    return answer


if __name__ == "__main__":
    main()
