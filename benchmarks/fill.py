"""Fills the installation named by KHABAR_HOME with live articles: `python benchmarks/fill.py 100000`.

Each has the length and the furniture of a real one: a standfirst, six paragraphs and a subheading of news prose, an
agency's byline, two topics, three related articles, and two in three a photo. Rows go in by plain SQL, a thousand at a
time, so that a million of them take minutes. The newest comes last.
"""

import argparse
import datetime
import io
import json
import os
import random
import sys
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import django

sys.path.insert(0, str(Path(__file__).parent))
from search_corpus import Corpus, Made

SECTIONS = 8
TOPICS = 40
AGENCIES = 3
PHOTOS = 12
STEPS_TO_RELATED = (3, 8, 21)
WORDS_OF_STANDFIRST = 18
WORDS_OF_PARAGRAPH = 56
DAYS = 730
ROWS_AT_ONCE = 1000

Add = Callable[[Sequence[Sequence[Any]]], None]


class Furniture(NamedTuple):
    """What the articles share: numbers of rows."""

    edition: int
    sections: list[int]
    topics: list[int]
    agencies: list[int]
    photos: list[int]


def main() -> None:
    """Add articles, say how long it took."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("count", type=int)
    options.add_argument("--unsearched", action="store_true", help="do not tell the search about them")
    chosen = options.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "khabar.settings.base")
    django.setup()
    started = time.monotonic()
    furniture = furnish()
    pks = fill(chosen.count, furniture)
    tell_the_press()
    if not chosen.unsearched:
        tell_the_search(pks)
    seconds = time.monotonic() - started
    print(f"{chosen.count} articles in {seconds:.0f} s: {chosen.count / seconds:.0f} a second", file=sys.stderr)


def furnish() -> Furniture:
    """Make sections, topics, agencies and photos, where they are not there yet."""
    from django.core.files.base import ContentFile
    from PIL import Image

    from khabar.newsroom.models import Agency, Edition, Photo, Section, Topic

    edition = Edition.objects.get(code="ar")
    sections = [_kept(Section, edition=edition, slug=f"section-{n}", name=f"قسم {n}") for n in range(1, SECTIONS + 1)]
    topics = [_kept(Topic, edition=edition, slug=f"topic-{n}", name=f"موضوع {n}") for n in range(1, TOPICS + 1)]
    agencies = [_kept(Agency, name_ar=f"وكالة {n}") for n in range(1, AGENCIES + 1)]
    photos = list(Photo.objects.filter(title__startswith="صورة القياس ").order_by("pk").values_list("pk", flat=True))
    for number in range(len(photos), PHOTOS):
        picture = io.BytesIO()
        Image.linear_gradient("L").resize((1280, 720)).rotate(number * 30).convert("RGB").save(picture, "JPEG")
        about = {
            "caption": "سوق المدينة صباح أمس.",
            "alt_text": "بائع أمام دكانه",
            "photographer": "ر. الحسن",
            "rights_note": "للقياس وحده",
        }
        file = ContentFile(picture.getvalue(), name=f"{number}.jpg")
        photos.append(Photo.objects.create(title=f"صورة القياس {number}", file=file, agency_id=agencies[0], **about).pk)
    return Furniture(edition.pk, sections, topics, agencies, photos)


def fill(count: int, furniture: Furniture) -> range:
    """Add *count* articles, spread over the last two years; return their numbers."""
    from django.db import transaction
    from django.db.models import Max

    from khabar.newsroom.models import Article, Byline, Photo, PhotoUse, RelatedArticle

    first = (Article.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
    chance = random.Random(2016 + first)
    subjects = Article.topics.through
    add_article = insertion(
        Article(edition_id=furniture.edition, live=True),
        *("id", "section", "translation_key", "headline", "slug", "standfirst", "body", "lead_photo"),
        *("published_at", "first_published_at", "last_published_at"),
    )
    add_byline = insertion(Byline(sort_order=0), "article", "agency")
    add_subject = insertion(subjects(), "article", "topic")
    add_use = insertion(PhotoUse(is_live=True, is_draft=True), "photo", "article")
    add_related = insertion(RelatedArticle(likeness=0.5), "article", "related", "place")
    step = datetime.timedelta(days=DAYS) / max(count, 1)
    moment = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=DAYS, minutes=1)
    corpus = Corpus().articles(count)
    for start in range(first, first + count, ROWS_AT_ONCE):
        articles, bylines, topics, related, uses = [], [], [], [], []
        for pk, made in enumerate(islice(corpus, ROWS_AT_ONCE), start):
            moment += step
            section = furniture.sections[pk % SECTIONS]
            photo = furniture.photos[pk % PHOTOS] if pk % 3 else None
            key = uuid.UUID(int=chance.getrandbits(128), version=4)
            published = moment.replace(second=0, microsecond=0)
            articles.append((pk, section, key, *written(pk, made), photo, published, published, published))
            uses += [(photo, pk)] if photo else []
            bylines.append((pk, furniture.agencies[pk % AGENCIES]))
            topics += [(pk, topic) for topic in chance.sample(furniture.topics, 2)]
            related += [(pk, pk - back, place) for place, back in enumerate(STEPS_TO_RELATED) if pk - back >= first]
        with transaction.atomic():
            add_article(articles)
            add_byline(bylines)
            add_subject(topics)
            add_related(related)
            add_use(uses)
    with transaction.atomic():
        for shown in Photo.objects.filter(pk__in=furniture.photos):
            shown.settle()
    for shown in Photo.objects.filter(pk__in=furniture.photos):
        shown.make_public_renditions()
    _let_numbers_go_on(Article, Byline, RelatedArticle, PhotoUse, subjects)
    return range(first, first + count)


def written(pk: int, made: Made) -> tuple[str, str, str, str]:
    """Return headline, slug, standfirst and body, as they stand in the row."""
    words = made.text.split()
    paragraphs = [words[n : n + WORDS_OF_PARAGRAPH] for n in range(WORDS_OF_STANDFIRST, len(words), WORDS_OF_PARAGRAPH)]
    blocks = [{"type": "paragraph", "value": f"<p>{escaped(' '.join(part))}.</p>"} for part in paragraphs]
    blocks.insert(3, {"type": "heading", "value": " ".join(words[:5])})
    headline = made.headline[:200]
    plain = ("".join(filter(str.isalnum, word)) for word in headline.split())
    slug = "-".join(filter(None, plain))[:90]
    return headline, f"{slug}-{pk}", " ".join(words[:WORDS_OF_STANDFIRST])[:600], json.dumps(blocks, ensure_ascii=False)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def insertion(pattern: Any, *varying: str) -> Add:
    """Return a function that inserts rows which are like *pattern* but for the fields called *varying*."""
    from django.db import connection

    meta = type(pattern)._meta
    fields = [meta.get_field(name) for name in varying]
    fixed = [field for field in meta.concrete_fields if field not in fields and not field.primary_key]
    constant = [field.get_db_prep_save(field.pre_save(pattern, True), connection) for field in fixed]
    quoted = ", ".join(connection.ops.quote_name(field.column) for field in [*fields, *fixed])
    marks = ", ".join(["%s"] * (len(fields) + len(fixed)))
    sql = f"INSERT INTO {connection.ops.quote_name(meta.db_table)} ({quoted}) VALUES ({marks})"  # noqa: S608  names of our own tables
    plain = {field for field in fields if field.get_internal_type() not in ("UUIDField", "DateTimeField")}

    def add(rows: Sequence[Sequence[Any]]) -> None:
        prepared = [
            [
                value if field in plain else field.get_db_prep_save(value, connection)
                for field, value in zip(fields, row, strict=True)
            ]
            + constant
            for row in rows
        ]
        with connection.cursor() as cursor:
            cursor.executemany(sql, prepared)

    return add


def tell_the_press() -> None:
    """Let every page be ordered when the press starts next: plain SQL touches nothing."""
    from khabar.press.page_store import page_store

    page_store().set_fingerprint("before the articles came")


def tell_the_search(pks: range) -> None:
    from khabar.search.outbox import note_changes

    for some in _parts(pks):
        note_changes("article", some)


def _kept(model: Any, **fields: Any) -> int:
    row, _made = model.objects.get_or_create(**fields)
    pk: int = row.pk
    return pk


def _let_numbers_go_on(*models: Any) -> None:
    """Tell PostgreSQL's sequences about the numbers that were given here."""
    from django.core.management.color import no_style
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)


def _parts(pks: range) -> Iterator[range]:
    return (pks[start : start + ROWS_AT_ONCE] for start in range(0, len(pks), ROWS_AT_ONCE))


if __name__ == "__main__":
    main()
