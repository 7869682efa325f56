"""The page of an article has every element of the reference page, in its place."""

from xml.etree.ElementTree import Element

import pytest

from khabar.newsroom.models import Article
from tests.factories.newsroom import make_article, make_section
from tests.site.markup import by_class, by_id, parsed, text_of
from tests.site.paper import HEADLINE, HOSTILE, LONG_HEADLINE, baked, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(article: Article) -> Element:
    return parsed(page_of("article", article.pk))


def test_section_topic_headline_and_standfirst_stand_at_the_top(page: Element) -> None:
    crumbs = [text_of(crumb) for crumb in by_class(page, "crumbs")[0].iter("li")]

    assert crumbs == ["خبر", "أخبار العراق", "أمن"]
    assert [text_of(heading) for heading in page.iter("h1")] == [HEADLINE]
    assert text_of(by_class(page, "story-top")[0]).count("بعد عملية بدأت من عمق محافظة الأنبار.") == 1


def test_bylines_keep_their_order_and_say_who_is_who(page: Element) -> None:
    assert [text_of(line) for line in by_class(page, "bylines")[0]] == [
        "وكالة الصحافة الفرنسية",
        "سلمى الراوي مراسلة في الأنبار",
    ]


def test_date_is_printed_in_the_editions_style_and_zone(page: Element) -> None:
    time = next(by_class(page, "dates")[0].iter("time"))

    assert text_of(time) == "الجمعة، 3 تشرين الثاني/نوفمبر 2017، 12:30"
    assert time.get("datetime") == "2017-11-03T12:30:00+03:00"


def test_article_published_once_shows_no_update(page: Element) -> None:
    assert "حُدِّث" not in text_of(by_class(page, "dates")[0])


def test_lead_photo_has_caption_credit_measures_and_words_for_the_blind(page: Element) -> None:
    figure = by_class(page, "lead-photo")[0]
    image = next(figure.iter("img"))

    assert text_of(figure) == (
        "شرح الصورة: القوات تتقدّم نحو القائم. مصدر الصورة: [أحمد الربيعي/وكالة الصحافة الفرنسية]"
    )
    assert image.get("alt") == "جنود على طريق صحراوي"
    assert (image.get("width"), image.get("height")) == ("800", "450")
    for source in figure.iter("source"):
        assert [part.split()[1] for part in source.get("srcset", "").split(", ")] == ["480w", "800w", "1200w"]
    assert [source.get("type") for source in figure.iter("source")] == ["image/avif", "image/webp"]
    assert image.get("src", "").endswith(".jpg")
    assert image.get("fetchpriority") == "high"
    assert image.get("loading") is None


def test_every_kind_of_block_is_printed(page: Element) -> None:
    body = by_class(page, "body")[0]

    assert text_of(next(body.iter("p"))) == "الأنبار — سيطرت القوّات العراقية على معبرٍ مهمٍ بين 2014-2017."
    assert text_of(next(body.iter("h2"))) == "من القائم إلى البوكمال"
    assert text_of(next(body.iter("blockquote"))) == "استعادوا السيطرة كاملةً"
    assert text_of(by_class(body, "quotation")[0].findall("figcaption")[0]) == "قيادة العمليات"
    assert next(body.iter("img")).get("loading") == "lazy"
    assert [text_of(point) for point in body.findall("ul/li")] == ["مركز حصيبة", "الكارابلة"]
    assert text_of(by_class(body, "card")[0]) == "خريطة الأنبار maps.example"
    assert text_of(by_class(body, "related")[0]) == "اقرأ أيضًا خطة لإعادة فتح معبر القائم"


def test_ranges_are_kept_from_turning_around(page: Element) -> None:
    ranges = [text_of(bdi) for bdi in page.iter("bdi") if bdi.get("dir") == "ltr"]

    assert "2014-2017" in ranges


