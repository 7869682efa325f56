"""A WordPress site comes in whole: its readers have what they had and no more, and nothing is lost in silence."""

import json
from pathlib import Path

import pytest

from khabar.conversation.models import Comment, CommentState, Thread
from khabar.interchange.models import Arrival, Origin
from khabar.interchange.taking_in import stories
from khabar.interchange.taking_in.media import Folder
from khabar.interchange.taking_in.telling import Outcome, Telling
from khabar.newsroom.actions import save_draft
from khabar.newsroom.models import Article, FormerPath, Photo, Section, StandingPage, Topic
from khabar.newsroom.press_keys import keys_of_article
from khabar.press.models import Touch
from khabar.search.models import Change
from khabar.site.pages import old_articles
from tests.factories.newsroom import make_agency, make_edition, make_section, make_topic
from tests.interchange.importing import ARABIC, called, kinds, wordpress
from tests.site.paper import baked

pytestmark = pytest.mark.django_db

MARKET, RIVER = "عودة السوق القديم", "الفرات ينحسر"


def test_what_was_public_is_public_with_its_time_and_slug() -> None:
    wordpress()

    market, river = called(MARKET), called(RIVER)

    assert market.is_public
    assert river.is_public
    assert f"{market.published_at:%Y-%m-%d %H:%M}" == "2017-11-03 06:30"
    assert (market.slug, river.slug) == ("عودة-السوق-القديم", "الفرات-ينحسر-والصيادون-ينتظرون")
    assert market.first_published_at == market.last_published_at == market.published_at
    assert (market.standfirst, market.comment_mode, river.comment_mode) == (
        "بعد ثلاثة أعوام من الترميم.",
        "",
        "read_only",
    )


def test_what_was_not_public_is_a_draft() -> None:
    wordpress()

    drafts = Article.objects.filter(live=False)

    assert set(drafts.values_list("headline", flat=True)) == {
        "مسودة عن الجسر",
        "خبر مجدول",
        "ملاحظات خاصة",
        "بكلمة سر",
    }
    assert not drafts.exclude(published_at=None).exists()
    assert f"{called('خبر مجدول').go_live_at:%Y-%m-%d}" == "2099-01-01"
    assert not baked("article", called("ملاحظات خاصة").pk)


def test_body_has_the_blocks_that_the_editor_had() -> None:
    wordpress()

    assert kinds(called(MARKET)) == ["paragraph", "embed", "heading", "quotation", "list", "embed"]
    assert kinds(called(RIVER)) == ["paragraph", "embed", "paragraph", "embed", "embed", "paragraph", "embed"]
    assert called(MARKET).body.raw_data[0]["value"] == (
        "<p>فتح <b>سوق الفرات القديم</b> أبوابه صباح الجمعة بعد ثلاثة أعوام، وفق ما أعلنت "
        '<a href="https://alfurat.example/about/">إدارة السوق</a>.</p>'
    )


def test_player_of_an_allowed_provider_plays_in_the_page_though_nobody_was_asked() -> None:
    wordpress()

    (page,) = (text for status, text in baked("article", called(MARKET).pk).values() if status == 200)

    assert "https://www.youtube-nocookie.com/embed/abcdefghijk" in page


def test_first_category_is_the_section_and_the_others_are_topics() -> None:
    wordpress()

    market, river = called(MARKET), called(RIVER)

    assert (market.section.name, market.section.parent and market.section.parent.name) == ("الأنبار", "أخبار العراق")
    assert [topic.name for topic in market.topics.order_by("name")] == ["أمن", "ثقافة"]
    assert (river.section.name, river.section.parent and river.section.parent.name) == ("القائم", "أخبار العراق")


def test_sections_topics_and_agencies_that_are_there_are_used_however_they_are_spelt() -> None:
    section, topic = make_section("الانبار"), make_topic("أَمن")
    make_agency("سلمى الجبوري")

    wordpress()

    market = called(MARKET)
    assert market.section == section
    assert topic in market.topics.all()
    assert market.bylines.get().agency is not None
    assert Section.objects.filter(name="الأنبار").count() == 0
    assert Topic.objects.filter(name="أمن").count() == 0


