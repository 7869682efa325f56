"""Shows the desk an article as readers would see it, from what is in the editor and not yet saved.

Reached through the setting KHABAR_ARTICLE_PREVIEW, because the newsroom must not know the site above it.
"""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from khabar.newsroom.models import Article
from khabar.site.letterheads import letterhead_of
from khabar.site.pages.article import article_page


def preview_article(request: HttpRequest, article: Article) -> HttpResponse:
    """Answer with the page of *article*, marked as a preview, kept from caches and search engines."""
    page = article_page(article, letterhead_of(article.edition), is_preview=True, now=timezone.now())
    response = HttpResponse(page)
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
