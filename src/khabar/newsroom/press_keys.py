"""Which of the newsroom's things touch which keys, found by the press at start-up. It asks of a row before and after.

A key comes with what the pages that record it see of the row (decision 022): a list's key with the row's place in it,
so that a new body leaves the lists alone. A draft touches nothing: no page shows it. Of what left the readers only the
address is seen, where its page says that it is gone. Saving a draft of a live article changes no row that a page shows
(`Publishable._update_from_revision`), so it touches nothing either.
"""

import datetime
from collections.abc import Iterator
from typing import Any

from django.db import connection, models
from django.db.models.signals import pre_delete
from django.dispatch import receiver

from khabar.newsroom.models import (
    Agency,
    Article,
    ArticleFormat,
    Author,
    Byline,
    Edition,
    FormerAddress,
    FormerPath,
    LiveCoverage,
    LivePost,
    Photo,
    Section,
    StandingPage,
    Topic,
    Version,
)
from khabar.newsroom.models.live_coverage import CHUNK, LIVE_KIND
from khabar.newsroom.models.version import PAGE_KIND
from khabar.newsroom.withdrawal import take_away
from khabar.press.embargoes import register_embargo
from khabar.press.keys import key
from khabar.press.outbox import touch_exactly
from khabar.press.projections import Seen, seen_of, values_of
from khabar.press.registry import register_touches
from khabar.press.touching import keys_of

A_STEP = datetime.timedelta(minutes=1)
MOST_BREAKING_DAYS = datetime.timedelta(days=4)
_EARLY = """
    SELECT 'article', id FROM newsroom_article WHERE live AND go_live_at > %s AND go_live_at <= %s
    UNION ALL SELECT 'standing_page', id FROM newsroom_standingpage WHERE live AND go_live_at > %s AND go_live_at <= %s
"""
"""Asked with every batch of the press, between a page and its readers: written out, it costs a tenth."""


def keys_of_article(article: Article) -> Iterator[Seen]:
    """Yield the article's keys and those of every list it stands in, as the row says."""
    if not article.live or article.published_at is None:
        if article.first_published_at is not None:
            yield Seen(key("article", article.pk), (article.slug, article.published_day))
        return
    yield from seen_of(article)
    topics = sorted(article.topics.values_list("id", flat=True))
    yield Seen(key("article", article.pk), topics)
    yield Seen(key("list", PAGE_KIND, article.pk), article.version_number)
    yield Seen(key("list", "announced", article.pk), article.updated_at)
    place = article.published_at
    main_section = _main_section(article)
    address = (article.pk, article.edition_id, article.slug, article.published_day)
    yield Seen(key("list", "translations", article.translation_key.hex), address)
    yield Seen(key("list", "edition", article.edition_id), place)
    yield Seen(key("list", "writers", article.edition_id), place)
    yield Seen(key("list", "section", article.section_id), place)
    if main_section is not None:
        yield Seen(key("list", "section", main_section), place)
    for topic_id in topics:
        yield Seen(key("list", "topic", topic_id), place)
    yield from _keys_of_month(article)
    if article.breaking_until is not None:
        yield Seen(key("list", "breaking", article.edition_id), place)
        for day in breaking_days(article):
            yield Seen(key("list", "breaking", article.edition_id, f"{day:%Y-%m-%d}"), place)
    if article.format == ArticleFormat.LIVE_BLOG:
        for chunk in live_chunks(article.pk):
            yield Seen(key("list", LIVE_KIND, article.pk, chunk), True)
    following = _next_in_section(article)
    if following is not None:
        yield Seen(key("list", "before", following), (place, article.section_id))


def breaking_days(article: Article) -> Iterator[datetime.date]:
    """Yield the days whose articles announce *article* on their pages: two before it, and as long as it is breaking.

    Older pages are left alone: breaking news would bake the archive again, and once more when it is over.
    """
    if article.published_at is None or article.breaking_until is None:
        return
    zone = article.edition.zone
    day = article.published_at.astimezone(zone).date() - datetime.timedelta(days=2)
    # An old story may break anew: the days between are not counted one by one.
    last = article.breaking_until.astimezone(zone).date()
    day = max(day, last - MOST_BREAKING_DAYS)
    while day <= last:
        yield day
        day += datetime.timedelta(days=1)


def _keys_of_month(article: Article) -> Iterator[Seen]:
    """Yield the keys of the month's page and of its sitemap: both read plain columns, so these stand here.

    And the key of the indexes that lead to them, which show how much a month holds and no headline.
    """
    month = f"{article.published_day:%Y-%m}"
    yield Seen(key("list", "months", article.edition_id, month), article.published_at)
    line = values_of(article, ("published_at", "slug", "headline", "section_id"))
    yield Seen(key("list", "month", article.edition_id, month), line)
    stamp = values_of(article, ("published_at", "updated_at", "slug"))
    yield Seen(key("list", "sitemap", article.edition_id, month), stamp)


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


