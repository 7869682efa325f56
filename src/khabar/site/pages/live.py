"""Further pages of a live blog: posts, fifty by number, so that a new one moves no older one. Permalinks lead here."""

from collections.abc import Iterator

from django.db.models import Max

from khabar.newsroom.models import Article, ArticleFormat, LivePost
from khabar.newsroom.models.live_coverage import CHUNK, LIVE_KIND
from khabar.press.keys import key
from khabar.press.recording import record
from khabar.press.registry import PageKind, Sheet
from khabar.site.addresses import absolute, article_path, live_path
from khabar.site.documents import Head, Link, LivePageDocument
from khabar.site.letterheads import letterhead_of
from khabar.site.live import post_document
from khabar.site.pages.lost import gone_page
from khabar.site.rendering import render_page
from khabar.site.versions import withdrawal_of


def bake(argument: str) -> list[Sheet]:
    """Return the page, once a post of its numbers was written; that it is gone while the article is."""
    pk, _colon, chunk = (int(part) if part.isdecimal() else 0 for part in argument.partition(":"))
    record(key("list", LIVE_KIND, argument))
    article = Article.objects.for_teasers().select_related("edition").filter(pk=pk).first()
    if article is None or article.published_at is None or article.format != ArticleFormat.LIVE_BLOG:
        return []
    rows = LivePost.objects.filter(article=pk)
    if not rows.in_chunk(chunk).exists():
        return []
    path = live_path(article, chunk)
    if not article.live:
        return [Sheet(path, gone_page(article.edition, withdrawal_of(article)), status=410)]
    edition = letterhead_of(article.edition)
    posts = LivePost.objects.of_article(pk).in_chunk(chunk).with_what_they_show()
    document = LivePageDocument(
        article=Link(article.headline, article_path(article)),
        posts=tuple(post_document(post, article) for post in posts),
        older=live_path(article, chunk - 1) if chunk > 1 else "",
        newer=live_path(article, chunk + 1) if rows.in_chunk(chunk + 1).exists() else "",
    )
    title = f"{article.headline} — {edition.name}"
    head = Head(title=title, address=absolute(path), is_indexed=False)
    return [Sheet(path, render_page("live.html", edition, head, live=document))]


def _arguments_of_key(key: str) -> Iterator[str]:
    prefix, _colon, chunk = key.rpartition(":")
    if prefix.startswith(f"list:{LIVE_KIND}:") and chunk:
        yield key.removeprefix(f"list:{LIVE_KIND}:")


def _every_argument() -> Iterator[str]:
    """Yield every page of every live blog, whether it is there now or not."""
    last = LivePost.objects.order_by().values_list("article").annotate(last=Max("number"))
    for article, number in last.iterator():
        for chunk in range(1, (number - 1) // CHUNK + 2):
            yield f"{article}:{chunk}"


KIND = PageKind(LIVE_KIND, bake, _arguments_of_key, _every_argument, priority=32)
