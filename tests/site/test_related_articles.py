"""Below an article stand those that are like it, and none that readers cannot see or that stands there already."""

import datetime
from xml.etree.ElementTree import Element

import pytest

from khabar.newsroom.actions import unpublish_article
from khabar.newsroom.models import Article, RelatedArticle
from khabar.press.recording import recording
from khabar.site.pages.article import RELATED, bake
from tests.factories.newsroom import PUBLISHED_AT, make_article, make_section
from tests.site.markup import by_class, parsed, text_of
from tests.site.paper import make_edition_with_furniture, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(db: None) -> Article:
    make_edition_with_furniture()
    return make_article("افتتاح جسر المطاحن", section=make_section("أخبار العراق"))


def offer(article: Article, *others: Article) -> None:
    """Keep *others* as the related articles of *article*."""
    RelatedArticle.objects.bulk_create(
        RelatedArticle(article=article, related=other, place=place, likeness=0.5 - place / 100)
        for place, other in enumerate(others)
    )


def offered(article: Article) -> list[str]:
    """Return the headlines below *article*, in their order."""
    boxes = by_class(parsed(page_of("article", article.pk)), "alike")
    return [text_of(headline) for box in boxes for headline in by_class(box, "headline")]


def column(article: Article) -> list[str]:
    boxes: list[Element] = by_class(parsed(page_of("article", article.pk)), "beside")
    return [text_of(headline) for box in boxes for headline in by_class(box, "headline")]


def test_the_likest_stand_below_the_text_in_their_order(article: Article) -> None:
    far = make_section("ثقافة")
    others = [make_article(f"ذو صلة {number}", section=far) for number in range(RELATED + 2)]
    offer(article, *others)

    page = parsed(page_of("article", article.pk))

    assert offered(article) == [other.headline for other in others[:RELATED]]
    assert text_of(next(by_class(page, "alike")[0].iter("h2"))) == "مواد ذات صلة"


def test_nothing_stands_there_when_nothing_is_like_it(article: Article) -> None:
    assert "alike" not in page_of("article", article.pk).partition("</style>")[2]


def test_what_left_the_readers_is_shown_on_no_page(article: Article) -> None:
    shown, gone = make_article("باق"), make_article("مسحوب")
    offer(article, gone, shown)
    offer(shown, gone, article)

    unpublish_article(article=gone)

    assert offered(article) == ["باق"]
    assert "مسحوب" not in page_of("article", article.pk) + page_of("article", shown.pk)


def test_a_row_that_should_not_be_there_shows_no_draft(article: Article) -> None:
    draft = make_article("مسودة سرية", live=False)
    offer(article, draft)

    assert offered(article) == []
    assert "مسودة سرية" not in page_of("article", article.pk)


def test_the_column_beside_it_repeats_none_of_them(article: Article) -> None:
    earlier = [
        make_article(
            f"أقدم {number}", section=article.section, published_at=PUBLISHED_AT - datetime.timedelta(hours=number)
        )
        for number in range(1, 9)
    ]
    offer(article, earlier[1], earlier[3])

    assert offered(article) == ["أقدم 2", "أقدم 4"]
    assert column(article) == ["أقدم 1", "أقدم 3", "أقدم 5", "أقدم 6", "أقدم 7"]


def test_what_the_body_links_to_is_not_offered_again(article: Article) -> None:
    linked, other = make_article("خبر في المتن"), make_article("خبر آخر")
    article.body = [("related", [linked])]
    article.save()
    offer(article, linked, other)

    assert offered(article) == ["خبر آخر"]


def test_the_page_hears_when_its_list_changes_and_of_what_stands_in_it(article: Article) -> None:
    shown = make_article("ذو صلة", section=make_section("ثقافة"))
    offer(article, shown)

    with recording() as keys:
        bake(str(article.pk))

    assert {f"list:related:{article.pk}", f"article.teaser:{shown.pk}"} <= keys
    assert f"list:related:{shown.pk}" not in keys


def test_baking_asks_no_engine(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    offer(article, make_article("ذو صلة"))
    monkeypatch.setattr("khabar.search.engines._engine", lambda *_: pytest.fail("an engine was asked"))

    assert offered(article) == ["ذو صلة"]
