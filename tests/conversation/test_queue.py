"""The moderation queue: who may see it, what it shows and finds, and what its buttons do without a script."""

import datetime
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from khabar.conversation.actions import reject_comment
from khabar.conversation.models import Comment
from tests.factories.conversation import make_comment, make_comments, make_moderator, make_thread
from tests.factories.newsroom import make_article, make_staff

pytestmark = pytest.mark.django_db

QUEUE = "/admin/comments/"
DECIDE = "/admin/comments/decide/"


@pytest.fixture(autouse=True)
def baked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing really be baked."""
    monkeypatch.setattr("khabar.press.removal.finish_removals", lambda: None)


@pytest.fixture
def moderator() -> User:
    return make_moderator()


@pytest.fixture
def desk(moderator: User, client: Client) -> Client:
    client.force_login(moderator)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "ar"
    return client


def seen(*comments: Comment) -> list[str]:
    """Return what the checkboxes of these comments' cards post."""
    return [f"{comment.pk}:{comment.state}" for comment in comments]


def names(response: HttpResponse) -> list[str]:
    """Return the names on the cards, in order."""
    return re.findall(r'class="comment-card__name"[^>]*><bdi>([^<]*)</bdi>', response.content.decode())


def heading(response: HttpResponse) -> str:
    found = re.search(r'class="comment-queue__heading"[^>]*>([^<]*)<', response.content.decode())
    assert found
    return found[1]


def test_only_moderators_see_the_queue_and_its_place_in_the_menu(client: Client) -> None:
    comment = make_comment("سرّ ينتظر")
    editor = make_moderator("editor")
    editor.user_permissions.remove(*editor.user_permissions.filter(codename="moderate_comment"))
    client.force_login(editor)

    assert client.get(QUEUE).status_code == 302
    assert client.post(DECIDE, {"action": "approve", "comment": seen(comment)}).status_code == 302
    page = client.get("/admin/", follow=True).content.decode()
    assert QUEUE not in page
    assert "سرّ ينتظر" not in page
    comment.refresh_from_db()
    assert comment.is_waiting


def test_a_stranger_is_sent_to_sign_in(client: Client) -> None:
    assert "/admin/login/" in client.get(QUEUE).headers["Location"]


def test_a_superuser_may_moderate(client: Client) -> None:
    client.force_login(make_staff("chief", superuser=True))

    assert client.get(QUEUE).status_code == 200


def test_what_waits_longest_comes_first_with_all_a_moderator_needs(desk: Client) -> None:
    thread = make_thread(make_article(headline="افتتاح جسر جديد"))
    now = timezone.now()
    make_comment(thread=thread, author_name="الثاني", created_at=now)
    make_comment(
        "سطر\nThen a line in English",
        thread=thread,
        author_name="الأول",
        email="reader@example.com",
        flag="links",
        created_at=now - datetime.timedelta(hours=2),
    )
    make_comment(thread=thread, author_name="المنشور", state="approved")

    response = desk.get(QUEUE)

    page = response.content.decode()
    assert names(response) == ["الأول", "الثاني"]
    assert (
        f'<a href="/a/{thread.article_id}#comments" target="_blank" rel="noopener"><bdi>افتتاح جسر جديد</bdi>' in page
    )
    assert '<p dir="auto">سطر</p>' in page
    assert '<p dir="auto">Then a line in English</p>' in page
    assert "reader@example.com" in page
    assert "روابط كثيرة" in page


@pytest.mark.parametrize(
    ("number", "phrase"),
    [
        (0, "لا تعليقات تنتظر"),
        (1, "تعليق واحد ينتظر"),
        (2, "تعليقان ينتظران"),
        (3, "3 تعليقات تنتظر"),
        (11, "11 تعليقًا ينتظر"),
        (100, "100 تعليق ينتظر"),
        (103, "103 تعليقات تنتظر"),
    ],
)
def test_how_many_wait_is_said_in_correct_arabic(desk: Client, number: int, phrase: str) -> None:
    make_comments(number, thread=make_thread())

    assert heading(desk.get(QUEUE)) == phrase


def test_the_menu_says_how_many_wait(desk: Client) -> None:
    make_comments(4, thread=make_thread())

    page = desk.get(QUEUE).content.decode()

    assert "\\u0627\\u0644\\u062a\\u0639\\u0644\\u064a\\u0642\\u0627\\u062a (4)" in page or "التعليقات (4)" in page


