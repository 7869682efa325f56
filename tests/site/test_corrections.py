"""Readers see what was corrected, where they read the article and where corrections are listed, and what changed."""

import gzip
import json
import re
from typing import Any

import pytest
from lxml import etree

from khabar.newsroom.actions import hide_difference, publish_article, unpublish_article
from khabar.newsroom.models import Article, Change, Version
from khabar.press import presser
from khabar.press.stores.pagereader import PageReader
from khabar.site.pages import versions as versions_page
from tests.factories.newsroom import make_agency, make_article, make_author
from tests.newsroom.test_versions import retold
from tests.site.paper import baked, page_of

pytestmark = pytest.mark.django_db

NOTE = "ورد في نسخة سابقة أن عدد القتلى سبعة، والصحيح أنهم خمسة."


@pytest.fixture
def corrected() -> Article:
    article = make_article("هجوم على حاجز", body=[("paragraph", "<p>قُتل سبعة في الهجوم.</p><p>لم يتبنه أحد.</p>")])
    draft = article.get_latest_revision_as_object()
    draft.body = [("paragraph", "<p>قُتل خمسة في الهجوم.</p><p>لم يتبنه أحد.</p>")]
    publish_article(article=draft, change=Change.CORRECTION, note=NOTE, signature="مكتب الأخبار")
    return Article.objects.get(pk=article.pk)


def stored(settings: Any, path: str) -> tuple[int, str]:
    found = PageReader(settings.KHABAR_STORE_FILE).find(path)
    assert found is not None
    body = gzip.decompress(found.gzip) if found.gzip else found.identity or b""
    return found.status, body.decode()


def parsed(feed: str) -> Any:
    return etree.fromstring(feed.encode())


