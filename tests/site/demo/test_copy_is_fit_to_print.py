"""The demo's copy holds together and keeps the house style, as far as a machine can tell."""

import re
import unicodedata
from collections.abc import Iterator

import pytest

from khabar.conversation.models import CommentState, RejectionReason
from khabar.conversation.rules.length import NAME_MAX_LENGTH
from khabar.newsroom.models import CommentMode
from khabar.site.demo.pictures import pictures
from khabar.site.demo.reading import EDITIONS, blocks_of, read_agencies, read_edition
from khabar.site.demo.records import (
    ArticleCopy,
    Block,
    EditionCopy,
    Heading,
    PageCopy,
    Paragraph,
    PhotoCopy,
    PhotoHere,
    Points,
    Quotation,
)

HOUSE = {code: read_edition(code) for code in EDITIONS}
ARTICLES = [(edition, article) for edition in HOUSE.values() for article in edition.articles]
PAGES = [(edition, page) for edition in HOUSE.values() for page in edition.pages]

every_article = pytest.mark.parametrize(
    ("edition", "article"), ARTICLES, ids=[f"{edition.code}/{article.name}" for edition, article in ARTICLES]
)
every_page = pytest.mark.parametrize(
    ("edition", "page"), PAGES, ids=[f"{edition.code}/{page.slug}" for edition, page in PAGES]
)


def words_of(block: Block) -> tuple[str, ...]:
    match block:
        case Paragraph(text) | Heading(text):
            return (text,)
        case Quotation(text, attribution):
            return (text, attribution)
        case Points(items):
            return items
        case PhotoHere():
            return ()


def photos_of(article: ArticleCopy) -> list[PhotoCopy]:
    return [article.lead, *article.photos.values()]


def prose_of(article: ArticleCopy) -> Iterator[str]:
    yield from (article.headline, article.standfirst, article.dateline)
    for block in article.body:
        yield from words_of(block)
    for photo in photos_of(article):
        yield from (photo.caption, photo.alt)


def faults_in(text: str, language: str) -> list[str]:
    """Return what a proof-reader would mark in *text*."""
    text = re.sub(r"\{[^}]+\}", "7", text).replace("**", "")
    faults = [f"invisible {unicodedata.name(mark)}" for mark in text if unicodedata.category(mark) in ("Cf", "Cc")]
    faults += ["straight quotation mark"] * ('"' in text)
    faults += ["apostrophe of a typewriter"] * ("'" in text)
    faults += ["two spaces"] * ("  " in text) + ["space before a mark"] * bool(re.search(r" [،؛؟.:,;?!»]", text))
    faults += ["unpaired quotation marks"] * (text.count("«") != text.count("»") or text.count("“") != text.count("”"))
    if language == "ar":
        faults += ["kashida"] * ("\N{ARABIC TATWEEL}" in text)
        faults += [f"Latin {mark}" for mark in ",;?" if mark in text]
        faults += ["tanween after the alif"] * bool(re.search("ا\N{ARABIC FATHATAN}", text))
        faults += ["letter of another language"] * bool(re.search("[یکھہے]", text))
    return faults


def test_house_has_a_front_full_of_articles() -> None:
    arabic, english = HOUSE["ar"], HOUSE["en"]
    assert len(arabic.articles) >= 26
    assert len(english.articles) >= 6
    assert len(arabic.sections) == 5
    assert sum(bool(section.subsections) for section in arabic.sections) == 2
    assert {article.section for article in arabic.articles} >= {section.name for section in arabic.sections}


def length_of(article: ArticleCopy) -> int:
    return sum(len(words.split()) for block in article.body for words in words_of(block))


def test_a_dozen_articles_are_long_reads() -> None:
    assert sum(250 <= length_of(article) <= 700 for article in HOUSE["ar"].articles) >= 12


@every_article
def test_article_stands_in_its_edition(edition: EditionCopy, article: ArticleCopy) -> None:
    sections = {name for section in edition.sections for name in (section.name, *section.subsections)}
    agencies = {name for agency in read_agencies() for name in (agency.name_ar, agency.name_en)}
    signatures = {author.name for author in edition.authors} | agencies
    names = {other.name for other in edition.articles} - {article.name}
    assert article.section in sections
    assert set(article.topics) <= set(edition.topics)
    assert article.by
    assert set(article.by) <= signatures
    assert set(article.related) <= names
    assert article.comments in ("", *CommentMode.values)
    assert {photo.agency for photo in photos_of(article)} - {""} <= agencies
    assert not article.translates or article.translates in {other.name for other in HOUSE["ar"].articles}


@every_article
def test_article_is_whole(edition: EditionCopy, article: ArticleCopy) -> None:
    assert 6 <= len(article.headline.split()) <= 14
    assert article.standfirst
    assert sum(isinstance(block, Paragraph) for block in article.body) >= 3
    assert {block.name for block in article.body if isinstance(block, PhotoHere)} == set(article.photos)
    for photo in photos_of(article):
        assert photo.caption
        assert 20 <= len(photo.alt) <= 255
        assert photo.credit or photo.photographer


@every_article
def test_article_is_fit_to_print(edition: EditionCopy, article: ArticleCopy) -> None:
    assert {text: faults for text in prose_of(article) if (faults := faults_in(text, edition.language))} == {}


@every_page
def test_standing_page_is_fit_to_print(edition: EditionCopy, page: PageCopy) -> None:
    texts = [page.title, *(text for block in page.body for text in words_of(block))]
    assert {text: faults for text in texts if (faults := faults_in(text, edition.language))} == {}


@pytest.mark.parametrize(("code", "admission"), [("ar", "لا وجود لها على أي خريطة"), ("en", "are on no map")])
def test_about_page_says_that_everything_is_invented(code: str, admission: str) -> None:
    about = next(page for page in HOUSE[code].pages if page.slug == "about")
    assert admission in " ".join(text for block in about.body for text in words_of(block))


def test_every_picture_is_printed_somewhere() -> None:
    printed = {(photo.picture, photo.palette) for _edition, article in ARTICLES for photo in photos_of(article)}
    assert printed == set(pictures())


def test_readers_comment_in_every_state() -> None:
    comments = [comment for edition in HOUSE.values() for thread in edition.comments.values() for comment in thread]
    assert len(comments) >= 30
    assert {comment.state for comment in comments} == set(CommentState.values)
    for comment in comments:
        assert 1 <= len(comment.text) <= 1500, comment.text
        assert 1 <= len(comment.name) <= NAME_MAX_LENGTH
        assert (comment.reason in RejectionReason.values) == (comment.state == CommentState.REJECTED), comment.text
        assert comment.reason != RejectionReason.OTHER or comment.note


def test_comments_belong_to_articles_and_come_after_them() -> None:
    for edition in HOUSE.values():
        published = {article.name: article.published for article in edition.articles}
        for name, thread in edition.comments.items():
            assert [comment.after for comment in thread] == sorted(comment.after for comment in thread), name
            minutes_ago = published[name].minutes_ago
            assert minutes_ago is None or all(comment.after < minutes_ago for comment in thread), name


def test_paragraph_over_two_lines_is_refused() -> None:
    with pytest.raises(ValueError, match="A paragraph is one line: one"):
        blocks_of("one\ntwo")
