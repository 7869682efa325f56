"""Loads the demo edition into an installation, an article at a time.

What was loaded once is never loaded again, even if an editor changed or deleted it since: the newsroom's log of what
was created remembers. A load that was interrupted goes on where it stopped.
"""

import datetime
import uuid
from collections.abc import Callable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from khabar.newsroom.models import Article, Edition
from khabar.site.demo.discussion import let_readers_speak
from khabar.site.demo.house import House, open_house
from khabar.site.demo.moments import moment_before
from khabar.site.demo.reading import EDITIONS, read_edition
from khabar.site.demo.records import ArticleCopy, EditionCopy
from khabar.site.demo.stories import DEMO, drawn, publish_story, translation_key_of

CREATED = "wagtail.create"


def load_demo(progress: Callable[[str, int, int], None]) -> None:
    """Load what is missing of the demo's two editions, telling *progress* what is done, how many are and of how many.

    Takes half a minute the first time, a moment later on. Each article is a transaction of its own.
    """
    now = timezone.now()
    editions = [read_edition(code) for code in EDITIONS]
    remembered = _remembered(editions)
    total = sum(_mark(edition, article) not in remembered for edition in editions for article in edition.articles)
    done = 0
    for edition in editions:
        waiting = [article for article in edition.articles if _mark(edition, article) not in remembered]
        if not waiting:
            continue
        house = open_house(edition, for_the_first_time=len(waiting) == len(edition.articles))
        zone = house.edition.zone
        waiting.sort(key=lambda article: moment_before(now, article.published, zone))
        for article in waiting:
            progress(article.name, done, total)
            _load_article(article, edition, house, now)
            done += 1
    progress("", done, total)


def _load_article(copy: ArticleCopy, edition: EditionCopy, house: House, now: datetime.datetime) -> None:
    pictures = drawn(copy)
    with transaction.atomic():
        article = publish_story(copy, house, pictures, now, _published_by_name(edition, house.edition))
        let_readers_speak(article, edition.comments.get(copy.name, ()), copy.likes, _moderator(), now)
        log(instance=article, action=CREATED, uuid=_mark(edition, copy), content_changed=True)


def marks_of(edition: EditionCopy) -> list[uuid.UUID]:
    """Return the marks of all articles of *edition*, by which the log knows what the demo brought."""
    return [_mark(edition, article) for article in edition.articles]


def _mark(edition: EditionCopy, copy: ArticleCopy) -> uuid.UUID:
    """Return the mark that the log of an article's creation carries."""
    return uuid.uuid5(DEMO, f"{edition.code}/{copy.name}")


def _remembered(editions: list[EditionCopy]) -> set[uuid.UUID]:
    marks = [mark for edition in editions for mark in marks_of(edition)]
    return set(ModelLogEntry.objects.filter(action=CREATED, uuid__in=marks).values_list("uuid", flat=True))


def _published_by_name(copy: EditionCopy, edition: Edition) -> dict[str, Article]:
    """Return the demo's articles that are live by now, so that later ones can name them."""
    keys = {translation_key_of(article): article.name for article in copy.articles}
    live = Article.objects.live().in_edition(edition).filter(translation_key__in=keys)
    return {keys[article.translation_key]: article for article in live}


def _moderator() -> AbstractBaseUser | None:
    """Return who decided on the comments: the installation's first account, if it has one."""
    return get_user_model().objects.filter(is_superuser=True).order_by("pk").first()
