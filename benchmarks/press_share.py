"""What the press alone takes, measured inside a served installation: `python benchmarks/press_share.py article 20`.

Prints one line of JSON. `publish.py` runs it with the installation's environment; it changes rows as the app does, in a
process of its own, and watches the store as the front does.
"""

import argparse
import json
import os
import random
import sqlite3
import threading
import time
from collections.abc import Callable
from typing import Any

import django

LONGEST_SECONDS = 60.0
PAUSE_SECONDS = 0.0005
SECONDS_OF_QUIET = 0.5
DEPENDENTS = 20
COMMENTS = 1000


def main() -> None:
    """Measure one thing and print it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=sorted(MEASURES))
    options.add_argument("times", type=int)
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khabar.settings.base")
    django.setup()
    print(json.dumps(MEASURES[chosen.what](chosen.times)))


class Store:
    """The page store, read as the front reads it."""

    def __init__(self) -> None:
        from django.conf import settings

        self._connection = sqlite3.connect(f"file:{settings.KHABAR_STORE_FILE}?mode=ro", uri=True, isolation_level=None)

    def seq(self) -> int:
        found: int = self._connection.execute("SELECT value FROM numbers WHERE name = 'seq'").fetchone()[0]
        return found

    def changed(self, seq: int) -> set[str]:
        """Return the owners of the addresses that changed after commit *seq*."""
        return {owner for (owner,) in self._connection.execute("SELECT owner FROM addresses WHERE seq > ?", (seq,))}

    def seconds_until(self, has_come: Callable[[set[str]], bool], seq: int) -> float:
        """Wait until *has_come* says so of the owners that changed since *seq*; return how long it took."""
        began = time.perf_counter()
        looked_at = seq
        while time.perf_counter() - began < LONGEST_SECONDS:
            if (now := self.seq()) != looked_at:
                looked_at = now
                if has_come(self.changed(seq)):
                    return time.perf_counter() - began
            time.sleep(PAUSE_SECONDS)
        raise SystemExit(f"It did not come within {LONGEST_SECONDS} s.")


def wait_for_quiet() -> None:
    """Return when the press has had nothing to do for a while."""
    from khabar.press.models import Order, Touch

    since = time.monotonic()
    while time.monotonic() - since < SECONDS_OF_QUIET:
        if Touch.objects.exists() or Order.objects.exists():
            since = time.monotonic()
        time.sleep(0.02)


def correct(pk: int) -> None:
    """Give an article another headline."""
    from khabar.newsroom.models import Article

    article = Article.objects.get(pk=pk)
    article.headline = f"عنوان مصحح {random.randrange(10**9)}"
    article.save()


def article(times: int) -> dict[str, Any]:
    """Measure from the commit of a new headline until the article's page is in the store."""
    from khabar.newsroom.models import Article

    store, seconds = Store(), []
    newest = list(Article.objects.order_by("-pk").values_list("pk", flat=True)[:5])
    for number in range(times):
        pk = newest[number % len(newest)]
        wait_for_quiet()
        seq = store.seq()
        correct(pk)
        seconds.append(store.seconds_until(lambda owners, pk=pk: f"article:{pk}" in owners, seq))
    return {"seconds": seconds}


def dependents(times: int) -> dict[str, Any]:
    """Measure from one commit that changes many articles until the pages of all of them are in the store."""
    from django.db import transaction

    from khabar.newsroom.models import Article
    from khabar.press.keys import key
    from khabar.press.outbox import touch

    chosen = list(Article.objects.order_by("-pk").values_list("pk", flat=True)[40 : 40 + DEPENDENTS])
    wanted = {f"article:{pk}" for pk in chosen}
    store, seconds = Store(), []
    for _ in range(times):
        wait_for_quiet()
        seq = store.seq()
        with transaction.atomic():
            Article.objects.filter(pk__in=chosen).update(headline=f"عنوان مصحح {random.randrange(10**9)}")
            touch(*(key("article", pk) for pk in chosen))
        seconds.append(store.seconds_until(wanted.issubset, seq))
    return {"seconds": seconds}


