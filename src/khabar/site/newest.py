"""Which articles a front, a list or a column shows, found in time that does not grow with the archive.

An answer is numbers first; only the articles that are shown are then loaded, so that a page depends on no others.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from django.db import connection
from django.db.models import Prefetch, Q, QuerySet

from khabar.newsroom.models import (
    Article,
    ArticleQuerySet,
    Byline,
    Edition,
    Photo,
    RelatedArticle,
    Section,
    Topic,
)
from khabar.press.keys import key
from khabar.press.projections import keys_of_loaded
from khabar.press.recording import listed, record
from khabar.press.remembering import kept, remembered
from khabar.site.bodies import linked_in

_Place = tuple[datetime.datetime, int]


@kept
def newest_of_edition(edition: Edition, number: int) -> Sequence[int]:
    """Return the newest live articles of *edition*."""
    record(key("list", "edition", edition.pk))
    return [pk for _when, pk in _places(Q(edition=edition), number)]


@kept
def newest_of_section(section: Section, number: int) -> Sequence[int]:
    """Return the newest live articles of *section* and of the sections below it.

    One short walk along the index for each: a single query over all of them would sort everything they ever had.
    """
    record(key("list", "section", section.pk), key("list", "sections", section.edition_id))
    below = Section.objects.filter(parent=section).values_list("pk", flat=True)
    places = [place for pk in (section.pk, *below) for place in _places(Q(section_id=pk), number)]
    return [pk for _when, pk in sorted(places, reverse=True)[:number]]


@kept
def newest_of_topic(topic: Topic, number: int) -> Sequence[int]:
    """Return the newest live articles about *topic*."""
    record(key("list", "topic", topic.pk))
    return [pk for _when, pk in _places(Q(topics=topic), number)]


def newest_by_people(edition: Edition, number: int, *, but_not: set[int], among: int = 200) -> list[int]:
    """Return the newest articles of *edition* with a person's name over them, one a person, from the last *among*.

    Articles in *but_not* are passed over: they stand elsewhere already.
    """
    record(key("list", "edition", edition.pk), key("list", "writers", edition.pk))
    recent = [pk for _when, pk in _places(Q(edition=edition), among) if pk not in but_not]
    authors = dict(
        Byline.objects.filter(article_id__in=recent, author__isnull=False)
        .order_by("-sort_order")
        .values_list("article_id", "author_id")
    )
    first_by_author: dict[int, int] = {}
    for pk in recent:
        if pk in authors:
            first_by_author.setdefault(authors[pk], pk)
    return list(islice(first_by_author.values(), number))


def before(article: Article, number: int) -> list[int]:
    """Return the articles that came just before *article* in its section, newest first.

    A page that shows these depends on each of them, and on nothing being put between them: that is what the keys
    `list:before:<pk>` say. So a new article bakes none of the older pages again.
    """
    if article.published_at is None:
        return []
    # In plain SQL: each article's page asks, and Django would take ten times as long to write the question.
    when = connection.ops.adapt_datetimefield_value(article.published_at)
    with connection.cursor() as cursor:
        cursor.execute(_BEFORE, [article.section_id, True, when, when, article.pk, number])
        found = [pk for (pk,) in cursor.fetchall()]
    neighbours = [article.pk, *found]
    record(*(key("list", "before", pk) for pk in (neighbours[:-1] if len(found) == number else neighbours)))
    return found


_BEFORE = """
    SELECT id FROM newsroom_article
    WHERE section_id = %s AND live = %s AND published_at <= %s AND (published_at < %s OR id < %s)
    ORDER BY published_at DESC, id DESC LIMIT %s
"""


def related_to(article: Article, number: int) -> list[int]:
    """Return the articles that are likest to *article*, likest first, without those that its body links to.

    They were found when it was published; nothing is looked for here.
    """
    linked = linked_in(article)
    return [pk for pk in _kept_beside(article.pk) if pk not in linked][:number]


def prepare_related(articles: Sequence[int]) -> None:
    """Read the related articles of many *articles* at once, for pages that are about to ask."""
    kept: dict[int, list[int]] = {pk: [] for pk in articles}
    for article, related in _kept(article__in=articles).values_list("article", "related"):
        kept[article].append(related)
    for article, found in kept.items():
        _kept_beside.foretell(tuple(found), frozenset({key("list", "related", article)}), article)


@remembered
def _kept_beside(article: int) -> tuple[int, ...]:
    record(key("list", "related", article))
    return tuple(_kept(article=article).values_list("related", flat=True))


def _kept(**which: object) -> QuerySet[RelatedArticle]:
    return RelatedArticle.objects.filter(related__live=True, related__published_at__isnull=False, **which).order_by(
        "article", "place"
    )


def loaded(pks: Iterable[int]) -> list[Article]:
    """Load the articles numbered *pks* with all that a teaser shows, in this order, in five queries however many."""
    wanted = list(pks)
    found = (
        Article.objects.live()
        .filter(pk__in=wanted)
        .for_teasers()
        .prefetch_related(
            Prefetch("bylines", Byline.objects.select_related("author", "agency")),
            Prefetch("lead_photo", Photo.objects.select_related("agency").prefetch_related("renditions")),
        )
    )
    by_pk = {article.pk: article for article in found}
    return with_sections([by_pk[pk] for pk in wanted if pk in by_pk])


def with_sections(articles: list[Article]) -> list[Article]:
    """Return *articles*, each with its section, the one above it, and its edition, in a query for all of them."""
    sections = _sections(frozenset(article.section_id for article in articles))
    for article in articles:
        article.section = sections[article.section_id]
        article.edition = article.section.edition
    for section in {article.section for article in articles}:
        record(*keys_of_loaded(section))
    return articles


@remembered
def _sections(pks: frozenset[int]) -> dict[int, Section]:
    with listed():
        return Section.objects.select_related("edition", "parent__edition").in_bulk(pks)


def months_of(edition: Edition) -> Iterator[datetime.date]:
    """Yield the first day of each month in which *edition* published something, newest first; a short query each."""
    record(key("list", "edition", edition.pk))
    end = datetime.datetime.max.replace(tzinfo=datetime.UTC)
    while newest := _places(Q(edition=edition, published_at__lt=end), 1):
        month = newest[0][0].astimezone(edition.zone).date().replace(day=1)
        record(key("list", "months", edition.pk, f"{month:%Y-%m}"))
        yield month
        end = datetime.datetime.combine(month, datetime.time.min, edition.zone)


def live_in_month(edition: Edition, month: datetime.date) -> ArticleQuerySet:
    """Return the live articles that readers of *edition* saw appear in *month*, newest first."""
    first = month.replace(day=1)
    following = (first + datetime.timedelta(days=32)).replace(day=1)
    start, end = (datetime.datetime.combine(day, datetime.time.min, edition.zone) for day in (first, following))
    return (
        Article.objects.live().in_edition(edition).filter(published_at__gte=start, published_at__lt=end).newest_first()
    )


def _places(condition: Q, number: int) -> list[_Place]:
    rows = Article.objects.live().filter(condition).newest_first().values_list("published_at", "pk")
    return [(when, pk) for when, pk in rows[:number] if when]
