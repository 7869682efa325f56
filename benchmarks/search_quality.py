"""How well the search finds: on questions with a known answer, and on phrases written by another hand.

    uv run --group bench python benchmarks/search_quality.py [--quick] [--only NAME]

ARCD and XQuAD-ar are two sets of questions over one pool of paragraphs; every rival gets the same. The half that was
never looked at while tuning stands in its own columns. Needs the shared samples; PostgreSQL and Lucene are left out,
aloud, where they are not installed.
"""

import argparse
import json
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg

sys.path.insert(0, str(Path(__file__).parent))
from bars import Bar, conclude
from perturbations import PERTURBATIONS
from search_rivals import (
    Missing,
    Rankings,
    Rival,
    fts5,
    light,
    lucene,
    postgres,
    snowball,
    stemmed,
    tantivy_arabic,
    tantivy_default,
    tantivy_with,
)
from search_sets import Asked, Pool, Score, arabic, score, sorani

POSTGRES = (
    os.environ.get("KHABAR_TEST_POSTGRES_URL"),
    "postgres://postgres@127.0.0.1:5432/postgres",
    "postgres://root@127.0.0.1:5432/postgres",
)
QUESTION_SETS = ("ARCD", "XQuAD-ar")
LUCENE, OURS, OURS_IN_POSTGRES = "Lucene ArabicAnalyzer", "Khabar on Tantivy", "Khabar on PostgreSQL"
# Same tokens, same ranking as on Tantivy: asked the questions only.
SLOW = (OURS_IN_POSTGRES,)
QUICK_SHARE, QUICK_PHRASES, PHRASES = 0.25, 40, 120
SORANI_WORDS = 8

LEAST = {"ARCD": 0.745, "XQuAD-ar": 0.885}
LEAST_LEAD = 0.04
POSTGRES_WITHIN = 0.98
LEAST_KEPT = 0.99

Scores = dict[str, dict[str, Score]]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true", help="a quarter of the questions")
    options.add_argument("--only", default="", help="only rivals whose name contains this")
    chosen = options.parse_args()
    share, phrases = (QUICK_SHARE, QUICK_PHRASES) if chosen.quick else (1.0, PHRASES)
    pool = arabic(phrases, share)
    address = postgres_address()
    if address is None:
        print("PostgreSQL is left out: no server answers (KHABAR_TEST_POSTGRES_URL names one)")
    rivals = {name: rival for name, rival in all_rivals(address).items() if chosen.only in name}

    counted = " and ".join(f"{len(pool.sets[name])} of {name}" for name in QUESTION_SETS)
    print(f"{len(pool.texts)} paragraphs; questions: {counted}")
    scores = {name: of for name, rival in rivals.items() if (of := measured(name, rival, pool))}
    tell_questions(scores)
    tell_robustness(scores)
    tell_sorani(sorani(SORANI_WORDS), rivals)
    conclude(bars(scores))


def all_rivals(address: str | None) -> dict[str, Rival]:
    rivals: dict[str, Rival] = {
        "FTS5 unicode61, AND (stock Wagtail)": fts5("unicode61", "AND"),
        "FTS5 unicode61": fts5("unicode61", "OR"),
        "FTS5 trigram": fts5("trigram", "OR", shortest=3),
        "Tantivy default": tantivy_with(tantivy_default()),
        "Tantivy Arabic stemmer": tantivy_with(tantivy_arabic()),
        "folded words": stemmed(str),
        "folded, Snowball": snowball(),
        "folded, light10": light(),
        LUCENE: lucene,
        OURS: ours("tantivy", None),
    }
    if address is not None:
        rivals["PostgreSQL arabic, ts_rank"] = postgres(address, "ts_rank(tokens, query, 1)")
        rivals["PostgreSQL arabic, ts_rank_cd"] = postgres(address, "ts_rank_cd(tokens, query)")
        rivals[OURS_IN_POSTGRES] = ours("postgres", address)
    return rivals


def ours(engine: str, address: str | None, language: str = "ar") -> Rival:
    """Return Khabar's search on *engine*, in a process of its own and, on PostgreSQL, a database of its own."""

    def search(texts: Sequence[str], queries: Sequence[str]) -> Rankings:
        handed = json.dumps({"language": language, "texts": list(texts), "queries": list(queries)})
        with database(address) as url:
            environment = {**os.environ, "KHABAR_DATABASE_URL": url} if url else {**os.environ}
            if not url:
                environment.pop("KHABAR_DATABASE_URL", None)
            command = [sys.executable, str(Path(__file__).parent / "search_ours.py"), engine]
            run = subprocess.run(command, input=handed, stdout=subprocess.PIPE, text=True, env=environment, check=True)
        rankings: Rankings = json.loads(run.stdout)
        return rankings

    return search