@pytest.mark.parametrize(
    ("state", "shown"),
    [("pending", ["أ"]), ("approved", ["ب"]), ("rejected", ["ج"]), ("all", ["ج", "ب", "أ"]), ("nonsense", ["أ"])],
)
def test_comments_are_listed_by_state(desk: Client, state: str, shown: list[str]) -> None:
    thread = make_thread()
    make_comment(thread=thread, author_name="أ")
    make_comment(thread=thread, author_name="ب", state="approved")
    make_comment(thread=thread, author_name="ج", state="rejected")

    assert names(desk.get(QUEUE, {"state": state})) == shown


@pytest.mark.parametrize("query", ["القوات", "القوّات", "الـقـوات", "ام يوسف القوات", "أمّ يوسف"])
def test_the_search_sees_through_spelling(desk: Client, query: str) -> None:
    make_comment("شكرًا لأنّ القوّات وصلت", author_name="أم يوسف")
    make_comment("كلام آخر", author_name="غيرها")

    assert names(desk.get(QUEUE, {"q": query})) == ["أم يوسف"]


def test_an_empty_queue_says_so_kindly(desk: Client) -> None:
    assert "لا شيء ينتظر." in desk.get(QUEUE).content.decode()
    assert "لا تعليق فيه هذه الكلمات." in desk.get(QUEUE, {"q": "غائب"}).content.decode()
    assert "لا تعليقات هنا بعد." in desk.get(QUEUE, {"state": "rejected"}).content.decode()


def test_long_lists_come_in_pages_that_keep_the_filters(desk: Client) -> None:
    make_comments(30, thread=make_thread(), state="approved")

    first = desk.get(QUEUE, {"state": "approved", "q": "شكر"})
    second = desk.get(QUEUE, {"state": "approved", "q": "شكر", "p": "2"})

    assert (len(names(first)), len(names(second))) == (25, 5)
    assert "state=approved" in first.content.decode()
    assert len(names(desk.get(QUEUE, {"state": "approved", "p": "من هناك"}))) == 25


def test_publishing_leads_back_to_the_same_place_with_a_way_back(desk: Client) -> None:
    comment = make_comment()

    response = desk.post(DECIDE, {"action": "approve", "comment": seen(comment), "next": f"{QUEUE}?state=all&p=1"})

    assert (response.status_code, response.headers["Location"]) == (303, f"{QUEUE}?state=all&p=1")
    comment.refresh_from_db()
    assert comment.is_public
    page = desk.get(QUEUE).content.decode()
    assert "نُشر تعليق واحد" in page
    assert f'name="comment" value="{comment.pk}:approved"' in page
    assert "نُشر تعليق واحد" not in desk.get(QUEUE).content.decode()


