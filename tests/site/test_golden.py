"""One baked page of each kind, kept as a file: a change of a page shows as a difference that people can read.

`KHABAR_WRITE_GOLDEN=1 pytest tests/site/test_golden.py` writes them anew. Styles and the names of assets and pictures
are left out: the first have their own tests, the others are hashes.
"""

import os
import re
from pathlib import Path

import pytest

from khabar.newsroom.models import Article
from tests.factories.conversation import make_comment, make_thread
from tests.factories.newsroom import PUBLISHED_AT
from tests.site.paper import page_of

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).parent.parent / "golden"
LEFT_OUT = [
    (r"<style>.*?</style>", "<style></style>"),
    (r"(/static/site/[a-z0-9-]+)\.[0-9a-f]{10}\.", r"\1.HASH."),
    (r"/media/images/[0-9a-f]+\.", "/media/images/PHOTO."),
    (r"(/a/|comments/|polls/|comment-|%2Fa%2F)\d+", r"\1NUMBER"),
    (r"\n\s*\n+", "\n"),
]


def kept(page: str) -> str:
    """Return *page* as its golden file keeps it, numbers of rows made equal."""
    for pattern, instead in LEFT_OUT:
        page = re.sub(pattern, instead, page, flags=re.DOTALL)
    return page


@pytest.fixture
def paper(article: Article) -> Article:
    """The article with a comment, everything at fixed times, so that the files are the same on every machine."""
    comment = make_comment("نتمنى أن تعود الخدمات.\nمتى؟", thread=make_thread(article), state="approved")
    type(comment).objects.filter(pk=comment.pk).update(created_at=PUBLISHED_AT)
    Article.objects.update(first_published_at=PUBLISHED_AT, last_published_at=PUBLISHED_AT)
    return article


@pytest.mark.parametrize(
    ("kind", "file"),
    [
        ("article", "article.html"),
        ("front", "front.html"),
        ("section", "section.html"),
        ("topic", "topic.html"),
        ("standing_page", "standing_page.html"),
        ("lost", "missing.html"),
        ("month", "month.html"),
        ("archive", "archive.html"),
        ("feed", "feed.xml"),
        ("sitemap_month", "sitemap_month.xml"),
        ("sitemap_pages", "sitemap_pages.xml"),
        ("sitemap_index", "sitemap_index.xml"),
    ],
)
def test_page_is_as_it_was(paper: Article, kind: str, file: str) -> None:
    edition = paper.edition_id
    arguments = {
        "article": paper.pk,
        "section": paper.section_id,
        "topic": paper.topics.first().pk,
        "standing_page": paper.edition.standing_pages.get().pk,
        "month": f"{edition}:2017-11",
        "feed": f"edition:{edition}",
        "sitemap_month": f"{edition}:2017-11",
        "sitemap_index": "all",
    }
    page = kept(page_of(kind, arguments.get(kind, edition)))
    golden = GOLDEN / file

    if os.environ.get("KHABAR_WRITE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(page, encoding="utf-8")

    assert page == golden.read_text(encoding="utf-8")
