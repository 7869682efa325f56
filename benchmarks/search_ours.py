"""Khabar's own search over texts that are handed in, through the front door that readers use.

A program of its own, so that each engine gets a Django of its own:

    python benchmarks/search_ours.py ENGINE < in > out

In comes JSON with `language`, `texts` and `queries`; out go the numbers of the texts found for each query.
"""

import json
import os
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

# Old enough that no text is rewarded for being new.
PUBLISHED = datetime(2001, 1, 1, tzinfo=UTC)
# In the questions of the sets quotation marks are punctuation, which rivals ignore; in our box they ask for a phrase.
QUOTES = re.compile('[«»"“”„]')


def main() -> None:
    engine = sys.argv[1]
    handed = json.load(sys.stdin)
    with tempfile.TemporaryDirectory(prefix="khabar-benchmark-") as folder:
        start(Path(folder), engine)
        fill(handed["language"], handed["texts"])
        json.dump([ask(query, handed["language"]) for query in handed["queries"]], sys.stdout)


def start(folder: Path, engine: str) -> None:
    """Make a home with the tables of the search alone; the database is the caller's where it named one."""
    os.environ |= {
        "KHABAR_HOME": str(folder),
        "KHABAR_SEARCH_ENGINE": engine,
        "DJANGO_SETTINGS_MODULE": "khabar.settings.base",
    }
    from khabar.settings.home import home_of_environment

    home_of_environment().make()
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", "search", verbosity=0)


def fill(language: str, texts: list[str]) -> None:
    from khabar.search.engines import SITE
    from khabar.search.models import Document
    from khabar.search.rebuilding import rebuild

    Document.objects.bulk_create(
        Document(
            kind="article",
            object_id=number,
            edition=language,
            language=language,
            is_public=True,
            text=text.replace("\0", " "),
            published_at=PUBLISHED,
        )
        for number, text in enumerate(texts)
    )
    rebuild(SITE)


def ask(query: str, language: str) -> list[int]:
    """Return the numbers of the texts on the first page, as a reader gets it."""
    from khabar.search.finding import Search, find
    from khabar.search.question import read_question

    return [one.document.object_id for one in find(Search(read_question(QUOTES.sub(" ", query)), language)).found]


if __name__ == "__main__":
    main()
