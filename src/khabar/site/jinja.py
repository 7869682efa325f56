"""The environment that public templates are rendered in: strict about missing names, and everything escaped.

Templates get prepared documents; what they can do with a string stands here, and is a thin door to khabar.text.
"""

from email.utils import format_datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from jinja2 import Environment, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from khabar.search.snippets import Passage
from khabar.site.assets import asset_path
from khabar.site.documents import FormDocument, Head, Letterhead
from khabar.site.marking import marked_html
from khabar.site.pieces import pieces
from khabar.site.printable import printable
from khabar.site.stylesheets import stylesheet
from khabar.text.bidi import strip_controls
from khabar.text.counting import code_points
from khabar.text.digits import in_digits
from khabar.text.isolation import isolate_html
from khabar.text.languages import language
from khabar.text.languages.record import Direction
from khabar.text.plurals import PluralForms, count_phrase

# What share cards want to hear for a language; an edition has no country.
_LOCALES = {"ar": "ar_AR", "en": "en_GB", "fa": "fa_IR", "ur": "ur_PK", "ckb": "ckb_IQ"}


def environment(**options: Any) -> Environment:
    """Return the environment; Django passes its loader and debug options."""
    made = Environment(**(options | {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True}))  # noqa: S701
    made.lstrip_blocks = True
    made.filters.update(
        isolated=_isolated,
        digits=_digits,
        counted=_counted,
        filled=_filled,
        marked=_marked,
        named=_named,
        code_points=code_points,
        plain=_plain,
        rfc822=format_datetime,
        locale=lambda code: _LOCALES.get(code, code),
    )
    made.globals.update(
        piece=pieces(made),
        asset=asset_path,
        stylesheet=lambda look: Markup(stylesheet(look)),  # noqa: S704  our own files
        fonts_of=fonts_of,
        letterhead_of=_letterhead_of,
        plain_head=plain_head,
        comment_limit=settings.KHABAR_COMMENT_MAX_LENGTH,
        empty_form=FormDocument(action_path=""),
    )
    return made


def fonts_of(language_code: str) -> list[str]:
    """Return the paths of the two faces that every page in the language needs at once."""
    script = "" if language(language_code).direction == "rtl" else "latin-"
    return [asset_path(f"text-{script}400.woff2"), asset_path(f"headline-{script}700.woff2")]


def plain_head(title: str, edition: Letterhead) -> Head:
    """Return the head of a page that search engines should leave alone."""
    return Head(title=f"{title} — {edition.name}", address="", is_indexed=False)


@pass_context
def _isolated(context: Context, text: str) -> Markup:
    """Escape *text*; keep what runs against the direction of the page from turning it around."""
    return _isolated_in(text, context["edition"].direction)


# The same names and headlines stand on page after page of a batch.
@lru_cache(maxsize=8192)
def _isolated_in(text: str, direction: Direction) -> Markup:
    return Markup(isolate_html(printable(text), direction))  # noqa: S704  isolate_html escapes


@pass_context
def _marked(context: Context, passage: Passage) -> Markup:
    """Escape a passage, with what matches in <mark>, isolated as other text of the page is."""
    return marked_html(passage, context["edition"].direction)


def _named(sentence: str, **values: str) -> Markup:
    """Fill *sentence* with strangers' words, each isolated for itself: a reader's query, a name."""
    isolated = {name: Markup("<bdi>{}</bdi>").format(printable(value)) for name, value in values.items()}
    return escape(sentence).format(**isolated)


@pass_context
def _digits(context: Context, number: int) -> str:
    return in_digits(str(number), context["edition"].digits)


@pass_context
def _counted(context: Context, number: int, forms: PluralForms) -> str:
    edition = context["edition"]
    return count_phrase(number, forms, edition.language, edition.digits)


@lru_cache(maxsize=8192)
def _plain(text: str) -> str:
    """Return *text* without anything invisible: for feeds, and for what stands outside the page, as its title does."""
    return printable(strip_controls(text))


def _filled(sentence: str, **values: object) -> str:
    return sentence.format(**values)


def _letterhead_of(edition_code: str) -> Letterhead:
    """Return the letterhead of an edition, for templates that other parts render by name with plain data."""
    from khabar.site.letterheads import letterhead_of_code  # the environment is made before Django's models are ready

    return letterhead_of_code(edition_code)
