"""The board: what stands where, who may move it, and that it costs the same however much there is."""

import datetime
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from khabar.newsroom.actions import (
    assign_article,
    plan_article,
    publish_due,
    save_draft,
    schedule_article,
    set_review,
    set_up_roles,
    unpublish_article,
)
from khabar.newsroom.actions.plan_article import NotOfTheEdition
from khabar.newsroom.models import Article, Edition, Notice, NoticeKind, Section, Stage
from tests.factories.newsroom import make_archive, make_article, make_edition, make_section, make_staff
from tests.newsroom.conftest import Newsroom
from tests.newsroom.editor_form import article_form

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)
MOST_QUERIES = 60


def stage_of(article: Article) -> str:
    return Article.objects.values_list("stage", flat=True).get(pk=article.pk)


def move(client: Client, article: Article, name: str, **more: str) -> str:
    """Press a button of the card and return the stage after it."""
    client.post(f"/admin/board/{article.pk}/move/", {"move": name, "seen": stage_of(article), **more})
    return stage_of(article)


def columns(client: Client, query: str = "") -> dict[str, list[str]]:
    """Return the headlines on the board, by column."""
    shown = client.get(f"/admin/board/{query}").context["columns"]
    return {str(column.stage): [card.article.headline for card in column.cards] for column in shown}


def test_plan_is_made_on_the_board_and_becomes_writing_with_its_first_words(client: Client, newsroom: Newsroom) -> None:
    client.force_login(newsroom.editor)
    due = (timezone.now() + HOUR).astimezone(newsroom.edition.zone)
    form = {
        "title": "جلسة البرلمان",
        "section": newsroom.section.pk,
        "assignee": newsroom.reporter.pk,
        "due": due.strftime("%Y-%m-%dT%H:%M"),
        "note": "سبعمئة كلمة",
    }
    assert client.get("/admin/board/plan/").status_code == 200
    answer = client.post("/admin/board/plan/", form)

    article = Article.objects.get()
    assert answer["Location"] == f"/admin/board/#card-{article.pk}"
    assert (article.stage, article.assignee, article.internal_notes) == (
        Stage.PLANNED,
        newsroom.reporter,
        "سبعمئة كلمة",
    )
    assert article.due_at == due.replace(second=0, microsecond=0)
    assert columns(client)["planned"] == ["جلسة البرلمان"]
    assert Notice.objects.get(to=newsroom.reporter).kind == NoticeKind.ASSIGNED

    client.force_login(newsroom.reporter)
    assert "جلسة البرلمان" in client.get("/admin/").content.decode()
    client.post(f"/admin/articles/edit/{article.pk}/", article_form(newsroom.section, "جلسة البرلمان"))
    assert stage_of(article) == Stage.WRITING
    assert Article.objects.get().assignee == newsroom.reporter


def test_article_walks_the_board_from_plan_to_readers(client: Client, newsroom: Newsroom) -> None:
    article = plan_article(section=newsroom.section, title="خطة", assignee=newsroom.reporter, user=newsroom.editor)

    client.force_login(newsroom.reporter)
    assert move(client, article, "start") == Stage.WRITING
    assert move(client, article, "publish") == Stage.WRITING
    assert move(client, article, "approve") == Stage.WRITING
    assert move(client, article, "hand_in") == Stage.EDITING
    assert move(client, article, "approve") == Stage.EDITING
    client.force_login(newsroom.editor)
    assert move(client, article, "approve") == Stage.EDITING  # it waits for the chief now
    assert move(client, article, "approve") == Stage.EDITING
    client.force_login(newsroom.chief)
    assert move(client, article, "approve") == Stage.READY
    at = (timezone.now() + HOUR).astimezone(newsroom.edition.zone).strftime("%Y-%m-%dT%H:%M")
    assert move(client, article, "schedule", at=at) == Stage.SCHEDULED
    assert columns(client)["scheduled"] == ["خطة"]
    assert move(client, article, "unschedule") == Stage.READY
    assert publish_due(timezone.now() + 2 * HOUR) == 0
    assert move(client, article, "publish") == Stage.LIVE
    assert columns(client)["live"] == ["خطة"]
    assert Article.objects.get().live


def test_scheduled_article_reaches_the_column_of_the_live_by_itself(newsroom: Newsroom) -> None:
    article = make_article(live=False, section=newsroom.section)
    schedule_article(article=article, at=timezone.now() + HOUR)
    assert stage_of(article) == Stage.SCHEDULED
    revision = article.revisions.exclude(approved_go_live_at=None).get()
    revision.approved_go_live_at = timezone.now() - HOUR
    revision.content["go_live_at"] = (timezone.now() - HOUR).isoformat()
    revision.save()

    publish_due()

    assert stage_of(article) == Stage.LIVE


