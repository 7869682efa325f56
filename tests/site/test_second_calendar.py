"""An edition that prints a second calendar prints it where the date of an article is told in full."""

import pytest

from khabar.newsroom.models import Article
from tests.site.markup import parsed, text_of
from tests.site.test_every_page import pages_of

pytestmark = pytest.mark.django_db


def test_article_carries_the_hijri_day_behind_its_date(article: Article) -> None:
    article.edition.second_calendar = "hijri"
    article.edition.save()

    page, *_ = pages_of("article")

    assert "الجمعة، 3 تشرين الثاني/نوفمبر 2017 (14 صفر 1439 هـ)، " in text_of(parsed(page))


def test_lists_keep_the_one_date(article: Article) -> None:
    article.edition.second_calendar = "hijri"
    article.edition.save()

    assert not any("1439" in text_of(parsed(page)) for page in pages_of("section"))


def test_no_second_calendar_is_printed_unless_the_newsroom_asks_for_it(article: Article) -> None:
    assert not any("هـ" in text_of(parsed(page)) for page in pages_of("article"))
