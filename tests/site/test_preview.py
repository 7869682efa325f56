"""The desk sees its article as readers will, before they can."""

import pytest
from django.test import RequestFactory

from khabar.newsroom.models import Article
from tests.factories.newsroom import make_article
from tests.site.markup import metas, parsed, text_of

pytestmark = pytest.mark.django_db


def test_unsaved_words_are_shown_in_the_real_template_marked_as_a_preview(article: Article) -> None:
    draft = article.get_latest_revision_as_object()
    draft.headline = "عنوان لم يُحفظ"

    response = draft.serve_preview(RequestFactory().get("/"), "")

    page = parsed(response.content.decode())
    assert text_of(next(page.iter("h1"))) == "عنوان لم يُحفظ"
    assert "معاينة" in text_of(page)
    assert metas(page)["robots"] == ["noindex"]
    assert response["Cache-Control"] == "private, no-store"


def test_draft_that_was_never_published_has_a_preview() -> None:
    draft = make_article("مسودة", live=False, published_at=None)

    response = draft.serve_preview(RequestFactory().get("/"), "")

    assert "مسودة" in text_of(parsed(response.content.decode()))
