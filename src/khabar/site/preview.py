"""Shows the desk an article as readers would see it, from what is in the editor and not yet saved.

Reached through the setting KHABAR_ARTICLE_PREVIEW, because the newsroom must not know the site above it.
"""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from khabar.newsroom.models import Article
from khabar.newsroom.models.article import DIFFERENCE_MODE
from khabar.newsroom.models.published_text import content_of
from khabar.site.differences import difference_document
from khabar.site.jinja import plain_head
from khabar.site.letterheads import letterhead_of
from khabar.site.pages.article import article_page
from khabar.site.rendering import render_page


def preview_article(request: HttpRequest, article: Article, mode: str = "") -> HttpResponse:
    """Answer with the page of *article*, or with what it changes of what readers have; kept from caches and engines."""
    page = _difference_page(article) if mode == DIFFERENCE_MODE else _page(article)
    response = HttpResponse(page)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _page(article: Article) -> bytes:
    return article_page(article, letterhead_of(article.edition), is_preview=True, now=timezone.now())


def _difference_page(article: Article) -> bytes:
    around = letterhead_of(article.edition)
    live = Article.objects.live().filter(pk=article.pk).first()
    difference = difference_document(content_of(live), content_of(article)) if live else None
    head = plain_head(around.words.changes.difference_to_live, around)
    return render_page("difference.html", around, head, difference=difference)
