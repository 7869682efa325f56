"""What a member of staff has in hand, told and let go when she leaves. What she made stays as it is."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import WorkflowState

from khabar.newsroom.models import Article, StandingPage

MOST_SHOWN = 100


def work_of(account: Any) -> Iterator[dict[str, str]]:
    """Yield drafts that *account* wrote last, articles it keeps locked, and what it handed in and waits."""
    unpublished = Q(live=False) | Q(has_unpublished_changes=True)
    for article in Article.objects.filter(unpublished, latest_revision__user=account.pk).order_by("-pk")[:MOST_SHOWN]:
        yield _line(article, _("a draft that it wrote last"))
    for article in Article.objects.filter(locked_by=account.pk).order_by("-pk")[:MOST_SHOWN]:
        yield _line(article, _("locked by it"))
    handed_in = WorkflowState.objects.active().filter(requested_by=account.pk, content_type=_kind())
    numbers = [int(number) for number in handed_in.values_list("object_id", flat=True)[:MOST_SHOWN]]
    for article in Article.objects.filter(pk__in=numbers).order_by("-pk"):
        yield _line(article, _("handed in, waits for review"))


def let_go(account: Any) -> None:
    """Open what *account* keeps locked."""
    for model in (Article, StandingPage):
        model._base_manager.filter(locked_by=account.pk).update(locked=False, locked_by=None, locked_at=None)


def _line(article: Article, what: str) -> dict[str, str]:
    address = reverse("wagtailsnippets_newsroom_article:edit", args=[article.pk])
    return {"title": article.headline, "what": what, "url": address}


def _kind() -> Any:
    return Article.get_base_content_type()
