"""What a reader types is text everywhere: no payload becomes markup on any page of the conversation."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from khabar.conversation.models import Comment
from tests.factories.conversation import make_comment, make_moderator, make_thread

pytestmark = pytest.mark.django_db

MARK = "khabarprobe"
PAYLOADS = [
    f"<script>{MARK}</script>",
    f"<img src=x onerror={MARK}>",
    f'" autofocus onfocus={MARK} x="',
    f"' onmouseover={MARK} x='",
    f"</textarea><svg onload={MARK}>",
    f"</title><script>{MARK}</script>",
    f"{{{{ {MARK}.settings.SECRET_KEY }}}}{{% debug %}}",
    f"&lt;b&gt;{MARK}&#x3C;i>",
    f"javascript:{MARK}",
    f"<!--{MARK}",
    f"<a href='https://e.example/{MARK}'>x</a>",
]


class Markup(HTMLParser):
    """Collects everything of a page that is not text: tags and attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text: list[str] = []
        self.comments: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


def faults(page: str) -> list[str]:
    """Return where the probe became anything but text or the value of a form's field."""
    markup = Markup()
    markup.feed(page)
    found = [f"comment: {comment}" for comment in markup.comments if MARK in comment]
    found += [f"tag: {tag}" for tag in markup.tags if MARK in tag]
    for tag, name, value in markup.attributes:
        is_search = (tag, name) == ("a", "href") and value.startswith("/admin/comments/?state=")
        if MARK in name or (MARK in value and (tag, name) != ("input", "value") and not is_search):
            found.append(f"attribute: <{tag} {name}={value!r}>")
    return found


def shape(page: str) -> list[str]:
    """Return the page's tags in order: a payload must not add one."""
    markup = Markup()
    markup.feed(page)
    return markup.tags


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_form_gives_back_what_was_typed_as_text(client: Client, payload: str) -> None:
    thread = make_thread()
    address = f"/ar/-/comments/{thread.pk}/"

    def page_for(typed: str) -> str:
        # Too long on purpose, so that the form comes back.
        form = {"name": typed, "email": typed, "text": typed + "ب" * 1500, "submission_key": typed}
        return client.post(address, form).content.decode()

    page = page_for(payload)

    assert MARK in page
    assert faults(page) == []
    assert shape(page) == shape(page_for(f"a b {MARK}"))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_writer_s_page_and_the_queue_show_text(client: Client, payload: str) -> None:
    thread = make_thread()
    client.post(f"/ar/-/comments/{thread.pk}/", {"name": payload[:80], "text": payload})
    comment = Comment.objects.get()
    comment.note = payload
    comment.save()

    written = client.get(f"/ar/-/comments/{thread.pk}/received/").content.decode()
    client.force_login(make_moderator())
    queue = client.get("/admin/comments/").content.decode()
    searched = client.get("/admin/comments/", {"q": payload}).content.decode()

    assert comment.text == payload
    for page in (written, queue, searched):
        assert faults(page) == []
    assert MARK in written
    assert MARK in queue


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_moderator_s_note_comes_back_as_text(client: Client, payload: str) -> None:
    comment = make_comment()
    client.force_login(make_moderator())

    form: dict[str, Any] = {"action": "reject", "comment": [f"{comment.pk}:pending"], "note": payload, "next": payload}
    page = client.post("/admin/comments/decide/", form).content.decode()

    assert faults(page) == []


def test_answers_to_scripts_are_json_and_say_so(client: Client) -> None:
    response = client.post(
        f"/ar/-/comments/{make_thread().pk}/", {"name": PAYLOADS[0]}, headers={"X-Requested-With": "khabar"}
    )

    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