def test_draft_of_a_live_article_is_written_again_and_a_withdrawn_one_is_off_the_board(
    newsroom: Newsroom,
) -> None:
    article = make_article(section=newsroom.section)
    article.headline = "بعد"
    save_draft(article=article)
    assert stage_of(article) == Stage.WRITING
    Article.objects.get().get_latest_revision().publish()
    assert stage_of(article) == Stage.LIVE

    unpublish_article(article=Article.objects.get())

    assert stage_of(article) == Stage.AWAY


def test_older_version_brings_nobody_back(newsroom: Newsroom) -> None:
    article = make_article(live=False, section=newsroom.section)
    old = article.latest_revision
    assign_article(article=article, assignee=newsroom.reporter, due_at=None)
    assert old is not None

    old.publish()

    article = Article.objects.get()
    assert (article.assignee, article.stage) == (newsroom.reporter, Stage.LIVE)


def test_send_back_and_schedule_ask_for_what_they_need(client: Client, newsroom: Newsroom) -> None:
    article = make_article(live=False, section=newsroom.section)
    client.force_login(newsroom.reporter)
    move(client, article, "hand_in")
    client.force_login(newsroom.chief)

    asked = client.post(f"/admin/board/{article.pk}/move/", {"move": "send_back", "seen": "editing"})
    assert "ما المطلوب تغييره" in asked.content.decode()
    assert move(client, article, "send_back", reason="  ") == Stage.EDITING
    past = timezone.now().astimezone(newsroom.edition.zone) - HOUR
    assert move(client, article, "schedule", at=past.strftime("%Y-%m-%dT%H:%M")) == Stage.EDITING
    assert move(client, article, "send_back", reason="أين المصدر؟") == Stage.WRITING

    assert Notice.objects.get(to=newsroom.reporter).text == "أين المصدر؟"


def test_card_that_somebody_moved_meanwhile_is_not_moved_again(client: Client, newsroom: Newsroom) -> None:
    article = make_article(live=False, section=newsroom.section)
    client.force_login(newsroom.chief)

    client.post(f"/admin/board/{article.pk}/move/", {"move": "publish", "seen": "ready"})

    assert stage_of(article) == Stage.WRITING
    assert "حرّكها أحد في هذه الأثناء" in client.get("/admin/board/").content.decode()


def test_what_the_review_must_approve_first_is_not_published_from_the_board(client: Client, newsroom: Newsroom) -> None:
    Edition.objects.update(review_is_required=True)
    article = make_article(live=False, section=newsroom.section)
    client.force_login(newsroom.editor)
    assert move(client, article, "publish") == Stage.WRITING

    client.force_login(newsroom.chief)
    assert move(client, article, "publish") == Stage.LIVE


def test_edition_without_review_moves_its_cards_all_the_same(client: Client, newsroom: Newsroom) -> None:
    set_review(edition=newsroom.edition, steps=[])
    article = make_article(live=False, section=newsroom.section)

    client.force_login(newsroom.reporter)
    assert move(client, article, "hand_in") == Stage.EDITING
    assert move(client, article, "make_ready") == Stage.EDITING
    client.force_login(newsroom.editor)
    assert move(client, article, "make_ready") == Stage.READY


def test_board_shows_and_moves_nothing_of_another_edition(client: Client, newsroom: Newsroom) -> None:
    english = make_edition("en")
    set_up_roles(edition=english)
    secret = make_article("Secret of the others", live=False, section=make_section("Iraq", edition=english))
    client.force_login(newsroom.chief)

    page = client.get("/admin/board/").content.decode()
    assert "Secret" not in page
    assert client.get(f"/admin/board/?edition={english.pk}").context["columns"][1].cards == []
    for address in (f"/admin/board/{secret.pk}/move/?move=start", f"/admin/board/{secret.pk}/assign/"):
        assert client.get(address).status_code == 404
        assert client.post(address, {"move": "publish"}).status_code == 404
    foreign = {"title": "تسلل", "section": secret.section_id}
    client.post("/admin/board/plan/", foreign)
    assert not Article.objects.filter(headline="تسلل").exists()
    assert stage_of(secret) == Stage.WRITING


