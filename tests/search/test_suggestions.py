"""While a reader types she is offered headlines and words that are public, from the beginnings of words."""

import pytest

from khabar.search.backends.base import Filter
from khabar.search.models import Document
from khabar.search.outbox import note_change
from khabar.search.suggestions import completions, headlines
from tests.search.library import NEWS, index_all, make_document

pytestmark = pytest.mark.usefixtures("things")
ARABIC = (Filter("edition", ("ar",)),)


@pytest.fixture
def news(things: None) -> None:
    for number, (headline, text) in enumerate(NEWS, start=1):
        make_document(number, headline, text)
    index_all()


def texts(typed: str) -> list[str]:
    return [headline.text for headline in headlines(typed, "ar", ARABIC, 5)]


@pytest.mark.parametrize(
    ("typed", "headline"),
    [
        ("القا", NEWS[1][0]),
        ("قائ", NEWS[1][0]),
        ("جامع", NEWS[4][0]),
        ("الجامع", NEWS[4][0]),
        ("الذه", NEWS[2][0]),
        ("ذهب بغ", NEWS[2][0]),
        ("بغ ذهب", NEWS[2][0]),
        ("iph", NEWS[5][0]),
        ("الموصل", NEWS[4][0]),
    ],
)
def test_beginnings_of_words_find_headlines_in_any_order_and_spelling(news: None, typed: str, headline: str) -> None:
    assert headline in texts(typed)


@pytest.mark.parametrize("typed", ["", " ", "«", "-", "\ud800", "ظظظ", "ا" * 10_000])
def test_anything_may_be_typed(news: None, typed: str) -> None:
    assert texts(typed) == []
    assert completions(typed, "ar", ARABIC, 3) == []


def test_last_word_is_completed_as_it_is_written(news: None) -> None:
    assert "معبر القائم" in completions("معبر القائ", "ar", ARABIC, 3)


def test_completion_that_would_find_nothing_is_not_offered(news: None) -> None:
    assert completions("iphone القائ", "ar", ARABIC, 3) == []


def test_other_editions_are_not_suggested(news: None) -> None:
    assert headlines("القا", "ar", (Filter("edition", ("en",)),), 5) == []


def test_withdrawn_headline_and_its_words_are_not_suggested(news: None) -> None:
    make_document(50, "زنبقة سرية")
    index_all()
    secret = Document.objects.get(object_id=50)
    assert texts("زنب") == ["زنبقة سرية"]

    note_change(secret.kind, secret.object_id, is_public=False)

    assert texts("زنب") == []
    assert completions("زنب", "ar", ARABIC, 3) == []
