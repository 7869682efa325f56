"""What the press keeps of a page that the desk unpublished and then deleted: nothing."""

from typing import Any

import pytest

from khabar.newsroom.actions import unpublish_article
from khabar.press import presser
from khabar.press.ledger import keys_of_page
from khabar.press.models import Page
from tests.factories.newsroom import make_article, make_standing_page

pytestmark = pytest.mark.django_db


def test_ledger_forgets_what_is_deleted_after_it_left_the_readers(django_capture_on_commit_callbacks: Any) -> None:
    article, about = make_article(), make_standing_page()
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
