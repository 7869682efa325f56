"""Lets an archive count as baked without baking it: `python benchmarks/standing_archive.py 1000`.

What a change costs depends on the rows of the ledger, not on the bytes in the store. So the newest articles and all
other pages are really baked; of the older articles the ledger says what it would say had they been, from the keys of
one of each section that was. Baking a hundred thousand pages before a measurement of a minute would take too long.
Every second article is put into one section, so that there is one with half of the archive.
"""

import argparse
import os
from collections.abc import Iterator
from itertools import islice

import django

ROWS_AT_ONCE = 2000
OF_EACH_ARTICLE_ITS_OWN = ("article", "photo", "thread", "poll", "list:related", "list:before", "list:comments")


def main() -> None:
    """Bake what is to be baked, and note the rest."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("baked", type=int, help="how many articles, the newest, are really baked")
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khabar.settings.base")
    django.setup()
    from khabar.press import presser
    from khabar.press.fingerprint import fingerprint
    from khabar.press.models import Order, Page, Touch
    from khabar.press.outbox import touch
    from khabar.press.page_store import page_store
    from khabar.press.registry import page_kinds

    _put_half_into_one_section()
    page_store().set_fingerprint(fingerprint())
    Order.objects.all().delete()
    Touch.objects.all().delete()
    pages = [
        Page(kind=kind.name, argument=argument)
        for kind in page_kinds()
        for argument in islice(kind.every_argument(), chosen.baked if kind.name == "article" else None)
    ]
    Page.objects.bulk_create(pages, batch_size=ROWS_AT_ONCE, ignore_conflicts=True)
    _order_all_pages()
    presser.drain()
    for _ in _noted():
        pass
    touch("list:editions")
    presser.drain()


def _put_half_into_one_section() -> None:
    from django.db.models import F

    from khabar.newsroom.models import Article, Section

    first = Section.objects.order_by("pk")[0]
    Article.objects.alias(half=F("pk") % 2).filter(half=0).update(section=first)


def _order_all_pages() -> None:
    from django.db import transaction
    from django.utils import timezone

    from khabar.press.lanes import Lane
    from khabar.press.models import Clock, Page
    from khabar.press.queue import Wanted, place

    now = timezone.now()
    with transaction.atomic():
        Clock.locked()
        place(Wanted(pk, Lane.ARCHIVE, 0, "everything", now) for pk in Page.objects.values_list("pk", flat=True))


def _noted() -> Iterator[int]:
    """Write the ledger of the articles that are not baked, some thousands at a time."""
    from django.db import transaction

    from khabar.newsroom.models import Article
    from khabar.press.baking import bake
    from khabar.press.ledger import replace_keys
    from khabar.press.models import Clock, Page

    shared: dict[int, frozenset[str]] = {}
    known = set(Page.objects.filter(kind="article").values_list("argument", flat=True))
    rows = Article.objects.order_by("-pk").values_list("pk", "section")
    left = ((pk, section) for pk, section in rows.iterator() if str(pk) not in known)
    while some := list(islice(left, ROWS_AT_ONCE)):
        for pk, section in some:
            if section not in shared:
                keys = bake("article", str(pk)).keys
                shared[section] = frozenset(key for key in keys if not key.startswith(OF_EACH_ARTICLE_ITS_OWN))
        made = Page.objects.bulk_create([Page(kind="article", argument=str(pk)) for pk, _ in some])
        with transaction.atomic():
            Clock.locked()
            replace_keys(
                {
                    page.pk: shared[section] | {f"article:{pk}", f"list:related:{pk}"}
                    for page, (pk, section) in zip(made, some, strict=True)
                }
            )
        yield len(some)


if __name__ == "__main__":
    main()
