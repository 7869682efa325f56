"""Finds for articles what readers may want after them, and keeps it: once they are public and findable, never later."""

from collections.abc import Iterable, Sequence
from typing import Final

from django.db import connection, transaction
from django.db.models import Max, Min

from khabar.newsroom.models import Article, RelatedArticle
from khabar.press.keys import key
from khabar.press.outbox import touch
from khabar.search.models import Document
from khabar.search.related import Related, likest

KEPT: Final = 6
"""Articles kept for each; a page shows fewer and has some left when one of them goes away."""
MANY: Final = 20
"""Articles at once from which older ones are left alone, as when an archive comes in: its articles find each other."""


def relate_articles(article_ids: Iterable[int], *, older_too: bool = True) -> int:
    """Find and keep what is like each of these articles that readers can see; return how many lists are different now.

    With *older_too*, an article that was found gets its own list looked at again if the new one is likelier than the
    last in it. So one article asks the engine for at most 1 + KEPT lists, in any archive. Each list is a transaction
    and touches the key of its page alone. Raises SearchUnavailable; what is done by then stays.
    """
    wanted = list(article_ids)
    changed = 0
    offered: dict[int, float] = {}
    documents = _documents(wanted)
    for document in documents:
        found = likest(document, KEPT)
        changed += _keep(document.object_id, found)
        for one in found:
            offered[one.object_id] = max(one.likeness, offered.get(one.object_id, 0.0))
    if older_too and len(documents) < MANY:
        for document in _documents(_with_room_for({pk: offered[pk] for pk in offered.keys() - set(wanted)})):
            changed += _keep(document.object_id, likest(document, KEPT))
    return changed


def _documents(article_ids: Sequence[int]) -> list[Document]:
    return list(Document.objects.public().filter(kind=Article.press_key_kind, object_id__in=article_ids).order_by("pk"))


def _with_room_for(offered: dict[int, float]) -> list[int]:
    """Return those articles in whose list a new one would have a place, by how likely it is to them."""
    if not offered:
        return []
    lists = (
        RelatedArticle.objects.filter(article__in=offered)
        .values("article")
        .annotate(least=Min("likeness"), last=Max("place"))
    )
    least = {row["article"]: row["least"] for row in lists if row["last"] >= KEPT - 1}
    return [pk for pk, likeness in offered.items() if likeness > least.get(pk, 0.0)]


def _keep(article_id: int, found: Sequence[Related]) -> bool:
    """Make *found* the list of the article and return whether it is another one than before.

    The articles are locked, so that none of them leaves the readers between the look and the commit.
    """
    with transaction.atomic():
        rows = Article.objects.live().filter(pk__in=[article_id, *(one.object_id for one in found)]).order_by("pk")
        if connection.features.has_select_for_no_key_update:
            rows = rows.select_for_update(no_key=True)
        public = set(rows.values_list("pk", flat=True))
        if article_id not in public:
            return False
        there = [one for one in found if one.object_id in public]
        before = RelatedArticle.objects.filter(article=article_id).order_by("place").values_list("related", flat=True)
        if list(before) == [one.object_id for one in there]:
            return False
        RelatedArticle.objects.filter(article=article_id).delete()
        RelatedArticle.objects.bulk_create(
            RelatedArticle(article_id=article_id, related_id=one.object_id, place=place, likeness=one.likeness)
            for place, one in enumerate(there)
        )
        touch(key("list", "related", article_id))
    return True
