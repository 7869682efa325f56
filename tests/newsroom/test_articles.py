"""An article keeps its own row true: slug, day, time, section, and what the desk finds it by."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from khabar.newsroom.actions import publish_article, save_draft, unpublish_article
from khabar.newsroom.models import Article, FormerAddress
from tests.factories.newsroom import (
    make_agency,
    make_article,
    make_author,
    make_edition,
    make_section,
    make_topic,
)

pytestmark = pytest.mark.django_db


def test_slug_is_made_from_the_headline_in_arabic_letters() -> None:
    article = make_article("القوّات العراقيّة تستعيد معبراً حدودياً")

    assert article.slug == "القوات-العراقية-تستعيد-معبرا-حدوديا"


def test_second_article_of_the_same_headline_gets_a_slug_of_its_own() -> None:
    assert [make_article("خبر عاجل").slug, make_article("خبر عاجل").slug] == ["خبر-عاجل", "خبر-عاجل-2"]


def test_headline_without_letters_still_gives_a_slug() -> None:
    assert make_article("؟!").slug == "article"


def test_slug_of_a_draft_follows_its_headline() -> None:
    article = make_article("القو", live=False)
    article.headline, article.slug = "القوات تدخل القائم", ""

    save_draft(article=article)

    assert Article.objects.get().slug == "القوات-تدخل-القائم"


def test_slug_that_the_desk_wrote_is_kept_whatever_the_headline() -> None:
    article = make_article("القوات تدخل القائم", slug="al-qaim")
    article.headline = "القوات تدخل راوة"

    publish_article(article=article)

    assert article.slug == "al-qaim"


def test_slug_taken_by_another_article_is_refused_when_the_desk_wrote_it() -> None:
    make_article(slug="al-qaim")

    with pytest.raises(ValidationError) as refusal:
        make_article(slug="al-qaim")

    assert "تحمله مادة أخرى في الطبعة نفسها" in refusal.value.messages[0]


def test_day_of_publication_is_counted_in_the_edition_s_time_zone() -> None:
    late_in_baghdad = datetime.datetime(2017, 11, 3, 0, 30, tzinfo=ZoneInfo("Asia/Baghdad"))

    article = make_article(published_at=late_in_baghdad)

    assert article.published_at is not None
    assert article.published_at.astimezone(datetime.UTC).day == 2
    assert article.published_day == datetime.date(2017, 11, 3)


def test_time_of_publication_is_the_moment_the_article_goes_live_to_the_minute() -> None:
    before = timezone.now().replace(second=0, microsecond=0)

    article = make_article(published_at=None)

    assert article.published_at is not None
    assert before <= article.published_at <= timezone.now()
    assert (article.published_at.second, article.published_at.microsecond) == (0, 0)


def test_draft_has_no_day_and_no_public_address() -> None:
    article = make_article(live=False, published_at=None)

    assert article.published_day is None
    assert article.full_url is None


def test_live_article_knows_its_public_address_in_ascii(settings: object) -> None:
    article = make_article("القائم")

    assert article.full_url is not None
    assert article.full_url.endswith("/ar/2017/11/03/%D8%A7%D9%84%D9%82%D8%A7%D8%A6%D9%85/")


def test_old_address_is_remembered_when_the_slug_of_a_live_article_changes() -> None:
    article = make_article(slug="old")
    article.slug = "new"

    publish_article(article=article)

    assert [(former.day.isoformat(), former.slug) for former in article.former_addresses.all()] == [
        ("2017-11-03", "old")
    ]


def test_article_that_returns_to_an_old_address_no_longer_remembers_it_as_former() -> None:
    article = make_article(slug="old")
    for slug in ("new", "old"):
        article.slug = slug
        publish_article(article=article)

    assert list(article.former_addresses.values_list("slug", flat=True)) == ["new"]


def test_address_of_a_draft_that_nobody_saw_is_not_remembered() -> None:
    article = make_article("القو", live=False)
    article.headline, article.slug = "القوات", ""

    publish_article(article=article)

    assert not FormerAddress.objects.exists()


def test_address_of_an_article_that_was_taken_down_is_still_remembered() -> None:
    article = make_article(slug="old")
    unpublish_article(article=article)
    article.slug = "new"

    save_draft(article=article)

    assert list(article.former_addresses.values_list("slug", flat=True)) == ["old"]


def test_section_of_another_edition_is_refused() -> None:
    english = make_section("Iraq", edition=make_edition("en"))
    article = make_article(live=False)
    article.section = english

    with pytest.raises(ValidationError, match=r"section.*(another edition|طبعة أخرى)"):
        save_draft(article=article)


def test_article_that_readers_have_seen_can_not_move_to_another_edition() -> None:
    article = make_article()
    english = make_section("Iraq", edition=make_edition("en"))
    article.edition, article.section = english.edition, english

    with pytest.raises(ValidationError) as refusal:
        publish_article(article=article)

    assert "edition" in refusal.value.error_dict


def test_in_section_finds_what_stands_in_the_sections_below_it() -> None:
    iraq = make_section("أخبار العراق")
    anbar = make_section("الأنبار", parent=iraq)
    article = make_article(section=anbar)
    make_article(section=make_section("أخبار سوريا"))

    assert list(Article.objects.in_section(iraq)) == [article]


def test_byline_and_topics_are_kept_in_the_order_the_desk_gave() -> None:
    agency, author = make_agency(), make_author()

    article = make_article(bylines=[author, agency], topics=[make_topic("أمن"), make_topic("سياسة")])

    assert [str(byline) for byline in article.bylines.all()] == [str(author), str(agency)]
    assert {topic.name for topic in article.topics.all()} == {"أمن", "سياسة"}
