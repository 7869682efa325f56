"""The blocks that news needs, as readers and machines get them, and as the chooser shows them to the desk."""

import json
from typing import Any

import pytest
from django.test import Client

from khabar.newsroom.blocks import ArticleBody
from khabar.site.block_previews import preview_block
from tests.factories.newsroom import make_article, make_photo, make_staff
from tests.site.markup import parsed
from tests.site.paper import page_of

pytestmark = pytest.mark.django_db

VERDICT = {"claim": "الجسر سقط", "claimant": "منشور متداول", "verdict": "wrong", "explanation": "الصورة قديمة."}


def json_ld(page: str) -> dict[str, Any]:
    (script,) = (each for each in parsed(page).iter("script") if each.get("type") == "application/ld+json")
    found: dict[str, Any] = json.loads(script.text or "")
    return found


def test_each_block_is_printed_with_all_that_it_holds() -> None:
    photo = make_photo(alt_text="جسر")
    article = make_article(
        body=[
            ("key_points", ["فُتح الجسر", "وعبره الآلاف"]),
            ("fact_box", {"title": "الجسر في سطور", "text": "<p>بُني عام 1957.</p>"}),
            ("pull_quote", "انتظرناه عامين"),
            ("question", {"question": "متى تعود السيارات؟", "answer": "<p>مطلع الشهر.</p>"}),
            ("gallery", [{"photo": photo, "caption": "صباحًا"}, {"photo": photo, "caption": "مساءً"}]),
            ("timeline", [{"when": "حزيران 2014", "text": "أُغلق."}]),
            ("verdict", VERDICT),
        ]
    )

    page = page_of("article", article.pk)

    for said in ("وعبره الآلاف", "بُني عام 1957.", "انتظرناه عامين", "متى تعود السيارات؟", "مطلع الشهر.", "صورتان"):
        assert said in page
    for said in ("صباحًا", "مساءً", "حزيران 2014", "أُغلق.", "غير صحيح", "منشور متداول"):
        assert said in page


def test_fact_check_tells_machines_its_verdict() -> None:
    article = make_article(format="fact_check", body=[("verdict", VERDICT)])

    told, review = json_ld(page_of("article", article.pk))["@graph"]

    assert (told["@type"], review["@type"]) == ("AnalysisNewsArticle", "ClaimReview")
    assert review["claimReviewed"] == "الجسر سقط"
    assert review["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "غير صحيح",
        "ratingValue": 1,
        "bestRating": 5,
        "worstRating": 1,
    }


def test_what_is_no_fact_check_reviews_no_claim() -> None:
    article = make_article(body=[("verdict", VERDICT)])

    assert "@graph" not in json_ld(page_of("article", article.pk))


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("name", list(ArticleBody.base_blocks))
def test_chooser_has_an_example_of_every_block(name: str, language: str) -> None:
    page = parsed(preview_block(name, language))

    assert page.get("dir") == ("rtl" if language == "ar" else "ltr")
    assert "".join(page.find(".//main").itertext()).strip() or page.find(".//main//img") is not None


def test_chooser_shows_the_example_in_the_admin(client: Client) -> None:
    client.force_login(make_staff("chief", superuser=True))
    block = ArticleBody().child_blocks["timeline"]

    answer = client.get("/admin/block-preview/", {"id": block.definition_prefix})

    assert block.is_previewable
    assert answer.status_code == 200
    assert "1957" in answer.content.decode()
