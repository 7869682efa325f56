"""The admin speaks Arabic, runs right to left, shows what a newsroom uses and calls nobody."""

import re

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.admin.menu import admin_menu, reports_menu
from wagtail.users.models import UserProfile

from khabar.newsroom.actions import set_up_newsroom
from khabar.newsroom.models import Section
from tests.factories.newsroom import make_article, make_section, make_staff

pytestmark = pytest.mark.django_db

SCREENS = [
    "/admin/",
    "/admin/articles/",
    "/admin/articles/add/",
    "/admin/images/",
    "/admin/sections/add/",
    "/admin/topics/",
    "/admin/agencies/add/",
    "/admin/authors/add/",
    "/admin/standing-pages/",
    "/admin/editions/add/",
]


@pytest.mark.parametrize("screen", [*SCREENS, "/admin/login/"])
def test_screens_are_arabic_and_run_right_to_left(desk: Client, screen: str) -> None:
    if screen == "/admin/login/":
        desk.logout()

    page = desk.get(screen).content.decode()

    assert '<html lang="ar" dir="rtl"' in page


@pytest.mark.parametrize("screen", SCREENS)
def test_screens_load_nothing_from_elsewhere(desk: Client, screen: str) -> None:
    page = desk.get(screen).content.decode()

    assert re.findall(r'(?:src|href)="((?:https?:)?//[^"]+\.(?:css|js|png|svg|woff2?)[^"]*)"', page) == []
    assert "gravatar" not in page
    assert "releases.wagtail" not in page


def test_menu_is_in_the_order_of_a_newsroom_s_work(desk: Client) -> None:
    request = desk.get("/admin/").wsgi_request

    names = [item.name for item in admin_menu.menu_items_for_request(request)]

    ours = [name for name in names if name in OURS]
    assert ours == OURS
    assert not {"explorer", "documents", "help", "snippets"} & set(names)


OURS = ["articles", "images", "sections", "topics", "agencies", "authors", "standing-pages", "editions"]


def test_labels_of_the_menu_are_arabic(desk: Client) -> None:
    request = desk.get("/admin/").wsgi_request

    labels = {item.name: str(item.label) for item in admin_menu.menu_items_for_request(request)}

    assert [labels[name] for name in OURS] == [
        "المواد",
        "الصور",
        "الأقسام",
        "الموضوعات",
        "الوكالات",
        "الكتّاب",
        "الصفحات الثابتة",
        "الطبعات",
    ]


def test_reports_about_wagtail_s_pages_are_not_offered(desk: Client) -> None:
    request = desk.get("/admin/").wsgi_request

    names = {item.name for item in reports_menu.menu_items_for_request(request)}

    assert "site-history" in names
    assert not {"aging-pages", "locked-pages", "page-types-usage"} & names


def test_search_box_of_the_menu_looks_for_articles(desk: Client) -> None:
    assert '"/admin/articles/"' in desk.get("/admin/").content.decode()


def test_reporter_sees_only_what_reporters_use(client: Client) -> None:
    set_up_newsroom()
    client.force_login(make_staff("reporter", group="المراسلون"))
    request = client.get("/admin/").wsgi_request

    assert {item.name for item in admin_menu.menu_items_for_request(request)} & set(OURS) == {"articles", "images"}


def test_door_of_the_admin_has_no_english_label(client: Client) -> None:
    page = client.get("/admin/login/").content.decode()

    assert "الدخول إلى غرفة الأخبار" in page
    assert "كلمة المرور" in page
    assert "Password" not in page
    assert "Wagtail" not in re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL).partition("<body")[2]


def test_questions_fit_an_article_as_well_as_a_section(desk: Client) -> None:
    article, section = make_article(), make_section("قسم بلا مواد")

    assert "أتريد الحذف حقًا؟" in desk.get(f"/admin/articles/delete/{article.pk}/").content.decode()
    assert "أتريد الحذف حقًا؟" in desk.get(f"/admin/sections/delete/{section.pk}/").content.decode()
    assert (
        "سيجد القرّاء في عنوانها أن المادة سُحبت" in desk.get(f"/admin/articles/unpublish/{article.pk}/").content.decode()
    )


def test_editor_says_which_way_each_edition_is_written(desk: Client) -> None:
    make_section()

    page = desk.get("/admin/articles/add/").content.decode()

    assert "data-khabar-languages=" in page
    assert "&quot;dir&quot;: &quot;rtl&quot;" in page


def test_link_dialogue_opens_on_addresses_and_offers_no_page_tree(desk: Client) -> None:
    page = desk.get("/admin/choose-external-link/").json()["html"]

    assert "صفحة على الشبكة" in page
    assert "رابط داخلي" not in page


def test_deleting_a_section_that_has_articles_is_refused_with_a_reason(desk: Client) -> None:
    section = make_article().section

    page = desk.get(f"/admin/sections/delete/{section.pk}/").content.decode()
    desk.post(f"/admin/sections/delete/{section.pk}/")

    assert "لا يمكن الحذف ما دام مستعملًا في غيره." in page
    assert Section.objects.filter(pk=section.pk).exists()


def test_admin_is_arabic_whatever_the_browser_prefers_until_a_user_chooses(desk: Client, chief: User) -> None:
    assert '<html lang="ar"' in desk.get("/admin/", headers={"Accept-Language": "en-GB,en"}).content.decode()

    UserProfile.objects.create(user=chief, preferred_language="en")

    assert '<html lang="en" dir="ltr"' in desk.get("/admin/").content.decode()
