"""Thin doors from the admin's templates to what articles and editions know."""

from django import template

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
    return format_datetime(moment.astimezone(article.edition.zone), article.edition.date_style) if moment else ""
