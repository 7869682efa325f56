"""What a kept copy of the site says in place of what only the live site can do. Knows words, not how a copy is made."""

from html import escape
from urllib.parse import urlsplit

from khabar.newsroom.models import Edition
from khabar.site.wording import Wording, wording_for
from khabar.text.languages import language

_STYLE = "margin:.5em 0;font-size:.875rem"


def note(language_code: str, kind: str, live: str) -> str:
    """Return the line that stands for a form of a page in *language_code*: for the search box, or for taking part."""
    words = wording_for(language_code)
    sentence = words.copy_search if kind == "search" else words.copy_form
    return f'<p class="kept-copy" style="{_STYLE}">{_with_link(sentence, live)}</p>'


def gone(path: str, live: str) -> str:
    """Return the page for an address whose article was withdrawn."""
    words = _words_of(path)
    direction = language(words.language).direction
    return (
        f'<!DOCTYPE html>\n<html lang="{words.language}" dir="{direction}"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{escape(words.gone)}</title></head><body><h1>{escape(words.gone)}</h1>"
        f"<p>{escape(words.gone_text)}</p><p>{_with_link(words.copy_form, live)}</p></body></html>\n"
    )


def _with_link(sentence: str, live: str) -> str:
    shown = f'<bdi dir="ltr">{escape(urlsplit(live).netloc)}</bdi>'
    return f'{escape(sentence)} <a href="{escape(live)}" style="text-decoration:underline">{shown}</a>'


def _words_of(path: str) -> Wording:
    """Return the words of the edition that *path* belongs to, of the default one for the others."""
    code = path.split("/")[1] if path.startswith("/") else ""
    edition = Edition.objects.filter(code=code).first() or Edition.objects.first()
    return wording_for(edition.language if edition is not None else "")
