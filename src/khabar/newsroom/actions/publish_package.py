"""Publishes several articles together, or schedules them for the same minute: all of them or none."""

import datetime
from collections.abc import Collection
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from khabar.newsroom.actions.give_notice import concerned, give_notice
from khabar.newsroom.actions.move_article import unschedule_article
from khabar.newsroom.actions.publish_article import publish_article
from khabar.newsroom.actions.schedule_article import schedule_article
from khabar.newsroom.actions.unpublish_article import unpublish_article
from khabar.newsroom.models import Article, NoticeKind, Package, PackageArticle, Stage
from khabar.newsroom.moves import Reviews, may_publish_now

MOST_IN_A_PACKAGE = 50


class PackageRefused(Exception):
    """Nothing was done. *refusals* says of each article that stands in the way what is wrong with it."""

    def __init__(self, refusals: list[tuple[str, str]]) -> None:
        super().__init__(refusals)
        self.refusals = refusals


def publish_package(
    *, numbers: Collection[int], user: Any, at: datetime.datetime | None = None, name: str = ""
) -> Package:
    """Let the articles of these numbers go live together, now or *at* that moment, and return their package.

    One transaction: readers' pages are ordered for all of them at its end, or for none. Raises PackageRefused with
    every refusal, not the first only.
    """
    if not 1 < len(set(numbers)) <= MOST_IN_A_PACKAGE:
        raise PackageRefused([("", _("A package has two articles at least, and fifty at most."))])
    if at is not None and at <= timezone.now():
        raise PackageRefused([("", _("Give a time that is still to come."))])
    with transaction.atomic():
        articles = _locked(numbers)
        reviews = Reviews(articles)
        refusals = [("", _("One of the articles is not there any more."))] if len(articles) < len(set(numbers)) else []
        package = Package.objects.create(name=name[:120], by=user, at=at)
        for article in articles:
            try:
                with transaction.atomic():
                    _take_in(article, package, user, at, reviews)
            except ValidationError as error:
                refusals.append((article.headline, " ".join(error.messages)))
        if refusals:
            raise PackageRefused(refusals)
    return package


def undo_package(*, package: Package, user: Any) -> list[Article]:
    """Take the articles of *package* from the readers, or off the schedule, all of them or none.

    Return those that stay: readers had them before, or they went on since. Raises PackageRefused where *user* may not.
    """
    with transaction.atomic():
        package = Package.objects.select_for_update(of=("self",)).get(pk=package.pk)
        members = {one.article_id: one for one in package.members.all()}
        articles = _locked(list(members))
        reviews = Reviews(articles)
        refusals = [
            (article.headline, _("You may not take it down."))
            for article in articles
            if not may_publish_now(article, user, reviews)
        ]
        if refusals or package.undone_at is not None:
            raise PackageRefused(refusals or [("", _("It was undone before."))])
        staying = []
        for article in articles:
            if article.stage == Stage.SCHEDULED:
                unschedule_article(article=article)
            elif article.live and not members[article.pk].was_live:
                unpublish_article(article=article, user=user)
            else:
                staying.append(article)
        Package.objects.filter(pk=package.pk).update(undone_at=timezone.now())
    return staying


def _locked(numbers: Collection[int]) -> list[Article]:
    rows = Article.objects.select_for_update(of=("self",), no_key=True).select_related("edition__review", "section")
    return list(rows.filter(pk__in=list(numbers)).order_by("pk"))


def _take_in(article: Article, package: Package, user: Any, at: datetime.datetime | None, reviews: Reviews) -> None:
    if not may_publish_now(article, user, reviews):
        raise ValidationError(_("It is not approved yet, or not yours to publish."))
    if article.locked and article.locked_by_id != user.pk:
        raise ValidationError(_("Somebody has locked it."))
    if article.live and not article.has_unpublished_changes:
        raise ValidationError(_("Readers have it as it is."))
    PackageArticle.objects.create(package=package, article=article, was_live=article.live)
    draft: Article = article.get_latest_revision_as_object()
    if not draft.has_text():
        raise ValidationError(_("It has no text yet."))
    if at is not None:
        schedule_article(article=draft, at=at, user=user)
    else:
        publish_article(article=draft, user=user)
        give_notice(to=concerned(article), kind=NoticeKind.LIVE, article=article, by=user)
    log(instance=article, action="khabar.packaged", user=user, data={"package": package.pk})