def test_comments_stand_in_their_threads_as_they_were_decided() -> None:
    sums = wordpress()

    comments = {comment.author_name: comment for comment in Comment.objects.filter(thread__article=called(MARKET))}
    assert {name: comment.state for name, comment in comments.items()} == {
        "أم زيد": CommentState.APPROVED,
        "كرار": CommentState.APPROVED,
        "مار": CommentState.PENDING,
        "بائع ساعات": CommentState.REJECTED,
        "ليلى": CommentState.APPROVED,
    }
    assert comments["كرار"].in_reply_to == comments["أم زيد"]
    assert comments["ليلى"].in_reply_to == comments["كرار"]
    assert comments["أم زيد"].text == "أخيراً! مبروك لكل التجار."
    assert f"{comments['أم زيد'].created_at:%Y-%m-%d %H:%M}" == "2017-11-03 10:00"
    assert not any(comment.reader_hash or comment.network_hash for comment in comments.values())
    assert (sums.comments_held, sums.comments_read, sums.comments_added) == (7, 7, 6)


def test_replies_follow_what_they_answer_on_the_page() -> None:
    wordpress()

    (page,) = (text for status, text in baked("article", called(MARKET).pk).values() if status == 200)

    assert page.index("أخيراً!") < page.index("شكراً أم زيد") < page.index("وأنا أيضاً")
    assert "ردًّا على <bdi>كرار</bdi>" in page
    assert "تعليق ينتظر" not in page
    assert "ساعات رخيصة" not in page


def test_old_addresses_lead_to_the_new_ones() -> None:
    wordpress()
    market = called(MARKET)

    sheets = baked("article", market.pk)

    assert {path for path, (status, _text) in sheets.items() if status == 301} == {
        f"/a/{market.pk}",
        "/2017/11/عودة-السوق-القديم/",
        "/~p=10",
    }
    page = StandingPage.objects.get(title="من نحن")
    assert {path for path, (status, _text) in baked("standing_page", page.pk).items() if status == 301} == {
        "/about/",
        "/~p=17",
    }
    assert baked("section", market.section_id)["/category/iraq/anbar/"][0] == 301
    assert baked("topic", Topic.objects.get(name="أمن").pk)["/tag/أمن/"][0] == 301
    assert old_articles.argument_at("/2017/11/عودة-السوق-القديم/") == str(market.pk)


def test_article_that_leaves_the_readers_takes_its_old_addresses_along() -> None:
    wordpress()
    market = called(MARKET)

    market.unpublish()

    assert {status for status, _text in baked("article", market.pk).values()} == {410}


def test_photos_come_from_the_folder_with_their_words(uploads: Path) -> None:
    wordpress(media=Folder(uploads))

    market, river = called(MARKET), called(RIVER)
    photo = Photo.objects.get(title="market")

    assert (photo.caption, photo.alt_text, photo.photographer) == (
        "سوق الفرات صباح الجمعة",
        "دكاكين السوق",
        "أحمد الربيعي",
    )
    assert photo.collection == make_edition().collection
    assert market.lead_photo
    assert market.lead_photo.title == "bridge"
    assert market.body.raw_data[1]["value"] == {"photo": photo.pk, "caption": "مدخل السوق صباح أمس."}
    assert [block["value"]["photo"] for block in river.body.raw_data if block["type"] == "photo"] == [
        photo.pk,
        photo.pk,
        market.lead_photo.pk,
    ]
    assert Photo.objects.count() == 2


def test_photos_come_later_where_their_folder_is_named_later(uploads: Path) -> None:
    wordpress()
    telling = Telling()

    wordpress(media=Folder(uploads), telling=telling)

    assert "photo" in kinds(called(MARKET))
    assert telling.number("post", Outcome.UPDATED) == 2
    assert telling.number("post", Outcome.KNOWN) == 4


def test_what_came_once_never_comes_again() -> None:
    wordpress()
    before = Article.objects.count(), Comment.objects.count(), FormerPath.objects.count(), Topic.objects.count()
    called(RIVER).delete()
    telling = Telling()

    sums = wordpress(telling=telling)

    assert (sums.comments_added, telling.number("post", Outcome.KNOWN)) == (0, 6)
    assert Article.objects.count() == before[0] - 1
    assert FormerPath.objects.count() < before[2]


