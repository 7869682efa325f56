"""An edition in another language is founded in the admin, ready for its first article."""

import re

import pytest
from django.test import Client

from khabar.newsroom.actions import furnish_edition
from khabar.newsroom.models import Edition, Section, StandingPage
from khabar.text.languages import LANGUAGES
from tests.factories.newsroom import make_author, make_edition, make_section, make_standing_page

pytestmark = pytest.mark.django_db


def founding(code: str, **fields: str) -> dict[str, str]:
    return {
        "name": f"خبر {code}",
        "tagline": "",
        "language": code,
        "code": code,
        "time_zone": "Asia/Tehran",
        "month_style": "jalali",
        "digits": "arabext",
        "second_calendar": "",
        "comment_mode": "pre",
        "begin_with_sections": "on",
        "begin_with_pages": "on",
        **fields,
    }


def test_a_persian_edition_begins_with_sections_pages_and_groups_of_its_own(desk: Client) -> None:
    make_edition()
    answer = desk.post("/admin/editions/add/", founding("fa"))

    assert answer.status_code == 302, answer.context["form"].errors
    persian = Edition.objects.get(code="fa")
    assert list(persian.sections.in_menu_order().values_list("name", flat=True))[:2] == ["سیاست", "اقتصاد"]
    assert set(persian.standing_pages.filter(live=True).values_list("slug", flat=True)) == {"about", "comments-policy"}
    assert persian.date_style.months == "jalali"
    groups = persian.collection.group_permissions.values_list("group__name", flat=True) if persian.collection else []
    assert any("خبر fa" in name for name in groups)


def test_pages_that_nobody_wrote_in_the_language_wait_as_drafts() -> None:
    sorani = make_edition("ckb")
    furnish_edition(edition=sorani)

    assert Section.objects.filter(edition=sorani, name="وەرزش").exists()
    assert StandingPage.objects.filter(edition=sorani).count() == 3
    assert not StandingPage.objects.filter(edition=sorani, live=True).exists()


def test_what_an_edition_has_already_stays() -> None:
    edition = make_edition("fa")
    make_section("خبرها", edition=edition)
    make_standing_page("درباره", edition=edition)
    furnish_edition(edition=edition)

    assert edition.sections.count() == 1
    assert edition.standing_pages.count() == 1


def test_the_form_says_which_languages_have_no_words_of_their_own(desk: Client) -> None:
    form = desk.get("/admin/editions/add/").content.decode()
    options = dict(re.findall(r'<option value="(\w+)"[^>]*>([^<]+)</option>', form))

    assert options["fa"] == "فارسی"
    assert options["ur"] != "اردو"
    assert "الإنكليزية" in options["ckb"]
    assert "begin_with_sections" not in desk.get(f"/admin/editions/edit/{make_edition().pk}/").content.decode()


def test_every_language_of_editions_has_its_suggestions() -> None:
    from khabar.newsroom.admin.founding import suggestions

    assert set(suggestions()) == set(LANGUAGES)


def test_an_author_is_named_in_the_letters_of_the_edition() -> None:
    salma = make_author("سلمى الجبوري", role="مراسلة", latin_name="Salma al-Jubouri", latin_role="correspondent")

    assert (salma.name_in("en"), salma.role_in("en")) == ("Salma al-Jubouri", "correspondent")
    assert (salma.name_in("fa"), salma.role_in("fa")) == ("سلمى الجبوري", "مراسلة")
    assert make_author("حسن علي").name_in("en") == "حسن علي"