def test_a_rejection_takes_its_reason_and_note(desk: Client, moderator: User) -> None:
    comment = make_comment()

    desk.post(DECIDE, {"action": "reject", "comment": seen(comment), "reason": "spam", "note": "إعلان متكرر"})

    comment.refresh_from_db()
    assert (comment.state, comment.reason, comment.note, comment.decided_by) == (
        "rejected",
        "spam",
        "إعلان متكرر",
        moderator,
    )
    page = desk.get(QUEUE, {"state": "rejected"}).content.decode()
    assert "إعلان أو رسائل مزعجة" in page
    assert "إعلان متكرر" in page


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"action": "reject", "reason": "", "note": "ملاحظة كتبتها"}, "اختر سبب الرفض"),
        ({"action": "reject", "reason": "other", "note": "  "}, "اكتب في الملاحظة"),
        ({"action": "", "note": ""}, "اختر ما تريد فعله"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_is_kept(
    desk: Client, fields: dict[str, str], complaint: str
) -> None:
    comment = make_comment()

    response = desk.post(DECIDE, {**fields, "comment": seen(comment), "next": f"{QUEUE}?state=all"})

    page = response.content.decode()
    assert response.status_code == 422
    assert complaint in page
    assert names(response) == [comment.author_name]
    if fields["note"].strip():
        assert 'value="ملاحظة كتبتها"' in page
    comment.refresh_from_db()
    assert comment.is_waiting


def test_deciding_on_nothing_is_said(desk: Client) -> None:
    response = desk.post(DECIDE, {"action": "approve"})

    assert response.status_code == 422
    assert "اختر تعليقًا واحدًا على الأقل." in response.content.decode()


def test_many_are_decided_at_once_and_undone_at_once(desk: Client) -> None:
    thread = make_thread()
    comments = [make_comment(thread=thread) for _number in range(3)]

    desk.post(DECIDE, {"action": "reject", "comment": seen(*comments), "reason": "off_topic"})
    assert Comment.objects.filter(state="rejected").count() == 3
    page = desk.get(QUEUE).content.decode()
    assert "رُفضت 3 تعليقات" in page
    way_back = re.findall(r'name="comment" value="(\d+:rejected)"', page)
    assert len(way_back) == 3

    desk.post(DECIDE, {"action": "undo", "comment": way_back})
    assert Comment.objects.awaiting_moderation().count() == 3
    assert "جرى التراجع عن 3 قرارات" in desk.get(QUEUE).content.decode()


def test_a_colleague_s_decision_in_the_meantime_stands_and_is_told(desk: Client) -> None:
    comment = make_comment()
    as_seen = seen(comment)
    reject_comment(comment=comment, moderator=make_moderator("colleague"), reason="insult")

    response = desk.post(DECIDE, {"action": "approve", "comment": as_seen}, follow=True)

    comment.refresh_from_db()
    assert comment.state == "rejected"
    assert "سبقك زميل إلى القرار" in response.content.decode()


def test_a_script_gets_the_new_cards_and_counts(desk: Client) -> None:
    thread = make_thread()
    comment = make_comment(thread=thread, author_name="سعاد")
    make_comment(thread=thread)

    answer = desk.post(
        DECIDE, {"action": "approve", "comment": seen(comment)}, headers={"X-Requested-With": "XMLHttpRequest"}
    ).json()

    assert (answer["ok"], answer["message"], answer["waiting"]) == (True, "نُشر تعليق واحد", 1)
    assert answer["waiting_phrase"] == "تعليق واحد ينتظر"
    assert answer["menu_label"] == "التعليقات (1)"
    card = answer["cards"][str(comment.pk)]
    assert "comment-card--bar" in card
    assert 'value="undo"' in card
    assert "سعاد" in card


def test_a_script_is_told_what_is_missing(desk: Client) -> None:
    response = desk.post(
        DECIDE, {"action": "reject", "comment": seen(make_comment())}, headers={"X-Requested-With": "XMLHttpRequest"}
    )

    assert response.status_code == 422
    assert response.json()["message"].startswith("اختر سبب الرفض")


@pytest.mark.parametrize(
    "address", ["https://elsewhere.example/", "//elsewhere.example", "/admin/users/", "javascript:1"]
)
def test_the_way_back_never_leads_elsewhere(desk: Client, address: str) -> None:
    response = desk.post(DECIDE, {"action": "approve", "comment": seen(make_comment()), "next": address})

    assert response.headers["Location"] == QUEUE


@pytest.mark.parametrize("comment", ["", "x", "1", "-1:pending", "٣:pending", "999999:pending", "1:pending:x"])
def test_a_posted_comment_that_is_none_decides_nothing(desk: Client, comment: str) -> None:
    waiting = make_comment(pk=77)

    desk.post(DECIDE, {"action": "approve", "comment": comment})

    waiting.refresh_from_db()
    assert waiting.is_waiting


def test_a_decision_needs_the_token_of_the_admin_s_own_form(moderator: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(moderator)
    comment = make_comment()

    assert strict.post(DECIDE, {"action": "approve", "comment": seen(comment)}).status_code == 403
    comment.refresh_from_db()
    assert comment.is_waiting


def test_the_history_of_decisions_is_on_the_card(desk: Client, moderator: User) -> None:
    comment = make_comment()
    desk.post(DECIDE, {"action": "reject", "comment": seen(comment), "reason": "hate"})
    comment.refresh_from_db()
    desk.post(DECIDE, {"action": "undo", "comment": seen(comment)})

    page = desk.get(QUEUE).content.decode()

    assert "تحريض أو كراهية" in page
    assert "تراجُع: عاد إلى «ينتظر»" in page
    assert moderator.username in page


def test_an_article_taken_away_is_named_without_a_link(desk: Client) -> None:
    comment = make_comment()
    type(comment.thread.article)._base_manager.update(live=False)

    assert "(غير منشور)" in desk.get(QUEUE).content.decode()


def test_the_queue_costs_the_same_for_few_and_for_many(desk: Client, django_assert_max_num_queries: Any) -> None:
    def cost(number: int) -> int:
        threads = [make_thread() for _article in range(min(number, 5))]
        for place in range(number):
            comment = make_comment(thread=threads[place % len(threads)])
            if place % 2:
                reject_comment(comment=comment, moderator=make_moderator(f"m{number}-{place}"), reason="spam")
        with django_assert_max_num_queries(60) as asked:
            desk.get(QUEUE, {"state": "all"})
        return len(asked.captured_queries)

    desk.get(QUEUE)
    assert cost(2) == cost(20)


def test_in_english_the_queue_speaks_english(desk: Client) -> None:
    make_comments(2, thread=make_thread())

    with override("en"):
        response = desk.get(QUEUE, headers={"Accept-Language": "en"})

    assert heading(response) == "2 comments waiting"
