"""An article passes the review of its edition, step by step, and nobody decides past her edition or her step."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from wagtail.models import ModelLogEntry

from khabar.newsroom.actions import save_draft, set_review, set_up_roles, steps_of
from khabar.newsroom.models import Article, Edition, Notice, NoticeKind, Stage
from tests.factories.newsroom import make_article, make_edition, make_staff
from tests.newsroom.conftest import CHIEFS, EDITORS, REPORTERS, Newsroom
from tests.newsroom.editor_form import article_form, the_only_article

pytestmark = pytest.mark.django_db


def hand_in(client: Client, newsroom: Newsroom, headline: str = "من القائم") -> Article:
    client.force_login(newsroom.reporter)
    client.post("/admin/articles/add/", {**article_form(newsroom.section, headline), "action-submit": "1"})
    client.get("/admin/")  # the message that it was handed in is the reporter's
    return Article.objects.get(headline=headline)


def decide(client: Client, article: Article, action: str, comment: str = "") -> None:
    state = article.current_workflow_task_state
    number = state.pk if state else 0
    client.post(f"/admin/articles/workflow/action/{article.pk}/{action}/{number}/", {"comment": comment})


def stage_of(article: Article) -> str:
    return Article.objects.values_list("stage", flat=True).get(pk=article.pk)


def test_article_goes_from_reporter_to_desk_to_chief_and_out(client: Client, newsroom: Newsroom) -> None:
    article = hand_in(client, newsroom)
    assert stage_of(article) == Stage.EDITING
    assert article.current_workflow_task.name == EDITORS

    client.force_login(newsroom.editor)
    decide(client, article, "approve")
    assert stage_of(article) == Stage.EDITING
    assert article.current_workflow_task.name == CHIEFS
    decide(client, article, "approve")
    assert not the_only_article().live

    client.force_login(newsroom.chief)
    decide(client, article, "approve")
    assert the_only_article().live
    assert stage_of(article) == Stage.LIVE
    assert list(Notice.objects.values_list("to__username", "kind")) == [("reporter", NoticeKind.LIVE)]


def test_chief_does_not_wait_for_the_desk(client: Client, newsroom: Newsroom) -> None:
    article = hand_in(client, newsroom)

    client.force_login(newsroom.chief)
    assert "من القائم" in client.get("/admin/").content.decode()
    decide(client, article, "approve")

    assert article.current_workflow_task.name == CHIEFS


def test_last_approval_may_leave_publishing_for_later(client: Client, newsroom: Newsroom) -> None:
    article = hand_in(client, newsroom)
    client.force_login(newsroom.chief)
    decide(client, article, "approve")

    form = client.get(f"/admin/articles/edit/{article.pk}/").content.decode()
    assert "اعتماد ونشر لاحق" in form
    decide(client, article, "ready")

    assert stage_of(article) == Stage.READY
    assert not the_only_article().live
    assert Notice.objects.get().kind == NoticeKind.APPROVED


def test_last_step_of_people_who_may_not_publish_leaves_the_article_ready(client: Client, newsroom: Newsroom) -> None:
    set_review(edition=newsroom.edition, steps=[Group.objects.get(name=REPORTERS)])
    article = hand_in(client, newsroom)

    decide(client, article, "approve")

    assert stage_of(article) == Stage.READY
    assert not the_only_article().live


def test_what_is_sent_back_comes_with_its_reason_and_goes_on_where_it_was(client: Client, newsroom: Newsroom) -> None:
    article = hand_in(client, newsroom)
    client.force_login(newsroom.editor)
    asked = client.get(
        f"/admin/articles/workflow/collect_action_data/{article.pk}/reject/{article.current_workflow_task_state.pk}/"
    )
    assert "ما المطلوب تغييره" in asked.json()["html"]
    decide(client, article, "reject", "ينقصه مصدر ثانٍ")
    assert stage_of(article) == Stage.WRITING

    client.force_login(newsroom.reporter)
    home = client.get("/admin/").content.decode()
    assert "ينقصه مصدر ثانٍ" in home
    client.post("/admin/notices/clear/", {"notice": Notice.objects.get().pk})
    assert not Notice.objects.exists()
    form = {**article_form(newsroom.section, "من القائم"), "action-submit": "1"}
    client.post(f"/admin/articles/edit/{article.pk}/", form)

    assert stage_of(article) == Stage.EDITING
    assert article.current_workflow_task.name == EDITORS


def test_notice_of_somebody_else_is_not_hers_to_clear(client: Client, newsroom: Newsroom) -> None:
    article = hand_in(client, newsroom)
    client.force_login(newsroom.editor)
    decide(client, article, "reject", "السبب")

    client.post("/admin/notices/clear/", {"notice": Notice.objects.get().pk})

    assert Notice.objects.count() == 1


def test_reporter_takes_back_what_she_handed_in(client: Client, newsroom: Newsroom) -> None:
    article = hand_in(client, newsroom)
    assert "سحب من التحرير" in client.get(f"/admin/articles/edit/{article.pk}/").content.decode()

    form = {**article_form(newsroom.section, "من القائم"), "action-cancel-workflow": "1"}
    client.post(f"/admin/articles/edit/{article.pk}/", form)

    assert stage_of(article) == Stage.WRITING
    assert article.current_workflow_state is None


def test_what_was_ready_is_not_once_a_reporter_changes_it(newsroom: Newsroom) -> None:
    article = make_article(live=False, section=newsroom.section)
    Article.objects.filter(pk=article.pk).update(stage=Stage.READY)

    article = Article.objects.get(pk=article.pk)
    article.headline = "غيّرته المحررة"
    save_draft(article=article, user=newsroom.editor)
    assert stage_of(article) == Stage.READY
    article = Article.objects.get(pk=article.pk)
    article.headline = "غيّره المراسل"
    save_draft(article=article, user=newsroom.reporter)

    assert stage_of(article) == Stage.WRITING


def test_where_approval_is_required_an_editor_publishes_what_was_approved_and_nothing_else(
    client: Client, newsroom: Newsroom
) -> None:
    Edition.objects.update(review_is_required=True)
    article = hand_in(client, newsroom)
    form = {**article_form(newsroom.section, "من القائم"), "action-publish": "1"}
    client.force_login(newsroom.editor)

    assert 'name="action-publish"' not in client.get(f"/admin/articles/edit/{article.pk}/").content.decode()
    client.post(f"/admin/articles/edit/{article.pk}/", form)
    client.post("/admin/articles/add/", {**article_form(newsroom.section, "من وراء الظهر"), "action-publish": "1"})
    assert not Article.objects.filter(live=True).exists()

    client.force_login(newsroom.chief)
    decide(client, article, "approve")
    decide(client, article, "ready")
    client.force_login(newsroom.editor)
    client.post(f"/admin/articles/edit/{article.pk}/", form)
    assert Article.objects.get(pk=article.pk).live


def test_step_of_another_edition_is_nobody_s_here(client: Client, newsroom: Newsroom) -> None:
    article = hand_in(client, newsroom)
    english = make_edition("en")
    groups = set_up_roles(edition=english)
    set_review(edition=english, steps=[groups["chief"]])
    stranger = make_staff("stranger")
    stranger.groups.add(groups["chief"])

    client.force_login(stranger)
    decide(client, article, "approve")

    assert article.current_workflow_task.name == EDITORS
    assert "من القائم" not in client.get("/admin/").content.decode()


def test_chief_sets_the_steps_in_the_form_of_her_edition(client: Client, newsroom: Newsroom) -> None:
    client.force_login(newsroom.chief)
    edition = newsroom.edition
    page = client.get(f"/admin/editions/edit/{edition.pk}/").content.decode()
    assert "المراجعة قبل النشر" in page
    fields = {
        "name": edition.name,
        "code": edition.code,
        "language": "ar",
        "time_zone": "Asia/Baghdad",
        "month_style": "dual",
        "digits": "latn",
        "comment_mode": "pre",
        "is_default": "on",
        "tagline": "",
    }
    chiefs = str(Group.objects.get(name=CHIEFS).pk)

    client.post(f"/admin/editions/edit/{edition.pk}/", {**fields, "review_1": chiefs, "review_2": chiefs})
    assert [step.name for step in steps_of(edition)] == [EDITORS, CHIEFS]  # the same step twice is refused
    client.post(f"/admin/editions/edit/{edition.pk}/", {**fields, "review_1": "publishers", "review_2": chiefs})

    assert [step.group_id for step in steps_of(Edition.objects.get())] == [None, int(chiefs)]


def test_leaving_out_a_step_publishes_nothing(client: Client, newsroom: Newsroom) -> None:
    article = hand_in(client, newsroom)
    client.force_login(newsroom.editor)
    decide(client, article, "approve")

    set_review(edition=newsroom.edition, steps=[Group.objects.get(name=EDITORS)])
    assert not the_only_article().live
    assert article.current_workflow_task.name == EDITORS

    set_review(edition=Edition.objects.get(), steps=[])
    assert stage_of(article) == Stage.WRITING
    assert not the_only_article().has_workflow
    assert "action-submit" not in client.get(f"/admin/articles/edit/{article.pk}/").content.decode()


def test_review_that_two_editions_share_is_changed_for_one(newsroom: Newsroom) -> None:
    english = make_edition("en", review=newsroom.edition.review)

    set_review(edition=english, steps=[None])

    assert len(steps_of(english)) == 1
    assert len(steps_of(Edition.objects.get(pk=newsroom.edition.pk))) == 2


def test_moves_of_the_review_stand_in_the_history_of_the_article(client: Client, newsroom: Newsroom) -> None:
    article = hand_in(client, newsroom)
    client.force_login(newsroom.editor)
    decide(client, article, "reject", "أعيدي الفقرة الأولى")

    told = set(ModelLogEntry.objects.values_list("action", flat=True))
    assert {"wagtail.workflow.start", "wagtail.workflow.reject"} <= told
    assert client.get(f"/admin/articles/workflow_history/{article.pk}/").status_code == 200
