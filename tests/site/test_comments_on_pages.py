"""What readers wrote and answered, as the article's page shows it."""

import pytest

from khabar.newsroom.models import Article
from tests.factories.conversation import make_comment, make_comments, make_poll, make_thread, make_votes
from tests.site.markup import by_class, by_id, parsed, text_of
from tests.site.paper import HOSTILE, page_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "لا تعليقات"),
        (1, "تعليق واحد"),
        (2, "تعليقان"),
        (3, "3 تعليقات"),
        (10, "10 تعليقات"),
        (11, "11 تعليقًا"),
        (99, "99 تعليقًا"),
        (100, "100 تعليق"),
        (103, "103 تعليقات"),
    ],
)
def test_comments_are_counted_in_good_arabic(article: Article, number: int, words: str) -> None:
    make_comments(number, thread=make_thread(article), state="approved")

    page = parsed(page_of("article", article.pk))

    assert text_of(by_id(page, "comments-count")) == words
    assert len(by_class(page, "comment")) == number


def test_only_approved_comments_are_public(article: Article) -> None:
    thread = make_thread(article)
    for state in ("pending", "rejected", "approved"):
        make_comment(f"نص {state}", thread=thread, author_name=f"قارئ {state}", state=state)

    text = page_of("article", article.pk)

    assert "نص approved" in text
    assert "pending" not in text
    assert "rejected" not in text


def test_names_and_text_are_escaped_and_kept_in_their_own_direction(article: Article) -> None:
    make_comment(f"سطر أول {HOSTILE}\nplain English", thread=make_thread(article), author_name="<b>", state="approved")

    page = parsed(page_of("article", article.pk))

    comment = by_class(page, "comment")[0]
    assert text_of(by_class(comment, "commenter")[0]) == "<b>"
    assert by_class(comment, "commenter")[0].tag == "bdi"
    assert [line.get("dir") for line in comment.findall("p")[1:]] == ["auto", "auto"]
    assert text_of(comment).count("<script>alert(1)</script>") == 1


def test_long_comment_is_never_shortened(article: Article) -> None:
    text = "كلمة " * 298 + "النهاية"
    make_comment(text, thread=make_thread(article), state="approved")

    assert text in text_of(parsed(page_of("article", article.pk)))


def test_closed_thread_keeps_its_comments_and_loses_its_form(article: Article) -> None:
    make_comment("رأي قديم", thread=make_thread(article), state="approved")
    article.comment_mode = "read_only"
    article.save()

    page = parsed(page_of("article", article.pk))

    assert "رأي قديم" in text_of(page)
    assert "أُغلق باب التعليق" in text_of(by_id(page, "comments"))
    assert not [form for form in page.iter("form") if form.get("id") == "comment-form"]


def test_article_without_comments_shows_none_of_it(article: Article) -> None:
    make_comment("رأي قديم", thread=make_thread(article), state="approved")
    article.comment_mode = "off"
    article.save()

    text = page_of("article", article.pk)

    assert 'id="comments"' not in text
    assert "رأي قديم" not in text


def test_poll_shows_its_counts_in_the_editions_digits(article: Article) -> None:
    article.edition.digits = "arab"
    article.edition.save()
    make_votes(12, poll=make_poll(article))

    page = parsed(page_of("article", article.pk))

    assert [text_of(count) for count in by_class(by_id(page, "poll"), "count")] == ["١٢", "٠"]
    assert text_of(by_id(page, "comment-limit")).endswith("١٥٠٠ / ١٥٠٠")
