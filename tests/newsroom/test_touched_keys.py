"""Which keys the newsroom's changes touch, before and after: no more than that, and nothing for what stays a draft."""

import datetime

import pytest

from khabar.newsroom.actions import publish_article, save_draft, unpublish_article
from khabar.newsroom.models import Article, Byline, Change
from tests.factories.newsroom import (
    make_agency,
    make_article,
    make_author,
    make_edition,
    make_photo,
    make_section,
    make_standing_page,
    make_topic,
)
from tests.newsroom.conftest import Listening

pytestmark = pytest.mark.django_db


def whole(article: Article) -> set[str]:
    """All keys of an article: its own, what lists show of it, and what only the desk sees."""
    return {f"{kind}:{article.pk}" for kind in ("article", "article.teaser", "article.aside")}


def test_a_headline_edit_touches_what_shows_headlines_and_no_list_of_the_newest(touching: Listening) -> None:
    article = make_article(section=make_section("الأنبار", parent=make_section()), topics=[make_topic()])
    article.headline = "بعد"

    with touching() as keys:
        article.save()

    assert keys == {
        f"article:{article.pk}",
        f"article.teaser:{article.pk}",
        f"list:versions:{article.pk}",
        f"list:month:{article.edition_id}:2017-11",
    }


def test_a_save_that_changes_nothing_touches_nothing(touching: Listening) -> None:
    article = make_article(
        section=make_section(),
        topics=[make_topic()],
        bylines=[make_author(), make_agency()],
        lead_photo=make_photo(),
        body=[("paragraph", "<p>قال شهود.</p>"), ("heading", "المعبر")],
    )

    with touching() as keys:
        Article.objects.get(pk=article.pk).save()

    assert keys == set()


def test_a_new_body_touches_the_article_and_its_record_alone(touching: Listening) -> None:
    article = make_article(topics=[make_topic()], bylines=[make_author()])
    article.body = [("paragraph", "<p>بعد.</p>")]

    with touching() as keys:
        article.save()

    assert keys == {f"article:{article.pk}", f"list:versions:{article.pk}"}


def test_an_update_stamps_the_sitemap_and_the_feeds_too(touching: Listening) -> None:
    """Readers are told when an article was updated, and search engines are."""
    article = make_article(topics=[make_topic()], bylines=[make_author()])
    article.body = [("paragraph", "<p>بعد.</p>")]

    with touching() as keys:
        publish_article(article=article, change=Change.UPDATE)

    assert keys == {
        f"article:{article.pk}",
        f"article.aside:{article.pk}",
        f"list:versions:{article.pk}",
        f"list:announced:{article.pk}",
        f"list:sitemap:{article.edition_id}:2017-11",
    }


def test_a_minor_edit_stamps_no_sitemap(touching: Listening) -> None:
    article = make_article()
    article.body = [("paragraph", "<p>بعد.</p>")]

    with touching() as keys:
        publish_article(article=article)

    assert keys == {f"article:{article.pk}", f"article.aside:{article.pk}", f"list:versions:{article.pk}"}


def test_a_correction_touches_the_list_of_corrections(touching: Listening) -> None:
    article = make_article()

    with touching() as keys:
        publish_article(article=article, change=Change.CORRECTION, note="صححنا الرقم.")

    assert f"list:corrections:{article.edition_id}" in keys


def test_a_lock_is_the_desk_s_affair(touching: Listening) -> None:
    article = make_article()
    article.locked = True

    with touching() as keys:
        article.save()

    assert keys == {f"article.aside:{article.pk}"}


def test_first_publication_touches_what_a_live_article_touches(touching: Listening) -> None:
    iraq = make_section("أخبار العراق")
    anbar = make_section("الأنبار", parent=iraq)
    topic = make_topic()
    article = make_article(live=False, section=anbar, topics=[topic])

    with touching() as keys:
        publish_article(article=article)

    assert keys == whole(article) | {
        f"list:versions:{article.pk}",
        f"list:announced:{article.pk}",
        f"list:translations:{article.translation_key.hex}",
        f"list:edition:{article.edition_id}",
        f"list:writers:{article.edition_id}",
        f"list:section:{anbar.pk}",
        f"list:section:{iraq.pk}",
        f"list:topic:{topic.pk}",
        f"list:month:{article.edition_id}:2017-11",
        f"list:months:{article.edition_id}:2017-11",
        f"list:sitemap:{article.edition_id}:2017-11",
    }


def test_month_of_an_article_is_counted_in_the_edition_s_time_zone(touching: Listening) -> None:
    just_november_in_baghdad = datetime.datetime(2017, 10, 31, 22, 0, tzinfo=datetime.UTC)

    with touching() as keys:
        article = make_article(published_at=just_november_in_baghdad)

    assert f"list:month:{article.edition_id}:2017-11" in keys
    assert f"list:month:{article.edition_id}:2017-10" not in keys


