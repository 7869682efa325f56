"""Copy becomes an article with everything that was read, once, and all of it or nothing."""

import datetime
import io
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile

from khabar.newsroom.models import Agency, Article, Author, Edition, Photo, Section, Topic
from khabar.wire.actions import AlreadyTakenIn, Copy, read_copy_text, take_in_page_text
from khabar.wire.models import Item
from khabar.wire.refusals import HeadlineTooLong, NameUnknown, PhotoRefused, SectionMissing, StoryMissing
from tests.factories.newsroom import image_bytes, make_agency, make_edition, make_section, make_staff, make_topic

pytestmark = pytest.mark.django_db

SAMPLES = Path(__file__).parents[1] / "samples" / "page-text"
HEADLINE = "بلدية النهرين تعيد فتح جسر الحدادين بعد الفيضان"
STORY = "أعادت البلدية فتح الجسر أمام السيارات بعد أربعة أيام.\n\nوقال المدير إن <الفحوص> & النتائج سليمة تماماً."


@pytest.fixture
def edition() -> Edition:
    return make_edition()


def copy_of(edition: Edition, name: str = "two-captions-and-comment-form") -> Copy:
    return read_copy_text(text=(SAMPLES / f"{name}.txt").read_text(), edition=edition, source_name=f"{name}.txt")


def files_of_photos() -> set[Path]:
    folder = Path(Photo._meta.get_field("file").storage.path(""))
    return {file for file in folder.rglob("*") if file.is_file()}


def jpeg() -> ContentFile[bytes]:
    return ContentFile(image_bytes(size=(64, 36)), name="IMG_1.jpg")


def test_article_has_everything_that_was_read(edition: Edition) -> None:
    article = Article.objects.get(pk=take_in_page_text(copy=copy_of(edition), photo=jpeg()).pk)

    assert article.headline == "بلدية النهرين تعيد فتح جسر الحدادين بعد فيضان استمر أربعة أيام"
    assert (article.section.name, [topic.name for topic in article.topics.all()]) == ("أخبار سهل الرمان", ["مياه"])
    assert [str(byline) for byline in article.bylines.all()] == ["وكالة أنباء السنديان"]
    assert article.published_day == datetime.date(2018, 4, 5)
    assert [block.block_type for block in article.body] == ["paragraph"] * 5
    photo = article.lead_photo
    assert photo is not None
    assert photo.caption.startswith("عمال البلدية يزيلون الطمي")
    assert (photo.photographer, str(photo.agency)) == ("سلمى النجار", "وكالة أنباء السنديان")
    assert photo.collection == edition.collection


def test_article_is_a_draft_until_asked_otherwise(edition: Edition) -> None:
    assert not take_in_page_text(copy=copy_of(edition)).live
    assert take_in_page_text(copy=copy_of(edition, "no-photo"), publish=True).live


def test_publishing_shows_photo_bylines_and_topics(edition: Edition) -> None:
    taken = take_in_page_text(copy=copy_of(edition, "two-authors"), photo=jpeg(), publish=True)

    article = Article.objects.live().get(pk=taken.pk)
    assert article.lead_photo is not None
    assert [str(byline) for byline in article.bylines.all()] == ["أحمد سالم", "مريم حداد"]
    assert [topic.name for topic in article.topics.all()] == ["صحة"]
    assert article.dateline == "ميناء الزهراء"


def test_names_on_file_are_used_in_any_spelling_and_language(edition: Edition) -> None:
    afp = make_agency(name_en="Agence France-Presse", other_names="AFP\nأ ف ب")
    section, topic = make_section("أخبار السهل", edition=edition), make_topic("مياه", edition=edition)
    page = f"اخبار السهل\nميـاه\n\n{HEADLINE}\n\nAFP\n\nنص الصورة هنا قصير. [سلمى النجار/أ ف ب]\n\n{STORY}"

    article = take_in_page_text(copy=read_copy_text(text=page, edition=edition), photo=jpeg())

    assert (article.section, list(article.topics.all())) == (section, [topic])
    assert [byline.agency for byline in article.bylines.all()] == [afp]
    assert article.lead_photo is not None
    assert article.lead_photo.agency == afp
    assert Agency.objects.count() == 1