def keys_of_byline(byline: Byline) -> Iterator[Seen]:
    """A byline stands over its article and its teasers, and puts a person among the writers of the front."""
    article = byline.article
    if not article.live or article.published_at is None:
        return
    shown = values_of(byline, ("author_id", "agency_id", "sort_order"))
    yield Seen(key("article", article.pk), shown)
    yield Seen(key("article.teaser", article.pk), shown)
    yield Seen(key("list", "writers", article.edition_id), shown)


def keys_of_live_post(post: LivePost) -> Iterator[Seen]:
    """A post stands on its article's page and on the further page of its number, which the one before leads to."""
    article = post.article
    if not article.live or post.withdrawn_at is not None:
        return
    shown = post.shown()
    yield Seen(key("list", LIVE_KIND, article.pk), shown)
    yield Seen(key("list", LIVE_KIND, article.pk, post.chunk), shown)
    if post.chunk > 1 and post.number % CHUNK == 1:
        yield Seen(key("list", LIVE_KIND, article.pk, post.chunk - 1), True)


def keys_of_live_coverage(coverage: LiveCoverage) -> Iterator[Seen]:
    if coverage.article.live:
        yield Seen(key("list", LIVE_KIND, coverage.article_id), (coverage.summary, coverage.ended_at))


def live_chunks(article_id: int) -> range:
    """Return the further pages of a live blog, by number. One query."""
    last = LivePost.objects.filter(article=article_id).aggregate(last=models.Max("number"))["last"]
    return range(1, (last - 1) // CHUNK + 2) if last else range(0)


def keys_of_former_address(former: FormerAddress) -> Iterator[Seen]:
    yield Seen(key("article", former.article_id), (former.day, former.slug))


def keys_of_former_path(former: FormerPath) -> Iterator[Seen]:
    for target in FormerPath.TARGETS:
        if pk := getattr(former, f"{target}_id"):
            yield Seen(key(target, pk), former.path)


def keys_of_section(section: Section) -> Iterator[Seen]:
    yield from seen_of(section)
    yield Seen(key("list", "sections", section.edition_id), list(seen_of(section)))


def keys_of_standing_page(page: StandingPage) -> Iterator[Seen]:
    """A new text leaves the list alone: it shows titles."""
    if page.live:
        yield from seen_of(page)
        title = values_of(page, ("title", "slug", "order"))
        yield Seen(key("list", "standing_pages", page.edition_id), title)
    elif page.first_published_at is not None:
        yield Seen(key("standing_page", page.pk), page.slug)


def keys_of_edition(edition: Edition) -> Iterator[Seen]:
    """Yield the key of the list too: every page links to its sister editions."""
    yield from seen_of(edition)
    yield Seen(key("list", "editions"), list(seen_of(edition)))


def keys_of_thing(thing: Topic | Author | Agency | Photo) -> Iterator[Seen]:
    yield from seen_of(thing)


register_touches(Article, keys_of_article)
register_touches(Byline, keys_of_byline)
register_touches(LivePost, keys_of_live_post)
register_touches(LiveCoverage, keys_of_live_coverage)
register_touches(FormerAddress, keys_of_former_address)
register_touches(FormerPath, keys_of_former_path)
register_touches(Section, keys_of_section)
register_touches(StandingPage, keys_of_standing_page)
register_touches(Edition, keys_of_edition)
for _model in (Topic, Author, Agency, Photo):
    register_touches(_model, keys_of_thing)


def keys_not_due(now: datetime.datetime) -> Iterator[str]:
    """Yield the keys of what went live and has its minute ahead of it all the same: the clock was set back since.

    A clock that goes back by more than A_STEP is not believed: the press would stand still until it comes round again.
    """
    moments = [connection.ops.adapt_datetimefield_value(moment) for moment in (now, now + A_STEP)]
    with connection.cursor() as cursor:
        cursor.execute(_EARLY, moments * 2)
        early = cursor.fetchall()
    for kind, pk in early:
        model = Article if kind == Article.press_key_kind else StandingPage
        for row in model._base_manager.filter(pk=pk, live=True, go_live_at__gt=now, go_live_at__lte=now + A_STEP):
            yield from keys_of(row)


register_embargo(keys_not_due)


@receiver(pre_delete, sender=Article)
@receiver(pre_delete, sender=StandingPage)
def _take_deleted_page_away(sender: type[Article | StandingPage], instance: Article | StandingPage, **_: Any) -> None:
    """Deleting goes through querysets too, so it is caught here and not in a method of the model.

    One that left the readers before is only forgotten: the ledger still holds what was read to find it gone.
    """
    stored = sender._base_manager.filter(pk=instance.pk).first()
    if stored is None:
        return
    versions = [key("list", PAGE_KIND, stored.pk)] if sender is Article else []
    if stored.live:
        take_away(stored.press_key_kind, stored.pk, keys_of(stored))
        for chunk in live_chunks(stored.pk) if versions else ():
            take_away(LIVE_KIND, f"{stored.pk}:{chunk}", [key("list", LIVE_KIND, stored.pk, chunk)])
        if versions and Version.objects.filter(article=stored.pk)[1:].exists():
            take_away(PAGE_KIND, stored.pk, versions)
    else:
        touch_exactly(key(stored.press_key_kind, stored.pk), *versions)
