"""Page furniture goes, wherever it stands; sentences that merely speak of such things stay."""

import pytest

from khabar.wire.formats.pasted.furniture import furniture_kind
from tests.wire.formats.reading import HEADLINE, STORY, page, read

FURNITURE = [
    "هل أعجبك هذا المقال؟",
    "0 تعليق",
    "٠ تعليق",
    "11 تعليقًا",
    "تعليقان",
    "لا تعليقات",
    "سياسة ديارنا بشأن التعليقات * معلومات ضرورية 1500 / 1500",
    "1500/1500",
    "١٥٠٠ / ١٥٠٠",
    "* معلومات ضرورية",
    "شارك",
    "شارك على فيسبوك",
    "فيسبوك تويتر واتساب",
    "إقرأ أيضاً: الجسر القديم يعود إلى الخدمة",
    "اقرأ أيضًا",
    "النشرة البريدية",
    "جميع الحقوق محفوظة © 2017 منبر السهل",
    "© 2017 منبر السهل",
    "الوسوم: جسور، فيضانات",
    "#جسور #النهرين",
    "5 دقائق قراءة",
    "الرئيسية > أخبار العراق > أمن",
    "الرئيسية / أخبار",
    "https://example.test/a/81",
    "***",
    "Did you like this article?",
    "0 Comment(s)",
    "1.2K Shares",
    "Comment Policy * Denotes Required Field 1500 / 1500",
    "The Courier's comment policy",
    "Share | Tweet | WhatsApp",
    "3 min read",
    "Read also: The old bridge is back",
    "Subscribe to our newsletter",
    "All rights reserved.",
    "آیا این مقاله را پسندیدید؟",
    "۳ نظر",
    "دیدگاه‌ها",
    "تمامی حقوق محفوظ است",
    "خانه » استان",
    "۴ دقیقه مطالعه",
    "Cet article vous a-t-il plu ?",
    "2 commentaires",
    "Champs obligatoires *",
    "À lire aussi : La ligne du littoral rouvrira",
    "Tous droits réservés",
]
STORY_LINES = [
    "شارك المئات في تشييع الصحافي يوم الخميس.",
    "شارك في الورشة ستون محرراً من فيسبوك وواتساب",
    "نعم، قالت الوزيرة، سنعيد فتح الجسر.",
    "لا تعليق، قال المتحدث باسم الشركة.",
    "سياسة الحكومة بشأن التعليقات المسيئة أثارت جدلاً واسعاً",
    "هل أعجبك هذا المقال؟ سؤال طرحه المدير على القراء",
    "بلغ عدد المصابين 1500 من أصل 1500 مسافر",
    "Share prices fell by three percent on Monday",
    "No comment, the minister said.",
    "Home / away form decided the derby",
    "The newsletter reached its readers late",
    "نظرات کشاورزان درباره آب شنیده نشد",
    "Le partage des eaux reste obligatoire",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_known_for_what_it_is(line: str) -> None:
    assert furniture_kind(line) is not None


@pytest.mark.parametrize("line", STORY_LINES)
def test_sentence_with_such_words_is_no_furniture(line: str) -> None:
    assert furniture_kind(line) is None


@pytest.mark.parametrize("line", [line for line in FURNITURE if line != "اقرأ أيضًا"])
def test_furniture_between_paragraphs_leaves_the_story_whole(line: str) -> None:
    first, rest = STORY.split("\n\n", 1)
    article = read(f"{HEADLINE}\n\n{first}\n\n{line}\n\n{rest}")
    assert article.body == tuple(STORY.split("\n\n"))
    assert line in article.dropped


def test_poll_answers_go_only_below_a_poll() -> None:
    polled = read(page(below="هل أعجبك هذا المقال؟\nنعم\nلا"))
    assert polled.dropped == ("هل أعجبك هذا المقال؟", "نعم", "لا")
    asked = read(page(story=f"{STORY}\n\nنعم\n\nوكان هذا كل ما قاله الوزير رداً على سؤال الصحافيين."))
    assert "نعم" in asked.body


def test_titles_below_a_list_heading_go_with_it() -> None:
    article = read(page(below="مواضيع ذات صلة\n\nالسوق القديم يفتح أبوابه\n\nنهر الزيزفون يتراجع متراً"))
    assert article.body == tuple(STORY.split("\n\n"))
    assert len(article.dropped) == 3


def test_story_goes_on_below_a_list_of_links() -> None:
    last = "وتعهدت البلدية بصرف التعويضات قبل نهاية الشهر لكل المتضررين."
    article = read(page(below=f"اقرأ أيضاً\nالسوق القديم يفتح أبوابه\n\n{last}"))
    assert article.body[-1] == last


def test_readers_comments_copied_along_are_no_story() -> None:
    comments = "2 تعليقات\nأم سامي\nالحمد لله على السلامة، متى يفتح أمام الشاحنات؟\nرد\nكمال\nشكراً للعمال.\nرد"
    article = read(page(below=comments))
    assert article.body == tuple(STORY.split("\n\n"))


def test_comment_counter_above_the_story_takes_nothing_with_it() -> None:
    assert read(page("3 تعليقات", below="رد")).body == tuple(STORY.split("\n\n"))


def test_section_on_file_is_kept_though_it_is_called_like_furniture() -> None:
    from khabar.wire.formats.pasted import KnownNames

    article = read(f"مختارات\n{page()}", KnownNames(sections=["مختارات"]))
    assert article.section == "مختارات"
