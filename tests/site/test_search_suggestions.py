"""What the search offers while a reader types."""

from urllib.parse import quote

import pytest
from django.test import Client

from khabar.newsroom.models import Article
from khabar.site.wording.searching import ARABIC_SEARCH
from khabar.text.plurals import count_phrase
from tests.factories.newsroom import make_agency
from tests.site.markup import parsed
from tests.site.searching import headlines

pytestmark = pytest.mark.django_db


def test_suggestions_offer_names_words_and_headlines(client: Client, paper: Article) -> None:
    make_agency()
    offered = client.get(f"/ar/search/suggest?q={quote('ذهب')}").json()

    texts = [(one["kind"], one["text"]) for one in offered["suggestions"]]
    assert ("موضوع", "ذهب") in texts
    assert ("", "أسعار الذهب ترتفع في أسواق بغداد") in texts
    assert offered["said"] == count_phrase(len(texts), ARABIC_SEARCH.suggestions, "ar")
    for one in offered["suggestions"]:
        assert one["path"].startswith("/ar/")


def test_suggested_writer_leads_to_what_she_wrote(client: Client, paper: Article) -> None:
    (one,) = client.get(f"/ar/search/suggest?q={quote('حسن')}").json()["suggestions"]

    assert one["kind"] == "كاتب"
    assert headlines(parsed(client.get(one["path"]).content.decode())) == ["أسعار الذهب ترتفع في أسواق بغداد"]


@pytest.mark.parametrize("query", ["", "q=", "q=%00", "q=" + "x" * 9000, "q=%ED%A0%80", "as=opensearch", "q=%22-%22"])
def test_suggestions_answer_anything(client: Client, paper: Article, query: str) -> None:
    response = client.get(f"/ar/search/suggest?{query}")

    assert response.status_code == 200
    assert response.json() is not None
    assert response["Cache-Control"] == "private, max-age=15"


def test_suggestions_speak_the_browsers_own_form_too(client: Client, paper: Article) -> None:
    response = client.get(f"/ar/search/suggest?q={quote('أسعار')}&as=opensearch")

    assert response["Content-Type"] == "application/x-suggestions+json"
    typed, texts = response.json()
    assert typed == "أسعار"
    assert "أسعار الذهب ترتفع في أسواق بغداد" in texts
