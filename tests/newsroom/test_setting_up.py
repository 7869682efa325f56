"""A new newsroom begins with an edition, its standing pages, the agencies everybody quotes, and groups of staff."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Workflow

from khabar.newsroom.actions import set_up_newsroom
from khabar.newsroom.models import Agency, Article, Edition, StandingPage
from khabar.text.fold import fold
from tests.factories.newsroom import make_edition, make_staff

pytestmark = pytest.mark.django_db


def test_new_newsroom_has_one_arabic_edition() -> None:
    edition = set_up_newsroom()

    assert (edition.code, edition.name, edition.language, edition.is_default) == ("ar", "خبر", "ar", True)
    assert edition.collection is not None


def test_setting_up_twice_changes_nothing() -> None:
    edition = set_up_newsroom()
    Agency.objects.first().delete()
    edition.name = "جريدتنا"
    edition.save()
    agencies = Agency.objects.count()

    again = set_up_newsroom()

    assert (again.pk, again.name) == (edition.pk, "جريدتنا")
    assert Agency.objects.count() == agencies


def test_newsroom_that_has_an_edition_is_left_alone() -> None:
    english = make_edition("en")

    assert set_up_newsroom() == english
    assert not Agency.objects.exists()


def test_comments_policy_is_live_and_the_contact_page_waits_for_the_newsroom() -> None:
    set_up_newsroom()

    assert dict(StandingPage.objects.values_list("slug", "live")) == {
        "about": True,
        "comments-policy": True,
        "contact": False,
    }
    assert "1500" in StandingPage.objects.get(slug="comments-policy").body


@pytest.mark.parametrize("language", ["ar", "en", "fa", "ur", "ckb"])
def test_newsroom_can_begin_in_each_language(language: str) -> None:
    edition = set_up_newsroom(language=language)

    assert edition.language == language
    assert StandingPage.objects.filter(edition=edition).count() == 3


@pytest.mark.parametrize(
    ("met_in_copy", "agency"),
    [
        ("AFP", "وكالة الصحافة الفرنسية"),
        ("أ ف ب", "وكالة الصحافة الفرنسية"),
        ("أ.ف.ب", "وكالة الصحافة الفرنسية"),
        ("وكالة الصحافه الفرنسيه", "وكالة الصحافة الفرنسية"),
        ("Reuters", "رويترز"),
        ("الاناضول", "وكالة الأناضول"),
        ("واع", "وكالة الأنباء العراقية"),
        ("سانا", "الوكالة العربية السورية للأنباء"),
        ("Agence de presse irakienne", "وكالة الأنباء العراقية"),
    ],
)
def test_agencies_are_known_by_the_names_that_copy_uses(met_in_copy: str, agency: str) -> None:
    set_up_newsroom()

    assert str(Agency.objects.all().called(met_in_copy)) == agency


def test_no_two_agencies_go_by_one_name() -> None:
    set_up_newsroom()
    names = [name for agency in Agency.objects.all() for name in set(map(fold, agency.names()))]

    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_name_that_no_agency_has_finds_none() -> None:
    set_up_newsroom()

    assert Agency.objects.all().called("وكالة القمر") is None
    assert Agency.objects.all().called("") is None


@pytest.mark.parametrize(
    ("group", "may", "may_not"),
    [
        ("رؤساء التحرير", ["publish_article", "delete_article", "change_section"], []),
        ("المحررون", ["publish_article", "change_article", "add_topic"], ["delete_article", "change_edition"]),
        ("المراسلون", ["add_article", "change_article"], ["publish_article", "delete_article", "add_topic"]),
        ("مشرفو التعليقات", ["view_article"], ["change_article", "add_article"]),
    ],
)
def test_groups_of_staff_may_do_their_work_and_no_more(group: str, may: list[str], may_not: list[str]) -> None:
    set_up_newsroom()
    user = make_staff(group=group)

    assert user.has_perm("wagtailadmin.access_admin")
    assert [name for name in may if not user.has_perm(f"newsroom.{name}")] == []
    assert [name for name in may_not if user.has_perm(f"newsroom.{name}")] == []


def test_moderators_may_moderate_comments() -> None:
    set_up_newsroom()

    assert make_staff(group="مشرفو التعليقات").has_perm("conversation.moderate_comment")


def test_wagtail_s_own_groups_and_workflow_for_pages_are_gone() -> None:
    set_up_newsroom()

    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()
    assert [workflow.name for workflow in Workflow.objects.all()] == ["مراجعة المحررين"]


def test_articles_of_reporters_pass_the_editors_review() -> None:
    set_up_newsroom()

    assert Article.get_default_workflow().name == "مراجعة المحررين"


def test_first_edition_is_the_default_until_another_is_made_so() -> None:
    arabic, english = make_edition("ar"), make_edition("en")
    assert (arabic.is_default, english.is_default) == (True, False)

    english.is_default = True
    english.save()

    assert list(Edition.objects.filter(is_default=True)) == [english]
