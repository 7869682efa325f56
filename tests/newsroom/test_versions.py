"""Every version that readers were given is kept as it was, whatever becomes of the article."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from khabar.newsroom.actions import (
    hide_difference,
    publish_article,
    publish_due,
    save_draft,
    schedule_article,
    unpublish_article,
)
from khabar.newsroom.append_only import KEPT, TABLE
from khabar.newsroom.models import Article, Change, Version
from khabar.newsroom.models.published_text import passages_of
from tests.factories.newsroom import make_agency, make_archive, make_article, make_author, make_photo
from tests.newsroom.test_scheduling import let_time_pass

pytestmark = pytest.mark.django_db


def changes(article: Article) -> list[str]:
    return list(Version.objects.of_article(article.pk).values_list("change", flat=True))


def retold(article: Article, text: str = "نص جديد") -> Article:
    latest: Article = article.get_latest_revision_as_object()
    latest.body = [("paragraph", f"<p>{text}</p>")]
    return latest


def test_each_publication_with_another_text_is_a_version() -> None:
    article = make_article()
    publish_article(article=retold(article))
    publish_article(article=retold(article, "نص آخر"), change=Change.UPDATE)
    publish_article(article=retold(article, "نص صحيح"), change=Change.CORRECTION, note="كان الرقم خطأ.")

    assert changes(article) == ["first", "minor", "update", "correction"]
    last = Version.objects.of_article(article.pk).last()
    assert last is not None
    assert (last.number, last.note) == (4, "كان الرقم خطأ.")
    assert passages_of(last.content, "body") == ["نص صحيح"]


def test_a_draft_and_what_changes_no_text_make_no_version() -> None:
    article = make_article()
    save_draft(article=retold(article))
    article.refresh_from_db()
    article.comment_mode = "off"
    publish_article(article=article)

    assert changes(article) == ["first"]


def test_everything_that_readers_meet_is_in_the_record() -> None:
    photo = make_photo(caption="المعبر", photographer="أحمد الربيعي")
    article = make_article(
        "عنوان",
        standfirst="مقدمة",
        dateline="البصرة",
        lead_photo=photo,
        bylines=[make_agency("وكالة الصحافة الفرنسية"), make_author("سلمى")],
        body=[
            ("heading", "عنوان فرعي"),
            ("paragraph", "<p>فقرة <b>أولى</b> &amp; أخرى</p><ul><li>بند</li></ul>"),
            ("quotation", {"text": "قال كذا", "attribution": "المتحدث"}),
            ("photo", {"photo": photo, "caption": "شرح آخر"}),
            ("list", ["نقطة"]),
        ],
    )

    content = Version.objects.get(article=article).content
    assert passages_of(content, "headline") == ["عنوان"]
    assert passages_of(content, "standfirst") == ["مقدمة"]
    assert passages_of(content, "dateline") == ["البصرة"]
    assert passages_of(content, "bylines") == ["وكالة الصحافة الفرنسية", "سلمى"]
    assert passages_of(content, "photo") == ["المعبر", "أحمد الربيعي"]
    assert passages_of(content, "body") == [
        "عنوان فرعي",
        "فقرة أولى & أخرى",
        "بند",
        "قال كذا",
        "المتحدث",
        "شرح آخر",
        "أحمد الربيعي",
        "نقطة",
    ]


def test_a_byline_alone_makes_a_version() -> None:
    article = make_article(bylines=[make_author("سلمى")])
    draft = article.get_latest_revision_as_object()
    draft.bylines = [type(article.bylines.get())(agency=make_agency())]
    publish_article(article=draft)

    assert changes(article) == ["first", "minor"]


def test_article_says_when_it_was_updated_but_nothing_of_a_minor_edit() -> None:
    article = make_article()
    publish_article(article=retold(article))
    article.refresh_from_db()
    assert article.updated_at is None

    publish_article(article=retold(article, "تحديث"), change=Change.UPDATE)
    article.refresh_from_db()
    updated_at = article.updated_at
    assert updated_at == Version.objects.get(article=article, change="update").at

    publish_article(article=retold(article, "همزة"))
    article.refresh_from_db()
    assert article.updated_at == updated_at


def test_a_correction_without_words_is_refused() -> None:
    article = make_article()

    with pytest.raises(ValidationError, match=r"A correction says|التصحيح"):
        publish_article(article=retold(article), change=Change.CORRECTION, note="  ")
    assert changes(article) == ["first"]


def test_a_correction_is_announced_once_and_not_again_with_the_next_edit() -> None:
    article = make_article()
    publish_article(article=retold(article), change=Change.CORRECTION, note="صححنا الرقم.")

    publish_article(article=retold(article, "همزة"))

    assert changes(article) == ["first", "correction", "minor"]


def test_a_correction_that_waits_for_its_hour_is_still_a_correction_then() -> None:
    article = make_article()
    draft = retold(article)
    draft.change, draft.change_note = Change.CORRECTION, "صححنا الاسم."
    schedule_article(article=draft, at=timezone.now() + datetime.timedelta(hours=1))
    assert changes(article) == ["first"]

    let_time_pass(article)
    publish_due()
    assert changes(article) == ["first", "correction"]


def test_withdrawal_and_return_are_versions_too() -> None:
    article = make_article()
    unpublish_article(article=article, reason="نُشرت قبل التحقق منها.")
    article.refresh_from_db()
    publish_article(article=article)

    assert changes(article) == ["first", "withdrawal", "return"]
    assert Version.objects.get(article=article, change="withdrawal").note == "نُشرت قبل التحقق منها."


def test_an_article_from_before_there_were_versions_gets_what_stood_as_its_first() -> None:
    make_archive(1)
    article = Article.objects.get()
    article.headline = "عنوان آخر"
    article.save()

    first, second = Version.objects.of_article(article.pk)
    assert first.content["headline"].startswith("من الأرشيف")
    assert first.at < second.at
    assert second.content["headline"] == "عنوان آخر"


@pytest.mark.parametrize("column", sorted(set(KEPT) - {"id"}))
def test_the_database_refuses_to_rewrite_a_version(column: str) -> None:
    version = Version.objects.get(article=make_article())

    with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(**{column: getattr(version, column)})


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM newsroom_version",
        "UPDATE newsroom_version SET note = 'x'",
        "UPDATE newsroom_version SET hidden_at = NULL, note = 'x'",
    ],
)
def test_the_database_refuses_raw_statements(statement: str) -> None:
    make_article()

    with pytest.raises(IntegrityError, match="only added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Version.objects.count() == 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has INSERT OR REPLACE")
def test_a_version_cannot_be_replaced() -> None:
    version = Version.objects.get(article=make_article())
    copy = f"INSERT OR REPLACE INTO {TABLE} SELECT * FROM {TABLE} WHERE id = %s"  # noqa: S608

    with pytest.raises(IntegrityError, match="only added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(copy, [version.pk])


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_the_record_cannot_be_truncated() -> None:
    make_article()

    with pytest.raises(IntegrityError, match="only added"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {TABLE}")


def test_versions_outlive_their_article_and_its_revisions() -> None:
    article = make_article()
    pk = article.pk
    article.revisions.all().delete()
    article.delete()

    assert Version.objects.of_article(pk).count() == 1


def test_hiding_a_difference_is_all_that_may_be_written_later() -> None:
    article = make_article()
    publish_article(article=retold(article))
    version = Version.objects.of_article(article.pk).get(number=2)
    hide_difference(version=version)

    hidden_at = Version.objects.get(pk=version.pk).hidden_at
    assert hidden_at is not None
    hide_difference(version=Version.objects.get(pk=version.pk))
    assert Version.objects.get(pk=version.pk).hidden_at == hidden_at
