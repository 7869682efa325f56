"""What is like a document is found by its most telling words, the more recent the better, and each story once."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from khabar.search.backends.base import SearchUnavailable
from khabar.search.documents import SearchDocument
from khabar.search.engines import COLLECTIONS, SITE, engine
from khabar.search.models import Document
from khabar.search.rebuilding import rebuild
from khabar.search.related import likest
from tests.search.things import PUBLISHED_AT

pytestmark = pytest.mark.usefixtures("things")

BRIDGE = "أعيد افتتاح جسر المطاحن بعد ترميم دام سنة، وعادت السيارات والحافلات إلى عبور النهر من ضفة إلى ضفة."
BRIDGE_AGAIN = "يعبر الجسر المرمم يوميًا آلاف المشاة، ويقول مهندس الترميم إن جسر المطاحن سيحمل الحافلات والسيارات معًا."
BUSES = "الحافلات الليلية تعبر جسر المطاحن حتى الفجر، والسيارات تنتظر عند الضفة الأخرى."
FOOTBALL = "فاز الفريق في مباراة القمة بهدف في الدقيقة الأخيرة، واحتفل اللاعبون مع الجمهور في الملعب."
MATCH = "مدرب الفريق راض عن اللاعبين قبل مباراة الكأس، والجمهور اشترى تذاكر الملعب كلها."
FILLERS = [f"في مدينة {name} مدرسة جديدة وسوق قديمة" for name in ("الرمادي", "الموصل", "البصرة", "كركوك", "دهوك")]

_numbers = iter(range(1, 1_000_000))


def document(headline: str, text: str, *, days: float = 0, **fields: object) -> Document:
    """Return a document that was published *days* before the others."""
    made = SearchDocument(object_id=next(_numbers), edition="ar", language="ar", headline=headline, is_public=True)
    return Document.objects.create(
        **{
            "kind": "thing",
            "object_id": made.object_id,
            "edition": made.edition,
            "language": made.language,
            "is_public": made.is_public,
            "headline": headline,
            "text": text,
            "published_at": PUBLISHED_AT - datetime.timedelta(days=days),
            **fields,
        }
    )


def indexed() -> None:
    for filler in FILLERS:
        document(filler, filler)
    for collection in COLLECTIONS:
        rebuild(collection)


def found(of: Document, number: int = 5) -> list[int]:
    return [one.object_id for one in likest(of, number)]


def test_first_document_of_an_edition_is_like_none_whatever_its_words_are_elsewhere() -> None:
    for edition in ("ar", "ar-sy"):
        first = document("جسر المطاحن", "جسر المطاحن", edition=edition)
    for collection in COLLECTIONS:
        rebuild(collection)

    assert found(first) == []


def test_what_shares_the_telling_words_is_found_the_likest_first() -> None:
    bridge = document("جسر المطاحن يعود إلى الخدمة", BRIDGE)
    again = document("مهندس جسر المطاحن يشرح الترميم", BRIDGE_AGAIN)
    buses = document("حافلات حتى الفجر", BUSES)
    football = document("هدف في الدقيقة الأخيرة", FOOTBALL)
    match = document("مباراة الكأس غدًا", MATCH)
    indexed()

    assert found(bridge) == [again.object_id, buses.object_id]
    assert found(football) == [match.object_id]


def test_what_has_nothing_of_its_own_in_common_with_others_has_no_related() -> None:
    lonely = document("صيادو البحيرة يريحون الشباك", "اتفق صيادو القرية على ترك البحيرة شهرين.")
    document("هدف في الدقيقة الأخيرة", FOOTBALL)
    indexed()

    assert found(lonely) == []


def test_of_two_that_are_as_like_the_more_recent_stands_first() -> None:
    bridge = document("جسر المطاحن يعود إلى الخدمة", BRIDGE)
    old = document("عن الجسر", "قال مهندس إن جسر المطاحن يحمل الحافلات والسيارات فوق النهر.", days=900)
    new = document("عن الجسر", "فوق النهر تسير السيارات والحافلات، ويحملها جسر المطاحن كما قال مهندس.", days=3)
    indexed()

    both = likest(bridge, 5)

    assert [one.object_id for one in both] == [new.object_id, old.object_id]
    assert both[0].likeness > both[1].likeness * 1.2


def test_a_story_taken_twice_is_offered_once_and_never_beside_itself() -> None:
    take = document("هدف في الدقيقة الأخيرة", FOOTBALL)
    second_take = document("هدف في الدقيقة الأخيرة", f"{FOOTBALL} وانتهت المباراة.", days=1)
    match = document("مباراة الكأس غدًا", MATCH)
    indexed()

    assert found(match) in ([take.object_id], [second_take.object_id])
    assert found(take) == found(second_take) == [match.object_id]


@pytest.mark.parametrize(
    "otherwise", [{"is_public": False}, {"edition": "ar-sy"}, {"kind": "other"}], ids=["withdrawn", "edition", "kind"]
)
def test_only_public_documents_of_the_same_edition_and_kind_are_found(otherwise: dict[str, object]) -> None:
    bridge = document("جسر المطاحن يعود إلى الخدمة", BRIDGE)
    again = document("مهندس جسر المطاحن يشرح الترميم", BRIDGE_AGAIN)
    indexed()
    assert found(bridge) == [again.object_id]

    Document.objects.filter(pk=again.pk).update(**otherwise)

    assert found(bridge) == [], "whatever the index still says"


def test_at_most_the_wanted_number_is_found() -> None:
    bridge = document("جسر المطاحن يعود إلى الخدمة", BRIDGE)
    document("مهندس جسر المطاحن يشرح الترميم", BRIDGE_AGAIN)
    document("حافلات حتى الفجر", BUSES)
    indexed()

    assert len(likest(bridge, 1)) == 1


def test_the_common_words_of_a_small_edition_tell_nothing() -> None:
    english = {"language": "en", "edition": "en"}
    stories = [
        document(f"{name} news", f"Yesterday people here {rest}", **english)
        for name, rest in [
            ("Bridge", "crossed the old mill bridge again"),
            ("Football", "cheered a goal in the last minute"),
            ("Museum", "looked at three thousand pots"),
            ("School", "opened a library with new books"),
        ]
    ]
    for number in range(60):
        document(f"خبر رقم {number}", f"نص الخبر رقم {number} في المدينة")
    indexed()

    assert [found(story) for story in stories] == [[], [], [], []]


@pytest.mark.parametrize("text", ["", "؟!", "في من على", "١٢٣ 456"])
def test_a_document_that_says_nothing_has_no_related(text: str) -> None:
    silent = document(text, text)
    indexed()

    assert found(silent) == []


def test_what_the_index_has_not_heard_of_has_no_related_yet() -> None:
    document("مهندس جسر المطاحن يشرح الترميم", BRIDGE_AGAIN)
    indexed()

    assert found(document("جسر المطاحن يعود إلى الخدمة", BRIDGE)) == []


def test_without_an_index_it_says_so(settings: Any, tmp_path: Path) -> None:
    settings.KHABAR_SEARCH_ENGINE, settings.KHABAR_SEARCH_DIR = "tantivy", tmp_path / "nowhere"

    with pytest.raises(SearchUnavailable):
        likest(document("جسر", BRIDGE), 5)


def test_the_engine_is_asked_as_often_in_any_archive(monkeypatch: pytest.MonkeyPatch) -> None:
    bridge = document("جسر المطاحن يعود إلى الخدمة", BRIDGE)
    for number in range(90):
        document(f"خبر رقم {number}", BRIDGE_AGAIN if number % 30 == 0 else f"نص الخبر رقم {number} في المدينة")
    indexed()
    asked: list[str] = []
    site = engine(SITE)
    for name in ("search", "count", "document_frequencies"):
        monkeypatch.setattr(site, name, _noting(asked, name, getattr(site, name)))

    assert likest(bridge, 6)
    assert sorted(asked) == ["count", "document_frequencies", "search", "search"]


def _noting(asked: list[str], name: str, real: Callable[..., object]) -> Callable[..., object]:
    def noted(*arguments: object) -> object:
        asked.append(name)
        return real(*arguments)

    return noted


def test_a_document_of_a_subject_of_its_own_is_related_to_nothing_by_its_everyday_words() -> None:
    border = document(
        "القوات تستعيد معبر القائم الحدودي من داعش",
        "سيطرت القوات على معبر القائم بعد هجوم بدأ صباحًا، وقال رئيس الوزراء حيدر العبادي إن العملية مستمرة في راوة.",
    )
    document("رياح نشطة", "بدأت الرياح صباحًا، وقال الراصد الجوي إنها تهدأ مساءً فوق البحيرة والجبال والسهول.")
    document("مدرسة الفتيات", "فتحت المدرسة أبوابها صباحًا، وقال مديرها إن التسجيل يدوم أسبوعين في القرية والناحية.")
    indexed()

    assert found(border) == []