def old(times: int) -> dict[str, Any]:
    """Count the pages that a new headline of an old article has baked."""
    from khabar.newsroom.models import Article
    from khabar.press.models import Batch

    counts = []
    oldest = list(Article.objects.order_by("pk").values_list("pk", flat=True)[50 : 50 + times])
    for pk in oldest:
        wait_for_quiet()
        last = Batch.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        correct(pk)
        wait_for_quiet()
        counts.append(sum(Batch.objects.filter(pk__gt=last).values_list("count", flat=True)))
    return {"pages": max(counts)}


def storm(times: int) -> dict[str, Any]:
    """Approve many comments on one article; count the bakes of its page, and how long the end takes to be seen."""
    from django.contrib.auth import get_user_model
    from django.utils import timezone

    from khabar.conversation.actions import approve_comment, open_conversation
    from khabar.conversation.models import Comment
    from khabar.newsroom.models import Article
    from khabar.press.models import Batch

    subject = Article.objects.order_by("-pk")[7]
    thread = open_conversation(article=subject)
    this_storm = random.randrange(10**9)
    Comment.objects.bulk_create(
        Comment(
            thread=thread, text=f"شكرًا لكم {number}", author_name="أم يوسف", reader_hash=f"reader-{number}",
            submission_key=f"{this_storm}-{number}", created_at=timezone.now(),
        )
        for number in range(times)
    )  # fmt: skip
    moderator = get_user_model().objects.order_by("pk").first()
    wait_for_quiet()
    last = Batch.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    began = time.perf_counter()
    for comment in Comment.objects.filter(thread=thread, state="pending"):
        approve_comment(comment=comment, moderator=moderator)
    ended = time.perf_counter()
    wait_for_quiet()
    right = time.perf_counter() - ended - SECONDS_OF_QUIET
    baked = [page for pages in Batch.objects.filter(pk__gt=last).values_list("pages", flat=True) for page, *_ in pages]
    return {"bakes": baked.count(f"article:{subject.pk}"), "approving": ended - began, "right_after": max(0.0, right)}


def rename(times: int) -> dict[str, Any]:
    """Rename the largest section, then publish again and again while its cascade goes on; watch the writer's lock."""
    from django.conf import settings
    from django.db.models import Count

    from khabar.newsroom.models import Article, Section
    from khabar.press.models import Order, Touch

    store = Store()
    section = Section.objects.annotate(size=Count("articles")).order_by("-size")[0]
    wait_for_quiet()
    holds: list[float] = []
    stop = threading.Event()
    prober = threading.Thread(target=_probe, args=(settings.DATABASES["default"]["NAME"], holds, stop))
    prober.start()
    section.name = f"قسم {random.randrange(10**6)}"
    began = time.perf_counter()
    section.save()
    renamed = time.perf_counter() - began
    seconds, saves, waiting = [], [], 0
    for pk in Article.objects.order_by("-pk").values_list("pk", flat=True)[:times]:
        seq = store.seq()
        began = time.perf_counter()
        correct(pk)
        saves.append(time.perf_counter() - began)
        seconds.append(store.seconds_until(lambda owners, pk=pk: f"article:{pk}" in owners, seq))
        waiting = max(waiting, Order.objects.count() + Touch.objects.count())
        time.sleep(0.2)
    stop.set()
    prober.join()
    return {
        "articles": section.size, "renamed": renamed, "seconds": seconds, "saves": saves, "waiting": waiting,
        "longest_hold": max(holds),
    }  # fmt: skip


def _probe(database: str, holds: list[float], stop: threading.Event) -> None:
    """Ask for the writer's place again and again; how long it takes to get it is how long another held it."""
    connection = sqlite3.connect(database, uri=True, timeout=LONGEST_SECONDS, isolation_level=None)
    while not stop.is_set():
        began = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
        holds.append(time.perf_counter() - began)
        time.sleep(0.002)
    connection.close()


MEASURES: dict[str, Callable[[int], dict[str, Any]]] = {
    "article": article,
    "dependents": dependents,
    "old": old,
    "storm": storm,
    "rename": rename,
}

if __name__ == "__main__":
    main()
