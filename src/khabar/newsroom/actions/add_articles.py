"""Adds many articles at once that another system wrote: a few statements for all of them, where the desk's own way
takes twenty-five for each.
"""

from collections.abc import Iterable, Sequence

from django.db import transaction
from wagtail.models import ReferenceIndex

from khabar.newsroom.models import Article, Byline, Stage
from khabar.newsroom.photo_uses import note_many_live
from khabar.press.outbox import touch_exactly
from khabar.press.touching import keys_of
from khabar.search.outbox import note_changes


def add_articles(articles: Sequence[Article]) -> None:
    """Add new *articles* with the bylines and topics set on them, and tell press and search of those that are live.

    Drafts among them are nobody's work of today: they come onto the board with the first change.
    The caller answers for what a form would have refused: a section of the edition, a slug that is free, texts that
    fit, and `first_published_at` where they are live. There is no revision: the row is what the desk sees too.
    """
    with transaction.atomic():
        bylines = {id(article): list(article.bylines.all()) for article in articles}
        topics = {id(article): [topic.pk for topic in article.topics.all()] for article in articles}
        for article in articles:
            article.stage = Stage.LIVE if article.live else Stage.AWAY
        Article.objects.bulk_create(articles)
        _link(articles, bylines, topics)
        for article in articles:
            ReferenceIndex.create_or_update_for_object(article)
        note_many_live(articles)
        note_changes("article", [article.pk for article in articles])
        touch_exactly(*sorted(_keys(articles)))


def _link(articles: Iterable[Article], bylines: dict[int, list[Byline]], topics: dict[int, list[int]]) -> None:
    lines, links = [], []
    through = Article.topics.through
    for article in articles:
        for byline in bylines[id(article)]:
            byline.article = article
            lines.append(byline)
        links += [through(article_id=article.pk, topic_id=topic) for topic in topics[id(article)]]
        # What was set on the object is in the rows now, and is read from there.
        article.__dict__.pop("_cluster_related_objects", None)
    Byline.objects.bulk_create(lines)
    through.objects.bulk_create(links)


def _keys(articles: Iterable[Article]) -> set[str]:
    return {key for article in articles if article.is_public for key in keys_of(article)}
