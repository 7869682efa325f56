"""A pen name protects: whatever its writer does, nobody who may not know can find out who she is, nowhere at all."""

import gzip
import re
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape
from PIL import Image
from wagtail.models import ModelLogEntry

from khabar.newsroom.actions import set_up_newsroom, set_up_roles
from khabar.newsroom.actions.protect_byline import destroy_sealed_name, open_sealed_name
from khabar.newsroom.models import Article, Author, Photo, SealedName
from khabar.newsroom.search_documents import articles, document_of_article, document_of_photo
from khabar.newsroom.starter.staff import ROLES
from khabar.press import presser
from khabar.search.engines import COLLECTIONS
from khabar.search.rebuilding import rebuild
from khabar.staff.sealing import SealBroken
from tests.factories.newsroom import image_bytes, make_section, make_staff
from tests.newsroom.editor_form import article_form
from tests.site.searching import follow_all

REAL, CONTACT, NOTE, PEN = "زكريا الحقيقيّ", "+964 770 555 0199", "يعمل في مكتب القائم", "ابن الفرات"
LATIN = "zakariya-alhaqiqi"
TELLING = (REAL, CONTACT, NOTE, LATIN, LATIN.replace("-", " "), "Zakariya", "192.0.2.0", "Phone of Zakariya")
ARTIST, CAPTION = 315, 270


@pytest.fixture
def chief(transactional_db: None) -> Client:
    set_up_newsroom()
    for collection in COLLECTIONS:
        rebuild(collection)
    return _signed_in(make_staff("chief", group="رؤساء التحرير"))


def _signed_in(user: User) -> Client:
    client = Client(REMOTE_ADDR="198.51.100.7")
    client.force_login(user)
    return client


def protect(chief: Client) -> tuple[str, str]:
    """Make the protected byline as the chief does; return name and password of its account."""
    reporters = Group.objects.get(name="المراسلون")
    chief_account = User.objects.get(username="chief")
    chief_account.groups.add(reporters)
    form = {"pen_name": PEN, "groups": [reporters.pk], "name": REAL, "contact": CONTACT, "note": NOTE}
    made = chief.post("/admin/pen-names/", form).context["made"]
    chief_account.groups.remove(reporters)
    return made.account.username, made.password


def write(name: str, password: str) -> Article:
    """Write and hand in an article with a photo, as its writer does: from her own network, with her own camera."""
    writer = Client(REMOTE_ADDR="192.0.2.44", HTTP_USER_AGENT="Phone of Zakariya Firefox/131 Android")
    assert writer.post("/admin/login/", {"username": name, "password": password}).status_code == 302
    writer.get("/admin/")
    exif = Image.Exif()
    exif[ARTIST], exif[CAPTION] = "Zakariya", f"Picture by {LATIN}"
    told = SimpleUploadedFile(f"{LATIN}.jpg", image_bytes(size=(1300, 700), exif=exif), "image/jpeg")
    form = {"title": LATIN.replace("-", " "), "files[]": told, "collection": set_up_newsroom().collection_id}
    writer.post("/admin/images/multiple/add/", form, headers={"X-Requested-With": "XMLHttpRequest"})
    photo = Photo.objects.get()
    Photo.objects.update(credit_line="خاص", licence="own")  # without which nothing is handed in
    section = make_section("أخبار العراق")
    form = article_form(section, "ما يجري في القائم", bylines=[Author.objects.get(name=PEN)], lead_photo=photo.pk)
    writer.post("/admin/articles/add/", form)
    article = Article.objects.get()
    writer.post(f"/admin/articles/edit/{article.pk}/", {**form, "action-submit": "1"})
    return article


def told_in_tables() -> Iterator[tuple[str, str]]:
    for model in apps.get_models():
        for row in model._default_manager.values():
            yield model._meta.label, repr(row)


def told_in_files() -> Iterator[tuple[str, str]]:
    for root in (Path(settings.MEDIA_ROOT), Path(settings.STORAGES["originals"]["OPTIONS"]["location"])):
        for path in root.rglob("*"):
            yield str(path), path.name
            if path.is_file():
                yield str(path), path.read_bytes().decode("utf-8", "replace")


def told_in_pages() -> Iterator[tuple[str, str]]:
    store = sqlite3.connect(f"file:{settings.KHABAR_STORE_FILE}?mode=ro", uri=True)
    rows = store.execute("SELECT path, identity, gzip FROM addresses").fetchall()
    store.close()
    assert any("sitemap" in path for path, *_ in rows)
    assert any(path.endswith("feed.xml") for path, *_ in rows)
    for path, identity, packed in rows:
        yield path, path
        yield path, (identity or gzip.decompress(packed or gzip.compress(b""))).decode("utf-8", "replace")


def told_in_screens(client: Client, article: Article) -> Iterator[tuple[str, str]]:
    author, photo = Author.objects.get(name=PEN), Photo.objects.get()
    screens = ["/admin/", "/admin/articles/", "/admin/images/", "/admin/authors/", "/admin/sign-in/", "/admin/users/"]
    screens += [
        f"/admin/articles/{one}/{article.pk}/" for one in ("edit", "history", "usage", "inspect", "workflow_history")
    ]
    screens += [f"/admin/authors/{one}/{author.pk}/" for one in ("edit", "history", "usage", "delete")]
    screens += [f"/admin/images/{photo.pk}/", f"/admin/images/usage/{photo.pk}/", "/admin/articles/?export=csv"]
    screens += ["/admin/snippets/choose/newsroom/author/", "/admin/reports/site-history/", "/admin/pen-names/"]
    screens += [f"/admin/users/edit/{author.user_id}/", f"/admin/users/history/{author.user_id}/"]
    screens += [f"/admin/sign-in/{author.user_id}/", f"/admin/pen-names/{SealedName.objects.get().pk}/"]
    for screen in screens:
        answer = client.get(screen)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content  # type: ignore[attr-defined]
        yield screen, body.decode("utf-8", "replace")


