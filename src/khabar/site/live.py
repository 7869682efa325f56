"""Makes live coverage ready for its pages, of rows as they are. The list's keys are recorded here; rows are not."""

import json
from typing import Final

from khabar.newsroom.models import Article, LiveCoverage, LivePost
from khabar.newsroom.models.live_coverage import LIVE_KIND
from khabar.press.keys import key
from khabar.press.recording import record
from khabar.site.addresses import live_news_path, live_path
from khabar.site.documents import KeyMoment, LiveDocument, LivePostDocument
from khabar.site.letterheads import letterhead_of
from khabar.site.moments import moment_of
from khabar.site.pictures import picture_of
from khabar.site.rendering import render

ON_THE_PAGE: Final = 30
KEY_MOMENTS: Final = 20
IN_THE_NEWS: Final = 10
_SAID_LENGTH: Final = 120


def live_document(article: Article) -> LiveDocument:
    """Return what the page of *article* shows of its coverage; the cost does not grow with the posts."""
    record(key("list", LIVE_KIND, article.pk))
    coverage = LiveCoverage.of(article)
    posts = LivePost.objects.of_article(article.pk)
    newest = list(posts.with_what_they_show()[: ON_THE_PAGE + 1])
    key_moments = posts.filter(is_key=True)[:KEY_MOMENTS]
    return LiveDocument(
        is_over=coverage.ended_at is not None,
        ended=moment_of(coverage.ended_at, article.edition) if coverage.ended_at else None,
        summary=tuple(line.strip() for line in coverage.summary.splitlines() if line.strip()),
        posts=tuple(post_document(post, article) for post in newest[:ON_THE_PAGE]),
        key_moments=tuple(_key_moment(post, article) for post in key_moments),
        count=posts.count(),
        older=live_path(article, newest[ON_THE_PAGE].chunk) if len(newest) > ON_THE_PAGE else "",
        news_path=live_news_path(article),
    )


def post_document(post: LivePost, article: Article) -> LivePostDocument:
    edition = article.edition
    return LivePostDocument(
        number=post.number,
        path=f"{live_path(article, post.chunk)}#p{post.number}",
        moment=moment_of(post.at, edition),
        edited=moment_of(post.edited_at, edition) if post.edited_at else None,
        title=post.title,
        paragraphs=tuple(line.strip() for line in post.text.splitlines() if line.strip()),
        picture=picture_of(post.photo, edition, post.photo_caption) if post.photo else None,
        author=post.author.name if post.author else "",
        is_key=post.is_key,
    )


def live_news(article: Article, live: LiveDocument) -> bytes:
    """Return what an open page is told: the newest posts as they stand on it, and which of them are still there."""
    posts = [
        {
            "number": post.number,
            "html": render("live_post.html", post=post, edition=letterhead_of(article.edition)).decode(),
        }
        for post in live.posts[:IN_THE_NEWS]
    ]
    told = {
        "newest": live.newest,
        "is_over": live.is_over,
        "there": [post.number for post in live.posts],
        "is_all": not live.older,
        "posts": posts,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _key_moment(post: LivePost, article: Article) -> KeyMoment:
    said = post.title or " ".join(post.text.split())
    if len(said) > _SAID_LENGTH:
        said = said[:_SAID_LENGTH].rpartition(" ")[0] + "…"
    return KeyMoment(
        moment=moment_of(post.at, article.edition),
        said=said or post.photo_caption or article.headline,
        path=f"{live_path(article, post.chunk)}#p{post.number}",
    )
