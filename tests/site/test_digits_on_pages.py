"""A page prints one kind of digits, those of its edition; what people wrote stands as they wrote it."""

import re

import pytest

from khabar.newsroom.models import Article
from khabar.text.digits import DIGITS, DigitSystem
from tests.site.markup import by_class, parsed, text_of
from tests.site.test_every_page import HTML_KINDS, pages_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", HTML_KINDS)
@pytest.mark.parametrize("digits", DIGITS)
def test_no_page_mixes_digits(article: Article, kind: str, digits: DigitSystem) -> None:
    article.edition.digits = digits
    article.edition.save()
    others = "".join(each for system, each in DIGITS.items() if system != digits)

    pages = pages_of(kind)

    assert pages
    for page in pages:
        root = parsed(page)
        for body in by_class(root, "body"):
            body.clear()
        assert not re.findall(f"[^ ]*[{others}][^ ]*", text_of(root))
