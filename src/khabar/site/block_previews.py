"""Shows the desk how readers meet each block, in the chooser of blocks: examples of its own, in the site's own look.

Reached through the setting KHABAR_BLOCK_PREVIEW, because the newsroom must not know the site above it.
"""

from django.utils.safestring import SafeString, mark_safe
from markupsafe import Markup

from khabar.site.assets import asset_path
from khabar.site.documents import (
    Block,
    Embed,
    Exchange,
    FactBox,
    FactVerdict,
    Gallery,
    Heading,
    KeyPoints,
    Letterhead,
    Link,
    Paragraph,
    PhotoBlock,
    Picture,
    PointList,
    PullQuote,
    Quotation,
    RelatedLinks,
    Source,
    Timeline,
)
from khabar.site.rendering import render
from khabar.site.wording import wording_for


def preview_block(name: str, language: str) -> SafeString:
    """Return a page with an example of the block called *name*, in Arabic, or in English for an English admin."""
    is_english = language.startswith("en")
    code = "en" if is_english else "ar"
    edition = Letterhead(
        code=code,
        name="",
        tagline="",
        language=code,
        direction="ltr" if is_english else "rtl",
        digits="latn",
        home="",
        feed="",
        archive="",
        search="",
        suggest="",
        corrections="",
        search_description="",
        words=wording_for(code),
    )
    block = (_english() if is_english else _arabic())[name]
    return mark_safe(render("block_preview.html", edition=edition, block=block).decode())


def _picture(caption: str, credit: str) -> Picture:
    return Picture((Source(asset_path("mark.svg"), 1200, 700),), alt="", caption=caption, credit=credit)


def _arabic() -> dict[str, Block]:
    picture = _picture("جسر الأئمة صباح أمس.", "أحمد الربيعي")
    return {
        "paragraph": Paragraph(
            Markup("<p>أعادت البلدية فتح الجسر بعد عامين من الإغلاق، وعبره في يومه الأول آلاف.</p>")
        ),
        "heading": Heading("عامان من الانتظار"),
        "quotation": Quotation(("كنا نقطع ساعة لنصل إلى الضفة الأخرى.",), "أم علي، من سكان الحي"),
        "photo": PhotoBlock(picture),
        "list": PointList(("فُتح الجسر للمشاة أولًا", "وتعود السيارات مطلع الشهر")),
        "key_points": KeyPoints(("عاد الجسر إلى الخدمة بعد عامين", "كلفة الترميم 4 مليارات دينار")),
        "fact_box": FactBox("الجسر في سطور", Markup("<p>بُني عام 1957، وطوله 320 مترًا.</p>")),
        "pull_quote": PullQuote("كنا نقطع ساعة لنصل إلى الضفة الأخرى"),
        "question": Exchange("متى تعود السيارات؟", Markup("<p>مطلع الشهر المقبل، إن انتهى الفحص.</p>")),
        "gallery": Gallery((picture, _picture("العابرون في اليوم الأول.", "سلمى الراوي"))),
        "timeline": Timeline((("1957", "افتتاح الجسر."), ("حزيران 2014", "إغلاقه أمام المرور."))),
        "verdict": FactVerdict("الجسر آيل إلى السقوط", "منشور متداول", "wrong", "غير صحيح", "أثبت الفحص سلامته."),
        "embed": Embed("https://maps.example/", "خريطة الجسر", "maps.example"),
        "related": RelatedLinks((Link("كم كلّف ترميم الجسر؟", "#"), Link("الأسواق على الضفتين", "#"))),
    }


def _english() -> dict[str, Block]:
    picture = _picture("The bridge yesterday morning.", "Ahmed al-Rubaie")
    return {
        "paragraph": Paragraph(Markup("<p>The bridge is open again after two years, and thousands crossed it.</p>")),
        "heading": Heading("Two years of waiting"),
        "quotation": Quotation(("It took us an hour to reach the other bank.",), "Umm Ali, who lives nearby"),
        "photo": PhotoBlock(picture),
        "list": PointList(("Open to people on foot first", "Cars return next month")),
        "key_points": KeyPoints(("The bridge is back after two years", "Repairs cost 4 billion dinars")),
        "fact_box": FactBox("The bridge in brief", Markup("<p>Built in 1957, it is 320 metres long.</p>")),
        "pull_quote": PullQuote("It took us an hour to reach the other bank"),
        "question": Exchange("When do cars return?", Markup("<p>Early next month, if the tests are done.</p>")),
        "gallery": Gallery((picture, _picture("The first to cross.", "Salma al-Rawi"))),
        "timeline": Timeline((("1957", "The bridge opens."), ("June 2014", "It is closed to traffic."))),
        "verdict": FactVerdict("The bridge may fall", "A shared post", "wrong", "False", "Tests found it sound."),
        "embed": Embed("https://maps.example/", "Map of the bridge", "maps.example"),
        "related": RelatedLinks((Link("What did the repair cost?", "#"), Link("Markets on both banks", "#"))),
    }
