"""Writing an article in the admin: draft, publish, take down, schedule, history, compare, lock, preview."""

import datetime

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from khabar.newsroom.actions import save_draft, set_up_newsroom
from khabar.newsroom.models import Article
from tests.factories.newsroom import (
    make_agency,
    make_article,
    make_author,
    make_edition,
    make_section,
    make_staff,
    make_topic,
)
from tests.newsroom.editor_form import article_form, the_only_article

pytestmark = pytest.mark.django_db
ADD = "/admin/articles/add/"


def address(name: str, article: Article, *more: object) -> str:
    return reverse(f"wagtailsnippets_newsroom_article:{name}", args=[article.pk, *more])


def test_new_article_is_a_draft_until_it_is_published(desk: Client) -> None:
    response = desk.post(ADD, article_form(make_section()))

    article = the_only_article()
    assert response.status_code == 302
    assert (article.live, article.headline, article.slug) == (False, "القوات تدخل القائم", "القوات-تدخل-القائم")


def test_article_is_published_from_the_editor(desk: Client) -> None:
    agency = make_agency()

    desk.post(ADD, {**article_form(make_section(), bylines=[agency]), "action-publish": "1"})

    article = the_only_article()
    assert article.live
    assert [byline.agency for byline in article.bylines.all()] == [agency]
    assert article.plain_text() == "دخلت القوات المدينة."


def test_edit_of_a_live_article_is_a_draft_until_it_is_published(desk: Client) -> None:
    article = make_article("قبل")

    desk.post(address("edit", article), article_form(article.section, "بعد"))
    assert the_only_article().headline == "قبل"

    desk.post(address("edit", article), {**article_form(article.section, "بعد"), "action-publish": "1"})
    assert the_only_article().headline == "بعد"


def test_saving_the_form_of_a_live_article_does_not_move_it(desk: Client) -> None:
    article = make_article(published_at=None)
    assert article.published_at is not None
    when = timezone.localtime(article.published_at).strftime("%Y-%m-%d %H:%M")

    form = article_form(article.section, article.headline, slug=article.slug, published_at=when)
    desk.post(address("edit", article), {**form, "action-publish": "1"})

    assert the_only_article().published_at == article.published_at
    assert not article.former_addresses.exists()


def test_headline_becomes_one_line_without_marks_that_nobody_sees(desk: Client) -> None:
    desk.post(ADD, article_form(make_section(), "القوات\n تدخل \N{RIGHT-TO-LEFT MARK} القائم"))

    assert the_only_article().headline == "القوات تدخل القائم"


def test_byline_begun_and_not_filled_in_holds_up_nothing(desk: Client) -> None:
    author = make_author()
    rows = [{"author": "", "agency": ""}, {"author": author.pk, "agency": ""}]
    form = {**article_form(make_section()), **nested_form_data({"bylines": inline_formset(rows)})}

    desk.post(ADD, form)

    assert [byline.author for byline in the_only_article().bylines.all()] == [author]


def test_byline_of_an_author_and_an_agency_at_once_is_refused(desk: Client) -> None:
    rows = [{"author": make_author().pk, "agency": make_agency().pk}]

    response = desk.post(ADD, {**article_form(make_section()), **nested_form_data({"bylines": inline_formset(rows)})})

    assert "التوقيع لكاتب أو لوكالة" in response.content.decode()
    assert not Article.objects.exists()


def test_topics_of_another_edition_are_left_out(desk: Client) -> None:
    ours, theirs = make_topic("أمن"), make_topic("Security", edition=make_edition("en"))

    desk.post(ADD, article_form(make_section(), topics=[ours.pk, theirs.pk]))

    assert list(the_only_article().topics.all()) == [ours]


def test_only_edition_is_not_asked_for(desk: Client) -> None:
    make_section()

    page = desk.get(ADD).content.decode()

    assert 'name="edition"' not in page


def test_edition_is_asked_for_where_there_are_several(desk: Client) -> None:
    make_section()
    make_edition("en")

    page = desk.get(ADD).content.decode()

    assert '<select name="edition"' in page


def test_next_article_is_for_the_section_that_the_writer_wrote_for_last(desk: Client, chief: User) -> None:
    make_section("أخبار العراق")
    syria = make_section("أخبار سوريا")
    make_article(section=syria, live=False, user=chief)

    page = desk.get(ADD).content.decode()

    assert f'<option value="{syria.pk}" selected' in page


