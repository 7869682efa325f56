"""Keeps count of which photos an article shows to readers and which its draft has, wherever in it they stand.

Knows no block by name: every chooser of a photo in a body tells of itself.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.apps import apps
from django.db import models
from wagtail.fields import StreamField


def photos_of(article: Any) -> set[int]:
    """Return the photos that *article*, as it is in memory, has: lead, for sharing, in its streams and live posts."""
    deferred = article.get_deferred_fields()
    named = {
        field.name: getattr(article, field.name if isinstance(field, StreamField) else field.attname)
        for field in article._meta.concrete_fields
        if field.attname not in deferred
    }
    found = {pk for _name, photos in photos_by_field(type(article), named) for pk in photos}
    return found | _in_live_posts(article.pk) if named.get("format") == "live_blog" and article.pk else found


def _in_live_posts(pk: int) -> set[int]:
    posts = apps.get_model("newsroom", "LivePost").objects.filter(article=pk, withdrawn_at__isnull=True)
    return set(posts.filter(photo__isnull=False).values_list("photo", flat=True))


def live_photos_of(article: Any | None) -> set[int]:
    """Return the photos that readers meet in *article*: none, if it is not live."""
    return photos_of(article) if article is not None and article.live else set()


def photos_by_field(model: type[models.Model], values: Mapping[str, Any]) -> Iterator[tuple[str, list[int]]]:
    """Yield each field of *model* that can name photos, with those that it names in *values*, in their order."""
    photo = apps.get_model("newsroom", "Photo")
    for field in model._meta.concrete_fields:
        value = values.get(field.name)
        if value is None:
            continue
        if isinstance(field, StreamField):
            found = [int(pk) for to, pk, *_path in field.extract_references(value) if to is photo]
            yield field.name, list(dict.fromkeys(found))
        elif field.is_relation and field.related_model is photo:
            yield field.name, [value.pk if isinstance(value, models.Model) else value]


def note_live(article: Any) -> None:
    """Note what readers meet of *article* now: nothing, if it is not live."""
    _note(article, "is_live", live_photos_of(article))


def note_draft(article: Any) -> None:
    """Note what the newest draft, *article*, has."""
    _note(article, "is_draft", photos_of(article))


def note_many_live(articles: Iterable[Any]) -> None:
    """Note what new *articles*, that came in all at once, show."""
    use = apps.get_model("newsroom", "PhotoUse")
    rows = [use(article=one, photo_id=pk, is_live=one.live) for one in articles for pk in sorted(photos_of(one))]
    use.objects.bulk_create(rows)
    _settle({row.photo_id for row in rows if row.is_live})


def _note(article: Any, flag: str, photos: set[int]) -> None:
    """Costs one query where nothing changed."""
    use = apps.get_model("newsroom", "PhotoUse")
    other = {"is_live": "is_draft", "is_draft": "is_live"}[flag]
    rows = {row.photo_id: row for row in use.objects.filter(article=article.pk)}
    gone = [row for pk, row in rows.items() if getattr(row, flag) and pk not in photos]
    known = [row for pk, row in rows.items() if not getattr(row, flag) and pk in photos]
    new = sorted(photos - rows.keys())
    if lost := [row.pk for row in gone if not getattr(row, other)]:
        _delete_quietly(use.objects.filter(pk__in=lost))
    if kept := [row.pk for row in gone if getattr(row, other)]:
        use.objects.filter(pk__in=kept).update(**{flag: False})
    if known:
        use.objects.filter(pk__in=[row.pk for row in known]).update(**{flag: True})
    if new:
        exists = set(apps.get_model("newsroom", "Photo")._base_manager.filter(pk__in=new).values_list("pk", flat=True))
        use.objects.bulk_create(use(article_id=article.pk, photo_id=pk, **{flag: True}) for pk in new if pk in exists)
    if flag == "is_live":
        _settle({row.photo_id for row in (*gone, *known)} | set(new))


def _delete_quietly(rows: models.QuerySet[Any]) -> None:
    """Delete without the signal that settles photos: that is done once for all, after."""
    rows._raw_delete(rows.db)


def _settle(photos: set[int]) -> None:
    if photos:
        for photo in apps.get_model("newsroom", "Photo")._base_manager.filter(pk__in=photos).order_by("pk"):
            photo.settle()
