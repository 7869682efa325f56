"""An edition goes out in the formats of others, and comes back from WXR as it was."""

import io
import json
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pytest
from lxml import etree

from khabar.conversation.models import Comment
from khabar.interchange.handing_out import FORMATS, hand_out
from khabar.interchange.taking_in.media import Folder
from khabar.newsroom.models import Article, Edition, StandingPage
from tests.factories.conversation import make_comment, make_thread
from tests.factories.newsroom import (
    make_agency,
    make_archive,
    make_article,
    make_author,
    make_edition,
    make_photo,
    make_section,
    make_standing_page,
    make_topic,
)
from tests.interchange.importing import called, ghost, wordpress

pytestmark = pytest.mark.django_db


def handed_out(format: str, edition: Edition | None = None, *, with_drafts: bool = True) -> str:
    out = io.StringIO()
    hand_out(edition=edition or make_edition(), format=format, out=out, with_drafts=with_drafts)
    return out.getvalue()


@pytest.fixture
def article() -> Article:
    section = make_section("الأنبار", parent=make_section("أخبار العراق"))
    photo = make_photo(caption="السوق ]]> القديم", alt_text="دكاكين", photographer="أحمد الربيعي")
    return make_article(
        "سوق <القديم> & «جديد» ]]>",
        section=section,
        topics=[make_topic("أمن", media_topic="16000000")],
        bylines=[make_author("سلمى الجبوري"), make_agency("وكالة الصحافة الفرنسية")],
        standfirst="مقدمة",
        dateline="بغداد",
        lead_photo=photo,
        lead_photo_caption="شرح هنا",
        body=[
            ("paragraph", '<p>نص <b>ثقيل</b> و<a href="https://example.org/?a=1&amp;b=2">رابط</a></p>'),
            ("heading", "عنوان -- وسط"),
            ("quotation", {"text": "قال\nثم قال", "attribution": "فلان"}),
            ("list", ["أ & ب", "ج"]),
            ("embed", {"url": "https://vimeo.com/76979871", "title": "فيديو"}),
        ],
    )


def test_wxr_comes_back_as_it_went_out(article: Article, tmp_path: Path) -> None:
    thread = make_thread(article)
    first = make_comment("أول <تعليق> & سطر\nثانٍ", thread=thread, state="approved", author_name="أم زيد")
    make_comment("رد", thread=thread, state="approved", author_name="كرار", in_reply_to=first)
    make_comment("ينتظر", thread=thread, author_name="مار")
    make_article("مسودة", live=False)
    page = make_standing_page("من نحن", body="<h2>نحن</h2><p>نص <b>ثقيل</b></p>")
    file = tmp_path / "edition.xml"
    file.write_text(handed_out("wxr"))

    sums = wordpress(file, edition="en")

    back = Article.objects.get(edition__code="en", live=True)
    for name in ("headline", "slug", "standfirst", "dateline", "published_at", "comment_mode"):
        assert getattr(back, name) == getattr(article, name), name
    plain = [(block["type"], block["value"]) for block in back.body.raw_data]
    assert plain == [
        (block["type"], [one["value"] for one in block["value"]] if block["type"] == "list" else block["value"])
        for block in article.body.raw_data
    ]
    assert (back.section.name, back.section.parent and back.section.parent.name) == ("الأنبار", "أخبار العراق")
    assert [by.name_in("ar") for by in back.bylines.all()] == [by.name_in("ar") for by in article.bylines.all()]
    assert back.bylines.get(sort_order=1).agency is not None
    assert [topic.name for topic in back.topics.all()] == ["أمن"]
    comments = Comment.objects.filter(thread__article=back).order_by("pk")
    assert [(one.author_name, one.text, one.state) for one in comments] == [
        ("أم زيد", "أول <تعليق> & سطر\nثانٍ", "approved"),
        ("كرار", "رد", "approved"),
        ("مار", "ينتظر", "pending"),
    ]
    assert comments[1].in_reply_to == comments[0]
    assert Article.objects.filter(edition__code="en", live=False).count() == 1
    assert StandingPage.objects.get(edition__code="en").body == page.body
    assert not sums.disagreements()


def test_what_came_from_wordpress_goes_back_to_it(tmp_path: Path, uploads: Path) -> None:
    wordpress(media=Folder(uploads))
    file = tmp_path / "edition.xml"
    file.write_text(handed_out("wxr"))

    wordpress(file, edition="en")

    before = {one.headline: one.plain_text() for one in Article.objects.filter(edition__code="ar")}
    after = {one.headline: one.plain_text() for one in Article.objects.filter(edition__code="en")}
    assert before.keys() == after.keys()
    # Photos are known to the other edition by their addresses only: it has links to them.
    assert called_in("en", "مسودة") == called_in("ar", "مسودة")


def called_in(edition: str, headline: str) -> str:
    return Article.objects.get(edition__code=edition, headline__startswith=headline).plain_text()


def test_wxr_is_xml_and_rss(article: Article) -> None:
    text = handed_out("wxr")

    etree.fromstring(text.encode())
    assert feedparser.parse(text).entries[-1].title == article.headline


def test_items_in_ninjs_hold_to_its_schema(article: Article, samples: Path) -> None:
    wordpress()
    ghost()
    schema = json.loads((samples / "schemas" / "schemas-ninjs" / "ninjs-schema_3.0.json").read_text())
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())

    items = [json.loads(line) for line in handed_out("ninjs").splitlines()]

    assert len(items) == Article.objects.count()
    for item in items:
        assert [error.message for error in checker.iter_errors(item)] == []
    (one,) = [item for item in items if item["headlines"][0]["value"] == article.headline]
    assert (one["pubStatus"], one["located"], one["by"]) == ("usable", "بغداد", "سلمى الجبوري، وكالة الصحافة الفرنسية")
    assert {"name": "أمن", "rel": "about", "uri": "http://cv.iptc.org/newscodes/mediatopic/16000000"} in one["subjects"]


def test_json_lines_have_everything_but_who_the_readers_are(article: Article) -> None:
    make_comment("تعليق", thread=make_thread(article), state="approved", email="reader@example.com")

    text = handed_out("jsonl")

    lines = [json.loads(line) for line in text.splitlines()]
    assert [line["kind"] for line in lines] == ["edition", "article"]
    assert lines[1]["headline"] == article.headline
    assert lines[1]["section"] == ["أخبار العراق", "الأنبار"]
    assert [comment["text"] for comment in lines[1]["comments"]] == ["تعليق"]
    assert "reader@example.com" not in text


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_drafts_stay_where_only_the_public_is_asked_for(format: str) -> None:
    make_article("سرّ لم يُنشر", live=False)
    make_standing_page("صفحة لم تُنشر", live=False)

    text = handed_out(format, with_drafts=False)

    assert "لم يُنشر" not in text
    assert "لم تُنشر" not in text


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_queries_do_not_grow_with_the_edition(format: str, django_assert_num_queries: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    make_archive(5)
    with CaptureQueriesContext(connection) as few:
        handed_out(format)
    make_archive(150)
    with django_assert_num_queries(len(few)):
        handed_out(format)


def test_names_of_other_editions_stay_out() -> None:
    make_article("خبر", bylines=[make_author("سلمى")])
    other = make_edition("en")
    make_article("Other", section=make_section("News", edition=other), bylines=[make_author("Hidden Name")])

    assert "Hidden Name" not in handed_out("wxr")
    assert called("خبر").headline in handed_out("wxr")
