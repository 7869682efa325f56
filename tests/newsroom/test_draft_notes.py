"""What colleagues say about a draft reaches whoever has it in hand; what one has locked another takes over openly."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from wagtail.models import ModelLogEntry

from khabar.newsroom.actions import assign_article, set_up_newsroom, set_up_roles
from khabar.newsroom.models import Article, DraftNote, Notice, NoticeKind
from tests.factories.newsroom import make_article, make_edition, make_section, make_staff
from tests.newsroom.editor_form import article_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def reporter(db: None) -> User:
    set_up_newsroom()
    return make_staff("reporter", group="المراسلون")


@pytest.fixture
def editor(reporter: User) -> User:
    return make_staff("editor", group="المحررون")


@pytest.fixture
def article(reporter: User) -> Article:
    article = make_article("مسودة", live=False, user=reporter, section=make_section(edition=set_up_newsroom()))
    assign_article(article=article, assignee=reporter, due_at=None)
    return article


def test_note_reaches_whoever_writes_is_answered_and_settled(
    client: Client, article: Article, reporter: User, editor: User
) -> None:
    Notice.objects.all().delete()
    address = f"/admin/board/{article.pk}/notes/"
    client.force_login(editor)
    client.post(address, {"text": "من قال هذا؟ <b>", "passage": "دخلت القوات"})
    assert list(Notice.objects.values_list("to__username", "kind")) == [("reporter", NoticeKind.NOTE)]

    client.force_login(reporter)
    assert "من قال هذا؟" in client.get("/admin/").content.decode()
    assert "ملاحظات على المسودة: 1" in client.get(f"/admin/articles/edit/{article.pk}/").content.decode()
    page = client.get(address).content.decode()
    assert "دخلت القوات" in page
    assert "من قال هذا؟ &lt;b&gt;" in page
    client.post(address, {"text": "الناطق باسم الجيش"})
    assert Notice.objects.get(to=editor).text == "الناطق باسم الجيش"
    first = DraftNote.objects.order_by("pk")[0]
    client.post(address, {"settle": first.pk})
    assert [note.text for note in client.get(address).context["open_notes"]] == ["الناطق باسم الجيش"]

    client.post(address, {"open": first.pk})
    assert len(client.get(address).context["open_notes"]) == 2


def test_notes_on_a_draft_of_another_edition_are_out_of_reach(client: Client, article: Article, editor: User) -> None:
    english = make_edition("en")
    stranger = make_staff("stranger")
    stranger.groups.add(set_up_roles(edition=english)["chief"])
    client.force_login(editor)
    client.post(f"/admin/board/{article.pk}/notes/", {"text": "سرّ"})

    client.force_login(stranger)
    foreign = make_article("Theirs", live=False, section=make_section("Iraq", edition=english))
    for answer in (
        client.get(f"/admin/board/{article.pk}/notes/"),
        client.post(f"/admin/board/{article.pk}/notes/", {"text": "تسلل"}),
        client.post(f"/admin/board/{foreign.pk}/notes/", {"settle": DraftNote.objects.get().pk}),
        client.post(f"/admin/board/{article.pk}/take-over/"),
    ):
        assert answer.status_code == 404
    assert DraftNote.objects.get().settled_at is None


def test_editor_takes_over_what_a_colleague_locked_and_nothing_typed_is_lost(
    client: Client, article: Article, reporter: User, editor: User
) -> None:
    Article.objects.filter(pk=article.pk).update(locked=True, locked_by=reporter)
    address = f"/admin/board/{article.pk}/take-over/"
    client.force_login(make_staff("other-reporter", group="المراسلون"))
    assert client.post(address).status_code in (302, 403)
    assert Article.objects.get().locked_by == reporter

    client.force_login(editor)
    assert address in client.get(f"/admin/articles/edit/{article.pk}/").content.decode()
    client.post(address)
    assert Article.objects.get().locked_by == editor
    assert Notice.objects.filter(to=reporter, kind=NoticeKind.LOCK_TAKEN).exists()
    assert ModelLogEntry.objects.filter(action="khabar.lock_taken", user=editor).exists()

    client.force_login(reporter)
    form = article_form(article.section, "ما كتبته ولم أحفظه")
    answer = client.post(f"/admin/articles/edit/{article.pk}/", form)
    assert "ما كتبته ولم أحفظه" in answer.content.decode()
    assert Article.objects.get().headline == "مسودة"