def test_article_is_taken_down(desk: Client) -> None:
    article = make_article()

    desk.post(address("unpublish", article))

    assert not the_only_article().live


def test_article_is_scheduled(desk: Client) -> None:
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)

    form = article_form(make_section(), go_live_at=tomorrow.strftime("%Y-%m-%d %H:%M"))
    desk.post(ADD, {**form, "action-publish": "1"})

    article = the_only_article()
    assert not article.live
    assert article.approved_schedule


def test_history_and_comparison_show_what_changed(desk: Client) -> None:
    article = make_article("القوات تدخل القائم")
    article.headline = "القوات تدخل راوة"
    save_draft(article=article)

    assert desk.get(address("history", article)).status_code == 200
    page = desk.get(f"/admin/articles/history/{article.pk}/revisions/compare/earliest...latest/").content.decode()
    assert '<span class="deletion">القائم</span><span class="addition">راوة</span>' in page


def test_earlier_version_can_be_brought_back(desk: Client) -> None:
    article = make_article("قبل")
    first = article.latest_revision
    article.headline = "بعد"
    save_draft(article=article)

    page = desk.get(address("revisions_revert", article, first.pk))

    assert page.context["form"].instance.headline == "قبل"


def test_locked_article_is_edited_by_its_locker_alone(desk: Client, client: Client, chief: User) -> None:
    article = make_article("قبل")
    desk.post(address("lock", article))
    other = Client()
    other.force_login(make_staff("other", superuser=True))

    other.post(address("edit", article), {**article_form(article.section, "بعد"), "action-publish": "1"})

    assert the_only_article().headline == "قبل"
    desk.post(address("unlock", article))
    other.post(address("edit", article), {**article_form(article.section, "بعد"), "action-publish": "1"})
    assert the_only_article().headline == "بعد"


def test_preview_shows_what_is_in_the_editor_and_not_yet_saved(desk: Client) -> None:
    article = make_article("قبل")
    preview = address("preview_on_edit", article)

    assert desk.post(preview, article_form(article.section, "بعد")).json()["is_valid"]
    page = desk.get(preview).content.decode()

    assert "بعد" in page
    assert 'dir="rtl"' in page
    assert the_only_article().headline == "قبل"


def test_article_that_does_not_exist_yet_can_be_previewed(desk: Client) -> None:
    preview = reverse("wagtailsnippets_newsroom_article:preview_on_add")

    assert desk.post(preview, article_form(make_section(), "لم تُحفظ بعد")).json()["is_valid"]

    assert "لم تُحفظ بعد" in desk.get(preview).content.decode()
    assert not Article.objects.exists()


def test_live_article_has_a_door_to_the_page_that_readers_see(desk: Client) -> None:
    article = make_article("القائم")

    assert str(article.full_url) in desk.get(address("edit", article)).content.decode()
    assert "صفحة القراء" not in desk.get(address("edit", make_article(live=False))).content.decode()


def test_reporter_writes_and_hands_in_but_does_not_publish(client: Client) -> None:
    section = make_section(edition=set_up_newsroom())
    client.force_login(make_staff("reporter", group="المراسلون"))

    client.post(ADD, {**article_form(section), "action-publish": "1"})
    article = the_only_article()
    assert not article.live

    client.post(address("edit", article), {**article_form(section, "بعد"), "action-submit": "1"})
    assert article.current_workflow_state.workflow.name == "مراجعة المحررين"


def test_editor_approves_what_a_reporter_handed_in(client: Client) -> None:
    section = make_section(edition=set_up_newsroom())
    reporter, editor = make_staff("reporter", group="المراسلون"), make_staff("editor", group="المحررون")
    client.force_login(reporter)
    client.post(ADD, {**article_form(section), "action-submit": "1"})
    article = the_only_article()
    client.force_login(editor)

    state = article.current_workflow_task_state
    client.post(address("workflow_action", article, "approve", state.pk), {"comment": "جيد"})

    assert the_only_article().live


def test_moderator_has_no_business_in_the_editor(client: Client) -> None:
    article = make_article(section=make_section(edition=set_up_newsroom()))
    client.force_login(make_staff("moderator", group="مشرفو التعليقات"))

    assert client.get(address("edit", article)).status_code == 302
    assert client.get(ADD).status_code == 302
