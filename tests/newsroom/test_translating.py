"""An article is brought out in another edition, and whoever did so learns what became of the article since."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from khabar.newsroom.actions import (
    publish_article,
    set_up_roles,
    settle_translation,
    translate_article,
    unpublish_article,
)
from khabar.newsroom.models import Article, Change, Edition, Lateness, Settled, Translation, Version
from tests.factories.newsroom import (
    make_archive,
    make_article,
    make_author,
    make_edition,
    make_photo,
    make_section,
    make_staff,
    make_topic,
)

pytestmark = pytest.mark.django_db
WORDS = "<p>دخلت القوات المدينة صباح الجمعة.</p>"


@pytest.fixture
def english() -> Edition:
    make_edition("ar", is_default=True)
    english = make_edition("en")
    make_section("Iraq", edition=english, slug="iraq")
    return english


@pytest.fixture
def source(english: Edition) -> Article:
    photo = make_photo(caption="القوات قرب المعبر")
    make_topic("Security", edition=english, media_topic="16000000")
    return make_article(
        "القوات تدخل القائم",
        standfirst="بعد عملية قصيرة.",
        bylines=[make_author("سلمى الجبوري")],
        topics=[make_topic(media_topic="16000000")],
        lead_photo=photo,
        lead_photo_caption="المعبر اليوم",
        body=[
            ("paragraph", WORDS),
            ("photo", {"photo": photo, "caption": "شرح"}),
            ("embed", {"url": "https://maps.example/1", "title": "خريطة"}),
            ("list", ["نقطة", "نقطتان"]),
        ],
    )


def retold(article: Article, text: str, change: Change = Change.MINOR, note: str = "") -> None:
    draft = article.get_latest_revision_as_object()
    raw = list(draft.body.raw_data)
    raw[0] = {**raw[0], "value": f"<p>{text}</p>"}
    draft.body = raw
    publish_article(article=draft, change=change, note=note)


def lateness_of(draft: Article) -> int:
    return Translation.objects.get(article=draft).lateness


def test_everything_but_the_words_is_carried(source: Article, english: Edition) -> None:
    draft = translate_article(article=source, edition=english, translator="Rana")

    assert (draft.live, draft.translation_key, draft.translator) == (False, source.translation_key, "Rana")
    assert (draft.headline, draft.standfirst, draft.lead_photo_caption) == (source.headline, "", "")
    assert draft.lead_photo == source.lead_photo
    assert [byline.author.name for byline in draft.bylines.all() if byline.author] == ["سلمى الجبوري"]
    assert [topic.name for topic in draft.topics.all()] == ["Security"]
    assert [(block.block_type, block.id) for block in draft.body] == [
        (block.block_type, block.id) for block in source.body
    ]
    assert draft.body[0].value.source == ""
    assert draft.body[1].value["photo"] == source.lead_photo
    assert draft.body[1].value["caption"] == ""
    assert (draft.body[2].value["url"], draft.body[2].value["title"]) == ("https://maps.example/1", "")
    assert list(draft.body[3].value) == ["", ""]


def test_there_is_never_a_second_translation_in_an_edition(source: Article, english: Edition) -> None:
    first = translate_article(article=source, edition=english)

    assert translate_article(article=source, edition=english) == first
    assert Article.objects.filter(edition=english).count() == 1


def test_what_readers_do_not_have_and_the_same_edition_are_refused(source: Article, english: Edition) -> None:
    with pytest.raises(ValidationError):
        translate_article(article=make_article(live=False), edition=english)
    with pytest.raises(ValidationError):
        translate_article(article=source, edition=source.edition)
    with pytest.raises(ValidationError, match=r"section|قسم"):
        translate_article(article=source, edition=make_edition("fa"))


def test_links_to_articles_lead_to_their_translations_or_nowhere(source: Article, english: Edition) -> None:
    known = make_article("خبر له ترجمة")
    theirs = translate_article(article=known, edition=english)
    theirs.headline = "Known"
    publish_article(article=theirs)
    linking = make_article(body=[("paragraph", WORDS), ("related", [known, source]), ("related", [source])])

    body = translate_article(article=linking, edition=english).body

    assert [block.block_type for block in body] == ["paragraph", "related"]
    assert [article.pk for article in body[1].value] == [theirs.pk]


def test_the_section_is_where_such_articles_went_before(source: Article, english: Edition) -> None:
    security = make_section("Security", edition=english)
    first = translate_article(article=source, edition=english)
    first.section = security
    first.save()

    assert translate_article(article=make_article(), edition=english).section == security


@pytest.mark.parametrize(
    ("change", "late"),
    [
        (Change.MINOR, Lateness.CHANGED),
        (Change.UPDATE, Lateness.CHANGED),
        (Change.CORRECTION, Lateness.CORRECTED),
    ],
)
def test_a_new_version_of_the_source_flags_the_translation(
    source: Article, english: Edition, change: Change, late: Lateness
) -> None:
    draft = translate_article(article=source, edition=english)
    assert lateness_of(draft) == Lateness.NONE

    retold(source, "دخلت القوات المدينة صباح السبت.", change, "كان اليوم خطأ.")

    assert lateness_of(draft) == late


def test_a_typo_after_a_correction_does_not_hide_the_correction(source: Article, english: Edition) -> None:
    draft = translate_article(article=source, edition=english)
    retold(source, "صححنا الرقم.", Change.CORRECTION, "كان الرقم خطأ.")
    retold(source, "صحّحنا الرقم.")

    assert lateness_of(draft) == Lateness.CORRECTED


def test_a_source_that_is_withdrawn_or_deleted_flags_loudest(source: Article, english: Edition) -> None:
    draft = translate_article(article=source, edition=english)
    unpublish_article(article=source, reason="مختلق")
    assert lateness_of(draft) == Lateness.GONE

    source.refresh_from_db()
    publish_article(article=source)
    assert lateness_of(draft) == Lateness.CORRECTED

    source.delete()
    assert lateness_of(draft) == Lateness.GONE
    assert Translation.objects.get(article=draft).source is None


def test_a_publication_that_changed_nothing_flags_nothing(source: Article, english: Edition) -> None:
    draft = translate_article(article=source, edition=english)
    publish_article(article=source)

    assert lateness_of(draft) == Lateness.NONE


def test_settling_a_version_leaves_the_newer_one_waiting(source: Article, english: Edition) -> None:
    draft = translate_article(article=source, edition=english)
    editor = make_staff()
    retold(source, "تحديث", Change.UPDATE)
    retold(source, "تصحيح", Change.CORRECTION, "كان خطأ.")
    translation = Translation.objects.get(article=draft)

    row = settle_translation(translation=translation, version=2, how=Settled.FOLLOWED, user=editor)
    assert (row.lateness, row.source_version) == (Lateness.CORRECTED, 2)

    row = settle_translation(translation=translation, version=3, how=Settled.NOT_NEEDED, user=editor)
    assert (row.lateness, row.late_since, row.settled_by, row.settled_as) == (0, None, editor, "not_needed")


def test_new_publications_cost_no_question_about_translations(source: Article, english: Edition) -> None:
    with CaptureQueriesContext(connection) as queries:
        make_article()
    assert not [query for query in queries if 'UPDATE "newsroom_translation"' in query["sql"]]


# --- the screens ---


def test_a_translator_brings_out_what_readers_of_another_edition_have(
    client: Client, source: Article, english: Edition
) -> None:
    rana = make_staff("rana")
    rana.groups.add(set_up_roles(edition=english)["reporter"])  # has no right at all in the Arabic edition
    client.force_login(rana)

    assert "القوات تدخل القائم" in client.get("/admin/translation/").content.decode()
    answer = client.post(f"/admin/translation/of/{source.pk}/", {"edition": "en"})

    draft = Article.objects.get(edition=english)
    assert answer.headers["Location"] == f"/admin/articles/edit/{draft.pk}/"
    form = client.get(f"/admin/articles/edit/{draft.pk}/").content.decode()
    assert "دخلت القوات المدينة صباح الجمعة." in form
    assert f'data-khabar-place="{source.body[0].id}"' in form
    again = client.post(f"/admin/translation/of/{source.pk}/", {"edition": "en"})
    assert again.headers["Location"] == answer.headers["Location"]


def test_drafts_of_other_editions_and_strange_editions_stay_closed(
    client: Client, source: Article, english: Edition
) -> None:
    rana = make_staff("rana")
    rana.groups.add(set_up_roles(edition=english)["reporter"])
    client.force_login(rana)
    secret = make_article("مسودة سرية", live=False)

    assert client.get(f"/admin/translation/of/{secret.pk}/").status_code == 404
    assert client.post(f"/admin/translation/of/{secret.pk}/", {"edition": "en"}).status_code == 404
    answer = client.post(f"/admin/translation/of/{source.pk}/", {"edition": "ar"})
    assert answer.status_code in (302, 403)
    foreign = translate_article(article=source, edition=english)
    stranger = make_staff("stranger")
    persian = make_edition("fa")
    make_section("ایران", edition=persian)
    stranger.groups.add(set_up_roles(edition=persian)["editor"])
    client.force_login(stranger)
    assert client.get(f"/admin/translation/beside/{foreign.pk}/").status_code == 404
    assert (
        client.post(f"/admin/translation/beside/{foreign.pk}/", {"how": "followed", "version": "1"}).status_code == 404
    )


def test_the_screen_shows_what_changed_beside_the_translation_and_takes_the_answer(
    desk: Client, source: Article, english: Edition
) -> None:
    draft = translate_article(article=source, edition=english)
    retold(source, "دخلت القوات المدينة صباح السبت.", Change.CORRECTION, "كان اليوم خطأ.")
    address = f"/admin/translation/beside/{draft.pk}/"

    page = desk.get(address).content.decode()
    assert "<del>الجمعة</del><ins>السبت</ins>" in page.replace("<del>الجمعة </del>", "<del>الجمعة</del>")
    assert page.count("khabar-beside__row--changed") == 1
    assert "كان اليوم خطأ." in page

    desk.post(address, {"how": "followed", "version": "2"})
    assert lateness_of(draft) == Lateness.NONE
    assert "<del>" not in desk.get(address).content.decode()
    assert desk.post(address, {"how": "burnt", "version": "2"}).status_code == 404


def test_words_that_were_hidden_for_legal_reasons_are_shown_to_no_translator(
    client: Client, source: Article, english: Edition
) -> None:
    rana = make_staff("rana")
    rana.groups.add(set_up_roles(edition=english)["translator"])
    draft = translate_article(article=source, edition=english)
    retold(source, "دخلت القوات المدينة صباح السبت.", Change.CORRECTION, "كان اليوم خطأ.")
    Version.objects.filter(article=source.pk, number=2).update(hidden_at=source.published_at)
    client.force_login(rana)

    page = client.get(f"/admin/translation/beside/{draft.pk}/").content.decode()

    assert "الجمعة" not in page
    assert "السبت" in page


def test_home_and_list_show_what_fell_behind(desk: Client, source: Article, english: Edition) -> None:
    draft = translate_article(article=source, edition=english)
    draft.headline = "Forces enter al-Qaim"
    publish_article(article=draft)
    assert "late-translations" not in desk.get("/admin/").content.decode()
    unpublish_article(article=source)

    assert "late-translations" in desk.get("/admin/").content.decode()
    assert "khabar-chip--gone" in desk.get("/admin/articles/").content.decode()
    late = desk.get("/admin/articles/?language=late").content.decode()
    assert "Forces enter al-Qaim" in late
    assert f"/admin/articles/edit/{source.pk}/" not in late


def test_screens_cost_the_same_with_ten_articles_and_with_many(desk: Client, source: Article, english: Edition) -> None:
    def queries(address: str) -> int:
        desk.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert desk.get(address).status_code == 200
        return len(captured)

    draft = translate_article(article=source, edition=english)
    addresses = ["/admin/translation/", "/admin/articles/", f"/admin/translation/beside/{draft.pk}/"]
    few = [queries(address) for address in addresses]
    for _ in range(8):
        translate_article(article=make_article(), edition=english)
    make_archive(100)

    many = [queries(address) for address in addresses]
    assert all(after <= before for before, after in zip(few, many, strict=True)), (few, many)
    assert max(few) < 60