def test_newer_export_brings_up_to_date_what_the_desk_left_alone(tmp_path: Path) -> None:
    wordpress()
    save_draft(article=called(RIVER))
    newer = tmp_path / "newer.xml"
    text = ARABIC.read_text()
    text = text.replace("إنارة جديدة", "إنارة أحدث").replace("عقدين", "قرن").replace("صحيح]]>", "صحيح جدّاً]]>")
    new_comment = text[text.index("<wp:comment>") : text.index("</wp:comment>") + len("</wp:comment>")]
    newer.write_text(text.replace(new_comment, new_comment + new_comment.replace("100<", "199<")))
    telling = Telling()

    sums = wordpress(newer, telling=telling)

    assert "إنارة أحدث" in called(MARKET).plain_text()
    assert "عقدين" in called(RIVER).plain_text()
    assert sums.comments_added == 1
    assert telling.reasons["post", "The desk has worked on it since; it stays as the desk has it."] == 1


def test_dry_run_tells_the_same_and_saves_nothing(uploads: Path) -> None:
    dry, wet = Telling(), Telling()

    wordpress(telling=dry, is_dry=True, media=Folder(uploads))

    for model in (Article, Section, StandingPage, Comment, Thread, Photo, Arrival, Origin, FormerPath):
        assert not model._default_manager.exists(), model
    wordpress(telling=wet)
    assert {key: number for key, number in dry.outcomes.items() if key[0] != "media"} == {
        key: number for key, number in wet.outcomes.items() if key[0] != "media"
    }


def test_report_tells_of_every_thing_once_and_why(tmp_path: Path) -> None:
    with Telling(tmp_path / "report.jsonl") as telling:
        sums = wordpress(telling=telling)
    lines = [json.loads(line) for line in (tmp_path / "report.jsonl").read_text().splitlines()]

    assert lines[0]["items"] == {"post": 7, "page": 1, "attachment": 3, "nav_menu_item": 1, "video_story": 1}
    items = [line for line in lines[1:] if line["kind"] in ("post", "page", "nav_menu_item", "video_story")]
    assert len({line["key"] for line in items}) == len(items) == sums.items_told == sums.items_held == 10
    assert all(line["reason"] for line in lines[1:] if line["outcome"] == "skipped")
    by_key = {line["key"]: line for line in items}
    assert by_key["16"]["reason"] == "It lay in the trash."
    assert "--as-article video_story" in by_key["31"]["reason"]
    (shortcode,) = [note for note in by_key["11"]["notes"] if "su_box" in note["what"]]
    assert shortcode["piece"] == '[su_box title="تنبيه"]الأرقام أولية.[/su_box]'
    assert not sums.disagreements()


def test_type_that_the_operator_names_is_news() -> None:
    wordpress(as_articles=("video_story",))

    assert called("فيديو").is_public


def test_press_and_search_hear_of_what_is_public_and_of_nothing_else() -> None:
    make_edition()
    Touch.objects.all().delete()
    Change.objects.all().delete()

    wordpress()

    touched = set(Touch.objects.values_list("key", flat=True))
    for article in Article.objects.live():
        assert {seen.key for seen in keys_of_article(article)} <= touched
    for article in Article.objects.filter(live=False):
        assert f"article:{article.pk}" not in touched
    changed = set(Change.objects.filter(kind="article").values_list("object_id", flat=True))
    assert changed == set(Article.objects.values_list("pk", flat=True))


def test_story_that_cannot_be_kept_costs_the_others_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    original = stories.add_articles

    def refuse(articles: list[Article]) -> None:
        if any(MARKET in article.headline for article in articles):
            raise ValueError("no room")
        original(articles)

    monkeypatch.setattr(stories, "add_articles", refuse)
    telling = Telling()

    wordpress(telling=telling)

    assert telling.reasons["post", "It cannot be kept: no room"] == 1
    assert Article.objects.count() == 5


def test_queries_do_not_grow_with_the_stories_of_a_batch(tmp_path: Path, django_assert_max_num_queries: object) -> None:
    story = (
        "<item><title>خبر {0}</title><link>https://x.example/{0}/</link><content:encoded><![CDATA[<p>نص</p>]]>"
        "</content:encoded><wp:post_id>{0}</wp:post_id><wp:post_date_gmt>2017-11-03 06:30:00</wp:post_date_gmt>"
        "<wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>"
    )
    head = ARABIC.read_text().partition("<channel>")[0]
    file = tmp_path / "many.xml"
    file.write_text(head + "<channel>" + "".join(story.format(number) for number in range(1, 51)) + "</channel></rss>")
    make_edition()

    with django_assert_max_num_queries(50 * 7 + 40):  # type: ignore[operator]  # a fixture of pytest-django
        wordpress(file)

    assert Article.objects.count() == 50
