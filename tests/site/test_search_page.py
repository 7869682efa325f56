"""The page of results: what a reader gets for what she typed, chose and clicked, and what she never gets to see."""

import datetime
import os
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit
from xml.etree.ElementTree import Element

import pytest
from django.test import Client
from django.utils import timezone

from khabar.newsroom.actions import schedule_article, unpublish_article
from khabar.newsroom.models import Article, Section
from khabar.search import vocabulary
from khabar.search.engines import COLLECTIONS
from khabar.search.following import follow_changes
from khabar.search.rebuilding import rebuild
from khabar.site.search import views
from tests.factories.newsroom import PUBLISHED_AT, make_agency, make_article, make_author, make_section, make_topic
from tests.site.markup import by_class, by_id, metas, parsed, text_of
from tests.site.paper import make_edition_with_furniture, make_full_article
from tests.site.test_golden import GOLDEN, kept

pytestmark = pytest.mark.django_db
SECRET = "زنبقة"


def follow_all() -> None:
    """Bring the index and the vocabulary up to date, as the worker does."""
    while follow_changes():
        pass
    vocabulary.rebuild()


@pytest.fixture
def paper(db: None) -> Article:
    """A small newspaper in the index; its full article is about a border crossing."""
    for collection in COLLECTIONS:
        rebuild(collection)
    views.SEARCHES.forget()
    views.SUGGESTIONS.forget()
    article = make_full_article()
    economy = make_section("اقتصاد", edition=article.edition, slug="economy", order=2)
    make_article(
        "أسعار الذهب ترتفع في أسواق بغداد",
        section=economy,
        bylines=[make_author("حسن علي")],
        topics=[make_topic("ذهب")],
        body=[("paragraph", "<p>قال تجار إن الطلب زاد مع هبوط الدولار.</p>")],
        published_at=PUBLISHED_AT + datetime.timedelta(days=2),
    )
    follow_all()
    return article


def get(client: Client, query: str, edition: str = "ar") -> tuple[int, Element]:
    response = client.get(f"/{edition}/search/?{query}")
    return response.status_code, parsed(response.content.decode())


def headlines(page: Element) -> list[str]:
    return [text_of(each) for result in by_class(page, "results") for each in by_class(result, "headline")]


def asked(client: Client, typed: str, more: str = "") -> Element:
    status, page = get(client, f"q={quote(typed)}{more}")
    assert status == 200
    return page


def test_result_shows_where_why_when_and_by_whom(client: Client, paper: Article) -> None:
    page = asked(client, "القوّات العراقيه")

    (result,) = by_class(page, "result")[:1]
    assert text_of(by_class(result, "headline")[0]) == paper.headline
    assert text_of(by_class(result, "kicker")[0]) == "أخبار العراق"
    assert [text_of(mark) for mark in by_class(result, "passage")[0].iter("mark")] == ["القوّات", "العراقية"]
    assert text_of(by_class(result, "when")[0]).startswith("3 تشرين الثاني/نوفمبر 2017")
    assert "سلمى الراوي" in text_of(by_class(result, "when")[0])
    assert len(list(result.iter("img"))) == 1
    assert by_id(page, "search-box").get("value") == "القوّات العراقيه"
    assert text_of(by_class(page, "search-count")[0]) == "نتيجتان"


@pytest.mark.parametrize(("number", "said"), [(1, "نتيجة واحدة"), (2, "نتيجتان"), (3, "3 نتائج"), (11, "11 نتيجة")])
def test_total_is_counted_in_good_arabic(client: Client, paper: Article, number: int, said: str) -> None:
    for place in range(number):
        make_article(f"مهرجان الرمان {place}", section=paper.section)
    follow_all()

    assert text_of(by_class(asked(client, "مهرجان"), "search-count")[0]) == said


def test_page_is_kept_by_nobody_and_stays_out_of_search_engines(client: Client, paper: Article) -> None:
    response = client.get(f"/ar/search/?q={quote('القائم')}")
    page = parsed(response.content.decode())

    assert response["Cache-Control"] == "private, no-store"
    assert metas(page)["robots"] == ["noindex"]
    (canonical,) = (link.get("href") for link in page.iter("link") if link.get("rel") == "canonical")
    assert canonical is not None
    assert canonical.endswith("/ar/search/")


