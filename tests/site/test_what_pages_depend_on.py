"""Which keys a page records: all that it shows, and nothing that would bake it again for no reason."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khabar.newsroom.models import Article
from khabar.newsroom.press_keys import keys_of_article
from khabar.press.recording import recording
from khabar.site.press_pages import PAGE_KINDS
from tests.factories.conversation import make_poll, make_thread
from tests.factories.newsroom import PUBLISHED_AT, make_agency, make_archive, make_article, make_section
from tests.site.paper import make_edition_with_furniture

pytestmark = pytest.mark.django_db


def keys_of(kind: str, argument: object) -> set[str]:
    """Bake a page and return the keys that it recorded."""
    page_kind = next(each for each in PAGE_KINDS if each.name == kind)
    with recording() as keys:
        page_kind.bake(str(argument))
    return set(keys)


def test_article_depends_on_everything_that_stands_on_its_page(article: Article) -> None:
    photo = article.lead_photo
    assert photo is not None

    keys = keys_of("article", article.pk)

    assert keys >= {
        f"article:{article.pk}",
        f"edition:{article.edition_id}",
        f"section:{article.section_id}",
        f"photo:{photo.pk}",
        f"agency:{make_agency().pk}",
        f"thread:{make_thread(article).pk}",
        f"poll:{make_poll(article).pk}",
        f"list:sections:{article.edition_id}",
        f"list:standing_pages:{article.edition_id}",
        "list:editions",
        *(f"topic:{topic.pk}" for topic in article.topics.all()),
        *(f"author:{byline.author_id}" for byline in article.bylines.all() if byline.author_id),
    }


def test_new_articles_leave_the_pages_of_older_ones_alone(article: Article) -> None:
    keys = keys_of("article", article.pk)

    assert not [key for key in keys if key.startswith(("list:edition:", "list:section:", "list:month:", "list:topic:"))]


def test_article_hears_of_a_story_put_between_it_and_the_earlier_ones(article: Article) -> None:
    before = keys_of("article", article.pk)
    backdated = make_article(section=article.section, published_at=PUBLISHED_AT - datetime.timedelta(hours=1))

    assert {seen.key for seen in keys_of_article(backdated)} & before == {f"list:before:{article.pk}"}
    assert f"article.teaser:{backdated.pk}" in keys_of("article", article.pk)


def test_full_column_does_not_hear_of_what_is_older_than_it() -> None:
    section = make_edition_with_furniture().sections.get()
    ages = [
        make_article(section=section, published_at=PUBLISHED_AT - datetime.timedelta(hours=number))
        for number in range(8)
    ]

    keys = {key for key in keys_of("article", ages[0].pk) if key.startswith("list:before:")}

    assert keys == {f"list:before:{article.pk}" for article in ages[:5]}


def test_front_depends_on_its_lists_and_on_the_articles_that_it_shows(article: Article) -> None:
    hidden = make_article(section=article.section, published_at=PUBLISHED_AT - datetime.timedelta(days=90))
    for number in range(20):
        make_article(section=article.section, published_at=PUBLISHED_AT + datetime.timedelta(hours=number + 1))

    keys = keys_of("front", article.edition_id)

    assert {f"list:edition:{article.edition_id}", f"list:section:{article.section_id}"} <= keys
    assert f"article.teaser:{article.pk}" in keys
    assert f"article.teaser:{hidden.pk}" not in keys
    assert not [key for key in keys if key.startswith("article:")], "a front does not hear of a new body"


def test_month_depends_on_its_own_list_and_no_other_month(article: Article) -> None:
    keys = keys_of("month", f"{article.edition_id}:2017-11")

    assert {key for key in keys if key.startswith("list:month:")} == {f"list:month:{article.edition_id}:2017-11"}


@pytest.mark.parametrize("kind", ["article", "front", "section"])
def test_page_costs_the_same_queries_whatever_the_archive(kind: str, article: Article) -> None:
    argument = {"article": article.pk, "front": article.edition_id, "section": article.section_id}[kind]
    make_archive(300, section=article.section)
    keys_of(kind, argument)  # makes the renditions of photos
    with CaptureQueriesContext(connection) as few:
        keys_of(kind, argument)
    make_archive(600, section=article.section)
    with CaptureQueriesContext(connection) as many:
        keys_of(kind, argument)

    assert len(many) == len(few)
    assert len(few) <= 31


def test_lower_section_is_heard_by_the_one_above() -> None:
    above = make_edition_with_furniture().sections.get()
    below = make_section("الأنبار", parent=above)
    make_article("تحته", section=below)

    assert f"list:section:{above.pk}" in keys_of("section", above.pk)


def test_a_teaser_names_the_page_that_it_links_to(article: Article) -> None:
    """So the press can have an article's page in its place before a front that links to it."""
    keys = keys_of("front", article.edition_id)
    kind = next(each for each in PAGE_KINDS if each.name == "article")

    assert str(article.pk) in {argument for key in keys for argument in kind.arguments_of_key(key)}