def leaks(told: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(where, word) for where, text in told for word in TELLING if word in text]


def test_nothing_anywhere_tells_who_stands_behind_a_pen_name(chief: Client) -> None:
    article = write(*protect(chief))
    task = article.current_workflow_task_state
    chief.post(f"/admin/articles/workflow/action/{article.pk}/approve/{task.pk}/", {"comment": ""})
    presser.press_everything()
    article.refresh_from_db()
    assert article.live
    photo = Photo.objects.get()
    assert (photo.photographer, photo.caption, photo.rights_note) == ("", "", "")

    assert leaks(told_in_tables()) == []
    assert leaks(told_in_files()) == []
    assert leaks(told_in_pages()) == []
    groups = set_up_roles(edition=article.edition)
    for role in ROLES:
        somebody = make_staff(f"some-{role.code}")
        somebody.groups.add(groups[role.code])
        assert leaks(told_in_screens(_signed_in(somebody), article)) == [], role.code
    assert leaks(told_in_screens(_signed_in(make_staff("root", superuser=True)), article)) == []
    follow_all()
    for query in (REAL, LATIN, CONTACT, "زكريا"):
        assert leaks([("search", _answer_without(query))]) == []
        assert document_words(query) == []


def _answer_without(query: str) -> str:
    """Return what the search answers, without the query that it repeats."""
    answer = Client().get("/ar/search/", {"q": query}).content.decode()
    return unquote(answer).replace(query, "").replace(escape(query), "")


def document_words(query: str) -> list[str]:
    """Return the words of *query* that readers and desk could find the article by."""
    documents = [document_of_article(article) for article in articles()] + [document_of_photo(Photo.objects.get())]
    told = " ".join(f"{one.headline} {one.summary} {one.names} {one.text}" for one in documents)
    return [word for word in query.split() if word in told]


def test_readers_meet_the_pen_name(chief: Client) -> None:
    article = write(*protect(chief))
    task = article.current_workflow_task_state
    chief.post(f"/admin/articles/workflow/action/{article.pk}/approve/{task.pk}/", {"comment": ""})
    presser.press_everything()

    assert [where for where, text in told_in_pages() if PEN in text]


def test_whoever_may_know_opens_the_seal_and_the_log_tells(chief: Client) -> None:
    protect(chief)
    sealed = SealedName.objects.get()
    address = f"/admin/pen-names/{sealed.pk}/"

    assert REAL not in chief.get(address).content.decode()
    page = chief.post(address, {"do": "open"}).content.decode()

    assert REAL in page
    assert CONTACT in page
    entry = ModelLogEntry.objects.get(action="khabar.sealed_name_opened")
    assert (entry.user.username, entry.label) == ("chief", PEN)


@pytest.mark.parametrize("role", [role.code for role in ROLES if role.code != "chief"])
def test_other_roles_open_no_seal(chief: Client, role: str) -> None:
    protect(chief)
    sealed = SealedName.objects.get()
    somebody = make_staff(role)
    somebody.groups.add(set_up_roles(edition=set_up_newsroom())[role])
    client = _signed_in(somebody)

    for do in ("open", "change", "destroy"):
        answer = client.post(f"/admin/pen-names/{sealed.pk}/", {"do": do, "name": "x"})
        assert answer.status_code in (302, 403)
        assert REAL not in answer.content.decode()
    assert SealedName.objects.get().open().name == REAL
    assert client.post("/admin/pen-names/", {"pen_name": "آخر", "name": "x"}).status_code in (302, 403)


def test_seal_can_be_changed_and_destroyed_and_the_byline_stays(chief: Client) -> None:
    protect(chief)
    sealed, account = SealedName.objects.get(), User.objects.get(username="chief")
    chief.post(f"/admin/pen-names/{sealed.pk}/", {"do": "change", "name": "غيره", "contact": "", "note": ""})
    sealed.refresh_from_db()
    assert open_sealed_name(sealed=sealed, by=account).name == "غيره"

    destroy_sealed_name(sealed=sealed, by=account)

    assert not SealedName.objects.exists()
    assert Author.objects.filter(name=PEN).exists()


def test_name_that_another_author_has_is_refused_with_a_reason_and_makes_no_account(chief: Client) -> None:
    protect(chief)
    accounts = User.objects.count()

    page = chief.post("/admin/pen-names/", {"pen_name": "", "name": REAL})

    assert page.context["form"].errors["pen_name"]
    assert User.objects.count() == accounts


def test_nobody_gives_roles_by_this_door_that_she_does_not_have(chief: Client) -> None:
    operators = Group.objects.get(name="مشغلو النظام")

    chief.post("/admin/pen-names/", {"pen_name": PEN, "groups": [operators.pk], "name": REAL})

    assert not operators.user_set.exists()


def test_seal_of_another_installation_is_told_and_not_an_error_page(chief: Client, settings: Any) -> None:
    from cryptography.fernet import Fernet

    protect(chief)
    settings.KHABAR_SEAL_KEY = Fernet.generate_key().decode()
    sealed = SealedName.objects.get()

    assert chief.post(f"/admin/pen-names/{sealed.pk}/", {"do": "open"}).status_code == 200
    with pytest.raises(SealBroken):
        sealed.open()


def test_name_of_the_account_says_nothing(chief: Client) -> None:
    name, _password = protect(chief)
    account = User.objects.get(username=name)

    assert re.fullmatch(r"pen-[a-z0-9]{8}", name)
    assert (account.first_name, account.last_name, account.email) == (PEN, "", "")