def test_empty_question_gives_help_and_the_latest(client: Client, paper: Article) -> None:
    page = asked(client, "")

    assert by_class(page, "tips")
    assert [text_of(each) for each in by_class(page, "search-sections")[0].iter("li")] == ["أخبار العراق", "اقتصاد"]
    assert "أسعار الذهب" in text_of(by_class(page, "search-latest")[0])
    assert not by_class(page, "nothing")


def test_nothing_found_says_what_may_help(client: Client, paper: Article) -> None:
    page = asked(client, '"الذهب القائم" -رياضة', "&section=economy")

    assert "لا مادة فيها" in text_of(by_class(page, "nothing")[0])
    ways = [text_of(way) for way in by_class(page, "ways-on")[0].iter("li")]
    assert ways == ["ابحث عن الكلمات متفرقة: الذهب القائم", "أزل قيدًا: -رياضة", "أزل قيدًا: اقتصاد"]
    assert by_class(page, "search-latest")


@pytest.mark.parametrize(
    "query",
    [
        "section=economy",
        "topic=" + quote("ذهب"),
        "author=" + quote("حسن-علي"),
        "from=2017-11-05&until=2017-11-05",
        "from=" + quote("٢٠١٧-١١-٠٥"),
        "kind=article&section=economy",
    ],
)
def test_each_filter_narrows_and_has_a_chip_that_takes_it_off(client: Client, paper: Article, query: str) -> None:
    page = asked(client, "بغداد القائم القوات", "&" + query)

    assert headlines(page) == ["أسعار الذهب ترتفع في أسواق بغداد"]
    chip = by_class(page, "chips")[0].find("li/a")
    assert chip is not None
    without = parse_qs(urlsplit(chip.get("href", "")).query)
    assert without["q"] == ["بغداد القائم القوات"]
    assert len(without) == len(parse_qs(query))


def test_filters_alone_list_the_newest(client: Client, paper: Article) -> None:
    assert headlines(get(client, "section=iraq")[1])[0] == paper.headline
    assert headlines(get(client, "period=day")[1]) == []


def test_form_keeps_what_was_chosen(client: Client, paper: Article) -> None:
    page = asked(client, "بغداد", "&section=economy&sort=oldest&from=2017-11-01")

    chosen = {select.get("name"): _chosen(select) for select in page.iter("select")}
    assert chosen["section"] == "economy"
    assert [field.get("value") for field in page.iter("input") if field.get("name") == "sort"] == ["oldest"]
    assert by_id(page, "by-from").get("value") == "2017-11-01"
    assert text_of(by_class(page, "orders")[0].find("span[@aria-current]")) == "الأقدم أولًا"


def _chosen(select: Element) -> str:
    return next(option.get("value", "") for option in select.iter("option") if option.get("selected") is not None)


def test_results_are_sorted_as_asked(client: Client, paper: Article) -> None:
    newest = headlines(asked(client, "القوات بغداد", "&sort=newest"))

    assert newest[0].startswith("أسعار")
    assert headlines(asked(client, "القوات بغداد", "&sort=oldest")) == newest[::-1]


def test_pages_can_be_turned_and_stay_the_same_while_news_come_in(client: Client, paper: Article) -> None:
    for place in range(25):
        make_article(f"مهرجان الرمان {place:02}", section=paper.section)
    follow_all()
    first = asked(client, "مهرجان")
    second_path = next(link.get("href", "") for link in first.iter("a") if link.get("rel") == "next")
    before = headlines(parsed(client.get(second_path).content.decode()))
    make_article(
        "مهرجان مهرجان جديد", section=paper.section, published_at=timezone.now() + datetime.timedelta(minutes=2)
    )
    follow_all()

    after = parsed(client.get(second_path).content.decode())

    assert headlines(after) == before
    assert len(before) == 10
    assert not set(before) & set(headlines(first))
    assert text_of(by_class(after, "pager")[0]) == "السابق 1 2 3 التالي"
    assert by_class(after, "results")[0].get("start") == "11"