def test_article_that_leaves_a_section_touches_the_one_it_left(touching: Listening) -> None:
    iraq, syria = make_section("أخبار العراق"), make_section("أخبار سوريا")
    article = make_article(section=iraq)
    article.section = syria

    with touching() as keys:
        publish_article(article=article)

    assert {f"list:section:{iraq.pk}", f"list:section:{syria.pk}"} <= keys


def test_article_that_leaves_a_topic_touches_the_one_it_left(touching: Listening) -> None:
    security, politics = make_topic("أمن"), make_topic("سياسة")
    article = make_article(topics=[security])
    article.topics = [politics]

    with touching() as keys:
        publish_article(article=article)

    assert {f"list:topic:{security.pk}", f"list:topic:{politics.pk}"} <= keys


def test_article_that_moves_to_another_month_touches_both(touching: Listening) -> None:
    article = make_article()
    article.published_at = datetime.datetime(2017, 12, 1, 12, tzinfo=datetime.UTC)

    with touching() as keys:
        publish_article(article=article)

    assert {f"list:month:{article.edition_id}:2017-{month}" for month in (11, 12)} <= keys


def test_unpublishing_touches_the_article_and_its_lists(touching: Listening) -> None:
    article = make_article()

    with touching() as keys:
        unpublish_article(article=article)

    assert {f"article:{article.pk}", f"list:section:{article.section_id}", f"list:edition:{article.edition_id}"} <= keys


def test_deleting_a_live_article_touches_the_article_and_its_lists(touching: Listening) -> None:
    article = make_article(topics=[make_topic()])
    pk = article.pk

    with touching() as keys:
        article.delete()

    assert {f"article:{pk}", f"list:section:{article.section_id}", f"list:topic:{make_topic().pk}"} <= keys


def test_a_draft_touches_nothing(touching: Listening) -> None:
    make_section(), make_topic(), make_author()

    with touching() as keys:
        make_article(live=False, bylines=[make_author()], topics=[make_topic()])

    assert keys == set()


def test_saving_a_draft_of_a_live_article_touches_nothing(touching: Listening) -> None:
    article = make_article(bylines=[make_author()])
    article.headline = "بعد"
    article.bylines = [Byline(agency=make_agency())]

    with touching() as keys:
        save_draft(article=article)

    assert keys == set()


def test_change_of_bylines_touches_the_article(touching: Listening) -> None:
    article = make_article(bylines=[make_author()])
    article.bylines = [Byline(agency=make_agency())]

    with touching() as keys:
        publish_article(article=article)

    assert {f"article:{article.pk}", f"article.teaser:{article.pk}", f"list:writers:{article.edition_id}"} <= keys
    assert f"list:edition:{article.edition_id}" not in keys


def test_a_byline_that_is_changed_by_itself_touches_the_article(touching: Listening) -> None:
    article = make_article(bylines=[make_author()])
    byline = Byline.objects.get()
    byline.author = make_author("حسن علي")

    with touching() as keys:
        byline.save()

    assert keys == {f"article:{article.pk}", f"article.teaser:{article.pk}", f"list:writers:{article.edition_id}"}


def test_renaming_a_section_touches_the_section_and_the_menu(touching: Listening) -> None:
    section = make_section()
    section.name = "العراق"

    with touching() as keys:
        section.save()

    assert keys == {f"section:{section.pk}", f"list:sections:{section.edition_id}"}


@pytest.mark.parametrize("kind", ["edition", "topic", "author", "agency", "photo"])
def test_change_of_a_thing_touches_its_own_key_alone(kind: str, touching: Listening) -> None:
    make = {
        "edition": make_edition,
        "topic": make_topic,
        "author": make_author,
        "agency": make_agency,
        "photo": make_photo,
    }
    thing = make[kind]()
    field = {"edition": "tagline", "agency": "name_en", "photo": "caption"}.get(kind, "name")
    setattr(thing, field, "بعد")

    with touching() as keys:
        thing.save()

    assert keys == {f"{kind}:{thing.pk}"}


def test_photo_is_touched_again_when_it_is_scaled_for_readers(touching: Listening) -> None:
    photo = make_photo()

    with touching() as keys:
        photo.make_public_renditions()

    assert keys == {f"photo:{photo.pk}"}


def test_standing_page_touches_itself_and_the_list_in_the_footer(touching: Listening) -> None:
    make_edition()

    with touching() as keys:
        page = make_standing_page()

    assert keys == {
        f"standing_page:{page.pk}",
        f"standing_page.aside:{page.pk}",
        f"list:standing_pages:{page.edition_id}",
    }


def test_a_new_text_of_a_standing_page_leaves_the_footer_alone(touching: Listening) -> None:
    make_edition()
    page = make_standing_page()
    page.body = "<p>بعد.</p>"

    with touching() as keys:
        page.save()

    assert keys == {f"standing_page:{page.pk}"}


def test_draft_of_a_standing_page_touches_nothing(touching: Listening) -> None:
    make_edition()

    with touching() as keys:
        page = make_standing_page(live=False)
        page.title = "سياسة جديدة"
        page.save_revision()

    assert keys == set()
