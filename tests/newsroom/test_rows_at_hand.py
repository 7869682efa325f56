"""What was loaded a moment ago is not asked for again, and nothing is believed that was not looked at."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ReferenceIndex, Revision

from khabar.newsroom.models import Article, Byline, Section
from khabar.press.models import Touch
from tests.factories.newsroom import make_agency, make_article, make_author, make_photo, make_topic

pytestmark = pytest.mark.django_db


def test_a_row_that_is_not_loaded_is_still_looked_for() -> None:
    article = Article.objects.get(pk=make_article().pk)
    article.section_id = 0

    with pytest.raises(ValidationError) as refused:
        article.clean_fields()

    assert "section" in refused.value.message_dict


def test_only_what_was_written_from_this_very_object_is_read_without_a_look_at_what_it_points_to() -> None:
    article = make_article(bylines=[make_author()])
    revision = article.save_revision()
    later = Article.objects.get(pk=article.pk).revisions.get(pk=revision.pk)

    def looks_for_authors(revision: Revision) -> bool:
        with CaptureQueriesContext(connection) as queries:
            revision.as_object()
        return any('FROM "newsroom_author"' in query["sql"] for query in queries)

    assert not looks_for_authors(revision)
    assert looks_for_authors(later)


def test_what_is_published_from_a_new_revision_is_what_was_written() -> None:
    article = make_article(bylines=[make_author()], topics=[make_topic()], lead_photo=make_photo())
    other = Section.objects.create(edition=article.edition, name="ثقافة", slug="culture")
    byline, photo, topic = make_agency(), make_photo(), make_topic()
    article = Article.objects.get(pk=article.pk)
    assert article.section != other, "loaded, and then exchanged"
    article.section_id, article.lead_photo = other.pk, photo
    article.bylines.set([Byline(agency=byline)])
    article.topics.set([topic])

    article.save_revision().publish()

    stored = Article.objects.get(pk=article.pk)
    assert (stored.section, stored.lead_photo) == (other, photo)
    assert [one.agency for one in stored.bylines.all()] == [byline]
    assert list(stored.topics.all()) == [topic]


def test_a_byline_that_stands_is_not_written_again_and_one_that_changed_is() -> None:
    article = make_article(bylines=[make_author()])
    byline = article.bylines.get()
    Touch.objects.all().delete()

    with CaptureQueriesContext(connection) as queries:
        byline.save()
    assert len(queries) == 1
    assert not Touch.objects.exists()

    byline.author, byline.agency = None, make_agency()
    byline.save()
    assert Byline.objects.get(pk=byline.pk).agency == byline.agency
    assert Touch.objects.filter(key=f"article:{article.pk}").exists()


def test_where_a_photo_and_an_author_are_used_is_known_after_each_save() -> None:
    photo, author = make_photo(), make_author()
    article = make_article(bylines=[author], lead_photo=photo)
    assert ReferenceIndex.get_references_to(photo).exists()
    assert ReferenceIndex.get_references_to(author).exists()

    article.lead_photo = None
    article.bylines.set([Byline(agency=make_agency())])
    article.save()

    assert not ReferenceIndex.get_references_to(photo).exists()
    assert not ReferenceIndex.get_references_to(author).exists()
