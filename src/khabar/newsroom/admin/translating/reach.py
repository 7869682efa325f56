"""Who may translate what into which edition, and who may read it for that. The rights themselves are the policy's."""

from typing import Any

from django.db.models import Q

from khabar.newsroom.models import Article, ArticleQuerySet, Edition, Version
from khabar.newsroom.rights import SEEING, may, policy_of


def editions_she_writes(user: Any) -> list[Edition]:
    """Return the editions for which *user* may write."""
    return list(policy_of(Article).limit_editions(Edition.objects.all(), user, ["add"]))


def readable_sources(user: Any) -> ArticleQuerySet:
    """Return what *user* may read in order to translate it: what readers read too, whatever its edition."""
    seen = policy_of(Article).editions_for(user, SEEING)
    if seen is None:
        return Article.objects.all()
    hers = Q(edition__in=seen)
    return Article.objects.filter(
        hers | Q(live=True, published_at__isnull=False) if editions_she_writes(user) else hers
    )


def may_change(user: Any, article: Article) -> bool:
    return may(user, "newsroom.change_article", article.edition_id)


def may_see_what_changed(user: Any, source: Article, since: int) -> bool:
    """Say whether *user* may read old words of *source*: not those that editors hid, unless she could hide them."""
    is_hidden = Version.objects.of_article(source.pk).filter(number__gt=since, hidden_at__isnull=False).exists()
    return not is_hidden or may(user, "newsroom.publish_article", source.edition_id)