def test_misspelt_word_is_repaired_and_the_original_offered(client: Client, paper: Article) -> None:
    page = asked(client, "الدهب")

    assert headlines(page)[0].startswith("أسعار الذهب")
    assert "الذهب" in text_of(by_class(page, "search-repair")[0])
    (link,) = by_class(page, "search-other")[0].iter("a")
    assert text_of(link) == "ابحث عن «الدهب» كما كُتبت"
    as_typed = parsed(client.get(link.get("href", "")).content.decode())
    assert headlines(as_typed) == []


@pytest.mark.parametrize("typed", ["hg`if", "aldhahab", "el dahab"])
def test_latin_letters_find_arabic(client: Client, paper: Article, typed: str) -> None:
    assert headlines(asked(client, typed))[0].startswith("أسعار الذهب")


@pytest.mark.parametrize(
    "query",
    [
        "q=" + "x" * 10_000,
        "q=" + quote("القائم " * 1500),
        "q=" + quote('- - « " -'),
        "q=%00%01%7F%C2%9F",
        "q=%ED%A0%80%FF%FE",
        "q=" + quote("<script>alert(1)</script>\"'"),
        "&".join(f"section={number}" for number in range(64)),
        "q=a&page=-1",
        "q=a&page=1000000000",
        "q=a&page=" + quote("٣"),
        "q=a&before=99999999999999999999999",
        "q=a&sort=sideways&period=century&kind=photo&typed=yes",
        "q=a&topic=" + quote("موضوع من طبعة أخرى"),
        "section=" + "ا" * 5000,
        "q=" + quote("القائم") + "&q=other",
        "&".join(f"x{number}=1" for number in range(12_000)),
        "%",
        "q=%5B%28*%2B%3F%7B%5C%29",
    ],
)
def test_whatever_the_address_says_gets_an_answer(client: Client, paper: Article, query: str) -> None:
    status, page = get(client, query)

    assert status == 200
    assert by_id(page, "search-box") is not None
    assert not [script for script in page.iter("script") if script.get("src") is None]


@pytest.mark.parametrize("day", ["2017-02-30", "2017-13-01", "غدًا", "0000-00-00", "2017", "99999-01-01"])
def test_day_that_does_not_exist_comes_back_with_what_is_wrong(client: Client, paper: Article, day: str) -> None:
    status, page = get(client, f"q={quote('القائم')}&from={quote(day)}")

    assert status == 422
    assert by_id(page, "search-box").get("value") == "القائم"
    assert by_id(page, "by-from").get("value") == day
    assert by_id(page, "by-from").get("aria-describedby") == "by-from-error"
    assert "لا وجود لهذا التاريخ" in text_of(by_id(page, "by-from-error"))


def test_days_in_the_wrong_order_come_back(client: Client, paper: Article) -> None:
    status, page = get(client, "q=a&from=2017-11-05&until=2017-11-01")

    assert status == 422
    assert "بعد تاريخ النهاية" in text_of(by_id(page, "by-until-error"))


def test_filter_of_another_edition_is_left_out_aloud(client: Client, paper: Article) -> None:
    english = make_edition_with_furniture("en")
    Section.objects.create(edition=english, name="Sport", slug="sport")

    page = asked(client, "القوات", "&section=sport")

    assert headlines(page)[0] == paper.headline
    assert any("غير معروف" in text_of(note) for note in by_class(page, "search-note"))


def test_editions_do_not_find_each_others_articles(client: Client, paper: Article) -> None:
    make_edition_with_furniture("en")

    assert headlines(get(client, f"q={quote('القوات')}", "en")[1]) == []
    assert client.get("/fa/search/").status_code == 404