def test_the_same_agency_under_two_names_signs_once(edition: Edition) -> None:
    make_agency(name_en="Agence France-Presse", other_names="AFP")
    page = f"{HEADLINE}\n\nAFP / Agence France-Presse\n\n{STORY}"
    assert take_in_page_text(copy=read_copy_text(text=page, edition=edition)).bylines.count() == 1


def test_section_of_another_edition_is_not_used(edition: Edition) -> None:
    make_section("أخبار سهل الرمان", edition=make_edition("en"))
    assert take_in_page_text(copy=copy_of(edition)).section.edition == edition


def test_page_without_section_goes_to_the_first_one(edition: Edition) -> None:
    copy = read_copy_text(text=f"{HEADLINE}\n\n{STORY}", edition=edition)
    first = make_section("محليات", edition=edition, order=1)
    make_section("رياضة", edition=edition, order=2)
    assert take_in_page_text(copy=copy).section == first


def test_page_without_section_gets_one_in_a_fresh_home(edition: Edition) -> None:
    copy = read_copy_text(text=f"{HEADLINE}\n\n{STORY}", edition=edition)
    assert take_in_page_text(copy=copy).section.name == "أخبار"


def test_new_section_goes_last_in_the_menu(edition: Edition) -> None:
    make_section("محليات", edition=edition, order=7)
    assert take_in_page_text(copy=copy_of(edition)).section.order == 8


@pytest.mark.parametrize(
    ("may_add", "missing"),
    [
        (("topic", "agency", "author"), "section"),
        (("section", "agency", "author"), "topic"),
        (("section", "topic", "author"), "agency"),
    ],
)
def test_name_that_is_not_on_file_is_refused_where_it_may_not_be_added(
    edition: Edition, may_add: Any, missing: str
) -> None:
    with pytest.raises(NameUnknown, match=f"There is no {missing} called"):
        take_in_page_text(copy=copy_of(edition), create_missing=may_add)
    assert not any(model.objects.exists() for model in (Article, Item, Section, Topic, Agency))


def test_no_section_at_all_is_refused_where_none_may_be_added(edition: Edition) -> None:
    with pytest.raises(SectionMissing, match="names no section"):
        take_in_page_text(copy=read_copy_text(text=f"{HEADLINE}\n\n{STORY}", edition=edition), create_missing=())


def test_the_same_text_is_taken_in_once(edition: Edition) -> None:
    article, files = take_in_page_text(copy=copy_of(edition)), files_of_photos()
    respelt = (SAMPLES / "two-captions-and-comment-form.txt").read_text().replace("أ", "ا").replace("0", "٠")

    with pytest.raises(AlreadyTakenIn, match=f"it is article {article.pk}, بلدية النهرين") as refusal:
        take_in_page_text(copy=read_copy_text(text=f"شارك\n{respelt}", edition=edition), photo=jpeg())

    assert refusal.value.article == article
    assert (Article.objects.count(), Photo.objects.count(), files_of_photos()) == (1, 0, files)


def test_the_same_text_may_go_to_another_edition(edition: Edition) -> None:
    take_in_page_text(copy=copy_of(edition))
    take_in_page_text(copy=copy_of(make_edition("en")))
    assert Article.objects.count() == 2


def test_text_whose_article_was_deleted_may_come_again(edition: Edition) -> None:
    take_in_page_text(copy=copy_of(edition)).delete()
    again = take_in_page_text(copy=copy_of(edition))
    assert Item.objects.get().article == again


def test_item_keeps_the_text_as_it_came(edition: Edition) -> None:
    user = make_staff()
    article = take_in_page_text(copy=copy_of(edition), user=user)
    item = Item.objects.get()
    assert item.text == (SAMPLES / "two-captions-and-comment-form.txt").read_text()
    assert (item.article, item.source_name, item.received_by) == (article, "two-captions-and-comment-form.txt", user)


