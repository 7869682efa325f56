"""Measure the search for near-duplicates: a new text against a million stored ones, in one process and in memory.

    python benchmarks/likeness.py [--quick]

The million are made of random runs of words, a tenth of them stock phrases, of which some stand in most texts. Among
them stand real texts: the stories and comments of the demo, and where KHABAR_SAMPLES has them the paragraphs of ARCD
and XQuAD, several of which are about the same subject. Near-duplicates are made of the real ones: a paragraph added,
paragraphs moved, spelling changed, one word in ten changed; of comments, one word changed. A text is found wrongly if
it shares, counted and not estimated, less than a fifth of its runs with the one looked up: some of the samples are
takes of each other.
"""

import argparse
import json
import os
import random
import resource
import tempfile
import time
import tomllib
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path

from bars import Bar, conclude, percentile

import khabar.site.demo
from khabar.text.likeness import Fingerprint, LikenessIndex, fingerprint
from khabar.text.likeness.fingerprints import from_hashes
from khabar.text.words import search_words

COPY = Path(khabar.site.demo.__file__).parent / "copy" / "ar"
SAMPLES = Path(os.environ.get("KHABAR_SAMPLES", Path(__file__).parent.parent.parent / "shared" / "samples"))
ADDED = "وأضاف المتحدث أن التفاصيل ستنشر في بيان لاحق مساء اليوم، داعيا السكان إلى التزام الهدوء حتى ذلك الحين."
OTHER_WORDS = "وقال أكد صباح مساء منطقة مدينة كبير جديد حول خلال منذ أمام نحو بعد".split()
AT_LEAST = 0.3
WRONG_BELOW = 0.2
RUNS_IN_A_STORY = 350
STOCK_PHRASES = 20_000

Change = Callable[[str, random.Random], str]


def stored_fingerprints(count: int, chance: random.Random) -> Iterator[Fingerprint]:
    """Give fingerprints of *count* stories of 350 runs of words, a tenth of which are phrases that others use too."""
    stock = [chance.getrandbits(64) for _ in range(STOCK_PHRASES)]
    weights = [1 / rank for rank in range(1, STOCK_PHRASES + 1)]
    borrowed = chance.choices(stock, weights, k=1_000_000)
    phrases = RUNS_IN_A_STORY // 10
    for number in range(count):
        hashes = array("Q", chance.randbytes(8 * (RUNS_IN_A_STORY - phrases)))
        start = number * phrases % (len(borrowed) - phrases)
        yield from_hashes({*hashes, *borrowed[start : start + phrases]})


def stories() -> list[str]:
    """Return the texts of the demo and, where they are, of the samples: each of 40 words or more."""
    texts = [file.read_text(encoding="utf-8").split("+++")[2] for file in sorted((COPY / "articles").glob("*.md"))]
    for file in sorted((SAMPLES / "search").glob("*/**/*.json")):
        said = json.loads(file.read_text(encoding="utf-8"))
        texts += [part["context"] for article in said.get("data", []) for part in article["paragraphs"]]
    return [text for text in dict.fromkeys(texts) if len(search_words(text)) >= 40]


def comments() -> list[str]:
    rows = [
        row
        for file in sorted((COPY / "comments").glob("*.toml"))
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["comment"]
    ]
    return [row["text"] for row in rows if len(search_words(row["text"])) >= 8]


def with_words_changed(text: str, chance: random.Random) -> str:
    return " ".join(chance.choice(OTHER_WORDS) if chance.random() < 0.1 else word for word in text.split())


def with_a_paragraph_added(text: str, chance: random.Random) -> str:
    return f"{ADDED}\n\n{text}" if chance.random() < 0.5 else f"{text}\n\n{ADDED}"


