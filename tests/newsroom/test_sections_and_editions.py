"""Sections have two levels inside one edition; what is part of readers' links does not change."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.models import Collection

from khabar.newsroom.models import Agency, Author, Byline, Edition, Section
from tests.factories.newsroom import (
    make_agency,
    make_article,
    make_author,
    make_edition,
    make_section,
    make_topic,
)

pytestmark = pytest.mark.django_db


def test_section_below_a_subsection_is_refused() -> None:
    iraq = make_section("أخبار العراق")
    anbar = make_section("الأنبار", parent=iraq)

    with pytest.raises(ValidationError) as refusal:
        Section(edition=iraq.edition, name="الرمادي", parent=anbar).full_clean()

    assert "parent" in refusal.value.error_dict


def test_section_that_has_subsections_can_not_become_one() -> None:
    iraq, syria = make_section("أخبار العراق"), make_section("أخبار سوريا")
    make_section("الأنبار", parent=iraq)
    iraq.parent = syria

    with pytest.raises(ValidationError) as refusal:
        iraq.full_clean()

    assert "parent" in refusal.value.error_dict


def test_section_below_one_of_another_edition_is_refused() -> None:
    iraq = make_section("أخبار العراق")

    with pytest.raises(ValidationError) as refusal:
        Section(edition=make_edition("en"), name="Anbar", parent=iraq).full_clean()

    assert "parent" in refusal.value.error_dict


def test_sections_stand_in_menu_order_each_with_its_own() -> None:
    syria = make_section("أخبار سوريا", order=2)
    iraq = make_section("أخبار العراق", order=1)
    anbar = make_section("الأنبار", parent=iraq, order=5)
    aleppo = make_section("حلب", parent=syria, order=1)

    assert list(Section.objects.in_menu_order()) == [iraq, anbar, syria, aleppo]


def test_sections_of_one_name_get_slugs_of_their_own() -> None:
    edition = make_edition()

    slugs = [Section.objects.create(edition=edition, name="منوعات").slug for _ in range(2)]

    assert slugs == ["منوعات", "منوعات-2"]


def test_long_name_gives_a_slug_that_fits() -> None:
    section = make_section("ق" * 80)
    other = Section.objects.create(edition=section.edition, name="ق" * 80)

    assert max(len(section.slug), len(other.slug)) <= 80


def test_slug_that_somebody_wrote_is_cleaned() -> None:
    topic = make_topic("أمن", slug="Al_AMN")
    topic.full_clean()

    assert topic.slug == "al-amn"


@pytest.mark.parametrize(("field", "value"), [("code", "ara"), ("time_zone", "Europe/London")])
def test_what_is_part_of_addresses_does_not_change_once_readers_have_links(field: str, value: str) -> None:
    edition = make_article().edition
    setattr(edition, field, value)

    with pytest.raises(ValidationError) as refusal:
        edition.full_clean()

    assert field in refusal.value.error_dict


def test_edition_without_articles_may_still_change_its_code() -> None:
    edition = make_edition("ar")
    make_article(live=False)
    edition.code = "arabic"

    edition.full_clean()


def test_edition_without_articles_goes_with_its_sections_and_those_below_them() -> None:
    edition = make_edition()
    Section.objects.create(edition=edition, name="بغداد", parent=make_section(edition=edition))

    edition.delete()

    assert not Section.objects.exists()


def test_edition_with_articles_stays_whole() -> None:
    article = make_article()
    below = Section.objects.create(edition=article.edition, name="بغداد", parent=article.section)

    with pytest.raises(IntegrityError), transaction.atomic():
        article.edition.delete()

    assert Section.objects.filter(pk=below.pk).exists()


@pytest.mark.parametrize("time_zone", ["Baghdad", "../etc/passwd", ""])
def test_time_zone_that_is_none_is_refused(time_zone: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Edition(code="xx", name="خبر", time_zone=time_zone).full_clean()

    assert "time_zone" in refusal.value.error_dict


@pytest.mark.parametrize("code", ["AR", "a", "-ar", "ar/sy", "عر", "ar\n"])
def test_code_that_can_not_begin_an_address_is_refused(code: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        Edition(code=code, name="خبر").full_clean()

    assert "code" in refusal.value.error_dict


def test_collection_of_an_edition_carries_its_name() -> None:
    edition = make_edition()
    edition.name = "جريدتنا"

    edition.save()

    assert edition.collection is not None
    assert Collection.objects.get(pk=edition.collection.pk).name == "جريدتنا"


def test_edition_knows_its_direction_and_how_it_prints_dates() -> None:
    arabic, english = make_edition("ar", month_style="levant", digits="arab"), make_edition("en")

    assert (arabic.direction, english.direction) == ("rtl", "ltr")
    assert (arabic.date_style.months, arabic.date_style.digits) == ("levant", "arab")


def test_edition_may_print_a_second_calendar_where_there_is_room() -> None:
    edition = make_edition("ar", second_calendar="hijri")

    assert (edition.full_date_style.second, edition.date_style.second) == ("hijri", None)
    assert make_edition("en").full_date_style.second is None


def test_agency_needs_a_name_in_one_language() -> None:
    with pytest.raises(ValidationError) as refusal:
        Agency(other_names="AFP").full_clean()

    assert "name_ar" in refusal.value.error_dict


def test_agency_is_named_in_the_language_of_the_reader_and_in_its_own_where_it_has_no_other() -> None:
    agency = make_agency("رويترز", name_en="Reuters")

    assert [agency.name_in(language) for language in ("ar", "en", "fr", "ckb")] == [
        "رويترز",
        "Reuters",
        "رويترز",
        "رويترز",
    ]


def test_authors_of_one_name_get_slugs_of_their_own() -> None:
    make_author("علي حسن")

    assert Author.objects.create(name="علي حسن").slug == "علي-حسن-2"


@pytest.mark.parametrize("both", [True, False])
def test_byline_is_an_author_or_an_agency_and_not_both_or_neither(both: bool) -> None:
    names = {"author": make_author(), "agency": make_agency()} if both else {}

    with pytest.raises(IntegrityError), transaction.atomic():
        Byline.objects.create(article=make_article(), **names)


def test_renamed_edition_lets_others_be_founded() -> None:
    """Collections are kept in the order of their names, and one that is out of its place has others collide."""
    names = ["د", "ه", "ج"]
    editions = [make_edition(code, name=name) for code, name in zip(["ar", "en", "fa"], names, strict=True)]
    editions[0].name = "ب"
    editions[0].save()

    for code, name in [("ur", "أ"), ("ckb", "هـ"), ("fr", "ج2")]:
        make_edition(code, name=name)

    placed = [edition.collection.path for edition in Edition.objects.order_by("name") if edition.collection]
    assert placed == sorted(placed)
    assert len(set(placed)) == 6
