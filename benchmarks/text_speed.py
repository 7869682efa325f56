"""How fast the text engine is, and what it costs to import: folding, stemming, analysing an article of 350 words.

    python benchmarks/text_speed.py [--quick]

Over the Arabic paragraphs of the shared samples (ARCD). Times are of the processor, so that a busy machine does not
count; each is the best of several rounds, after one that warms the caches.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from bars import Bar, conclude
from search_sets import SAMPLES

from khabar.text.analysis import index_tokens
from khabar.text.fold import Level, fold
from khabar.text.forms import word_forms
from khabar.text.sentences import sentences
from khabar.text.stems import stemmer

ARTICLE_WORDS = 350
ROUNDS, QUICK_ROUNDS = 7, 3

# Prints the milliseconds of the processor and the megabytes that all modules of the engine cost together, in a process
# that has the parts of the standard library which any program with Django in it has too.
IMPORT = """
import bisect, dataclasses, datetime, enum, functools, hashlib, importlib, inspect, itertools, json, pathlib, pkgutil
import re, time, typing, unicodedata, zlib, zoneinfo
def resident_pages():
    return int(pathlib.Path("/proc/self/statm").read_text().split()[1])
before = resident_pages()
began = time.process_time()
import khabar.text
for module in pkgutil.walk_packages(khabar.text.__path__, "khabar.text."):
    importlib.import_module(module.name)
print((time.process_time() - began) * 1000, (resident_pages() - before) * 4096 / 1e6)
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true", help=f"{QUICK_ROUNDS} rounds instead of {ROUNDS}")
    rounds = QUICK_ROUNDS if options.parse_args().quick else ROUNDS

    text = " ".join(paragraphs())
    megabytes = len(text.encode()) / 1e6
    written = text.split()
    stem = stemmer("ar")
    folded = [form for word in written for form in word_forms(word, "ar")[:1]]
    articles = [
        " ".join(written[at : at + ARTICLE_WORDS]) for at in range(0, len(written) - ARTICLE_WORDS, ARTICLE_WORDS)
    ]

    spelling = megabytes / best(rounds, lambda: fold(text))
    skeleton = megabytes / best(rounds, lambda: fold(text, Level.SKELETON))
    stems = len(folded) / best(rounds, lambda: [stem(word) for word in folded])
    seconds = best(rounds, lambda: [index_tokens(article, "ar") for article in articles])
    plain = best(rounds, lambda: [index_tokens(article, "ar", grams=False) for article in articles])
    split = megabytes / best(rounds, lambda: sentences(text))
    import_ms, import_mb = imported(rounds)
    per_article = 1000 / len(articles)

    print(f"fold, spelling          {spelling:10.1f} MB/s")
    print(f"fold, skeleton          {skeleton:10.1f} MB/s")
    print(f"stems, warm             {stems:10.0f} words/s")
    print(f"an article's tokens     {seconds * per_article:10.3f} ms   without grams {plain * per_article:.3f} ms")
    print(f"sentences               {split:10.1f} MB/s")
    print(f"import of everything    {import_ms:10.1f} ms   {import_mb:.1f} MB\n")
    conclude(
        [
            Bar("fold, spelling level", spelling, "MB/s", 20, "at_least"),
            Bar("fold, skeleton level", skeleton, "MB/s", 20, "at_least"),
            Bar("stems, warm", stems, "/s", 300_000, "at_least"),
            Bar("tokens of an article of 350 words", seconds * per_article, "ms", 0.25),
            Bar("import of khabar.text, whole", import_ms, "ms", 60),
            Bar("import of khabar.text, whole", import_mb, "MB", 15),
        ]
    )


def paragraphs() -> list[str]:
    articles = json.loads((SAMPLES / "arcd" / "data" / "arcd.json").read_text(encoding="utf-8"))["data"]
    return [paragraph["context"] for article in articles for paragraph in article["paragraphs"]]


def best(rounds: int, work: Callable[[], object]) -> float:
    """Return the seconds of the processor that *work* takes in its best round, after one that is not counted."""
    work()
    taken = []
    for _ in range(rounds):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


def imported(rounds: int) -> tuple[float, float]:
    """Return the milliseconds and megabytes of importing all modules of khabar.text, in a process of its own."""
    # With bytecode, as an installed package has it; the first run may have to make it.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    runs = [
        subprocess.run([sys.executable, "-c", IMPORT], capture_output=True, text=True, check=True, env=environment)
        for _ in range(rounds)
    ]
    measured = [tuple(map(float, run.stdout.split())) for run in runs]
    return min(ms for ms, _ in measured), min(mb for _, mb in measured)


if __name__ == "__main__":
    main()
