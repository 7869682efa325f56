"""What others make of the same texts and queries: each takes both, and returns the numbers of its best ten texts.

Every one is the real engine with its own tokens. Wagtail's is its engine, tokenizer and operator without Wagtail.
"""

import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import psycopg
import snowballstemmer
import tantivy
from light10 import light10

from khabar.text.words import search_words, words

HITS = 10
Rankings = list[list[int]]
Rival = Callable[[Sequence[str], Sequence[str]], Rankings]

LUCENE_JARS = ("lucene-core-8*.jar", "lucene-analyzers-common-8*.jar")
LUCENE_DRIVER = Path(__file__).parent / "lucene" / "ArabicAnalyzerSearch.java"


class Missing(Exception):
    """What a rival needs is not on this machine; says what."""


def fts5(tokenizer: str, operator: str, shortest: int = 1) -> Rival:
    """Return SQLite's FTS5 with one of its own tokenizers, words joined by *operator*."""

    def search(texts: Sequence[str], queries: Sequence[str]) -> Rankings:
        database = sqlite3.connect(":memory:")
        database.execute(f"CREATE VIRTUAL TABLE pool USING fts5(text, tokenize='{tokenizer}')")
        database.executemany("INSERT INTO pool(rowid, text) VALUES (?, ?)", enumerate(texts))
        return [answer(database, query) for query in queries]

    def answer(database: sqlite3.Connection, query: str) -> list[int]:
        asked = [f'"{word.text}"' for word in words(query) if len(word.text) >= shortest]
        if not asked:
            return []
        ranked = "SELECT rowid FROM pool WHERE pool MATCH ? ORDER BY rank LIMIT ?"
        return [number for (number,) in database.execute(ranked, (f" {operator} ".join(dict.fromkeys(asked)), HITS))]

    return search


def postgres(address: str, rank: str) -> Rival:
    """Return PostgreSQL's full text search with its configuration `arabic`, words joined by OR, ordered by *rank*."""

    def search(texts: Sequence[str], queries: Sequence[str]) -> Rankings:
        with psycopg.connect(address) as connection:
            connection.execute("CREATE TEMPORARY TABLE pool (number int, tokens tsvector)")
            with connection.cursor() as cursor:
                cursor.executemany(
                    "INSERT INTO pool VALUES (%s, to_tsvector('arabic', %s))",
                    [(number, text.replace("\0", " ")) for number, text in enumerate(texts)],
                )
            return [
                [number for (number,) in connection.execute(ranked, {"query": query.replace("\0", " ")})]
                for query in queries
            ]

    ranked = f"""
        WITH asked AS (
            SELECT replace(plainto_tsquery('arabic', %(query)s)::text, '&', '|')::tsquery AS query
        )
        SELECT number FROM pool, asked WHERE tokens @@ query ORDER BY {rank} DESC, number LIMIT {HITS}
    """  # noqa: S608  the ranks are written in search_quality.py
    return search


def tantivy_with(analyzer: tantivy.TextAnalyzer) -> Rival:
    """Return Tantivy with an analyzer of its own; words are joined by OR."""

    def search(texts: Sequence[str], queries: Sequence[str]) -> Rankings:
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", tokenizer_name="rival", index_option="freq")
        builder.add_unsigned_field("number", stored=True)
        schema = builder.build()
        index = tantivy.Index(schema)
        index.register_tokenizer("rival", analyzer)
        writer = index.writer(50_000_000, 1)
        for number, text in enumerate(texts):
            writer.add_document(tantivy.Document(number=number, text=text))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        searcher = index.searcher()

        def answer(query: str) -> list[int]:
            tokens = dict.fromkeys(analyzer.analyze(query))
            terms = [(tantivy.Occur.Should, tantivy.Query.term_query(schema, "text", token)) for token in tokens]
            hits = searcher.search(tantivy.Query.boolean_query(terms), HITS).hits if terms else []
            return [searcher.doc(address)["number"][0] for _score, address in hits]

        return [answer(query) for query in queries]

    return search


def tantivy_default() -> tantivy.TextAnalyzer:
    return tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase()).build()


def tantivy_arabic() -> tantivy.TextAnalyzer:
    builder = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
    return builder.filter(tantivy.Filter.stemmer("arabic")).build()


def stemmed(stem: Callable[[str], str]) -> Rival:
    """Return Tantivy over folded words that were stemmed by *stem*: what the stemmer alone is worth."""
    plain = tantivy_with(tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())

    def tokens(texts: Iterable[str]) -> list[str]:
        return [" ".join(stem(word) for word in search_words(text)) for text in texts]

    return lambda texts, queries: plain(tokens(texts), tokens(queries))


def snowball() -> Rival:
    return stemmed(snowballstemmer.stemmer("arabic").stemWord)


def light() -> Rival:
    return stemmed(light10)


def lucene(texts: Sequence[str], queries: Sequence[str]) -> Rankings:
    """Search with Lucene's ArabicAnalyzer; needs Debian's default-jdk-headless and liblucene8-java."""
    jars = [str(jar) for pattern in LUCENE_JARS for jar in sorted(Path("/usr/share/java").glob(pattern))[:1]]
    if shutil.which("java") is None or len(jars) < len(LUCENE_JARS):
        raise Missing("Lucene: apt-get install default-jdk-headless liblucene8-java")
    with tempfile.TemporaryDirectory(prefix="khabar-benchmark-") as folder:
        files = []
        for name, lines in (("texts", texts), ("queries", queries)):
            files.append(Path(folder) / name)
            files[-1].write_text("".join(f"{' '.join(line.split())}\n" for line in lines), encoding="utf-8")
        command = ["java", "-cp", ":".join(jars), str(LUCENE_DRIVER), *map(str, files)]
        run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode:
        raise Missing(f"Lucene: {run.stderr.strip().splitlines()[-1] if run.stderr else 'it ended without a word'}")
    return [[int(number) for number in line.split()] for line in run.stdout.split("\n")[: len(queries)]]
