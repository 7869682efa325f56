"""A small newspaper for the site's tests: one edition, its sections, articles with all that a page can show."""

import datetime

from khabar.newsroom.models import Article, Edition, Photo, Section
from khabar.site import press_pages
from tests.factories.newsroom import (
    PUBLISHED_AT,
    image_bytes,
    make_agency,
    make_article,
    make_author,
    make_edition,
    make_photo,
    make_section,
    make_standing_page,
    make_topic,
)

HEADLINE = "القوات العراقية تستعيد معبراً حدودياً مع سوريا من قبضة داعش"
LONG_HEADLINE = (
    "رئيس الوزراء يعلن من Baghdad أن «الخطة 2017–2018» تبدأ عند 18:00 في محافظات الأنبار ونينوى "
    "وصلاح الدين كافة بعد أسبوع"
)
HOSTILE = '"><script>alert(1)</script>\N{RIGHT-TO-LEFT OVERRIDE}'


def baked(kind: str, argument: object) -> dict[str, tuple[int, str]]:
    """Bake a page and return status and text by path."""
    page_kind = next(each for each in press_pages.PAGE_KINDS if each.name == kind)
    return {sheet.path: (sheet.status, sheet.body.decode()) for sheet in page_kind.bake(str(argument))}


def page_of(kind: str, argument: object) -> str:
    """Return the text of the one page with a body that *kind* bakes."""
    return next(text for _status, text in baked(kind, argument).values() if text)


def make_photo_of_border() -> Photo:
    return make_photo(
        data=image_bytes(size=(1200, 675)),
        caption="القوات تتقدّم نحو القائم.",
        photographer="أحمد الربيعي",
        agency=make_agency(),
        alt_text="جنود على طريق صحراوي",
    )


def make_edition_with_furniture(code: str = "ar") -> Edition:
    edition = make_edition(code, tagline="صحيفة تنقل ما جرى" if code == "ar" else "News as it happened")
    make_section("أخبار العراق" if code == "ar" else "Iraq", edition=edition, slug="iraq", order=1)
    make_standing_page(
        "سياسة التعليقات" if code == "ar" else "Comments policy", edition=edition, slug="comments-policy"
    )
    return edition


def make_full_article(**fields: object) -> Article:
    """Return an article with every element of its page: topic, two credits, photo, standfirst, all blocks."""
    edition = make_edition_with_furniture()
    section = Section.objects.get(edition=edition, slug="iraq")
    earlier = make_article(
        "خطة لإعادة فتح معبر القائم", section=section, published_at=PUBLISHED_AT - datetime.timedelta(days=1)
    )
    photo = make_photo_of_border()
    body = [
        ("paragraph", "<p>سيطرت القوّات العراقية على <b>معبرٍ مهمٍ</b> بين 2014-2017.</p>"),
        ("heading", "من القائم إلى البوكمال"),
        ("quotation", {"text": "استعادوا السيطرة كاملةً", "attribution": "قيادة العمليات"}),
        ("photo", {"photo": photo, "caption": "جسر على الفرات"}),
        ("list", ["مركز حصيبة", "الكارابلة"]),
        ("embed", {"url": "https://maps.example/anbar", "title": "خريطة الأنبار"}),
        ("related", [earlier]),
    ]
    return make_article(
        **{
            "headline": HEADLINE,
            "section": section,
            "standfirst": "بعد عملية بدأت من عمق محافظة الأنبار.",
            "dateline": "الأنبار",
            "bylines": [make_agency(), make_author("سلمى الراوي", role="مراسلة في الأنبار")],
            "topics": [make_topic("أمن"), make_topic("الأنبار")],
            "lead_photo": photo,
            "body": body,
            **fields,
        }
    )
