"""What the search withstands and what it never shows: odd addresses, floods, a missing index, what is not public."""

import datetime
from urllib.parse import quote

import pytest
from django.test import Client
from django.utils import timezone

from khabar.newsroom.actions import schedule_article, unpublish_article
from khabar.newsroom.models import Article, Section
from khabar.search.backends.base import Engine, EngineQuery, Hits, SearchBusy
from khabar.search.engines import SITE, engine
from khabar.site.search import views
from tests.factories.newsroom import make_article, make_author
from tests.site.markup import by_class, by_id, parsed, text_of
from tests.site.paper import make_edition_with_furniture
from tests.site.searching import asked, follow_all, get, headlines

pytestmark = pytest.mark.django_db
SECRET = "زنبقة"


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


def test_writer_of_drafts_alone_is_nobody_to_readers(client: Client, paper: Article) -> None:
    make_article("مسودة", section=paper.section, live=False, bylines=[make_author("كاتبة مسودات", slug="drafts")])
    follow_all()

    page = asked(client, "القوات", "&author=drafts")

    assert "كاتبة مسودات" not in text_of(page)


def test_flood_from_one_network_is_asked_to_wait(
    client: Client, paper: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "SEARCHES", views.Pace("searches", burst=2, a_second=0))

    statuses = [client.get("/ar/search/?q=a").status_code for _time in range(3)]
    response = client.get("/ar/search/?q=a")

    assert statuses == [200, 200, 429]
    assert response["Retry-After"] == "30"
    assert "عمليات بحث كثيرة" in text_of(parsed(response.content.decode()))


def test_search_that_takes_too_long_is_said_to_be_busy(
    client: Client, paper: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    def given_up(_engine: Engine, _query: EngineQuery) -> Hits:
        raise SearchBusy("The search did not find an answer in time.")

    monkeypatch.setattr(type(engine(SITE)), "search", given_up)
    response = client.get(f"/ar/search/?q={quote('القائم')}")

    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    page = parsed(response.content.decode())
    assert "البحث مشغول" in text_of(page)
    assert by_id(page, "search-box") is not None


def test_search_without_an_index_says_so_kindly(client: Client, db: None) -> None:
    make_edition_with_furniture()

    response = client.get(f"/ar/search/?q={quote('القائم')}")

    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    page = parsed(response.content.decode())
    assert "البحث متوقف الآن" in text_of(page)
    assert by_id(page, "search-box") is not None
