"""How fast a WordPress site comes in without media, and in how much memory a file of a gigabyte does.

    python benchmarks/import_wxr.py [--quick] [--articles 2000] [--megabytes 1024]

The program makes an installation of its own and writes its own exports: Arabic news prose of real length, with tags and
comments. The rate is that of a second site, after the first made sections and topics, by CPU time, so that others on
the machine do not count; what an import of nothing new takes, starting included, is taken off. The large file has long
articles, so that it is its size that counts; memory is the peak of the largest import.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from bars import Bar, conclude
from search_corpus import Corpus

ARTICLES_A_SECOND = 100
MEGABYTES_OF_MEMORY = 300
MEGABYTE = 1 << 20
LONG = 24
"""How many times a news text the articles of the large file are: about a hundred kilobytes each."""
HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>قياس</title><link>https://x.example/{site}</link>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://x.example/{site}</wp:base_blog_url>
"""
COMMENT = """<wp:comment><wp:comment_id>{id}</wp:comment_id><wp:comment_author><![CDATA[قارئ {id}]]></wp:comment_author>
<wp:comment_date_gmt>2020-01-01 10:00:00</wp:comment_date_gmt>
<wp:comment_content><![CDATA[{text}]]></wp:comment_content>
<wp:comment_approved>1</wp:comment_approved><wp:comment_parent>0</wp:comment_parent></wp:comment>"""


def main() -> None:
    """Write, import, measure, print, and end with the exit code of the bars."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--quick", action="store_true", help="500 articles and 64 MB")
    options.add_argument("--articles", type=int, default=2000)
    options.add_argument("--megabytes", type=int, default=1024)
    chosen = options.parse_args()
    articles, megabytes = (500, 64) if chosen.quick else (chosen.articles, chosen.megabytes)
    with tempfile.TemporaryDirectory(prefix="khabar-benchmark-") as folder:
        environment = {**os.environ, "KHABAR_HOME": f"{folder}/home"}
        for name in ("DJANGO_SETTINGS_MODULE", "KHABAR_DATABASE_URL", "KHABAR_DEBUG"):
            environment.pop(name, None)
        subprocess.run([*KHABAR, "init", "--json"], env=environment, check=True, stdout=subprocess.DEVNULL)
        small, large = Path(folder) / "small.xml", Path(folder) / "large.xml"
        write(small, "first", articles, paragraphs=1)
        imported(small, environment)
        write(small, "second", articles, paragraphs=1)
        seconds, processor, _memory, _counted = imported(small, environment)
        empty = imported(small, environment)  # all known: what starting and reading take
        rate = articles / max(processor - empty[1], 0.001)
        print(f"{articles} articles: {seconds:.1f} s, {processor:.1f} s of CPU; nothing new: {empty[1]:.1f} s of CPU")
        bars = [
            Bar("articles imported a second of CPU", rate, "/s", ARTICLES_A_SECOND, "at_least"),
        ]
        write(large, "large", None, paragraphs=LONG, megabytes=megabytes)
        size = large.stat().st_size / MEGABYTE
        seconds, processor, memory, counted = imported(large, environment)
        print(f"{size:.0f} MB, {counted} articles: {seconds:.0f} s, {processor:.0f} s of CPU, at most {memory:.0f} MB")
        bars.append(Bar(f"memory for a file of {size:.0f} MB", memory, "MB", MEGABYTES_OF_MEMORY))
    conclude(bars)


KHABAR = [sys.executable, "-m", "khabar"]


def write(file: Path, site: str, articles: int | None, *, paragraphs: int, megabytes: int = 0) -> None:
    """Write an export with so many articles, or as many as make so many *megabytes*, of so many times a news text."""
    with file.open("w", encoding="utf-8") as out:
        out.write(HEAD.format(site=site))
        for number, item in enumerate(items(site, paragraphs), 1):
            out.write(item)
            if number == articles or (megabytes and out.tell() > megabytes * MEGABYTE):
                break
        out.write("</channel></rss>")


def items(site: str, paragraphs: int) -> Iterator[str]:
    """Yield articles without end."""
    texts = list(Corpus().articles(400))
    number = 0
    while True:
        made = texts[number % len(texts)]
        number += 1
        words = made.text.split()
        parts = [" ".join(words[at : at + 56]) for at in range(0, len(words), 56)]
        body = "\n\n".join(
            f"<!-- wp:paragraph -->\n<p>{part}.</p>\n<!-- /wp:paragraph -->" for part in parts * paragraphs
        )
        day = f"2{number // 86400 % 900 + 10:03d}-01-01 {number // 3600 % 24:02d}:{number // 60 % 60:02d}:00"
        remarks = "".join(COMMENT.format(id=number * 3 + each, text=made.headline) for each in range(2))
        yield (
            f"<item><title><![CDATA[{made.headline} {site} {number}]]></title><link>https://x.example/{site}/{number}/</link>"
            f"<dc:creator>author{number % 20}</dc:creator><content:encoded><![CDATA[{body}]]></content:encoded>"
            f"<wp:post_id>{number}</wp:post_id><wp:post_date_gmt>{day}</wp:post_date_gmt>"
            f"<wp:status>publish</wp:status><wp:post_type>post</wp:post_type>"
            f'<category domain="category" nicename="section-{number % 8}">قسم {number % 8}</category>'
            f'<category domain="post_tag" nicename="topic-{number % 40}">موضوع {number % 40}</category>'
            f'<category domain="post_tag" nicename="topic-{number * 7 % 40}">موضوع {number * 7 % 40}</category>'
            f"{remarks}</item>\n"
        )


def imported(file: Path, environment: dict[str, str]) -> tuple[float, float, float, int]:
    """Import *file* as an operator does; return seconds, seconds of CPU, megabytes of memory, and articles told of."""
    began = time.perf_counter()
    command = [*KHABAR, "import", "wordpress", str(file), "--json"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    told = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True).stdout
    facts = json.loads(told)
    seconds = time.perf_counter() - began
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    number = sum(facts.get(f"post {outcome}", 0) for outcome in ("imported", "changed", "known"))
    return seconds, usage.ru_utime + usage.ru_stime - before.ru_utime - before.ru_stime, usage.ru_maxrss / 1024, number


if __name__ == "__main__":
    main()
