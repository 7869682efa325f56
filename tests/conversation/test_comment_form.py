"""The comment form's other end: a page or a redirect without a script, the same facts as JSON with one."""

import html
import re
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from khabar.conversation.models import Comment, Thread
from khabar.newsroom.actions import unpublish_article
from khabar.newsroom.models import CommentMode
from tests.factories.conversation import make_comment, make_thread
from tests.factories.newsroom import make_article, make_edition

pytestmark = pytest.mark.django_db

TEXT = "أحسنتم.\r\nنريد المزيد."
GOOD = {"name": "أم يوسف", "email": "reader@example.com", "text": TEXT, "website": "", "submission_key": ""}
SCRIPT = {"X-Requested-With": "khabar"}


def address(thread: Thread) -> str:
    return f"/{thread.article.edition.code}/-/comments/{thread.pk}/"


def send(client: Client, thread: Thread, headers: dict[str, str] | None = None, **changes: str) -> Any:
    return client.post(address(thread), {**GOOD, **changes}, headers=headers or {})


def text_of(response: HttpResponse) -> str:
    """Return the visible words of a page, with what the form's fields hold."""
    page = response.content.decode()
    values = " ".join(re.findall(r'value="([^"]*)"', page))
    body = re.sub(r"<(script|style).*?</\1>", " ", page, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", " ", body) + " " + values)


def test_success_is_a_redirect_to_a_page_that_says_the_comment_waits(client: Client) -> None:
    thread = make_thread()

    response = send(client, thread)

    assert response.status_code == 303
    assert response.headers["Location"] == f"{address(thread)}received/"
    page = text_of(client.get(response.headers["Location"]))
    assert "وصل تعليقك، شكرًا لك" in page
    assert "ينتظر قراءة المشرف" in page
    assert "نريد المزيد." in page
    assert "reader@example.com" not in page
    assert Comment.objects.get().is_waiting


def test_the_reader_s_cookie_is_signed_hidden_from_scripts_and_sent_to_reader_actions_only(client: Client) -> None:
    response = send(client, make_thread())

    cookie = response.cookies["khabar_reader"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/ar/-/"
    assert not cookie["secure"]
    token = cookie.value.partition(":")[0]
    assert token not in Comment.objects.get().reader_hash


def test_over_https_the_cookie_stays_on_https(client: Client) -> None:
    response = client.post(address(make_thread()), GOOD, secure=True)

    assert response.cookies["khabar_reader"]["secure"]


def test_looking_sets_no_cookie(client: Client) -> None:
    thread = make_thread()

    assert not client.get(f"{address(thread)}received/").cookies
    assert not send(client, thread, text="").cookies


def test_another_reader_learns_nothing_of_a_waiting_comment(client: Client) -> None:
    thread = make_thread()
    send(client, thread, text="سرّ لم يُنشر")

    stranger = Client()
    page = text_of(stranger.get(f"{address(thread)}received/"))
    send(stranger, thread, text="كلام الغريب")
    own = text_of(stranger.get(f"{address(thread)}received/"))

    assert "سرّ" not in page
    assert "سرّ" not in own
    assert "كلام الغريب" in own


def test_a_forged_token_opens_nothing(client: Client) -> None:
    thread = make_thread()
    send(client, thread, text="سرّ لم يُنشر")
    client.cookies["khabar_reader"] = client.cookies["khabar_reader"].value.replace(":", "x:")

    assert "سرّ" not in text_of(client.get(f"{address(thread)}received/"))


def test_the_writer_is_told_the_reason_and_never_the_note(client: Client) -> None:
    thread = make_thread()
    send(client, thread)
    Comment.objects.update(
        state="rejected", reason="insult", note="للزملاء فقط", decided_at=Comment.objects.get().created_at
    )

    page = text_of(client.get(f"{address(thread)}received/"))

    assert "لم يُنشر" in page
    assert "فيه شتم أو إساءة إلى أشخاص." in page
    assert "للزملاء" not in page
    assert "وصل تعليقك" not in page


def test_errors_come_back_beside_their_fields_with_everything_typed(client: Client) -> None:
    response = send(client, make_thread(), name="  ", email="nobody", text="ب" * 1502)

    page = text_of(response)
    assert response.status_code == 422
    assert "نسيت كتابة الاسم." in page
    assert "عنوان البريد الإلكتروني غير صحيح." in page
    assert "الحد الأقصى 1500 حرف، والزيادة حرفان." in page
    assert "nobody" in page
    assert "ب" * 1502 in page
    assert 'id="comment-text-error"' in response.content.decode()
    assert not Comment.objects.exists()


def test_the_form_that_comes_back_has_a_key_so_that_sending_it_twice_is_once(client: Client) -> None:
    thread = make_thread()
    page = send(client, thread, text="").content.decode()
    found = re.search(r'name="submission_key" value="([\w-]{8,})"', page)
    assert found

    for _click in range(2):
        assert send(client, thread, submission_key=found[1]).status_code == 303

    assert Comment.objects.count() == 1


def test_a_double_click_without_script_and_without_cookie_is_one_comment() -> None:
    thread = make_thread()

    for _click in range(2):
        assert send(Client(), thread).status_code == 303

    assert Comment.objects.count() == 1


def test_a_closed_thread_gives_the_reader_her_whole_text_back(client: Client) -> None:
    thread = make_thread(make_article(comment_mode=CommentMode.READ_ONLY))

    response = send(client, thread, text="ب" * 3000)

    assert response.status_code == 403
    assert "باب التعليق مغلق" in text_of(response)
    assert "ب" * 3000 in text_of(response)
    assert not Comment.objects.exists()


def test_an_article_taken_away_is_not_named_any_more(client: Client) -> None:
    article = make_article(headline="عنوان سُحب")
    thread = article.thread
    unpublish_article(article=article)

    for response in (send(client, thread), client.get(f"{address(thread)}received/")):
        assert "عنوان سُحب" not in response.content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Referer": "https://elsewhere.example/ar/"},
    ],
)
def test_what_another_site_sends_is_refused_with_a_page_that_says_so(client: Client, headers: dict[str, str]) -> None:
    response = send(client, make_thread(), headers)

    assert response.status_code == 403
    assert "جاء هذا الطلب من صفحة في موقع آخر" in text_of(response)
    assert not Comment.objects.exists()


