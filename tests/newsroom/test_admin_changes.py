"""The desk says which kind of change it makes, and why it withdraws; it can hide a difference from readers."""

from typing import Any

import pytest
from django.test import Client

from khabar.newsroom.actions import publish_article, set_up_newsroom
from khabar.newsroom.models import Article, Change, Version
from tests.factories.newsroom import make_article, make_staff
from tests.newsroom.editor_form import article_form
from tests.newsroom.test_versions import changes, retold

pytestmark = pytest.mark.django_db


def publish(desk: Client, article: Article, **fields: Any) -> Any:
    form = article_form(article.section, article.headline, slug=article.slug, **fields)
    return desk.post(f"/admin/articles/edit/{article.pk}/", form | {"action-publish": "1"}, follow=True)


def test_form_of_a_published_article_asks_which_kind_of_change_it_is(desk: Client) -> None:
    page = desk.get(f"/admin/articles/edit/{make_article().pk}/").content.decode()

    assert "ما نوع هذا التعديل؟" in page
    assert page.count('name="change"') == 3
    assert 'value="minor"' in page
    assert "?mode=difference" in page


def test_form_of_a_draft_does_not(desk: Client) -> None:
    page = desk.get(f"/admin/articles/edit/{make_article(live=False).pk}/").content.decode()

    assert 'name="change"' not in page
    assert "?mode=difference" not in page


def test_publishing_without_a_choice_is_a_minor_edit(desk: Client) -> None:
    article = make_article()
    publish(desk, article)

    assert changes(article) == ["first", "minor"]


def test_publishing_a_correction_keeps_its_text_and_signature(desk: Client) -> None:
    article = make_article()
    publish(desk, article, change="correction", change_note="كان الاسم خطأ.", change_signature="سلمى")

    version = Version.objects.of_article(article.pk).get(number=2)
    assert (version.change, version.note, version.signature) == ("correction", "كان الاسم خطأ.", "سلمى")
    page = desk.get(f"/admin/articles/edit/{article.pk}/").content.decode()
    assert "كان الاسم خطأ." not in page, "it is spent"


def test_a_correction_without_text_is_sent_back_with_what_was_typed(desk: Client) -> None:
    article = make_article()
    answer = publish(desk, article, change="correction", change_signature="سلمى الراوي")

    assert changes(article) == ["first"]
    page = answer.content.decode()
    assert "ما الخطأ وما الصواب" in page
    assert "سلمى الراوي" in page


def test_difference_to_what_readers_have_is_shown_before_publishing(desk: Client) -> None:
    article = make_article(body=[("paragraph", "<p>دخلت القوات القرية.</p>")])
    form = article_form(article.section, article.headline, slug=article.slug)
    address = f"/admin/articles/preview/{article.pk}/?mode=difference"
    desk.post(address, form)
    page = desk.get(address).content.decode()

    assert "القرية</del>" in page
    assert "المدينة</ins>" in page


def test_withdrawing_asks_for_a_reason_and_keeps_it(desk: Client) -> None:
    article = make_article()
    address = f"/admin/articles/unpublish/{article.pk}/"
    assert 'name="reason"' in desk.get(address).content.decode()
    desk.post(address, {"reason": "لم يثبت الخبر."})

    assert Version.objects.get(article=article, change="withdrawal").note == "لم يثبت الخبر."


def test_desk_reads_the_record_and_hides_a_difference(desk: Client) -> None:
    article = make_article()
    publish_article(article=retold(article), change=Change.CORRECTION, note="صححنا الرقم.")
    address = f"/admin/articles/versions/{article.pk}/"
    assert "صححنا الرقم." in desk.get(address).content.decode()

    desk.post(address, {"number": "2"})

    assert Version.objects.get(article=article, number=2).hidden_by_id is not None
    assert "أُخفي لأسباب قانونية" in desk.get(address).content.decode()


@pytest.mark.parametrize("number", ["", "9", "x", "٢٢", "9" * 30])
def test_a_number_of_no_version_hides_nothing(desk: Client, number: str) -> None:
    article = make_article()

    assert desk.post(f"/admin/articles/versions/{article.pk}/", {"number": number}).status_code == 404
    assert not Version.objects.exclude(hidden_at=None).exists()


def test_who_may_not_publish_reads_the_record_and_hides_nothing(client: Client) -> None:
    article = make_article(edition=set_up_newsroom())
    publish_article(article=retold(article))
    client.force_login(make_staff("reporter", group="المراسلون"))
    address = f"/admin/articles/versions/{article.pk}/"

    assert client.get(address).status_code == 200
    assert client.post(address, {"number": "2"}).status_code in (302, 403)
    assert Version.objects.get(article=article, number=2).hidden_at is None
