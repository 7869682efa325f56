"""Whatever field of whatever row changes, every page that shows it hears of it: the whole site, field by field.

No page is trusted to declare what it reads. Rows that are read as plain values are found here as well.
"""

import datetime
from collections.abc import Callable

import pytest
from django.apps import apps
from django.db.models import Model

from khabar.conversation.models import Comment, Poll, Thread, Vote
from khabar.newsroom.models import (
    Agency,
    Article,
    Author,
    Byline,
    Edition,
    FormerAddress,
    Photo,
    RelatedArticle,
    Section,
    StandingPage,
    Topic,
)
from khabar.press import recording
from tests.factories.conversation import make_comment, make_poll, make_thread
from tests.factories.newsroom import (
    PUBLISHED_AT,
    make_agency,
    make_article,
    make_author,
    make_edition,
    make_section,
    make_standing_page,
    make_topic,
)
from tests.site.hearing import Heard, Identity, Look, another_value, hear, look_at_everything
from tests.site.paper import make_edition_with_furniture, make_full_article

pytestmark = pytest.mark.django_db

MODELS = (
    Article,
    Byline,
    Edition,
    Section,
    Topic,
    Author,
    Agency,
    Photo,
    StandingPage,
    FormerAddress,
    Thread,
    Comment,
    Poll,
    Vote,
)


@pytest.fixture
def article(db: None) -> Article:
    """A newspaper of two editions in which something hangs on everything."""
    article = make_full_article()
    make_edition_with_furniture("en")
    below = make_section("الأنبار", edition=article.edition, parent=article.section, slug="anbar")
    for hours in (2, 3, 30):
        make_article(
            f"خبر قبل {hours} ساعة",
            section=below if hours == 3 else article.section,
            published_at=PUBLISHED_AT - datetime.timedelta(hours=hours),
            bylines=[make_author("حسن علي")],
            topics=[make_topic("ذهب")],
        )
    likest = Article.objects.exclude(pk=article.pk).earliest("pk")
    RelatedArticle.objects.create(article=article, related=likest, place=0, likeness=1.0)
    FormerAddress.objects.create(article=article, day=datetime.date(2017, 11, 1), slug="before")
    converse_under(article)
    return article


def converse_under(article: Article) -> None:
    make_comment(thread=make_thread(article), state="approved")
    Vote.objects.create(poll=make_poll(article), choice="yes", reader_hash=f"reader of {article.pk}")


@pytest.fixture
def before(article: Article) -> dict[Identity, Look]:
    look_at_everything()  # makes the renditions of photos
    return look_at_everything()


def row_of(model: type[Model]) -> Model:
    """Return the row of *model* that most hangs on: of articles, the full one."""
    rows = model._base_manager
    return rows.get(former_addresses__isnull=False) if model is Article else rows.earliest("pk")


def told(heard: Heard) -> str:
    return f"{sorted(heard.deaf)} changed and did not hear; touched were {sorted(heard.touched)}"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_change_of_any_field_is_heard_by_every_page_that_shows_it(
    model: type[Model], before: dict[Identity, Look]
) -> None:
    changes = 0
    row = row_of(model)
    for field in model._meta.concrete_fields:
        value = another_value(field, row)
        if value == field.value_from_object(row):
            continue

        def change(name: str = field.attname, value: object = value) -> None:
            changed = row_of(model)
            setattr(changed, name, value)
            changed.clean()
            changed.save()

        if heard := hear(before, change):
            assert not heard.deaf, f"{model.__name__}.{field.name}: {told(heard)}"
            changes += len(heard.changed)

    assert changes or model is Thread, "some page shows some field of it; of a thread, only that there is one"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_deletion_is_heard(model: type[Model], before: dict[Identity, Look]) -> None:
    heard = hear(before, row_of(model).delete)

    assert heard is None or not heard.deaf, told(heard)


def link_another_topic() -> None:
    Article.objects.earliest("pk").topics.add(make_topic("أمن جديد"))


