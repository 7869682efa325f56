"""The paste box: paste a page, see what each line became, correct it, find it as a draft."""

import html
import re
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from khabar.newsroom.actions import set_up_newsroom
from khabar.newsroom.models import Agency, Article, Author, Edition, Section
from khabar.wire.actions import read_copy_text, take_in_page_text
from khabar.wire.models import Item
from tests.factories.newsroom import image_bytes, make_edition, make_section, make_staff, make_topic

pytestmark = pytest.mark.django_db

PAGE = (Path(__file__).parents[1] / "samples" / "page-text" / "two-captions-and-comment-form.txt").read_text()
HEADLINE = "بلدية النهرين تعيد فتح جسر الحدادين بعد فيضان استمر أربعة أيام"


@pytest.fixture
def edition() -> Edition:
    return make_edition()


@pytest.fixture
def chief(client: Client, edition: Edition) -> User:
    user = make_staff("chief", superuser=True)
    client.force_login(user)
    return user


@pytest.fixture
def address() -> str:
    return reverse("wire_paste")


def text_of(response: Any) -> str:
    return html.unescape(response.content.decode())


def fields_of(response: Any) -> dict[str, Any]:
    """Return what a browser would send of the review form as it stands."""
    form, bylines = response.context["form"], response.context["bylines"]
    sent = {field.html_name: field.value() or "" for row in (form, *bylines, bylines.management_form) for field in row}
    sent.pop("photo", None)
    copy = response.context["copy"]
    return {**sent, "edition": copy.edition.pk, "text": copy.text, "step": "save"}


def read(client: Client, edition: Edition, text: str = PAGE, **more: Any) -> Any:
    return client.post(reverse("wire_paste"), {"step": "read", "edition": edition.pk, "text": text, **more})


def saved(response: HttpResponse) -> Article:
    article = Article.objects.latest("pk")
    assert response.status_code == 302
    assert response["Location"] == reverse("wagtailsnippets_newsroom_article:edit", args=[article.pk])
    return article


def test_box_is_in_the_menu_and_speaks_arabic(client: Client, chief: User, address: str) -> None:
    page = text_of(client.get(address))
    assert '<h1 class="paste__title">لصق مادة</h1>' in page
    assert 'dir="rtl"' in page
    assert "لصق مادة" in text_of(client.get(reverse("wagtailadmin_home")))


def test_review_shows_what_each_line_became(client: Client, chief: User, edition: Edition) -> None:
    response = read(client, edition)
    lines = response.context["lines"]
    assert [(line.number, line.label) for line in lines][:4] == [
        (1, "القسم"),
        (2, "الموضوع"),
        (4, "عنوان المادة"),
        (6, "توقيع"),
    ]
    assert [line.reason for line in lines if line.role == "dropped"] == [
        "تكرار شرح الصورة",
        "استطلاع",
        "تعليقات القراء",
        "قواعد الموقع",
    ]
    assert "سياسة منبر السهل بشأن التعليقات" in text_of(response)


def test_review_says_how_sure_it_is_in_words(client: Client, chief: User, edition: Edition) -> None:
    page = re.sub(r"<[^>]+>", "", text_of(read(client, edition)))
    assert "أكيد 95% أول عنوان فوق المتن" in page
    assert "يرجى التحقق 63% أول تاريخ في المتن، والسنة مستنتجة" in page
    assert "أكيد 85% اسمه كأسماء الوكالات" in page


def test_what_is_left_as_read_becomes_the_draft(client: Client, chief: User, edition: Edition) -> None:
    article = saved(client.post(reverse("wire_paste"), fields_of(read(client, edition))))
    assert (article.headline, article.live) == (HEADLINE, False)
    assert (article.section.name, str(article.topics.get())) == ("أخبار سهل الرمان", "مياه")
    assert len(article.body) == 5
    assert [str(byline.agency) for byline in article.bylines.all()] == ["وكالة أنباء السنديان"]
    item = Item.objects.get()
    assert (item.received_by, item.text) == (chief, PAGE)
    assert article.latest_revision.user == chief


