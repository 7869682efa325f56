"""Takes the demo out of an installation again: what it brought and nobody has made her own.

Known by the marks in the log of creation (articles, with their comments and votes) and by name (the rest). Whatever
something else uses stays: a section with a real article in it, an author who signed one, a photo that was taken over.
"""

from collections.abc import Iterable, Iterator

from django.db import models, transaction
from django.db.models import ProtectedError, RestrictedError
from wagtail.models import ModelLogEntry, ReferenceIndex

from khabar.newsroom.models import Agency, Article, Author, Edition, Photo, Section, StandingPage, Topic
from khabar.site.demo.load import CREATED, marks_of
from khabar.site.demo.markup import rich_text_of
from khabar.site.demo.reading import EDITIONS, read_agencies, read_edition
from khabar.site.demo.records import EditionCopy, PhotoCopy


def sample_articles() -> models.QuerySet[Article]:
    """Return the demo's articles that are still there, whatever was changed in them."""
    marks = [mark for code in EDITIONS for mark in marks_of(read_edition(code))]
    made = ModelLogEntry.objects.filter(action=CREATED, uuid__in=marks).values_list("object_id", flat=True)
    return Article.objects.filter(pk__in=[int(pk) for pk in made])


def remove_demo() -> int:
    """Delete the demo and return how many articles went. All or nothing; readers get none of it when this returns.

    An edition that the demo brought goes too, unless it is the default or something of the newsroom's is in it.
    """
    with transaction.atomic():
        articles = list(sample_articles())
        for article in articles:
            article.delete()
        for code in EDITIONS:
            _remove_house(read_edition(code))
    return len(articles)


def _remove_house(copy: EditionCopy) -> None:
    photos = Photo.objects.filter(rights_note=copy.rights, title__in=[photo.alt[:255] for photo in _photos(copy)])
    _delete_unused(photo for photo in photos if not ReferenceIndex.get_references_to(photo).exists())
    _delete_unused(Author.objects.filter(name__in=[author.name for author in copy.authors]))
    _delete_unused(Agency.objects.filter(name_ar__in=[agency.name_ar for agency in read_agencies()]))
    edition = Edition.objects.filter(code=copy.code).first()
    if edition is None:
        return
    names = [name for section in copy.sections for name in (*section.subsections, section.name)]
    sections = {section.name: section for section in Section.objects.filter(edition=edition, name__in=names)}
    empty = [sections[name] for name in names if name in sections and not sections[name].articles.exists()]
    _delete_unused(section for section in empty if not section.subsections.exclude(pk__in=[one.pk for one in empty]))
    topics = Topic.objects.filter(edition=edition, name__in=copy.topics)
    _delete_unused(topic for topic in topics if not Article.objects.filter(topics=topic).exists())
    if not edition.is_default:
        _remove_edition(edition, copy)


def _remove_edition(edition: Edition, copy: EditionCopy) -> None:
    """Delete an edition in which there is nothing but the standing pages with which it came."""
    ours = {rich_text_of(page.body) for page in copy.pages}
    is_empty = not (edition.articles.exists() or edition.sections.exists() or edition.topics.exists())
    pages = StandingPage.objects.filter(edition=edition)
    if is_empty and edition.name == copy.name and all(page.body in ours for page in pages):
        _delete_unused([*pages, edition])


def _photos(copy: EditionCopy) -> Iterator[PhotoCopy]:
    for article in copy.articles:
        yield article.lead
        yield from article.photos.values()


def _delete_unused(things: Iterable[models.Model]) -> None:
    for thing in things:
        try:
            with transaction.atomic():
                thing.delete()
        except (ProtectedError, RestrictedError):
            continue