def link_no_topic() -> None:
    for article in Article.objects.all():
        article.topics.set([])


def link_from_the_other_end() -> None:
    make_topic("ذهب").articles.set(Article.objects.order_by("pk")[:2])


def write_between() -> None:
    make_article(
        "بينهما", section=Section.objects.earliest("pk"), published_at=PUBLISHED_AT - datetime.timedelta(hours=1)
    )


def write_the_newest() -> None:
    make_article(
        "الأحدث", section=Section.objects.get(slug="anbar"), bylines=[make_author("سارة")], topics=[make_topic("ذهب")]
    )


def write_in_a_new_month() -> None:
    make_article(published_at=PUBLISHED_AT - datetime.timedelta(days=90))


def begin_a_conversation() -> None:
    for article in Article.objects.filter(poll__votes=None):
        converse_under(article)


def open_an_edition() -> None:
    make_edition("fa")


def open_a_section() -> None:
    make_section("قسم", slug="new", order=9)


def open_a_section_below_another() -> None:
    make_section("تحت", slug="below-new", parent=Section.objects.get(slug="iraq", edition__code="ar"))


def write_a_standing_page() -> None:
    make_standing_page("صفحة", slug="new")


def name_another_agency() -> None:
    Byline.objects.create(article=Article.objects.earliest("pk"), agency=make_agency())


def remember_another_address() -> None:
    day = datetime.date(2017, 1, 1)
    FormerAddress.objects.create(article=Article.objects.earliest("pk"), day=day, slug="earlier")


@pytest.mark.parametrize(
    "add",
    [
        link_another_topic,
        link_no_topic,
        link_from_the_other_end,
        write_between,
        write_the_newest,
        write_in_a_new_month,
        begin_a_conversation,
        open_an_edition,
        open_a_section,
        open_a_section_below_another,
        write_a_standing_page,
        make_topic,
        name_another_agency,
        remember_another_address,
    ],
)
def test_what_is_new_is_heard(add: Callable[[], object], before: dict[Identity, Look]) -> None:
    heard = hear(before, add)

    assert heard is not None
    assert not heard.deaf, told(heard)


def test_no_model_that_pages_show_is_left_out() -> None:
    """A new model with keys belongs in the list above."""
    recorded = {model for model in apps.get_models() if issubclass(model, recording.Recorded)}

    assert {model for model in recorded if model.__module__.startswith("khabar.")} <= set(MODELS)


def test_a_page_that_reads_plain_values_and_names_no_list_is_found(
    article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The measure is worth something only if it fails when it should."""
    shown = recording.record

    def forgetful(*keys: str) -> None:
        shown(*(key for key in keys if not key.startswith("list:before:")))

    monkeypatch.setattr("khabar.site.newest.record", forgetful)
    look_at_everything()

    heard = hear(look_at_everything(), write_between)

    assert heard is not None
    assert ("article", str(article.pk)) in heard.deaf


def test_a_new_body_bakes_its_page_and_its_record_and_no_list(article: Article, before: dict[Identity, Look]) -> None:
    article.body = [("paragraph", "<p>بعد.</p>")]

    heard = hear(before, article.save)

    assert heard is not None
    assert heard.ordered == heard.changed == {("article", str(article.pk)), ("versions", str(article.pk))}


def test_a_new_headline_bakes_exactly_the_pages_that_show_it(article: Article, before: dict[Identity, Look]) -> None:
    article.headline = "عنوان مصحح"

    heard = hear(before, article.save)

    assert heard is not None
    assert heard.ordered == heard.changed
    assert {kind for kind, _argument in heard.changed} >= {"article", "front", "section", "topic", "feed", "month"}


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_save_that_changes_nothing_bakes_nothing(model: type[Model], before: dict[Identity, Look]) -> None:
    heard = hear(before, row_of(model).save)

    assert heard is not None
    assert heard.ordered == frozenset()
