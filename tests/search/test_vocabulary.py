"""The vocabulary knows the words of what readers can read, as they are written, and learns what is new."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings

from khabar.search import vocabulary
from khabar.search.models import Document
from khabar.search.spelling import corrections, read_as_franco, two_words, with_words_replaced
from khabar.search.word_index import WordIndex
from khabar.text.analysis import ANALYSER_VERSION
from tests.search.library import NEWS, make_document

pytestmark = pytest.mark.usefixtures("things")


@pytest.fixture
def news(things: None) -> None:
    for number, (headline, text) in enumerate(NEWS, start=1):
        make_document(number, headline, text)
    vocabulary.rebuild()


def written(token: str) -> str:
    return vocabulary.known([token], "ar")[token].written


def test_word_is_shown_as_it_is_most_often_written(news: None) -> None:
    for number, spelling in enumerate(["القايم", "القائم", "القائم"], start=20):
        make_document(number, f"إلى {spelling}")
    vocabulary.rebuild()

    assert written("القايم") == "القائم"


def test_changed_documents_are_learnt_without_starting_anew(news: None) -> None:
    document = make_document(20, "افتتاح مرصد الزلازل في بغداد")
    vocabulary.note([document.pk])
    before = vocabulary.known(["بغداد"], "ar")["بغداد"].frequency

    assert vocabulary.known(["الزلازل"], "ar") == {}
    assert vocabulary.refresh() == 0
    assert written("الزلازل") == "الزلازل"
    assert vocabulary.known(["بغداد"], "ar")["بغداد"].frequency == before + 1


def test_words_of_drafts_are_never_learnt(news: None) -> None:
    draft = make_document(20, "تحقيق الزنبقة", is_public=False)
    vocabulary.note([draft.pk])

    vocabulary.refresh()
    vocabulary.rebuild()

    assert vocabulary.known(["الزنبقه"], "ar") == {}


def test_numbers_and_addresses_are_no_words(news: None) -> None:
    make_document(20, "عام 2017 على https://khabar.example/a")
    vocabulary.rebuild()

    assert vocabulary.known(["2017", "https://khabar.example/a"], "ar") == {}


def test_languages_have_words_of_their_own(news: None) -> None:
    make_document(20, "کتابخانه‌های تهران", language="fa", edition="fa")
    vocabulary.rebuild()

    assert vocabulary.known(["كتابخانههاي"], "fa")["كتابخانههاي"].written == "کتابخانه‌های"

    assert vocabulary.known(["تهران"], "fa")["تهران"].written == "تهران"
    assert vocabulary.known(["تهران"], "ar") == {}


def test_lost_or_damaged_vocabulary_advises_nothing_and_comes_back(news: None) -> None:
    folder = Path(settings.KHABAR_SEARCH_DIR) / "vocabulary" / ANALYSER_VERSION / "ar"
    for file in folder.iterdir():
        file.write_bytes(b"rubbish")
    assert WordIndex(folder).near("القايم", 1, 5) == []
    shutil.rmtree(folder)
    assert not vocabulary.is_made()

    vocabulary.rebuild()

    assert [word.written for word in corrections("القايمم", "ar")] == ["القائم"]


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("القايمم", "القائم"),
        ("بغدات", "بغداد"),
        ("الموصا", "الموصل"),
        ("االذهب", "الذهب"),
        ("الذبه", "الذهب"),
        ("المخنبرات", "المختبرات"),
        ("المخنبراب", "المختبرات"),
    ],
)
def test_slips_of_one_letter_or_two_in_a_long_word_are_seen_through(news: None, slip: str, meant: str) -> None:
    assert corrections(slip, "ar")[0].written == meant


@pytest.mark.parametrize("token", ["", "ا", "في", "2017", "17a", "x" * 200])
def test_short_words_and_numbers_are_left_alone(news: None, token: str) -> None:
    assert corrections(token, "ar") == []
    assert two_words(token, "ar") is None


def test_franco_reads_whole_questions_or_nothing(news: None) -> None:
    assert read_as_franco("as3ar el dahab", "ar") == "أسعار الذهب"
    assert read_as_franco("as3ar zzzkkk", "ar") == ""


def test_whole_words_are_replaced_and_no_parts_of_words() -> None:
    assert with_words_replaced("قائم القائم (قائم)", [("قائم", "قاعد")]) == "قاعد القائم (قاعد)"


def test_document_is_learnt_again_only_where_it_is_public(news: None) -> None:
    gone = Document.objects.get(object_id=1)
    before = vocabulary.known(["القوات"], "ar")
    vocabulary.note([gone.pk])
    Document.objects.filter(pk=gone.pk).update(is_public=False)

    assert vocabulary.refresh() == 0
    assert vocabulary.known(["القوات"], "ar") == before


def test_vocabulary_of_another_analyser_is_not_read_and_goes(news: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "ANALYSER_VERSION", "next")

    assert not vocabulary.is_made()
    vocabulary.rebuild()

    kept = [folder.name for folder in (Path(settings.KHABAR_SEARCH_DIR) / "vocabulary").iterdir()]
    assert kept == ["next"]
    assert corrections("القايمم", "ar")
