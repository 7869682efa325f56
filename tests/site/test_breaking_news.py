"""What is breaking is announced over the edition's pages, and ends by itself at its minute."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from khabar.newsroom.actions import publish_due
from khabar.newsroom.actions.publish_due import next_due
from khabar.newsroom.models import Article
from khabar.press.models import Touch
from tests.factories.newsroom import make_article, make_section, make_topic
from tests.site.hearing import hear, look_at_everything
from tests.site.paper import page_of

pytestmark = pytest.mark.django_db

NOW = timezone.now()
END = NOW + datetime.timedelta(hours=2)
BANNER = '<aside class="breaking"'


@pytest.fixture
def beside(db: None) -> Article:
    return make_article("خبر من يومه", published_at=NOW, topics=[make_topic("أمن")])


@pytest.fixture
def old(db: None) -> Article:
    return make_article("خبر من الأرشيف", published_at=NOW - datetime.timedelta(days=30))


@pytest.fixture
def breaking(beside: Article, old: Article) -> Article:
    return make_article("انهيار جسر على الفرات", short_headline="انهيار جسر", published_at=NOW, breaking_until=END)


def test_it_stands_over_front_section_topic_and_the_articles_of_its_days(breaking: Article, beside: Article) -> None:
    topic = beside.topics.get()

    for kind, argument in (
        ("front", breaking.edition_id),
        ("section", breaking.section_id),
        ("topic", topic.pk),
        ("article", beside.pk),
    ):
        page = page_of(kind, argument)
        assert BANNER in page, kind
        assert "انهيار جسر" in page


def test_it_leaves_its_own_page_and_the_archive_alone(breaking: Article, old: Article) -> None:
    assert BANNER not in page_of("article", breaking.pk)
    assert BANNER not in page_of("article", old.pk)


def test_it_is_called_breaking_on_its_page_and_its_teaser(breaking: Article) -> None:
    assert '<span class="format news">عاجل</span>' in page_of("article", breaking.pk)
    assert '<span class="format news">عاجل</span>' in page_of("section", make_section().pk)


def test_every_page_hears_of_its_beginning_and_end_and_the_archive_is_not_ordered(
    beside: Article, old: Article
) -> None:
    story = make_article("انهيار جسر", published_at=NOW)
    before = look_at_everything()

    def begin() -> None:
        story.breaking_until = END
        story.save()

    heard = hear(before, begin)
    assert heard is not None
    assert not heard.deaf
    assert ("article", str(beside.pk)) in heard.changed
    assert ("article", str(old.pk)) not in heard.ordered

    begin()
    heard = hear(look_at_everything(), lambda: publish_due(END))
    assert heard is not None
    assert not heard.deaf
    assert ("article", str(beside.pk)) in heard.changed
    assert ("article", str(old.pk)) not in heard.ordered


def test_it_ends_at_its_minute_and_not_before(breaking: Article) -> None:
    assert next_due(NOW) == END
    assert publish_due(END - datetime.timedelta(seconds=1)) == 0
    assert BANNER in page_of("front", breaking.edition_id)

    assert publish_due(END) == 1

    assert BANNER not in page_of("front", breaking.edition_id)
    assert next_due(NOW) is None
    assert publish_due(END) == 0


def test_an_old_draft_does_not_bring_it_back(breaking: Article) -> None:
    publish_due(END)
    draft = Article.objects.get(pk=breaking.pk).get_latest_revision()
    draft.content["breaking_until"] = (NOW - datetime.timedelta(minutes=1)).isoformat()
    draft.save()

    draft.publish()

    assert Article.objects.get(pk=breaking.pk).breaking_until is None


def test_a_day_is_the_longest(breaking: Article) -> None:
    breaking.breaking_until = NOW + datetime.timedelta(hours=25)

    with pytest.raises(ValidationError, match=r"day at most|يوم واحد"):
        breaking.full_clean()


def test_what_is_not_live_is_announced_nowhere(beside: Article) -> None:
    make_article("مسودة", live=False, published_at=None, breaking_until=END)
    Touch.objects.all().delete()

    assert BANNER not in page_of("front", beside.edition_id)
    assert next_due(NOW) is None