def with_parts_moved(text: str, chance: random.Random) -> str:
    words = text.split()
    cut = chance.randrange(len(words) // 4, 3 * len(words) // 4)
    return " ".join(words[cut:] + words[:cut])


def spelt_otherwise(text: str, _chance: random.Random) -> str:
    return text.translate(str.maketrans("أإآىة", "اااي" + "ه"))


def with_one_word_changed(text: str, chance: random.Random) -> str:
    words = text.split()
    words[chance.randrange(len(words))] = chance.choice(OTHER_WORDS)
    return " ".join(words)


def share_of_runs(a: str, b: str) -> float:
    """Return the Jaccard index of the runs of three words of *a* and *b*, counted."""
    first, second = ({*zip(words, words[1:], words[2:], strict=False)} for words in (search_words(a), search_words(b)))
    return len(first & second) / max(1, len(first | second))


def shortest_ms(index: LikenessIndex, new: str | Fingerprint) -> float:
    """Return how long it takes to look *new* up: the shortest of three times, so that no other program counts."""
    times = []
    for _ in range(3):
        started = time.perf_counter()
        index.alike(fingerprint(new) if isinstance(new, str) else new, at_least=AT_LEAST)
        times.append(time.perf_counter() - started)
    return min(times) * 1000


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--quick", action="store_true", help="100,000 stored texts in place of a million")
    count = 100_000 if arguments.parse_args().quick else 1_000_000
    chance = random.Random(2017)

    real = stories()
    short = comments()
    known = dict(enumerate(real + short, start=1 << 31))
    index = LikenessIndex()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    for number, made in enumerate(stored_fingerprints(count - len(real) - len(short), chance)):
        index.add(number, made)
    for number, text in known.items():
        index.add(number, fingerprint(text))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    print(f"{len(index):,} texts made and stored in {time.perf_counter() - started:.0f} s, of them real ", end="")
    print(f"{len(real)} stories and {len(short)} comments; the process grew by {grown / 1024:.0f} MB")

    changes: dict[str, tuple[Change, list[str], int]] = {
        "a paragraph added": (with_a_paragraph_added, real, 1 << 31),
        "parts moved": (with_parts_moved, real, 1 << 31),
        "spelling changed": (spelt_otherwise, real, 1 << 31),
        "one word in ten changed": (with_words_changed, real, 1 << 31),
        "comment, one word changed": (with_one_word_changed, short, (1 << 31) + len(real)),
    }
    took: list[float] = []
    found_right = found_wrong = 0
    recalls: dict[str, float] = {}
    print(f"{'what was changed':<28}{'texts':>7}{'found':>8}{'wrongly':>9}{'mean likeness':>15}")
    for name, (change, texts, first) in changes.items():
        right, wrong, takes, likeness = 0, 0, 0, 0.0
        for number, text in enumerate(texts, start=first):
            changed = change(text, chance)
            took.append(shortest_ms(index, changed))
            found = index.alike(fingerprint(changed), at_least=AT_LEAST)
            hits = [alike for alike in found if alike.number == number]
            right += len(hits)
            likeness += sum(alike.similarity for alike in hits)
            others = [alike.number for alike in found if alike.number != number]
            wrong += sum(share_of_runs(changed, known.get(other, "")) < WRONG_BELOW for other in others)
            takes += len(others)
        recalls[name] = right / len(texts)
        found_right, found_wrong = found_right + right + takes - wrong, found_wrong + wrong
        print(f"{name:<28}{len(texts):>7}{right / len(texts):>8.3f}{wrong:>9}{likeness / max(1, right):>15.2f}")

    # The dearest look-up there is: each band is a phrase that many others have.
    popular = [Fingerprint(tuple(100 + number for number in range(8)), bytes([value] * 64)) for value in range(1, 251)]
    numbers = iter(range(1 << 30, 1 << 31))
    for band in range(100, 108):
        for made in stored_fingerprints(2_000, chance):
            index.add(next(numbers), Fingerprint((band, *made.bands[1:]), made.cells))
    dearest = []
    for made in popular:
        dearest.append(shortest_ms(index, made))

    started = time.perf_counter()
    removed = sum(index.remove(number) for number in range(0, 20_000, 2))
    remove_us = (time.perf_counter() - started) / removed * 1e6
    prints = list(stored_fingerprints(10_000, chance))
    started = time.perf_counter()
    for number, made in enumerate(prints, start=3 << 30):
        index.add(number, made)
    add_us = (time.perf_counter() - started) / len(prints) * 1e6
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        index.save(Path(folder) / "index")
        saved_s = time.perf_counter() - started
        bytes_per_text = index.size_in_bytes() / len(index)
        del index
        started = time.perf_counter()
        LikenessIndex.load(Path(folder) / "index")
        print(f"saved in {saved_s:.2f} s, loaded in {time.perf_counter() - started:.2f} s; ", end="")
    print(f"add {add_us:.0f} µs, remove {remove_us:.0f} µs; longest look-up {max(took):.1f} ms\n")

    conclude(
        [
            Bar("look-up, new text, p50", percentile(took, 0.5), "ms", 20),
            Bar("look-up, new text, p99", percentile(took, 0.99), "ms", 20),
            Bar("look-up, all of it stock phrases, p99", percentile(dearest, 0.99), "ms", 20),
            Bar("memory for a million texts", bytes_per_text, "MB", 200),
            Bar("recall of later takes", min(list(recalls.values())[:4]), "", 0.98, "at_least"),
            Bar("recall of comments posted again", recalls["comment, one word changed"], "", 0.95, "at_least"),
            Bar("precision", found_right / (found_right + found_wrong), "", 0.99, "at_least"),
        ]
    )


if __name__ == "__main__":
    main()
