"""When what was taken away is not gone from everywhere, the desk reads so; its change is kept."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from khabar.newsroom.models import Article
from khabar.press.delivery import CopiesRemain
from khabar.press.removal import NotTakenAway, StillShown
from tests.factories.newsroom import make_article, make_staff


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        (NotTakenAway("disk full"), "ما زالت تصل إلى القراء"),
        (StillShown(["front:1", "section:7"]), "وتواصل المطبعة المحاولة: front:1, section:7"),
        (CopiesRemain(["files:/srv/site"]), "وقد تبقى نسخ منه في: files:/srv/site"),
    ],
    ids=["nothing", "lists", "copies"],
)
def test_the_desk_reads_what_is_not_done(
    transactional_db: None, client: Client, monkeypatch: pytest.MonkeyPatch, refusal: Exception, told: str
) -> None:
    client.force_login(make_staff("chief", superuser=True))
    article = make_article()

    def refuse() -> None:
        raise refusal

    monkeypatch.setattr("khabar.press.removal.finish_removals", refuse)
    address = reverse("wagtailsnippets_newsroom_article:unpublish", args=[article.pk])

    answer = client.post(address, HTTP_ACCEPT_LANGUAGE="ar")

    assert (answer.status_code, answer["Location"]) == (302, reverse("wagtailadmin_home"))
    assert told in str(next(iter(get_messages(answer.wsgi_request))))
    assert not Article.objects.get().live
