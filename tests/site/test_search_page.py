"""The page of results: what a reader gets for what she typed, chose and clicked."""

import datetime
import os
from functools import partial
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit
from xml.etree.ElementTree import Element

import pytest
from django.test import Client
from django.utils import timezone

from khabar.newsroom.models import Article
from khabar.search.backends.base import Counting
from tests.factories.newsroom import make_article, make_author, make_topic
from tests.site.markup import by_class, by_id, metas, parsed, text_of
from tests.site.paper import make_edition_with_furniture
from tests.site.searching import asked, follow_all, get, headlines
from tests.site.test_golden import GOLDEN, kept

pytestmark = pytest.mark.django_db


def _chosen(select: Element) -> str:
    return next(option.get("value", "") for option in select.iter("option") if option.get("selected") is not None)


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


def _offers(page: Element, name: str) -> list[str]:
    (select,) = (one for one in page.iter("select") if one.get("name") == name)
    return [text_of(option) for option in select.iter("option")]


def test_filters_are_offered_with_how_many_of_all_results_they_keep(client: Client, paper: Article) -> None:
    water, dams = make_topic("مياه"), make_topic("سدود")
    for place in range(14):
        author = make_author("حسن علي" if place < 3 else "سعاد الكربولي")
        topics = [water, dams] if place < 4 else [water]
        make_article(f"مهرجان الرمان {place}", section=paper.section, topics=topics, bylines=[author])
    make_author("كاتبة لم تكتب هنا")
    follow_all()

    page = asked(client, "مهرجان")

    assert len(headlines(page)) == 10
    assert _offers(page, "section") == ["الكل", "أخبار العراق (14)"]
    assert _offers(page, "topic") == ["الكل", "مياه (14)", "سدود (4)"]
    assert _offers(page, "author") == ["الكل", "سعاد الكربولي (11)", "حسن علي (3)"]
    assert _offers(page, "kind") == ["الكل", "الأخبار والمقالات (14)"]
    narrowed = asked(client, "مهرجان", "&author=" + quote("حسن-علي") + "&topic=" + quote(dams.slug))
    assert len(headlines(narrowed)) == 3
    assert _offers(narrowed, "author") == ["الكل", "حسن علي (3)", "سعاد الكربولي (1)"], "those the topic has"
    assert _offers(narrowed, "topic") == ["الكل", "سدود (3)", "مياه (3)"], "those the author has"


def test_of_very_many_results_filters_are_offered_without_numbers(
    client: Client, paper: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("khabar.search.finding.Counting", partial(Counting, most=10))
    for place in range(11):
        make_article(f"مهرجان الرمان {place}", section=paper.section, topics=[make_topic("مياه")])
    follow_all()

    page = asked(client, "مهرجان")

    assert _offers(page, "section") == ["الكل", "أخبار العراق", "اقتصاد"]
    assert _offers(page, "topic") == ["الكل", "مياه"]
    assert _offers(page, "kind") == ["الكل", "الأخبار والمقالات", "صفحات عن الموقع"]


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


def test_english_word_that_was_typed_on_an_arabic_layout_is_found(client: Client, paper: Article) -> None:
    english = make_edition_with_furniture("en")
    make_article("Border crossing reopens", section=english.sections.get())
    follow_all()

    status, page = get(client, f"q={quote('لاخقيثق')}", "en")

    assert status == 200
    assert headlines(page) == ["Border crossing reopens"]
    assert text_of(by_class(page, "search-count")[0]) == "1 result"
    assert "border" in text_of(by_class(page, "search-repair")[0])


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
    asked(client, "القائم")  # the first page that shows a photo has its sizes made

    with django_assert_max_num_queries(28) as few:
        asked(client, "القائم")
    with django_assert_max_num_queries(28) as many:
        asked(client, "مهرجان")

    assert len(many) <= len(few)