def test_what_the_desk_corrects_is_kept(client: Client, chief: User, edition: Edition) -> None:
    section, topic = make_section("محليات", edition=edition), make_topic("جسور", edition=edition)
    corrected = {
        **fields_of(read(client, edition)),
        "headline": "جسر الحدادين مفتوح",
        "section": section.pk,
        "topic": topic.pk,
        "published_on": "2019-04-05",
        "dateline": "النهرين",
        "body": "فقرة أولى.\n\nفقرة ثانية.\nفقرة ثالثة.",
        "bylines-0-name": "سامر الحلاق",
        "bylines-0-kind": "author",
        "bylines-1-name": "رويترز",
        "bylines-1-kind": "agency",
        "caption": "الجسر صباح الخميس.",
    }
    article = saved(client.post(reverse("wire_paste"), corrected))
    assert (article.headline, article.section, list(article.topics.all())) == ("جسر الحدادين مفتوح", section, [topic])
    assert (str(article.published_day), article.dateline) == ("2019-04-05", "النهرين")
    assert [str(byline) for byline in article.bylines.all()] == ["سامر الحلاق", "رويترز"]
    assert (Author.objects.count(), Agency.objects.filter(name_ar="رويترز").count()) == (1, 1)
    assert len(article.body) == 3
    assert article.lead_photo_caption == "الجسر صباح الخميس."


def test_photo_is_taken_in_with_its_credit(client: Client, chief: User, edition: Edition) -> None:
    photo = SimpleUploadedFile("IMG_1.jpg", image_bytes(size=(64, 36)), content_type="image/jpeg")
    article = saved(client.post(reverse("wire_paste"), {**fields_of(read(client, edition)), "photo": photo}))
    assert article.lead_photo is not None
    assert article.lead_photo.credit_in("ar") == "سلمى النجار/وكالة أنباء السنديان"
    assert article.lead_photo.uploaded_by_user == chief


def test_broken_photo_is_refused_with_everything_kept(client: Client, chief: User, edition: Edition) -> None:
    fields = {**fields_of(read(client, edition)), "headline": "عنوان صححه المحرر هنا"}
    response = client.post(reverse("wire_paste"), {**fields, "photo": SimpleUploadedFile("a.jpg", b"no picture")})
    assert "ملف الصورة ليس صورة، أو هو تالف." in text_of(response)
    assert response.context["form"]["headline"].value() == "عنوان صححه المحرر هنا"
    assert not Article.objects.exists()


def test_text_file_is_read_in_its_encoding(client: Client, chief: User, edition: Edition) -> None:
    file = SimpleUploadedFile("bridge-2018.txt", PAGE.encode("windows-1256"))
    response = read(client, edition, text="", file=file)
    copy = response.context["copy"]
    assert (copy.encoding, copy.pasted.headline) == ("windows-1256", HEADLINE)
    fields = {**fields_of(response), "source_name": copy.source_name, "encoding": copy.encoding}
    saved(client.post(reverse("wire_paste"), fields))
    assert Item.objects.values_list("source_name", "encoding").get() == ("bridge-2018.txt", "windows-1256")


