"""What an article's format, kicker, warning and sources do to its page, its teasers, and what machines are told."""

import json
from typing import Any

import pytest

from khabar.newsroom.models import Article, ArticleFormat, Sensitivity
from khabar.newsroom.search_documents import document_of_article
from khabar.press.models import Touch
from khabar.press.registry import page_kinds
from khabar.site.preview import preview_article
from khabar.site.wording import wording_for
from tests.factories.newsroom import make_article, make_author, make_photo
from tests.site.markup import metas, parsed
from tests.site.paper import make_photo_of_border, page_of

pytestmark = pytest.mark.django_db

NOTE = "ملاحظة-لغرفة-الأخبار-zafaran"


def json_ld(page: str) -> dict[str, Any]:
    (script,) = (each for each in parsed(page).iter("script") if each.get("type") == "application/ld+json")
    found: dict[str, Any] = json.loads(script.text or "")
    return found


def every_public_text() -> list[str]:
    return [
        sheet.body.decode(errors="replace")
        for kind in page_kinds()
        for argument in kind.every_argument()
        for sheet in kind.bake(argument)
    ]


@pytest.mark.parametrize("language", ["ar", "en", "fa"])
def test_every_format_but_news_has_a_name_for_readers(language: str) -> None:
    names = wording_for(language).formats.names

    assert {each for each in ArticleFormat.values if getattr(names, each, "")} == {*ArticleFormat.values} - {"news"}


@pytest.mark.parametrize("language", ["ar", "en", "fa"])
def test_every_warning_has_a_sentence_for_readers(language: str) -> None:
    assert all(getattr(wording_for(language).formats.warnings, each) for each in Sensitivity.values)


@pytest.mark.parametrize(
    ("format", "type_name"),
    [
        ("news", "NewsArticle"),
        ("feature", "ReportageNewsArticle"),
        ("opinion", "OpinionNewsArticle"),
        ("explainer", "BackgroundNewsArticle"),
        ("fact_check", "AnalysisNewsArticle"),
        ("interview", "NewsArticle"),
    ],
)
def test_machines_are_told_the_type_of_the_format(format: str, type_name: str) -> None:
    article = make_article(format=format)

    assert json_ld(page_of("article", article.pk))["@type"] == type_name


def test_label_and_kicker_stand_over_the_headline_on_page_and_front() -> None:
    article = make_article("حديث مع الوزير", format="interview", kicker="موازنة 2018")

    for page in (page_of("article", article.pk), page_of("front", article.edition_id)):
        assert "حوار" in page
        assert "موازنة" in page


def test_opinion_names_its_columnist_on_fronts_and_says_whose_view_it_is() -> None:
    article = make_article("ما لا تقوله الأرقام", format="opinion", bylines=[make_author("هدى الكناني")])

    assert '<p class="columnist"><bdi>هدى الكناني</bdi></p>' in page_of("front", article.edition_id)
    assert "يعبّر المقال عن رأي كاتبه" in page_of("article", article.pk)


def test_fronts_have_the_short_headline_and_the_page_the_whole_one() -> None:
    article = make_article("عنوان طويل يقول كل شيء عمّا جرى أمس", short_headline="عنوان قصير")

    assert "عنوان قصير" in page_of("front", article.edition_id)
    assert "عنوان طويل" not in page_of("front", article.edition_id)
    assert '<h1 id="headline">عنوان طويل' in page_of("article", article.pk)


def test_card_that_is_shared_has_its_own_headline_and_photo() -> None:
    shared = make_photo("بطاقة", alt_text="خريطة العبور")
    article = make_article(
        "عنوان", social_headline="ما نعرفه عن المعبر", social_image=shared, lead_photo=make_photo_of_border()
    )

    said = metas(parsed(page_of("article", article.pk)))

    assert said["og:title"] == ["ما نعرفه عن المعبر"]
    assert said["og:image:alt"] == ["خريطة العبور"]


def test_photo_that_may_shock_waits_to_be_asked_for_and_stands_nowhere_else() -> None:
    article = make_article("بعد القصف", sensitivity="graphic", lead_photo=make_photo_of_border())

    page = page_of("article", article.pk)
    assert '<details class="covered"><summary>' in page
    assert "og:image" not in metas(parsed(page))
    for kind, argument in (("front", article.edition_id), ("feed", f"edition:{article.edition_id}")):
        assert "/media/images/" not in page_of(kind, argument)
    assert "في هذه المادة صور قد تكون صادمة." in page_of("front", article.edition_id)


def test_sources_stand_below_the_text_with_a_link_where_there_is_one() -> None:
    article = make_article(
        sources=[
            ("source", {"name": "بيان قيادة العمليات", "url": "https://ops.example/statement"}),
            ("source", {"name": "إحصاء وزارة التخطيط", "url": ""}),
        ]
    )

    page = page_of("article", article.pk)

    assert '<a href="https://ops.example/statement" rel="noopener nofollow">بيان قيادة العمليات</a>' in page
    assert "<li>إحصاء وزارة التخطيط</li>" in page
    assert json_ld(page)["citation"] == [
        {"@type": "CreativeWork", "name": "بيان قيادة العمليات", "url": "https://ops.example/statement"},
        {"@type": "CreativeWork", "name": "إحصاء وزارة التخطيط"},
    ]


def test_place_and_dateline_are_told_to_readers_and_machines() -> None:
    article = make_article(dateline="بغداد", location="القائم")

    said = json_ld(page_of("article", article.pk))

    assert said["dateline"] == "بغداد"
    assert said["contentLocation"] == {"@type": "Place", "name": "القائم"}
    assert "مكان الحدث: <bdi>القائم</bdi>" in page_of("article", article.pk)


def test_notes_of_the_desk_reach_no_page_no_feed_no_search_and_no_preview(rf: Any) -> None:
    article = make_article("خبر", internal_notes=NOTE)

    assert not [text for text in every_public_text() if NOTE in text]
    assert NOTE not in repr(document_of_article(article))
    assert NOTE.encode() not in preview_article(rf.get("/"), article).content


def test_a_new_note_of_the_desk_bakes_nothing(article: Article) -> None:
    Touch.objects.all().delete()
    article.internal_notes = NOTE
    article.save()

    assert set(Touch.objects.values_list("key", flat=True)) <= {f"article.aside:{article.pk}"}