def test_nothing_that_is_not_public_is_found_counted_suggested_or_spelt(client: Client, paper: Article) -> None:
    withheld = make_article(f"{SECRET} مسحوبة", section=paper.section, bylines=[make_author("كاتبة زنبقية")])
    make_article(f"{SECRET} مسودة", section=paper.section, live=False)
    scheduled = make_article(f"{SECRET} مجدولة", section=paper.section, live=False)
    schedule_article(article=scheduled, at=timezone.now() + datetime.timedelta(days=1))
    edited = make_article("خبر منشور", section=paper.section)
    edited.headline = f"{SECRET} في مراجعة لم تُنشر"
    edited.save_revision()
    follow_all()
    assert headlines(asked(client, SECRET)) == [f"{SECRET} مسحوبة"]

    unpublish_article(article=withheld)

    for is_followed in (False, True):
        if is_followed:
            follow_all()
        page = asked(client, SECRET)
        assert headlines(page) == []
        assert not by_class(page, "search-count")
        for near in ("زنبقت", "hgckfri", "znb2a"):
            assert SECRET not in text_of(asked(client, near)).replace(near, "")
        for beginning in ("زنب", "زنبقة", "كاتبة"):
            assert client.get(f"/ar/search/suggest?q={quote(beginning)}").json()["suggestions"] == []


def test_withdrawn_article_is_gone_from_results_and_total_at_once(client: Client, paper: Article) -> None:
    assert text_of(by_class(asked(client, "القائم"), "search-count")[0]) == "نتيجتان"

    unpublish_article(article=paper)

    page = asked(client, "القائم")
    assert paper.headline not in headlines(page)
    assert text_of(by_class(page, "search-count")[0]) == "نتيجة واحدة"


def test_english_word_that_was_typed_on_an_arabic_layout_is_found(client: Client, paper: Article) -> None:
    english = make_edition_with_furniture("en")
    make_article("Border crossing reopens", section=english.sections.get())
    follow_all()

    status, page = get(client, f"q={quote('لاخقيثق')}", "en")

    assert status == 200
    assert headlines(page) == ["Border crossing reopens"]
    assert text_of(by_class(page, "search-count")[0]) == "1 result"
    assert "border" in text_of(by_class(page, "search-repair")[0])


def test_writer_of_drafts_alone_is_nobody_to_readers(client: Client, paper: Article) -> None:
    make_article("مسودة", section=paper.section, live=False, bylines=[make_author("كاتبة مسودات", slug="drafts")])
    follow_all()

    page = asked(client, "القوات", "&author=drafts")

    assert "كاتبة مسودات" not in text_of(page)


def test_page_of_results_is_as_it_was(client: Client, paper: Article) -> None:
    page = kept(client.get(f"/ar/search/?q={quote('معبر القوات')}&section=iraq").content.decode())
    golden = GOLDEN / "search.html"

    if os.environ.get("KHABAR_WRITE_GOLDEN"):
        golden.write_text(page, encoding="utf-8")

    assert page == golden.read_text(encoding="utf-8")


def test_page_costs_the_same_queries_however_many_results(
    client: Client, paper: Article, django_assert_max_num_queries: Any
) -> None:
    for place in range(12):
        make_article(f"مهرجان الرمان {place}", section=paper.section, bylines=[make_author("حسن علي")])
    follow_all()

    with django_assert_max_num_queries(20) as few:
        asked(client, "القائم")
    with django_assert_max_num_queries(20) as many:
        asked(client, "مهرجان")

    assert len(many) <= len(few)


def test_flood_from_one_network_is_asked_to_wait(
    client: Client, paper: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "SEARCHES", views.Pace(burst=2, a_second=0))

    statuses = [client.get("/ar/search/?q=a").status_code for _time in range(3)]
    response = client.get("/ar/search/?q=a")

    assert statuses == [200, 200, 429]
    assert response["Retry-After"] == "30"
    assert "عمليات بحث كثيرة" in text_of(parsed(response.content.decode()))


def test_search_without_an_index_says_so_kindly(client: Client, db: None) -> None:
    make_edition_with_furniture()

    response = client.get(f"/ar/search/?q={quote('القائم')}")

    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    page = parsed(response.content.decode())
    assert "البحث متوقف الآن" in text_of(page)
    assert by_id(page, "search-box") is not None


def test_suggestions_offer_names_words_and_headlines(client: Client, paper: Article) -> None:
    make_agency()
    offered = client.get(f"/ar/search/suggest?q={quote('ذهب')}").json()

    texts = [(one["kind"], one["text"]) for one in offered["suggestions"]]
    assert ("موضوع", "ذهب") in texts
    assert ("", "أسعار الذهب ترتفع في أسواق بغداد") in texts
    assert offered["said"] == "اقتراحان" if len(texts) == 2 else offered["said"]
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
