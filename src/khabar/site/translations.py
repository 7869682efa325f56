"""Where a page stands in other editions: what `hreflang` says of it, and the links that readers follow.

Only what is live now is named, by both sides. Nothing of this is asked where there is one edition.
"""

import re
from collections.abc import Sequence

from khabar.newsroom.models import Article
from khabar.press.keys import key
from khabar.press.recording import listed, record
from khabar.press.remembering import kept
from khabar.site.addresses import absolute, article_path
from khabar.site.documents import Letterhead, OtherLanguage
from khabar.site.letterheads import letterhead_of

_REGION = re.compile(r"^([a-z]{2,3})-([a-z]{2})$")
_Place = tuple[int, str, bool, str]
"""Edition, its code, whether it is the default one, and the path there."""


def elsewhere_of(article: Article) -> tuple[OtherLanguage, ...]:
    """Return the editions that have *article*, its own among them; nothing if no other has it."""
    around = letterhead_of(article.edition)
    if not around.others:
        return ()
    places = _places(article.translation_key.hex)
    return _named(around, [place[1:] for place in places], article.edition.code) if len(places) > 1 else ()


def fronts(around: Letterhead) -> tuple[OtherLanguage, ...]:
    """Return the fronts of all editions; nothing if there is one."""
    if not around.others:
        return ()
    has_default = any(other.is_default for other in around.others)
    here = (around.code, not has_default, around.home)
    return _named(around, [here, *((other.code, other.is_default, other.path) for other in around.others)], around.code)


def alternates(pages: Sequence[OtherLanguage]) -> tuple[tuple[str, str], ...]:
    """Return what `hreflang` says of *pages*. Who reads none of their languages is sent to the default edition."""
    named = [(page.tag, absolute(page.path)) for page in pages if page.tag]
    default = next((page for page in pages if page.is_default), next(iter(pages), None))
    return (*named, ("x-default", absolute(default.path))) if default else ()


def prepare_translations(articles: Sequence[Article]) -> None:
    """Read where many *articles* stand in other editions, for pages that are about to ask; in one query."""
    if not articles or not letterhead_of(articles[0].edition).others:
        return
    asked = {article.translation_key.hex for article in articles}
    found: dict[str, list[_Place]] = {one: [] for one in asked if not _places.knows(one)}
    if not found:
        return
    for translation_key, place in _rows(translation_key__in=list(found)):
        found[translation_key].append(place)
    for translation_key, places in found.items():
        _places.foretell(tuple(places), frozenset({_key_of(translation_key)}), translation_key)


@kept
def _places(translation_key: str) -> tuple[_Place, ...]:
    record(_key_of(translation_key))
    return tuple(place for _key, place in _rows(translation_key=translation_key))


def _rows(**which: object) -> list[tuple[str, _Place]]:
    """Return plain facts: the key of the list speaks for the articles, that of all editions for these."""
    with listed():
        rows = list(
            Article.objects.live()
            .filter(**which)
            .order_by("-edition__is_default", "edition__code")
            .select_related("edition")
            .only("translation_key", "slug", "published_at", "edition")
        )
    return [
        (row.translation_key.hex, (row.edition_id, row.edition.code, row.edition.is_default, article_path(row)))
        for row in rows
    ]


def _key_of(translation_key: str) -> str:
    return key("list", "translations", translation_key)


def _named(around: Letterhead, places: Sequence[tuple[str, bool, str]], here: str) -> tuple[OtherLanguage, ...]:
    known = {other.code: (other.language, other.direction, other.name) for other in around.others}
    known[around.code] = (around.language, around.direction, around.name)
    taken: set[str] = set()
    pages = []
    for code, is_default, path in places:
        if code not in known:
            continue
        language, direction, name = known[code]
        tag = _tag(code, language)
        pages.append(
            OtherLanguage(language, direction, name, path, "" if tag in taken else tag, code == here, is_default)
        )
        taken.add(tag)
    return tuple(pages)


def _tag(code: str, language: str) -> str:
    """Return the tag of a language, with its region where the edition's code says one: ar-SY."""
    region = _REGION.match(code)
    return f"{language}-{region[2].upper()}" if region and region[1] == language else language