def test_article_is_given_to_nobody_who_may_not_write_it(client: Client, newsroom: Newsroom) -> None:
    stranger = make_staff("stranger")
    article = make_article(live=False, section=newsroom.section)
    client.force_login(newsroom.editor)

    client.post(f"/admin/board/{article.pk}/assign/", {"assignee": stranger.pk, "due": ""})
    assert Article.objects.get().assignee is None
    with pytest.raises(NotOfTheEdition):
        assign_article(article=article, assignee=stranger, due_at=None)

    client.post(f"/admin/board/{article.pk}/assign/", {"assignee": newsroom.reporter.pk, "due": ""})
    client.post(f"/admin/board/{article.pk}/assign/", {"assignee": newsroom.chief.pk, "due": ""})
    assert Article.objects.get().assignee == newsroom.chief
    assert list(Notice.objects.filter(to=newsroom.reporter).values_list("kind", flat=True)) == [
        NoticeKind.TAKEN_OVER,
        NoticeKind.ASSIGNED,
    ]


def test_board_is_narrowed_by_section_person_and_time_and_says_what_is_late(client: Client, newsroom: Newsroom) -> None:
    other = make_section("رياضة", edition=newsroom.edition)
    for title, section, who, hours in (
        ("متأخرة", newsroom.section, newsroom.reporter, -1),
        ("قريبة", other, newsroom.editor, 2),
        ("بعيدة", other, None, 300),
    ):
        plan_article(section=section, title=title, assignee=who, due_at=timezone.now() + hours * HOUR)
    client.force_login(newsroom.editor)

    assert columns(client)["planned"] == ["متأخرة", "قريبة", "بعيدة"]
    assert client.get("/admin/board/").content.decode().count('<strong class="khabar-card__late">متأخر') == 1
    assert columns(client, f"?section={other.pk}")["planned"] == ["قريبة", "بعيدة"]
    assert columns(client, "?who=me")["planned"] == ["قريبة"]
    assert columns(client, "?who=nobody")["planned"] == ["بعيدة"]
    assert columns(client, f"?who={newsroom.reporter.pk}")["planned"] == ["متأخرة"]
    assert columns(client, "?due=late")["planned"] == ["متأخرة"]
    assert columns(client, "?due=today")["planned"] == ["متأخرة", "قريبة"]


def test_moderator_looks_at_the_board_and_moves_nothing(client: Client, newsroom: Newsroom) -> None:
    article = make_article(live=False, section=newsroom.section)
    client.force_login(make_staff("moderator", group="مشرفو التعليقات"))

    assert client.get("/admin/board/").context["columns"][1].cards[0].moves == []
    assert move(client, article, "hand_in") == Stage.WRITING
    assert client.post(f"/admin/board/{article.pk}/assign/", {}).status_code in (302, 403)
    client.force_login(make_staff("operator", group="مشغلو النظام"))
    assert client.get("/admin/board/").status_code in (302, 403)


def fill(section: Section, number: int) -> None:
    """Put *number* cards in each column quickly, and as many live articles behind them."""
    make_archive(number, section=section)
    for stage in (Stage.PLANNED, Stage.WRITING, Stage.EDITING, Stage.READY, Stage.SCHEDULED):
        first = Article.objects.count()
        Article.objects.bulk_create(
            Article(
                edition=section.edition,
                section=section,
                headline=f"{stage} {place}",
                slug=f"{stage}-{first}-{place}",
                live=False,
                stage=stage,
                due_at=timezone.now() + place * HOUR if place % 2 else None,
            )
            for place in range(number)
        )


def test_board_costs_the_same_with_a_hundred_and_with_ten_thousand_articles(client: Client, newsroom: Newsroom) -> None:
    client.force_login(newsroom.chief)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            answer = client.get("/admin/board/")
        assert [len(column.cards) for column in answer.context["columns"]] == [20] * 6
        return len(captured)

    fill(newsroom.section, 25)
    queries()
    with_few = queries()
    fill(newsroom.section, 2000)

    assert queries() <= with_few
    assert with_few < MOST_QUERIES


def test_more_cards_of_a_column_are_shown_when_asked(client: Client, newsroom: Newsroom) -> None:
    fill(newsroom.section, 25)
    client.force_login(newsroom.chief)
    page = client.get("/admin/board/").content.decode()

    assert "planned=80" in page
    assert len(columns(client, "?planned=80")["planned"]) == 25
    assert len(columns(client, "?planned=999999999999999")["planned"]) == 25


@pytest.fixture(autouse=True)
def plain_clock() -> Iterator[None]:
    """Let the server's own clock be another than the edition's."""
    with timezone.override(datetime.UTC):
        yield
