"""What is offered while a reader types: sections, topics and writers by name, headlines, and words completed.

Names of sections, topics and writers are kept for half a minute; whether a writer has anything public is asked anew.
"""

import time
from dataclasses import dataclass
from functools import lru_cache
from typing import TypedDict
from urllib.parse import urlencode

from khabar.newsroom.models import Article, Author, Byline, Edition, Section, StandingPage, Topic
from khabar.search.backends.base import Filter
from khabar.search.suggestions import beginnings, completions, headlines
from khabar.site.addresses import article_path, search_path, section_path, standing_path, topic_path
from khabar.site.search.narrowing import scope_of
from khabar.site.wording import wording_for
from khabar.text.analysis import prefix_tokens
from khabar.text.plurals import count_phrase

MOST = 8
MOST_NAMES = 3
MOST_COMPLETIONS = 2
SECONDS_TO_KEEP_NAMES = 30


class Suggestion(TypedDict):
    """One line: its text, the word for what it is, and where it leads."""

    text: str
    kind: str
    path: str


class Offered(TypedDict):
    """The lines, and how many they are in a sentence for those who hear the page."""

    suggestions: list[Suggestion]
    said: str


@dataclass(frozen=True)
class _Name:
    text: str
    kind: str
    path: str
    beginnings: frozenset[str]
    author: int = 0


def suggestions_for(typed: str, edition: Edition) -> Offered:
    """Return up to MOST suggestions for *typed*. Raises SearchUnavailable."""
    words = wording_for(edition.language).search
    filters = scope_of(edition)
    offered: list[Suggestion] = [
        {"text": name.text, "kind": name.kind, "path": name.path} for name in _names(typed, edition)
    ]
    path = search_path(edition)
    for text in completions(typed, edition.language, filters, MOST_COMPLETIONS):
        offered.append({"text": text, "kind": words.is_query, "path": f"{path}?{urlencode({'q': text})}"})
    offered += _headlines(typed, edition, filters)
    offered = offered[:MOST]
    said = count_phrase(len(offered), words.suggestions, edition.language, edition.date_style.digits)
    return {"suggestions": offered, "said": said}


def _headlines(typed: str, edition: Edition, filters: tuple[Filter, ...]) -> list[Suggestion]:
    found = headlines(typed, edition.language, filters, MOST)
    articles = Article.objects.live().select_related("edition").defer("body")
    by_article = articles.in_bulk([one.object_id for one in found if one.kind == "article"]) if found else {}
    pages = [one.object_id for one in found if one.kind == "standing_page"]
    by_page = StandingPage.objects.filter(live=True).select_related("edition").in_bulk(pages) if pages else {}
    is_page = wording_for(edition.language).search.is_page
    offered: list[Suggestion] = []
    for one in found:
        if one.kind == "article" and one.object_id in by_article:
            offered.append({"text": one.text, "kind": "", "path": article_path(by_article[one.object_id])})
        elif one.kind == "standing_page" and one.object_id in by_page:
            offered.append({"text": one.text, "kind": is_page, "path": standing_path(by_page[one.object_id])})
    return offered


def _names(typed: str, edition: Edition) -> list[_Name]:
    wanted = beginnings(typed, edition.language)
    if not wanted:
        return []
    kept = _kept_names(edition.pk, int(time.time() // SECONDS_TO_KEEP_NAMES))
    found = [name for name in kept if name.beginnings.issuperset(wanted)][: 4 * MOST_NAMES]
    authors = {name.author for name in found if name.author}
    public = (
        set(
            Byline.objects.filter(
                author_id__in=authors, article__live=True, article__edition=edition, article__published_at__isnull=False
            ).values_list("author_id", flat=True)
        )
        if authors
        else set()
    )
    return [name for name in found if not name.author or name.author in public][:MOST_NAMES]


@lru_cache(maxsize=32)
def _kept_names(edition_pk: int, _moment: int) -> tuple[_Name, ...]:
    """Return the names of sections, topics and writers of an edition, in this order."""
    edition = Edition.objects.get(pk=edition_pk)
    words = wording_for(edition.language).search

    def name(text: str, kind: str, path: str, author: int = 0) -> _Name:
        return _Name(text, kind, path, frozenset(prefix_tokens(text, edition.language).split()), author)

    sections = Section.objects.filter(edition=edition).select_related("edition", "parent")
    topics = Topic.objects.filter(edition=edition).select_related("edition")
    authors = Author.objects.filter(bylines__article__edition=edition).distinct()
    search = search_path(edition)
    return (
        *(name(str(section), words.is_section, section_path(section)) for section in sections),
        *(name(topic.name, words.is_topic, topic_path(topic)) for topic in topics),
        *(
            name(author.name, words.is_author, f"{search}?{urlencode({'author': author.slug})}", author.pk)
            for author in authors
        ),
    )
