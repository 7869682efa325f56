"""What the desk does to a live blog: posts, edits, withdraws, pins a summary, ends it. Readers have each at once."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from khabar.newsroom.models import Article, ArticleFormat, LiveCoverage, LivePost
from khabar.newsroom.models.live_coverage import LIVE_KIND, MOST_POSTS
from khabar.newsroom.photo_uses import note_draft, note_live
from khabar.newsroom.withdrawal import take_from_page
from khabar.press.keys import key


class NoMorePosts(Exception):
    """A live blog is full: coverage goes on in another article."""


class NotCovered(Exception):
    """The article is no live blog, or its coverage has ended."""


def add_post(*, article: Article, post: LivePost, user: Any = None) -> LivePost:
    """Give *post* its number and time in *article* and save it. Raises NotCovered and NoMorePosts."""
    with transaction.atomic():
        # The row of the article is the lock: of two who post at once, one gets the number after the other's.
        locked = Article.objects.select_for_update().only("id", "format").get(pk=article.pk)
        if locked.format != ArticleFormat.LIVE_BLOG or LiveCoverage.of(article).ended_at is not None:
            raise NotCovered
        last = LivePost.objects.filter(article=article.pk).aggregate(last=Max("number"))["last"] or 0
        if last >= MOST_POSTS:
            raise NoMorePosts
        post.article_id, post.number, post.at = article.pk, last + 1, timezone.now()
        post.written_by_id = user.pk if user else None
        post.save(force_insert=True)
        _note_photos(post)
    return post


def edit_post(*, post: LivePost) -> None:
    """Save what was changed of *post*, and tell readers when."""
    with transaction.atomic():
        post.edited_at = timezone.now()
        post.save()
        _note_photos(post)


def withdraw_post(*, post: LivePost) -> None:
    """Take *post* from the readers: no page has it any more when this returns."""
    with transaction.atomic():
        if post.withdrawn_at is not None:
            return
        post.withdrawn_at = timezone.now()
        post.save(update_fields=["withdrawn_at"])
        _note_photos(post)
        if post.article.is_public:
            here = key("list", LIVE_KIND, post.article_id)
            there = key("list", LIVE_KIND, post.article_id, post.chunk)
            take_from_page("article", post.article_id, [here])
            take_from_page(LIVE_KIND, f"{post.article_id}:{post.chunk}", [there])


def _note_photos(post: LivePost) -> None:
    """Lay out the photos of the posts where readers are, or take them from there."""
    article = Article.objects.get(pk=post.article_id)
    note_live(article)
    if not article.live:
        note_draft(article)


def pin_summary(*, article: Article, summary: str) -> None:
    """Put *summary* over the posts."""
    with transaction.atomic():
        coverage = LiveCoverage.of(article)
        coverage.summary = summary
        coverage.save()


def end_coverage(*, article: Article, has_ended: bool = True) -> None:
    """End the coverage of *article*, or take it up again."""
    with transaction.atomic():
        coverage = LiveCoverage.of(article)
        coverage.ended_at = timezone.now() if has_ended else None
        coverage.save()
