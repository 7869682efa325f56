"""Which articles are so old that their page is baked when somebody asks for it, and which one an address means."""

import datetime
import re
from collections.abc import Collection, Iterator

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone

from khabar.newsroom.models import Article, FormerAddress, FormerPath
from khabar.site.addresses import article_path

_PERMALINK = re.compile(r"/a/(\d{1,18})")
_DATED = re.compile(r"/([a-z][a-z0-9-]{1,11})/(\d{4})/(\d\d)/(\d\d)/([\w-]{1,120})/")


def on_demand(arguments: Collection[str]) -> Iterator[str]:
    """Yield those of *arguments* that name a live article of more than KHABAR_PRESS_ARCHIVE_AFTER_MONTHS months ago.

    Not one whose address another article had before: the redirect that was left there would answer instead of it.
    """
    others = FormerAddress.objects.filter(slug=OuterRef("slug"), article__edition=OuterRef("edition"))
    others = others.exclude(article=OuterRef("pk"))
    old = Article.objects.live().filter(pk__in=arguments, published_at__lt=_first_moment_that_stands())
    yield from map(str, old.exclude(Exists(others)).values_list("pk", flat=True))


def argument_at(path: str) -> str | None:
    """Return the article that *path* leads to, now, before a change of its address or on a former site; at most three
    queries."""
    if (permalink := _PERMALINK.fullmatch(path)) is not None:
        return permalink[1]
    dated = _DATED.fullmatch(path)
    return (_at(path, dated) if dated is not None else None) or _had(path)


def _had(path: str) -> str | None:
    """Return the article that readers had at *path* on the newsroom's former site."""
    if "\N{NULL}" in path:
        return None  # PostgreSQL refuses even the question
    former = FormerPath.objects.filter(path=path, article__live=True).values_list("article_id", flat=True).first()
    return None if former is None else str(former)


def _at(path: str, dated: re.Match[str]) -> str | None:
    code, year, month, day, slug = dated.groups()
    found = Article.objects.live().select_related("edition").filter(edition__code=code, slug=slug).first()
    if found is not None and article_path(found) == path:
        return str(found.pk)
    try:
        left = datetime.date(int(year), int(month), int(day))
    except ValueError:
        return None
    former = FormerAddress.objects.filter(day=left, slug=slug, article__edition__code=code, article__live=True)
    pk = former.values_list("article_id", flat=True).first()
    return None if pk is None else str(pk)


def _first_moment_that_stands() -> datetime.datetime:
    """Return the first moment of the oldest month whose pages stand: they leave month by month."""
    now = timezone.now().astimezone(datetime.UTC)
    months = now.year * 12 + now.month - 1 - settings.KHABAR_PRESS_ARCHIVE_AFTER_MONTHS
    year, month = divmod(max(months, 12), 12)
    return datetime.datetime(year, month + 1, 1, tzinfo=datetime.UTC)
