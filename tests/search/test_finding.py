"""What a reader finds: the right documents in the right order, only public ones, on pages that do not shift."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from khabar.search.answering import MOST_PAGES, PAGE_SIZE
from khabar.search.backends.base import Filter
from khabar.search.engines import SITE, engine
from khabar.search.finding import Search, ValueCounts, find
from khabar.search.models import Change, Document
from khabar.search.outbox import note_change
from khabar.search.question import read_question
from khabar.search.repairing import RepairKind
from tests.search.library import BEGINNING, NEWS, headlines, index_all, make_document, results_of

pytestmark = pytest.mark.usefixtures("things")


@pytest.fixture
def news(things: None) -> None:
    for number, (headline, text) in enumerate(NEWS, start=1):
        make_document(number, headline, text, filters={"section": ["7" if number < 3 else "8"]})
    index_all()


@pytest.fixture
def long_list(things: None) -> None:
    for number in range(1, 36):
        make_document(number, f"خبر عن الفرات {number}")
    index_all()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("القوات", NEWS[0][0]),
        ("القُوَّات", NEWS[0][0]),
        ("قوات عراقيه", NEWS[0][0]),
        ("العبادى", NEWS[1][0]),
        ("اسعار الذهب", NEWS[2][0]),
        ("البصره", NEWS[3][0]),
        ("طلاب جامعه الموصل", NEWS[4][0]),
        ("iphone", NEWS[5][0]),
        ("متى زار رئيس الوزراء القائم؟", NEWS[1][0]),
    ],
)
def test_spelling_never_decides_whether_it_is_found(news: None, typed: str, first: str) -> None:
    assert headlines(results_of(typed))[0] == first


def test_values_of_filters_are_counted_over_all_pages(long_list: None) -> None:
    make_document(90, "خبر عن الفرات ودجلة", filters={"section": ["8"], "topic": ["1", "2"]})
    make_document(91, "خبر عن دجلة", filters={"section": ["8"]})
    index_all()

    results = results_of("الفرات", counted=("section", "topic"))

    assert (results.total, len(results.found)) == (36, PAGE_SIZE)
    assert results.counts["section"] == ValueCounts({"8": 1}, are_whole=True)
    assert results.counts["topic"] == ValueCounts({"1": 1, "2": 1}, are_whole=True)


def test_filter_that_is_set_is_counted_as_if_it_were_not(news: None) -> None:
    chosen, scope = (Filter("section", ("7",)),), (Filter("section", ("7", "9")),)
    free = results_of("القائم القوات الذهب", filters=chosen, counted=("section", "topic"))
    kept = results_of("القائم القوات الذهب", filters=chosen, scope=scope, counted=("section",))

    assert free.total == 2
    assert free.counts["section"].numbers == {"7": 2, "8": 1}
    assert free.counts["topic"].numbers == {}
    assert kept.counts["section"].numbers == {"7": 2}, "the scope is never left"


def test_question_that_finds_nothing_in_its_filter_tells_where_it_would(news: None) -> None:
    results = results_of("الذهب", filters=(Filter("section", ("7",)),), counted=("section",))

    assert results.total == 0
    assert results.counts["section"].numbers == {"8": 1}


def test_what_was_withdrawn_a_moment_ago_is_counted_no_more(news: None) -> None:
    Document.objects.filter(headline=NEWS[0][0]).update(is_public=False)
    note_change("thing", 1, is_public=False)

    assert results_of("القوات", counted=("section",)).counts["section"].numbers == {"7": 1}


def test_phrase_finds_only_what_stands_side_by_side(news: None) -> None:
    assert headlines(results_of("«معبر القائم»")) == [NEWS[0][0]]
    assert headlines(results_of("«القائم معبر»")) == []


def test_what_is_left_out_is_not_found_in_any_form(news: None) -> None:
    assert headlines(results_of("القائم -داعش")) == [NEWS[1][0]]
    assert NEWS[0][0] not in headlines(results_of('القائم -"معبر القائم"'))


def test_matches_are_marked_in_headline_and_passage(news: None) -> None:
    found = results_of("القائم").found[0]

    marks = [found.headline.text[start:end] for start, end in found.headline.marks]
    assert marks == ["القائم"]
    assert [found.passage.text[start:end] for start, end in found.passage.marks] == ["القائم"]


def test_what_has_every_word_comes_first(news: None) -> None:
    assert headlines(results_of("القائم بغداد الذهب"))[0] == NEWS[2][0]


def test_filters_and_dates_narrow(news: None) -> None:
    assert len(headlines(results_of("القائم", filters=(Filter("section", ("8",)),)))) == 0
    later = BEGINNING + datetime.timedelta(hours=2)
    assert headlines(results_of("القائم", published_from=later)) == [NEWS[1][0]]
    assert headlines(results_of("القائم", published_until=later - datetime.timedelta(minutes=1))) == [NEWS[0][0]]


def test_filters_alone_list_the_newest_first(news: None) -> None:
    assert headlines(results_of("", filters=(Filter("section", ("7",)),))) == [NEWS[1][0], NEWS[0][0]]


def test_nothing_asked_finds_nothing(news: None) -> None:
    for typed in ("", "- -", "-القائم", "«»"):
        assert results_of(typed, scope=(Filter("edition", ("ar",)),)).total == 0


def test_order_by_time_is_kept(long_list: None) -> None:
    assert headlines(results_of("الفرات", order="newest"))[0] == "خبر عن الفرات 35"
    assert headlines(results_of("الفرات", order="oldest"))[0] == "خبر عن الفرات 1"


def test_pages_hold_everything_once(long_list: None) -> None:
    first = results_of("الفرات")
    rest = [results_of("الفرات", page=page, before=first.before) for page in (2, 3, 4)]
    shown = [headline for page in (first, *rest) for headline in headlines(page)]

    assert (first.total, first.pages) == (35, 4)
    assert len(shown) == len(set(shown)) == 35


def test_new_documents_do_not_shift_the_pages_of_who_is_reading(long_list: None) -> None:
    first = results_of("الفرات")
    second = headlines(results_of("الفرات", page=2, before=first.before))
    tomorrow = datetime.datetime.now(tz=datetime.UTC) + datetime.timedelta(minutes=1)
    make_document(99, "خبر جديد عن الفرات الفرات", published_at=tomorrow)
    index_all()

    assert headlines(results_of("الفرات", page=2, before=first.before)) == second


@pytest.mark.parametrize("page", [-1, 0, 10**9])
def test_page_that_does_not_exist_is_the_nearest_that_does(long_list: None, page: int) -> None:
    results = results_of("الفرات", page=page)

    assert 1 <= results.page <= 4
    assert results.found
    assert results.total <= PAGE_SIZE * MOST_PAGES


def test_withdrawn_document_leaves_hits_and_total_before_the_index_hears_of_it(news: None) -> None:
    gone = Document.objects.get(headline=NEWS[0][0])

    note_change(gone.kind, gone.object_id, is_public=False)

    results = results_of("القائم")
    assert headlines(results) == [NEWS[1][0]]
    assert results.total == 1
    assert engine(SITE).count() == len(NEWS)


def test_row_that_is_not_public_is_never_shown_even_if_nobody_noted_it(news: None) -> None:
    Document.objects.filter(headline=NEWS[0][0]).update(is_public=False)

    results = results_of("القائم")

    assert headlines(results) == [NEWS[1][0]]
    assert results.total == 1
    assert not Change.objects.exists()


@pytest.mark.parametrize("typed", ["القايمم", "القائن", "القاءمم"])
def test_misspelt_word_finds_what_was_meant_and_says_so(news: None, typed: str) -> None:
    results = results_of(typed)

    assert NEWS[1][0] in headlines(results)
    assert results.repair is not None
    assert results.repair.kind is RepairKind.SPELLING
    assert results.repair.text == "القائم"


def test_repair_keeps_the_rest_of_the_question_as_typed(news: None) -> None:
    results = results_of('اسعار  الدهب -"كرة القدم"')

    assert headlines(results)[0] == NEWS[2][0]
    assert results.repair is not None
    assert results.repair.text == 'اسعار الذهب -"كرة القدم"'


def test_missing_space_is_put_back(news: None) -> None:
    results = results_of("رئيسالوزراء")

    assert results.repair is not None
    assert results.repair.text == "رئيس الوزراء"
    assert NEWS[1][0] in headlines(results)


def test_as_typed_repairs_nothing(news: None) -> None:
    results = results_of("القايمم", as_typed=True)

    assert results.repair is None
    assert results.total == 0
    assert results.suggestion == "القائم"


@pytest.mark.parametrize("typed", ["hgrhzl", "al2a2em", "AL-2A2EM", "el qa2em"])
def test_latin_letters_that_mean_an_arabic_word_find_it(news: None, typed: str) -> None:
    results = results_of(typed)

    assert NEWS[1][0] in headlines(results)
    assert results.repair is not None
    assert results.repair.text == "القائم"
    assert results.repair.kind is not RepairKind.SPELLING


def test_other_keys_may_mean_a_word_in_another_form(news: None) -> None:
    results = results_of("rhzl")  # «قائم», where articles have «القائم» alone

    assert NEWS[1][0] in headlines(results)
    assert results.repair is not None
    assert results.repair.text == "قائم"


def test_arabic_keys_that_mean_a_latin_word_find_it(news: None) -> None:
    results = results_of("هحاخىث")

    assert headlines(results) == [NEWS[5][0]]
    assert results.repair is not None
    assert results.repair.kind is RepairKind.KEYBOARD


def test_latin_word_that_is_there_is_found_as_it_is(news: None) -> None:
    results = results_of("iPhone Apple")

    assert headlines(results) == [NEWS[5][0]]
    assert results.repair is None


def test_words_of_withdrawn_documents_are_not_suggested(news: None) -> None:
    make_document(50, "تحقيق عن الزنبقة السرية")
    index_all()
    secret = Document.objects.get(object_id=50)

    note_change(secret.kind, secret.object_id, is_public=False)

    for typed in ("الزنبقت", "القائم الزنبقت", "القائم الزنبقةالسرية", "al2a2em elzanba2a", "hgrhzl hg.kfrm"):
        results = results_of(typed)
        said = f"{results.suggestion} {results.repair.text if results.repair else ''}"
        assert "الزنبقة" not in said
        assert "السرية" not in said


def test_finding_reads_changes_and_documents_once_each(news: None) -> None:
    with CaptureQueriesContext(connection) as captured:
        results_of("القائم القوات")

    # An engine in the database asks it about tables of its own besides.
    asked = [
        query["sql"] for query in captured if '"search_document"' in query["sql"] or '"search_change"' in query["sql"]
    ]
    assert len(asked) == 2


def test_latin_word_of_another_edition_does_not_hide_what_is_meant_in_this_one(news: None) -> None:
    make_document(60, "The hgrhzl company", edition="en", language="en")
    index_all()
    ours = (Filter("edition", ("ar",)),)

    assert NEWS[1][0] in headlines(results_of("hgrhzl", scope=ours))


def test_rare_word_near_a_far_commoner_one_is_found_and_the_other_asked_about(news: None) -> None:
    for number in range(60, 100):
        make_document(number, f"وزير الدفاع يزور القاعدة {number}")
    make_document(100, "وزير الدفاغ في خطأ مطبعي")
    index_all()

    results = results_of("الدفاغ")

    assert headlines(results) == ["وزير الدفاغ في خطأ مطبعي"]
    assert results.repair is None
    assert results.suggestion == "الدفاع"


@pytest.mark.parametrize("typed", ["کتابخانه‌های تهران", "كتابخانه هاي تهران", "کتابخانه", "jivhk", "تهراان"])
def test_persian_is_found_with_and_without_its_joiners_and_on_other_keyboards(things: None, typed: str) -> None:
    make_document(1, "کتابخانه‌های تهران باز شد", "هزاران نفر آمدند.", edition="fa", language="fa")
    index_all()

    results = find(Search(read_question(typed), "fa"))

    assert headlines(results) == ["کتابخانه‌های تهران باز شد"]
    assert results.found[0].headline.marks
