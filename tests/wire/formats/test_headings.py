"""Headline, section and topic: by names on file, by their place, from labels and crumbs."""

import pytest

from khabar.wire.formats.pasted import EmptyPage, KnownNames, NoHeadline
from tests.wire.formats.reading import HEADLINE, STORY, page, read


def test_two_labels_above_the_headline_are_section_and_topic() -> None:
    article = read(f"أخبار السهل\nمياه\n\n{page()}")
    assert (article.section, article.topic, article.headline) == ("أخبار السهل", "مياه", HEADLINE)


def test_one_label_above_the_headline_is_the_section() -> None:
    article = read(f"أخبار السهل\n\n{page()}")
    assert (article.section, article.topic) == ("أخبار السهل", None)


def test_one_label_that_is_a_topic_on_file_is_the_topic() -> None:
    article = read(f"مياه\n\n{page()}", KnownNames(topics=["مياه"]))
    assert (article.section, article.topic) == (None, "مياه")


@pytest.mark.parametrize("line", ["أخبار السهل | مياه", "أخبار السهل / مياه", "أخبار السهل › مياه"])
def test_section_and_topic_may_share_a_line(line: str) -> None:
    article = read(f"{line}\n\n{page()}")
    assert (article.section, article.topic) == ("أخبار السهل", "مياه")


def test_labels_say_what_they_are() -> None:
    article = read(f"القسم: أخبار السهل\nالموضوع: مياه\n\n{page()}")
    assert (article.section, article.topic) == ("أخبار السهل", "مياه")


def test_crumbs_tell_section_and_topic_where_nothing_else_does() -> None:
    article = read(f"الرئيسية > أخبار السهل > مياه\n\n{page()}")
    assert (article.section, article.topic) == ("أخبار السهل", "مياه")
    assert article.dropped == ("الرئيسية > أخبار السهل > مياه",)


def test_crumb_of_the_page_itself_is_no_topic() -> None:
    article = read(f"الرئيسية > أخبار السهل > {HEADLINE}\n\n{page()}")
    assert (article.section, article.topic) == ("أخبار السهل", None)


def test_name_on_file_is_found_through_spelling() -> None:
    article = read(f"ثقافه\nاخبار العراق\nأمن\n\n{page()}", KnownNames(sections=["أخبار العراق"], topics=["أمن"]))
    assert (article.section, article.topic) == ("اخبار العراق", "أمن")
    assert article.confidence_by_field["section"] == 1


def test_menu_above_the_section_is_dropped() -> None:
    article = read(f"منبر السهل\nسياسة\nرياضة\nأخبار السهل\nمياه\n\n{page()}")
    assert (article.section, article.topic) == ("أخبار السهل", "مياه")
    assert article.dropped == ("منبر السهل", "سياسة", "رياضة")


def test_topic_below_the_headline_is_found_when_on_file() -> None:
    assert read(page("مياه"), KnownNames(topics=["مياه"])).topic == "مياه"


def test_labels_right_below_the_headline_are_believed_little() -> None:
    article = read(page("أخبار السهل\nمياه", "وكالة أنباء السنديان"))
    assert (article.section, article.topic) == ("أخبار السهل", "مياه")
    assert article.confidence_by_field["section"] == 0.5


def test_label_between_headline_and_story_is_no_paragraph() -> None:
    article = read(f"أخبار السهل\nمياه\n\n{page('وكالة أنباء السنديان', 'نسخة للهاتف')}")
    assert article.dropped == ("نسخة للهاتف",)


def test_title_of_the_browser_tab_gives_way_to_the_headline() -> None:
    article = read(f"{HEADLINE} | منبر السهل\n\n{page()}")
    assert article.headline == HEADLINE


def test_headline_said_again_is_dropped() -> None:
    article = read(page(HEADLINE))
    assert article.body == tuple(STORY.split("\n\n"))
    assert article.dropped == (HEADLINE,)


def test_headline_that_asks_is_a_headline() -> None:
    question = "هل تنجح البلدية في فتح الجسر قبل نهاية الشهر الجاري؟"
    assert read(page(headline=question)).headline == question


def test_short_headline_is_believed_less() -> None:
    short = read(f"محليات\n\n{page(headline='فيضان في النهرين')}")
    assert (short.headline, short.section) == ("فيضان في النهرين", "محليات")
    assert short.confidence_by_field["headline"] < read(page()).confidence_by_field["headline"]


def test_standfirst_stays_in_the_story() -> None:
    standfirst = "قرارٌ انتظره السكان عشر سنوات والبلدية تعد بالمزيد قبل الصيف"
    article = read(page(standfirst))
    assert (article.headline, article.body[0]) == (HEADLINE, standfirst)


def test_headline_alone_is_read_with_little_confidence() -> None:
    article = read(HEADLINE)
    assert (article.headline, article.body) == (HEADLINE, ())
    assert article.confidence <= 0.2
    assert "body.none" in [note.code for note in article.notes]


def test_story_without_headline_is_refused() -> None:
    with pytest.raises(NoHeadline):
        read("كلمة " * 80)


@pytest.mark.parametrize("text", ["", " \n\t\n", "\N{NO-BREAK SPACE}", "شارك\n0 تعليق\n***\n1500 / 1500"])
def test_page_of_nothing_but_furniture_is_refused(text: str) -> None:
    with pytest.raises(EmptyPage):
        read(text)
