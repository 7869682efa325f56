"""Thin doors from the admin's templates to what articles and editions know."""

import datetime
from typing import Any

from django import template
from django.conf import settings
from django.utils.module_loading import import_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from khabar.newsroom.models import Article
from khabar.text.dates import format_datetime

register = template.Library()


@register.simple_tag
def latest_headline(article: Article) -> str:
    """Return the headline as the desk last wrote it, whether readers see it already or not."""
    revision = article.latest_revision if article.has_unpublished_changes else None
    return str(revision.object_str) if revision else article.headline


@register.simple_tag
def edition_moment(article: Article) -> str:
    """Return when *article* was published, or a draft last saved, in the way of its edition."""
    revision = article.latest_revision if article.has_unpublished_changes else None
    moment = revision.created_at if revision else article.published_at
    return moment_of_edition(moment, article) if moment else ""


@register.simple_tag
def moment_of_edition(moment: datetime.datetime, article: Article) -> str:
    """Return *moment* in the way of the edition of *article*."""
    return format_datetime(moment.astimezone(article.edition.zone), article.edition.date_style)


@register.simple_tag(takes_context=True)
def querystring_with(context: Any, name: str, value: object) -> str:
    """Return the query of this address with *name* set to *value*."""
    query = context["request"].GET.copy()
    query[str(name)] = str(value)
    return str(query.urlencode())


@register.simple_tag
def record_address(article: Article) -> str:
    """Return where readers see the record of changes; the site above the newsroom knows."""
    path: str = import_string(settings.KHABAR_ARTICLE_RECORD)(article)
    return f"{settings.KHABAR_SITE_URL}{path}"


@register.simple_tag
def public_look_of_block(name: str) -> SafeString:
    """Return a page that shows how readers meet the block called *name*; the site above the newsroom renders it."""
    page: SafeString = import_string(settings.KHABAR_BLOCK_PREVIEW)(name, get_language() or "ar")
    return page