def test_editor_is_told_that_garbled_letters_were_set_right(client: Client, chief: User, edition: Edition) -> None:
    garbled = PAGE.encode().decode("latin-1").encode().decode("latin-1")
    response = read(client, edition, text=garbled)
    assert "وصل النص مشوّه الحروف، وقد أُصلح ترميزه." in text_of(response)
    assert response.context["copy"].pasted.headline == HEADLINE
    saved(client.post(reverse("wire_paste"), fields_of(response)))
    assert Article.objects.get().headline == HEADLINE
    assert "وقد أُصلح ترميزه" not in text_of(read(client, edition, text=PAGE.replace("ال", "ال ", 1)))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "الصق نص الصفحة أو اختر ملفًا."),
        ("شارك\n0 تعليق", "لا متن في النص"),
        ("كلمة " * 80, "لا سطر في النص يصلح عنوانًا"),
        ("سطر\n" * 5001, "أسطر النص أكثر مما في صفحة أخبار"),
    ],
)
def test_text_that_is_no_page_is_refused_and_kept(
    client: Client, chief: User, edition: Edition, text: str, complaint: str
) -> None:
    response = read(client, edition, text=text)
    assert complaint in text_of(response)
    assert (response.context["form"]["text"].value() or "") == text


def test_binary_file_is_refused(client: Client, chief: User, edition: Edition) -> None:
    response = read(client, edition, text="", file=SimpleUploadedFile("page.txt", b"\x89PNG\r\n\x00\x00"))
    assert "ليس الملف نصًا" in text_of(response)


def test_text_that_was_taken_in_leads_to_its_article(client: Client, chief: User, edition: Edition) -> None:
    article = take_in_page_text(copy=read_copy_text(text=PAGE, edition=edition))
    response = read(client, edition)
    assert f"سبق أن أُدخل هذا النص: «{HEADLINE}»." in text_of(response)
    assert reverse("wagtailsnippets_newsroom_article:edit", args=[article.pk]) in text_of(response)


def test_going_back_keeps_the_text(client: Client, chief: User, edition: Edition) -> None:
    response = client.post(reverse("wire_paste"), {**fields_of(read(client, edition)), "step": "again"})
    assert response.context["form"]["text"].value() == PAGE
    assert not Article.objects.exists()


def test_headline_must_stay(client: Client, chief: User, edition: Edition) -> None:
    response = client.post(reverse("wire_paste"), {**fields_of(read(client, edition)), "headline": " "})
    assert response.context["form"].errors["headline"]
    assert not Article.objects.exists()


def test_markup_in_the_text_is_shown_and_not_run(client: Client, chief: User, edition: Edition) -> None:
    response = read(client, edition, text=PAGE.replace("فحوص", "<script>alert(1)</script>"))
    assert b"<script>alert(1)" not in response.content


def test_edition_is_asked_for_only_where_there_are_several(
    client: Client, chief: User, edition: Edition, address: str
) -> None:
    assert '<select name="edition"' not in text_of(client.get(address))
    make_edition("en")
    assert '<select name="edition"' in text_of(client.get(address))


@pytest.fixture
def reporter(client: Client) -> User:
    set_up_newsroom()
    user = make_staff("reporter")
    user.groups.add(Group.objects.get(name="المراسلون"))
    client.force_login(user)
    return user


def test_reporter_chooses_among_names_on_file(client: Client, reporter: User) -> None:
    edition = Edition.objects.get()
    make_section("محليات", edition=edition)
    response = read(client, edition)
    assert [label for _value, label in response.context["form"].fields["section"].choices] == ["بلا اختيار", "محليات"]
    fields = {**fields_of(response), "section": Section.objects.get().pk}
    refused = client.post(reverse("wire_paste"), fields)
    assert "لا وكالة باسم «وكالة أنباء السنديان»" in text_of(refused)
    saved(client.post(reverse("wire_paste"), {**fields, "bylines-0-name": "", "photo_agency": ""}))


def test_who_may_not_add_articles_finds_no_box(client: Client, edition: Edition, address: str) -> None:
    visitor = make_staff("visitor")
    visitor.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(visitor)
    assert client.get(address).status_code == 302
    assert read(client, edition).status_code == 302
    assert address not in text_of(client.get(reverse("wagtailadmin_home")))


def test_nobody_reads_without_logging_in(client: Client, edition: Edition, address: str) -> None:
    assert client.get(address)["Location"].startswith(reverse("wagtailadmin_login"))
