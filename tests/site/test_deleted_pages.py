"""What the press does about a page that left the readers and that the desk then moves or deletes."""

from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from khabar.newsroom.actions import save_draft, unpublish_article
from khabar.press import presser
from khabar.press.ledger import keys_of_page
from khabar.press.models import Page
from tests.factories.newsroom import make_article, make_standing_page
from tests.press.trial.rebuild import answers

pytestmark = pytest.mark.django_db


def test_ledger_forgets_what_is_deleted_after_it_left_the_readers(django_capture_on_commit_callbacks: Any) -> None:
    article, about = make_article(), make_standing_page(first_published_at=timezone.now())
    presser.drain()
    with django_capture_on_commit_callbacks(execute=True):
        unpublish_article(article=article)
        about.unpublish()
    presser.drain()
    pages = Page.objects.filter(kind__in=["article", "standing_page"])
    assert all(keys_of_page(page.pk) for page in pages), "what told that they are gone"

    with django_capture_on_commit_callbacks(execute=True):
        article.delete()
        about.delete()
    presser.drain()

    assert [keys_of_page(page.pk) for page in pages] == [frozenset(), frozenset()]


def test_what_left_the_readers_says_so_where_its_draft_would_stand(django_capture_on_commit_callbacks: Any) -> None:
    article, about = make_article(slug="one"), make_standing_page(slug="us", first_published_at=timezone.now())
    with django_capture_on_commit_callbacks(execute=True):
        unpublish_article(article=article)
        about.unpublish()
    presser.drain()

    article.slug, about.slug = "two", "about"
    save_draft(article=article)
    about.save_revision()
    presser.drain()

    told = {path for path, page in answers(settings.KHABAR_STORE_FILE).items() if page.status == 410}
    assert {path.strip("/").rpartition("/")[2] for path in told} >= {"one", "two", "us", "about"}
