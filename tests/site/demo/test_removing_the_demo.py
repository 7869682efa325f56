"""The demo goes as it came, with one click, and takes along nothing of the newsroom's own."""

from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from khabar.conversation.models import Comment
from khabar.newsroom.actions import set_up_newsroom
from khabar.newsroom.models import Agency, Article, Author, Edition, Photo, Section, StandingPage, Topic
from khabar.site.demo import stories
from khabar.site.demo.load import load_demo
from khabar.site.demo.removal import remove_demo, sample_articles
from tests.factories.newsroom import make_article, make_staff

pytestmark = pytest.mark.django_db

REMOVE = "/admin/sample-content/remove/"


@pytest.fixture(autouse=True)
def quick_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw thumbnails: how pictures look is told elsewhere."""
    file = BytesIO()
    Image.new("RGB", (48, 32), "#7f9a94").save(file, "JPEG")
    monkeypatch.setattr(stories, "jpeg", lambda picture, palette: file.getvalue())


def test_newsroom_is_as_empty_as_before_and_keeps_what_it_wrote(client: Client) -> None:
    set_up_newsroom()
    agencies = set(Agency.objects.values_list("name_ar", flat=True))
    load_demo(lambda *_: None)
    loaded = sample_articles().count()
    section = Section.objects.filter(edition__code="ar", parent=None).first()
    photo = Photo.objects.filter(collection__edition__code="ar").first()
    author = Author.objects.first()
    own = make_article("خبرنا الأول", section=section, lead_photo=photo, bylines=[author])
    client.force_login(make_staff("chief", superuser=True))

    home = client.get("/admin/").content.decode()
    asked = client.get(REMOVE).content.decode()
    answer = client.post(REMOVE, follow=True).content.decode()

    assert f"هنا {loaded} مادة مختلقة" in home
    assert f"تُحذف {loaded} مادة تجريبية" in asked
    assert "زال المحتوى التجريبي" in answer
    assert list(Article.objects.all()) == [own]
    assert list(Section.objects.all()) == [section]
    assert list(Photo.objects.all()) == [photo]
    assert list(Author.objects.all()) == [author]
    assert set(Agency.objects.values_list("name_ar", flat=True)) <= agencies | {
        photo.agency.name_ar if photo.agency else ""
    }
    assert not Topic.objects.exists()
    assert not Comment.objects.exists()
    assert [edition.code for edition in Edition.objects.all()] == ["ar"]
    assert StandingPage.objects.filter(edition__code="ar").count() == 3


def test_demo_that_is_gone_is_not_spoken_of_and_going_twice_does_nothing(client: Client) -> None:
    set_up_newsroom()
    client.force_login(make_staff("chief", superuser=True))

    assert remove_demo() == 0
    assert "مختلقة" not in client.get("/admin/").content.decode()
    assert "لا محتوى تجريبي" in client.get(REMOVE).content.decode()


def test_only_who_rules_the_installation_may_remove_it(client: Client) -> None:
    set_up_newsroom()
    client.force_login(make_staff("chief", group="رؤساء التحرير"))

    assert client.post(REMOVE).status_code in (302, 403)
    assert "مختلقة" not in client.get("/admin/").content.decode()
