"""Which of the newsroom's things touch which keys, found by the press at start-up. It asks of a row before and after.

What is not live touches nothing: no page shows it. Saving a draft of a live article changes no row that a page shows
(`Publishable._update_from_revision`), so it touches nothing either.
Bylines are saved by their article alone, and touch nothing of their own.
"""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models.signals import pre_delete
from django.dispatch import receiver

from khabar.newsroom.models import (
    Agency,
    Article,
    Author,
    Edition,
    Photo,
    Section,
    StandingPage,
    Topic,
)
from khabar.newsroom.withdrawal import take_away
from khabar.press.embargoes import register_embargo
from khabar.press.keys import key
from khabar.press.registry import register_touches
from khabar.press.touching import keys_of

A_STEP = datetime.timedelta(minutes=1)


def keys_of_article(article: Article) -> Iterator[str]:
    """Yield the article's key and those of every list it stands in, as the row says."""
    if not article.live or article.published_at is None:
        return
    yield key("article", article.pk)
    yield key("list", "edition", article.edition_id)
    yield key("list", "section", article.section_id)
    if (main_section := _main_section(article)) is not None:
        yield key("list", "section", main_section)
    for topic_id in article.topics.values_list("id", flat=True):
        yield key("list", "topic", topic_id)
    yield key("list", "month", article.edition_id, f"{article.published_day:%Y-%m}")
    following = _next_in_section(article)
    if following is not None:
        yield key("list", "before", following)


def _next_in_section(article: Article) -> int | None:
    """Return the article published just after *article* in its section, on whose page it may be named as earlier.

    A new article has none after it, so the pages of the archive are left alone when something is published.
    """
    later = models.Q(published_at__gt=article.published_at) | models.Q(
        published_at=article.published_at, pk__gt=article.pk
    )
    in_section = Article.objects.live().filter(later, section_id=article.section_id)
    return in_section.order_by("published_at", "pk").values_list("pk", flat=True).first()


def _main_section(article: Article) -> int | None:
    """Return the section above the article's, reading the edition along with it: the month is counted in its zone."""
    if not Article.section.is_cached(article):
        article.section = Section.objects.select_related("edition").get(pk=article.section_id)
        article.edition = article.section.edition
    return article.section.parent_id


def keys_of_section(section: Section) -> Iterator[str]:
    yield key("section", section.pk)
    yield key("list", "sections", section.edition_id)


def keys_of_standing_page(page: StandingPage) -> Iterator[str]:
    if page.live:
        yield key("standing_page", page.pk)
        yield key("list", "standing_pages", page.edition_id)


def keys_of_edition(edition: Edition) -> Iterator[str]:
    """Yield the key of the list too: every page links to its sister editions."""
    yield key("edition", edition.pk)
    yield key("list", "editions")


def keys_of_thing(thing: Topic | Author | Agency | Photo) -> Iterator[str]:
    yield key(thing.press_key_kind, thing.pk)


register_touches(Article, keys_of_article)
register_touches(Section, keys_of_section)
register_touches(StandingPage, keys_of_standing_page)
register_touches(Edition, keys_of_edition)
for _model in (Topic, Author, Agency, Photo):
    register_touches(_model, keys_of_thing)


def keys_not_due(now: datetime.datetime) -> Iterator[str]:
    """Yield the keys of what went live and has its minute ahead of it all the same: the clock was set back since.

    A clock that goes back by more than A_STEP is not believed: the press would stand still until it comes round again.
    """
    for model in (Article, StandingPage):
        early = model._base_manager.filter(live=True, go_live_at__gt=now, go_live_at__lte=now + A_STEP)
        for row in early:
            yield from keys_of(row)


register_embargo(keys_not_due)


@receiver(pre_delete, sender=Article)
@receiver(pre_delete, sender=StandingPage)
def _take_deleted_page_away(sender: type[Article | StandingPage], instance: Article | StandingPage, **_: Any) -> None:
    """Deleting goes through querysets too, so it is caught here and not in a method of the model."""
    stored = sender._base_manager.filter(pk=instance.pk, live=True).first()
    if stored is not None:
        take_away(stored.press_key_kind, stored.pk, keys_of(stored))
