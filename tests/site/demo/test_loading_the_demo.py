"""Loading the demo: everything once, nothing over what the newsroom did since."""

import dataclasses
import datetime
from collections.abc import Callable
from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from PIL import Image

from khabar.conversation.models import Comment, CommentState, Decision, Poll, Vote
from khabar.newsroom.actions import publish_article, set_up_newsroom
from khabar.newsroom.models import Article, Author, Edition, Photo, Section, StandingPage, Topic
from khabar.site.demo import load, stories
from khabar.site.demo.load import load_demo
from khabar.site.demo.reading import read_edition
from khabar.site.demo.records import EditionCopy

FEW = {
    "ar": ("bridge-reopens", "night-buses", "pavement-for-all", "solar-plant"),
    "en": ("bridge-reopens", "solar-plant"),
}
SILENT: Callable[[str, int, int], None] = lambda name, done, total: None  # noqa: E731  a name for what says nothing


@pytest.fixture(autouse=True)
def quick_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw thumbnails: how pictures look is told elsewhere."""
    file = BytesIO()
    Image.new("RGB", (48, 32), "#7f9a94").save(file, "JPEG")
    monkeypatch.setattr(stories, "jpeg", lambda picture, palette: file.getvalue())


@pytest.fixture
def newsroom(db: None) -> Edition:
    return set_up_newsroom()


@pytest.fixture
def few_articles(newsroom: Edition, monkeypatch: pytest.MonkeyPatch) -> Edition:
    """A demo of four articles and two translations."""

    def read_few(code: str) -> EditionCopy:
        edition = read_edition(code)
        return dataclasses.replace(edition, articles=tuple(a for a in edition.articles if a.name in FEW[code]))

    monkeypatch.setattr(load, "read_edition", read_few)
    return newsroom


def counts() -> list[int]:
    models = (Edition, Section, Topic, Author, Article, Photo, StandingPage, Comment, Decision, Vote)
    return [model._default_manager.count() for model in models]


def bridge(code: str = "ar") -> Article:
    copy = next(article for article in read_edition(code).articles if article.name == "bridge-reopens")
    return Article.objects.get(edition__code=code, translation_key=stories.translation_key_of(copy))


def test_whole_demo_is_published(newsroom: Edition) -> None:
    moderator = get_user_model().objects.create_superuser("moderator")
    steps: list[tuple[int, int]] = []
    load_demo(lambda name, done, total: steps.append((done, total)))

    copies = [read_edition(code) for code in ("ar", "en")]
    now = timezone.now()
    articles = Article.objects.live()
    assert articles.count() == sum(len(copy.articles) for copy in copies)
    assert all(article.published_at <= now for article in articles if article.published_at)
    assert articles.filter(published_at__gt=now - datetime.timedelta(hours=3)).count() >= 2
    assert len(set(articles.in_edition(newsroom).datetimes("published_at", "month"))) >= 3
    assert not articles.filter(lead_photo=None).exists()
    assert not articles.filter(headline__contains="{").exists()
    assert StandingPage.objects.filter(live=True).count() == 6
    for state in CommentState.values:
        written = sum(c.state == state for copy in copies for thread in copy.comments.values() for c in thread)
        assert Comment.objects.filter(state=state).count() == written
    assert set(Comment.objects.exclude(decided_at=None).values_list("decided_by", flat=True)) == {moderator.pk}
    assert not Comment.objects.filter(created_at__gt=now).exists()
    assert steps[0] == (0, articles.count())
    assert steps[-1] == (articles.count(), articles.count())


def test_votes_are_those_of_the_copy(few_articles: Edition) -> None:
    load_demo(SILENT)
    tally = Poll.objects.get(article=bridge()).tally()
    assert (tally.yes, tally.no) == (214, 11)


def test_second_load_changes_nothing(few_articles: Edition) -> None:
    load_demo(SILENT)
    before, revision = counts(), bridge().latest_revision_id
    load_demo(SILENT)
    assert counts() == before
    assert bridge().latest_revision_id == revision


def test_what_an_editor_changed_stays_changed(few_articles: Edition) -> None:
    load_demo(SILENT)
    article = bridge()
    article.headline = "عنوان من عند المحرر"
    publish_article(article=article)
    load_demo(SILENT)
    assert bridge().headline == "عنوان من عند المحرر"


def test_what_an_editor_deleted_does_not_come_back(few_articles: Edition) -> None:
    load_demo(SILENT)
    bridge().delete()
    load_demo(SILENT)
    assert Article.objects.count() == 5


def test_interrupted_load_goes_on_where_it_stopped(few_articles: Edition, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    def pull_the_plug(name: str, done: int, total: int) -> None:
        seen.append(name)
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load_demo(pull_the_plug)
    assert Article.objects.count() == 2
    load_demo(SILENT)
    assert Article.objects.live().count() == 6


def test_translation_shares_its_key_with_the_arabic_article(few_articles: Edition) -> None:
    load_demo(SILENT)
    assert bridge("en").translation_key == bridge("ar").translation_key


def test_article_names_only_related_articles_that_came_before_it(few_articles: Edition) -> None:
    load_demo(SILENT)
    related = next(block for block in bridge().body if block.block_type == "related")
    headlines = {article.headline for article in related.value}
    assert headlines == {
        "السروة تسيّر حافلات ليلية على ثلاثة خطوط حتى الثانية فجرًا",
        "رصيف يتسع للجميع، أو لماذا لا نمشي في مدينتنا",
    }


def test_starter_text_of_a_standing_page_gives_way(few_articles: Edition) -> None:
    load_demo(SILENT)
    about = StandingPage.objects.get(edition=few_articles, slug="about")
    assert "<h2>كل ما تقرؤه هنا متخيل</h2>" in about.body


def test_standing_page_of_an_editor_is_left_alone(few_articles: Edition) -> None:
    StandingPage.objects.filter(edition=few_articles, slug="about").update(body="<p>نحن</p>")
    load_demo(SILENT)
    assert StandingPage.objects.get(edition=few_articles, slug="about").body == "<p>نحن</p>"


def test_newsroom_keeps_its_default_edition_and_its_own_tagline(few_articles: Edition) -> None:
    Edition.objects.filter(pk=few_articles.pk).update(tagline="شعارنا نحن")
    load_demo(SILENT)
    arabic, english = Edition.objects.get(code="ar"), Edition.objects.get(code="en")
    assert (arabic.is_default, arabic.tagline) == (True, "شعارنا نحن")
    assert (english.is_default, english.tagline) == (False, "News from both banks of the river")