def structured(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    said: dict[str, Any] = json.loads(found[1])
    return said


def test_article_shows_its_correction_with_who_signed_and_when(corrected: Article) -> None:
    page = page_of("article", corrected.pk)

    assert NOTE in page
    assert "مكتب الأخبار" in page
    assert 'href="#corrections"' in page
    assert f'href="/ar/versions/{corrected.pk}/"' in page
    assert "حُدِّث" in page


def test_article_without_a_second_version_leads_to_no_record() -> None:
    article = make_article()

    assert "/versions/" not in page_of("article", article.pk)
    assert baked("versions", article.pk) == {}


def test_search_engines_are_told_of_the_correction(corrected: Article) -> None:
    said = structured(page_of("article", corrected.pk))

    (correction,) = said["correction"]
    assert correction["@type"] == "CorrectionComment"
    assert correction["text"] == NOTE
    assert correction["datePublished"] == said["dateModified"]
    assert said["publisher"]["correctionsPolicy"].endswith("/ar/corrections/")


def test_unsigned_correction_is_the_editors(corrected: Article) -> None:
    publish_article(article=corrected, change=Change.CORRECTION, note="تصحيح آخر.")

    assert "هيئة التحرير" in page_of("article", corrected.pk)


def test_a_minor_edit_shows_no_time_of_update() -> None:
    article = make_article()
    publish_article(article=retold(article))
    page = page_of("article", article.pk)

    assert "حُدِّث" not in page
    assert structured(page)["dateModified"] == structured(page)["datePublished"]
    assert "سجل التعديلات" in page


def test_correction_goes_with_the_article_in_the_feed_and_into_that_of_corrections(corrected: Article) -> None:
    feed = parsed(page_of("feed", f"edition:{corrected.edition_id}"))
    description = feed.findtext("channel/item/description") or ""
    assert NOTE in description
    assert feed.findtext("channel/item/{http://www.w3.org/2005/Atom}updated")

    pages = baked("corrections", corrected.edition_id)
    assert NOTE in pages["/ar/corrections/"][1]
    assert "هجوم على حاجز" in pages["/ar/corrections/"][1]
    assert parsed(pages["/ar/corrections/feed.xml"][1]).findtext("channel/item/description") == NOTE


def test_edition_without_corrections_says_so() -> None:
    assert "لا تصحيحات منشورة" in baked("corrections", make_article().edition_id)["/ar/corrections/"][1]


def test_record_shows_word_by_word_what_changed(corrected: Article) -> None:
    page = page_of("versions", corrected.pk)

    assert '<del><span class="unseen">حُذف: </span>سبعة</del>' in page
    assert '<ins><span class="unseen">أُضيف: </span>خمسة</ins>' in page
    assert "فقرة واحدة لم تتغيّر" in page
    assert NOTE in page


def test_record_says_that_only_spelling_changed() -> None:
    article = make_article(body=[("paragraph", "<p>عاد الى بيته.</p>")])
    publish_article(article=retold(article, "عاد إلى بيته."))
    page = page_of("versions", article.pk)

    assert "تغيّر الإملاء وحده" in page
    assert '<del class="respelt"><span class="unseen">كُتبت: </span>الى</del>' in page


def test_record_has_headline_and_byline() -> None:
    article = make_article("عنوان قديم", bylines=[make_author("سلمى")])
    draft = article.get_latest_revision_as_object()
    draft.headline = "عنوان جديد"
    draft.bylines = [type(article.bylines.get())(agency=make_agency("وكالة الأنباء"))]
    publish_article(article=draft)
    page = page_of("versions", article.pk)

    assert "<h3>العنوان</h3>" in page
    assert "<h3>التوقيع</h3>" in page
    assert "سلمى" in page
    assert "وكالة الأنباء" in page


def test_what_editors_write_is_escaped_in_the_record() -> None:
    article = make_article("عنوان <b>قديم</b>")
    draft = article.get_latest_revision_as_object()
    draft.headline = "<script>alert(1)</script>"
    publish_article(article=draft, change=Change.CORRECTION, note="<img src=x onerror=alert(1)>")

    for page in (
        page_of("versions", article.pk),
        page_of("article", article.pk),
        page_of("corrections", article.edition_id),
    ):
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_long_texts_are_not_compared(monkeypatch: pytest.MonkeyPatch, corrected: Article) -> None:
    monkeypatch.setattr("khabar.site.differences.MOST_LETTERS", 10)

    assert "النص أطول من أن" in page_of("versions", corrected.pk)


def test_old_versions_are_listed_without_differences(monkeypatch: pytest.MonkeyPatch, corrected: Article) -> None:
    publish_article(article=retold(corrected, "نص ثالث"))
    monkeypatch.setattr(versions_page, "MOST_DIFFERENCES", 1)
    page = page_of("versions", corrected.pk)

    assert page.count('<section class="version"') == 3
    assert "سبعة</del>" not in page
    assert "لا تُعرض فروق الصيغ الأقدم" in page


def test_hidden_difference_has_left_the_store_before_the_editor_is_told(
    corrected: Article, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    presser.drain()
    path = f"/ar/versions/{corrected.pk}/"
    assert "سبعة</del>" in stored(settings, path)[1]

    with django_capture_on_commit_callbacks(execute=True):
        hide_difference(version=Version.objects.get(article=corrected, number=2))

    status, page = stored(settings, path)
    assert status == 200
    assert "سبعة</del>" not in page
    assert "لأسباب قانونية" in page
    assert NOTE in page


def test_withdrawn_article_tells_when_and_why_at_all_its_addresses(
    corrected: Article, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    presser.drain()
    address = corrected.full_url
    assert address

    with django_capture_on_commit_callbacks(execute=True):
        unpublish_article(article=corrected, reason="تبيّن أن المصدر مختلق.")

    record = f"/ar/versions/{corrected.pk}/"
    for path in (f"/a/{corrected.pk}", record):
        status, page = stored(settings, path)
        assert status == 410
        assert "تبيّن أن المصدر مختلق." in page
        assert "سُحبت يوم" in page
        assert "هجوم على حاجز" not in page
    presser.drain()
    assert NOTE not in stored(settings, "/ar/corrections/")[1]
    assert NOTE not in stored(settings, "/ar/corrections/feed.xml")[1]


def test_article_that_returns_has_its_record_and_its_corrections_again(corrected: Article, settings: Any) -> None:
    unpublish_article(article=corrected, reason="تحقّق.")
    presser.drain()
    corrected.refresh_from_db()
    publish_article(article=corrected)
    presser.drain()

    status, page = stored(settings, f"/ar/versions/{corrected.pk}/")
    assert status == 200
    assert "إعادة نشر" in page
    assert "تحقّق." in page
    assert NOTE in stored(settings, "/ar/corrections/")[1]


def test_sitemap_is_stamped_by_updates_only(corrected: Article) -> None:
    sitemap = page_of("sitemap_month", f"{corrected.edition_id}:2017-11")
    corrected.refresh_from_db()
    assert corrected.updated_at is not None
    stamp = corrected.updated_at.astimezone(corrected.edition.zone).isoformat(timespec="seconds")
    assert stamp in sitemap

    publish_article(article=retold(corrected, "همزة"))
    assert stamp in page_of("sitemap_month", f"{corrected.edition_id}:2017-11")