def test_another_site_is_refused_whatever_the_content_type(client: Client) -> None:
    response = client.generic(
        "POST", address(make_thread()), b"name=a&text=b", content_type="", headers={"Origin": "https://e.example"}
    )

    assert response.status_code == 403


def test_a_reader_who_sends_too_much_keeps_her_text_and_is_told_when_to_come_back(client: Client) -> None:
    thread = make_thread()
    for number in range(5):
        send(client, thread, text=f"تعليق {number}")

    response = send(client, thread, text="تعليق سادس")

    assert response.status_code == 429
    assert response.headers["Retry-After"] == "600"
    assert "بعد عشر دقائق" in text_of(response)
    assert "تعليق سادس" in text_of(response)


def test_a_script_gets_json(client: Client) -> None:
    thread = make_thread()

    first = send(client, thread, SCRIPT, submission_key="0b6a1f52-9d1c")
    again = send(client, thread, {"Accept": "application/json"}, submission_key="0b6a1f52-9d1c")

    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == {
        "ok": True,
        "message": "ينتظر تعليقك قراءة المشرف، ويظهر تحت المقال بعد الموافقة عليه.",
        "errors": {},
        "state": "pending",
        "received": f"{address(thread)}received/",
    }


def test_a_script_gets_errors_by_field(client: Client) -> None:
    response = send(client, make_thread(), SCRIPT, name="", text="\N{ZERO WIDTH SPACE}")

    assert response.status_code == 422
    assert response.json()["ok"] is False
    assert set(response.json()["errors"]) == {"name", "text"}


@pytest.mark.parametrize("headers", [SCRIPT, {}])
def test_no_answer_is_kept_by_a_cache_or_a_search_engine(client: Client, headers: dict[str, str]) -> None:
    thread = make_thread()

    for response in (
        send(client, thread, headers),
        send(client, thread, headers, text=""),
        client.get(f"{address(thread)}received/", headers=headers),
    ):
        assert "no-store" in response.headers["Cache-Control"]
        assert response.headers["X-Robots-Tag"] == "noindex"


def test_looking_at_the_form_s_address_leads_to_the_article(client: Client) -> None:
    thread = make_thread()

    response = client.get(address(thread))

    assert response.status_code == 302
    assert response.headers["Location"] == f"/a/{thread.article_id}#comments"


def test_a_thread_belongs_to_its_edition(client: Client) -> None:
    make_edition("en")
    thread = make_thread()

    assert client.post(f"/en/-/comments/{thread.pk}/", GOOD).status_code == 404
    assert client.post("/ar/-/comments/999999999999999999999/", GOOD).status_code == 404


def test_each_edition_speaks_its_own_language() -> None:
    thread = make_thread(make_article(edition=make_edition("en", language="en")))

    assert "The name is missing." in text_of(send(Client(), thread, name=""))


def test_the_numbers_in_errors_are_in_the_edition_s_digits(client: Client) -> None:
    thread = make_thread(make_article(edition=make_edition(digits="arab")))

    assert "الحد الأقصى ١٥٠٠ حرف" in text_of(send(client, thread, text="ب" * 1501))


def test_a_broken_form_is_an_error_of_the_sender(client: Client) -> None:
    response = client.generic(
        "POST", address(make_thread()), b"--x\r\nnot a form", content_type="multipart/form-data; boundary=y"
    )

    assert response.status_code in (400, 422)
    assert not Comment.objects.exists()


def test_a_comment_of_another_kind_of_reader_is_not_counted_as_hers(client: Client) -> None:
    make_comment("تعليق غيرها", thread=make_thread())
    thread = make_thread()
    send(client, thread)

    assert "تعليق غيرها" not in text_of(client.get(f"{address(thread)}received/"))
