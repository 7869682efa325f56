"""Does what the desk put off until now: what is to appear or to go, news that are breaking no longer, rights that end.

Wagtail leaves this to a command that somebody must run; the press calls it about once a second, and on the moment that
`next_due` names. What fell due while nobody worked is found at the first call: rows say what is due, and no timer.
"""

import datetime
import logging
from collections.abc import Callable
from typing import TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Revision

from khabar.newsroom.models import Article, PackageArticle, Photo, StandingPage
from khabar.newsroom.models.publishable import Publishable

Due = TypeVar("Due")
log = logging.getLogger(__name__)


def publish_due(now: datetime.datetime | None = None) -> int:
    """Publish and expire what is due at *now*, and return how much that was.

    Costs five indexed queries while nothing is due. What cannot be published is logged and tried again at the next
    call; it holds up nothing else.
    """
    moment = now or timezone.now()
    done = sum(_tried(_expire, row) for model in (Article, StandingPage) for row in _expired(model, moment))
    done += sum(_tried(_calm, article) for article in _broken(moment))
    done += sum(_tried(_withhold, photo) for photo in _out_of_rights(moment))
    due = Revision.objects.filter(approved_go_live_at__lte=moment).order_by("approved_go_live_at", "pk")
    return done + sum(len(group) for group in _together(list(due)) if _tried(_publish, group))


def next_due(now: datetime.datetime | None = None) -> datetime.datetime | None:
    """Return the next moment after *now* on which something is due, if anything is. Costs five indexed queries."""
    moment = now or timezone.now()
    revisions = Revision.objects.filter(approved_go_live_at__gt=moment)
    moments = [revisions.order_by("approved_go_live_at").values_list("approved_go_live_at", flat=True).first()]
    for model in (Article, StandingPage):
        rows = model._base_manager.filter(live=True, expire_at__gt=moment)
        moments.append(rows.order_by("expire_at").values_list("expire_at", flat=True).first())
    breaking = Article._base_manager.filter(live=True, breaking_until__gt=moment)
    moments.append(breaking.order_by("breaking_until").values_list("breaking_until", flat=True).first())
    ending = Photo.objects.filter(rights_until__gt=moment, rights_ended=False)
    moments.append(ending.order_by("rights_until").values_list("rights_until", flat=True).first())
    return min(filter(None, moments), default=None)


def _expired(model: type[Publishable], moment: datetime.datetime) -> QuerySet[Publishable]:
    rows: QuerySet[Publishable] = model._base_manager.filter(live=True, expire_at__lte=moment)
    return rows.order_by("expire_at")


def _broken(moment: datetime.datetime) -> QuerySet[Article]:
    return Article._base_manager.filter(live=True, breaking_until__lte=moment).order_by("breaking_until")


def _calm(article: Article) -> None:
    article.breaking_until = None
    article.save(update_fields=["breaking_until"])


def _out_of_rights(moment: datetime.datetime) -> QuerySet[Photo]:
    return Photo.objects.filter(rights_until__lte=moment, rights_ended=False).order_by("rights_until")


def _withhold(photo: Photo) -> None:
    """Take *photo* from the readers: the file when this is committed, and from each page as the press bakes it next."""
    photo.save()


def _expire(row: Publishable) -> None:
    row.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _together(due: list[Revision]) -> list[list[Revision]]:
    """Return *due* in groups: the articles of one package go together, all others by themselves."""
    if len(due) < 2:
        return [[revision] for revision in due]
    kind = Article.get_base_content_type().pk
    numbers = [int(one.object_id) for one in due if one.base_content_type_id == kind]
    members = PackageArticle.objects.filter(article__in=numbers, package__at__isnull=False, package__undone_at=None)
    packages = {
        (article, at): package for article, at, package in members.values_list("article", "package__at", "package")
    }
    groups: dict[object, list[Revision]] = {}
    for revision in due:
        is_article = revision.base_content_type_id == kind
        package = packages.get((int(revision.object_id), revision.approved_go_live_at)) if is_article else None
        groups.setdefault(("package", package) if package else ("alone", revision.pk), []).append(revision)
    return list(groups.values())


def _publish(revisions: list[Revision]) -> None:
    with transaction.atomic():
        for revision in revisions:
            revision.publish(log_action="wagtail.publish.scheduled")


def _tried(verb: Callable[[Due], None], thing: Due) -> bool:
    try:
        verb(thing)
    except Exception:
        log.exception("%s could not be done although it is due: %s", verb.__name__.strip("_"), thing)
        return False
    return True