@contextmanager
def database(address: str | None) -> Iterator[str | None]:
    """Give the address of a new database beside *address*, and drop it afterwards."""
    if address is None:
        yield None
        return
    name = f"khabar_benchmark_{uuid.uuid4().hex[:8]}"
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            yield f"{address.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def postgres_address() -> str | None:
    for address in filter(None, POSTGRES):
        try:
            with psycopg.connect(address, connect_timeout=3):
                return address
        except psycopg.OperationalError:
            continue
    return None


def measured(name: str, rival: Rival, pool: Pool) -> dict[str, Score] | None:
    """Ask *rival* everything at once; return its score on each set, and on the held-out half of each question set."""
    sets = {of: asked for of, asked in pool.sets.items() if name not in SLOW or of in QUESTION_SETS}
    every = [(of, one) for of, asked in sets.items() for one in asked]
    began = time.perf_counter()
    try:
        found = rival(pool.texts, [one.query for _set, one in every])
    except Missing as missing:
        print(f"{name} is left out. {missing}")
        return None
    seconds = time.perf_counter() - began
    print(f"  {name:<36} {len(every)} queries in {seconds:.1f} s, indexing included", file=sys.stderr)
    answers: dict[str, list[tuple[Asked, list[int]]]] = {of: [] for of in sets}
    for (of, one), numbers in zip(every, found, strict=True):
        answers[of].append((one, numbers))
    scores = {of: score(*zip(*pairs, strict=True)) for of, pairs in answers.items() if pairs}
    for of in QUESTION_SETS:
        if held_out := [pair for pair in answers.get(of, []) if pair[0].is_held_out]:
            scores[f"{of}, held out"] = score(*zip(*held_out, strict=True))
    return scores


def told(one: Score) -> str:
    return f"{one.mrr:.4f} {one.recall:.3f} {one.ndcg:.4f}"


def tell_questions(scores: Scores) -> None:
    columns = [column for name in QUESTION_SETS for column in (name, f"{name}, held out")]
    print(f"\n{'MRR@10 Recall@10 nDCG@10':<38}" + "".join(f"{column:<24}" for column in columns))
    for name, of in sorted(scores.items(), key=lambda item: item[1]["ARCD"].mrr):
        print(f"{name:<38}" + "".join(f"{told(of[column]):<24}" for column in columns))


def tell_robustness(scores: Scores) -> None:
    print("\nRecall@10 of five-word phrases, as written > written otherwise")
    shown = [name for name in scores if name != "folded words" and name not in SLOW]
    print(f"{'':<34}" + "".join(f"{name[:15]:<17}" for name in shown))
    for perturbation in PERTURBATIONS:
        row = [
            (scores[name][f"{perturbation}, as written"].recall, scores[name][perturbation].recall) for name in shown
        ]
        print(f"{perturbation:<34}" + "".join(f"{f'{before:.3f} > {after:.3f}':<17}" for before, after in row))


def tell_sorani(pool: Pool, rivals: dict[str, Rival]) -> None:
    print(f"\nSorani: the first {SORANI_WORDS} words of {len(pool.texts)} sentences, as an Arabic keyboard gives them")
    chosen = {name: rivals[name] for name in ("FTS5 unicode61", "FTS5 trigram", "folded words") if name in rivals}
    if OURS in rivals:
        chosen[OURS] = ours("tantivy", None, pool.language)
    for name, rival in chosen.items():
        if of := measured(name, rival, pool):
            print(f"{name:<38}{told(next(iter(of.values())))}")


def bars(scores: Scores) -> list[Bar]:
    found = []
    for name in QUESTION_SETS:
        if OURS in scores:
            found.append(Bar(f"{name} MRR@10, Tantivy", scores[OURS][name].mrr, "", LEAST[name], "at_least"))
        for engine, of in ((OURS, "Tantivy"), (OURS_IN_POSTGRES, "PostgreSQL")):
            if engine in scores and LUCENE in scores:
                lead = scores[engine][name].mrr - scores[LUCENE][name].mrr
                found.append(Bar(f"{name} MRR@10 ahead of Lucene, {of}", lead, "", LEAST_LEAD, "at_least"))
        if OURS in scores and OURS_IN_POSTGRES in scores:
            ratio = scores[OURS_IN_POSTGRES][name].mrr / scores[OURS][name].mrr
            found.append(Bar(f"{name} MRR@10, PostgreSQL to Tantivy", ratio, "", POSTGRES_WITHIN, "at_least"))
    for perturbation, how in PERTURBATIONS.items():
        if OURS in scores and how.must_hold:
            before = scores[OURS][f"{perturbation}, as written"].recall
            kept = scores[OURS][perturbation].recall / before
            found.append(Bar(f"recall kept: {perturbation}", kept, "", LEAST_KEPT, "at_least"))
    return found


if __name__ == "__main__":
    main()
