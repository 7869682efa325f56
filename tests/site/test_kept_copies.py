"""A kept copy says in the language of the page what only the live site can do, and gives nothing of its text away."""

import pytest

from khabar.site.kept_copies import gone, note
from khabar.site.wording import ARABIC, ENGLISH
from tests.factories.newsroom import make_edition

LIVE = 'https://news.example.org/ar/?a="<b>'


@pytest.mark.parametrize(("language", "words"), [("ar", ARABIC), ("en", ENGLISH), ("ckb", ENGLISH)])
def test_a_form_is_a_line_with_a_link(language: str, words: object) -> None:
    for kind in ("search", "form"):
        line = note(language, kind, LIVE)
        assert getattr(words, f"copy_{kind}") in line
        assert 'href="https://news.example.org/ar/?a=&quot;&lt;b&gt;"' in line
        assert "<b>" not in line


@pytest.mark.django_db
def test_what_was_withdrawn_says_so_in_its_editions_language() -> None:
    make_edition(code="ar", language="ar", is_default=True)
    make_edition(code="en", language="en")

    assert '<html lang="en" dir="ltr">' in gone("/en/2017/11/03/x/", LIVE)
    assert ENGLISH.gone_text in gone("/en/2017/11/03/x/", LIVE)
    assert '<html lang="ar" dir="rtl">' in gone("/a/81", LIVE)