def test_signs_of_markup_in_the_story_stay_signs(edition: Edition) -> None:
    article = take_in_page_text(copy=read_copy_text(text=f"{HEADLINE}\n\n{STORY}", edition=edition))
    assert str(article.body[1].value.source) == "<p>وقال المدير إن &lt;الفحوص&gt; &amp; النتائج سليمة تماماً.</p>"


def test_caption_without_a_photo_waits_in_the_article(edition: Edition) -> None:
    article = take_in_page_text(copy=copy_of(edition))
    assert article.lead_photo is None
    assert article.lead_photo_caption.startswith("عمال البلدية يزيلون الطمي")


def test_story_of_today_appears_now_and_one_of_tomorrow_has_no_time_yet(edition: Edition) -> None:
    today = datetime.datetime.now(edition.zone).date()
    for day, expected in ((today, today), (today + datetime.timedelta(days=3), None)):
        page = f"{HEADLINE} {day}\n\n{day.isoformat()}\n\n{STORY}"
        assert take_in_page_text(copy=read_copy_text(text=page, edition=edition)).published_day == expected


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "unreadable"),
        (b"no picture at all", "unreadable"),
        (image_bytes(size=(64, 36))[:200], "unreadable"),
        (image_bytes(size=(64, 36), format="GIF"), "format"),
        (image_bytes(size=(64, 36), format="TIFF"), "format"),
    ],
)
def test_file_that_is_no_photo_is_refused(edition: Edition, data: bytes, reason: str) -> None:
    with pytest.raises(PhotoRefused) as refusal:
        take_in_page_text(copy=copy_of(edition), photo=io.BytesIO(data))
    assert refusal.value.reason == reason
    assert not Item.objects.exists()


def test_photo_beyond_the_limits_is_refused(edition: Edition, settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 2000
    with pytest.raises(PhotoRefused, match="megapixels"):
        take_in_page_text(copy=copy_of(edition), photo=jpeg())
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
    with pytest.raises(PhotoRefused, match="larger than"):
        take_in_page_text(copy=copy_of(edition), photo=jpeg())


def test_photo_that_is_not_there_is_refused(edition: Edition, tmp_path: Path) -> None:
    with pytest.raises(PhotoRefused, match="cannot be read: No such file"):
        take_in_page_text(copy=copy_of(edition), photo=tmp_path / "gone.jpg")


@pytest.mark.parametrize("step", ["save_draft", "publish_article"])
def test_failure_at_the_last_step_leaves_nothing_behind(
    edition: Edition, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = files_of_photos()

    def fail(**_: Any) -> None:
        assert len(files_of_photos() - before) == 1
        raise RuntimeError("the power went")

    action = import_module("khabar.wire.actions.take_in_page_text")
    monkeypatch.setattr(action, step, fail)
    with pytest.raises(RuntimeError, match="the power went"):
        take_in_page_text(copy=copy_of(edition), photo=jpeg(), publish=step == "publish_article")

    assert files_of_photos() == before
    assert not any(model.objects.exists() for model in (Article, Item, Photo, Section, Topic, Agency, Author))


def test_headline_beyond_the_limit_is_refused_with_its_length(edition: Edition) -> None:
    copy = read_copy_text(text=f"{'الاستراتيجيات ' * 20}\n\n{STORY}", edition=edition)
    with pytest.raises(HeadlineTooLong, match="279 characters; shorten it to 200"):
        take_in_page_text(copy=copy)


def test_headline_alone_becomes_a_draft_but_is_not_published(edition: Edition) -> None:
    copy = read_copy_text(text=HEADLINE, edition=edition)
    with pytest.raises(StoryMissing, match="Take it in as a draft"):
        take_in_page_text(copy=copy, publish=True)
    assert take_in_page_text(copy=copy).headline == HEADLINE