def test_topics_and_plain_share_links_stand_under_the_text(page: Element) -> None:
    assert [text_of(topic) for topic in by_class(page, "topics")[0].iter("a")] == ["أمن", "الأنبار"]
    addresses = [link.get("href", "") for link in by_class(page, "share")[0].iter("a")]
    assert [address.split("/")[2] for address in addresses if address.startswith("https:")] == [
        "wa.me",
        "t.me",
        "www.facebook.com",
        "x.com",
    ]
    assert all(address.isascii() for address in addresses)


def test_earlier_articles_of_the_section_stand_beside_it(page: Element) -> None:
    assert text_of(by_class(page, "beside")[0]) == (
        "المزيد في أخبار العراق خطة لإعادة فتح معبر القائم 2 تشرين الثاني/نوفمبر 2017"
    )


def test_poll_form_and_counter_wait_for_readers(page: Element) -> None:
    assert text_of(next(by_id(page, "poll").iter("legend"))) == "هل أعجبك هذا المقال؟"
    assert text_of(by_id(page, "comments-count")) == "لا تعليقات"
    form = by_id(page, "comment-form")
    fields = {field.get("name"): field for tag in ("input", "textarea") for field in form.iter(tag)}
    assert set(fields) == {"name", "email", "text", "website", "submission_key"}
    assert [name for name, field in fields.items() if field.get("required") is not None] == ["name", "text"]
    assert text_of(by_class(form, "form-rules")[0]) == "سياسة خبر بشأن التعليقات * معلومات ضرورية"
    assert text_of(by_id(page, "comment-limit")).endswith("1500 / 1500")


def test_permalink_and_former_addresses_lead_to_the_page(article: Article) -> None:
    article.headline, article.slug = "عنوان مصحح", "عنوان-مصحح"
    article.save()

    sheets = baked("article", article.pk)

    assert {path: status for path, (status, _text) in sheets.items()} == {
        "/ar/2017/11/03/عنوان-مصحح/": 200,
        f"/a/{article.pk}": 301,
        "/ar/2017/11/03/القوات-العراقية-تستعيد-معبرا-حدوديا-مع-سوريا-من-قبضة-داعش/": 301,
    }


def test_withdrawn_article_says_so_at_all_its_addresses_and_nothing_else(article: Article) -> None:
    article.unpublish()

    sheets = baked("article", article.pk)

    assert {status for status, _text in sheets.values()} == {410}
    assert all(HEADLINE not in text and "سُحبت هذه المادة" in text for _status, text in sheets.values())


def test_draft_that_readers_never_had_has_no_page() -> None:
    draft = make_article(live=False)

    assert baked("article", draft.pk) == {}
    assert baked("article", 999_999) == {}


def test_article_with_nothing_but_a_headline_stands_too() -> None:
    bare = make_article(LONG_HEADLINE, body=[], bylines=[], topics=[])

    page = parsed(page_of("article", bare.pk))

    assert text_of(by_id(page, "headline")) == LONG_HEADLINE
    assert by_class(page, "lead-photo") == []
    assert by_class(page, "bylines") == []


def test_hostile_words_of_the_desk_stay_words() -> None:
    article = make_article(
        f"عنوان {HOSTILE}", standfirst=HOSTILE, dateline=HOSTILE, section=make_section(f"قسم {HOSTILE}", slug="x")
    )

    text = page_of("article", article.pk)

    assert "<script>alert" not in text
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in text
    parsed(text)


def test_article_in_a_lower_section_names_both() -> None:
    above = make_section("أخبار العراق", slug="iraq")
    article = make_article(section=make_section("الأنبار", parent=above, slug="anbar"))

    page = parsed(page_of("article", article.pk))

    assert [text_of(crumb) for crumb in by_class(page, "crumbs")[0].iter("li")] == ["خبر", "أخبار العراق", "الأنبار"]
    marked = [text_of(link) for link in by_class(page, "menu")[0].iter("a") if link.get("aria-current")]
    assert marked == ["أخبار العراق"]
