"""Finds articles and photos for the desk: what the index has, and at once what was saved since it was last written.

Each search costs the same with ten rows and with a million: one question to the engine, and the rows that changed in
the last second.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khabar.newsroom.desk_search.asking import ask
from khabar.newsroom.desk_search.headlines import ask_headlines
from khabar.newsroom.desk_search.words import AskedWord, TextWords, asked_words, words_of
from khabar.newsroom.models import Edition
from khabar.search.backends.base import Filter, SearchUnavailable
from khabar.search.models import Change
from khabar.search.registry import DocumentKind, document_kind
from khabar.text.written_in import written_in

MOST_WAITING: Final = 200
"""Changes not indexed yet whose rows are looked at one by one: a second's worth, or all where no worker runs."""

ONLY_HEADLINES = _("The search index is being made. Until it is there, only headlines and new changes are searched.")
SOME_WORDS = _("Nothing has all of these words. These have some of them.")


@dataclass(frozen=True)
class Found:
    """Numbers of things, best first, and what the desk should be told about them, if anything."""

    ids: tuple[int, ...] = ()
    notice: str | Promise = ""


def find(kind: str, query: str, *, narrowed: Sequence[Filter] = ()) -> Found:
    """Return the things of *kind* ("article", "photo") that have the words of *query*, however either is spelt.

    All words are looked for, and some of them where nothing has all. Says nothing of who may see what: the list's own
    rows do. *narrowed* as in `ask`. Never raises because of the index.
    """
    words = asked_words(query, _languages(query))
    if not words:
        return Found()
    waiting = _waiting(document_kind(kind))
    for minimum in _enough(len(words)):
        new = [pk for pk, text in waiting.items() if text is not None and _count(words, text) >= minimum]
        try:
            known = ask(kind, words, minimum, narrowed)
        except SearchUnavailable:
            known = ask_headlines(document_kind(kind), words)
            return Found((*new, *(pk for pk in known if pk not in waiting)), ONLY_HEADLINES)
        ids = (*new, *(pk for pk in known if pk not in waiting))
        if ids:
            return Found(ids, "" if minimum == len(words) else SOME_WORDS)
    return Found()


def _enough(number: int) -> list[int]:
    """Return how many of *number* words are enough, all of them first, then two of three, then one of three."""
    return list(dict.fromkeys((number, (2 * number + 2) // 3, max(1, number // 3))))


def _count(words: Sequence[AskedWord], text: TextWords) -> int:
    return sum(text.has(word) for word in words)


def _waiting(kind: DocumentKind) -> dict[int, TextWords | None]:
    """Return what can be found of the things that changed last and are not indexed yet, the latest change first.

    None stands for one that is gone: the index does not know it yet.
    """
    changes = Change.objects.filter(kind=kind.name).order_by("-pk").values_list("object_id", flat=True)
    changed = list(dict.fromkeys(changes[:MOST_WAITING]))
    if not changed:
        return {}
    documents = {row.pk: kind.document_of(row) for row in kind.rows().filter(pk__in=changed)}
    return {pk: words_of(document) if (document := documents.get(pk)) else None for pk in changed}


def _languages(query: str) -> list[str]:
    """Return in which languages *query* is read: those of the editions, and its own, in which photos are described."""
    return sorted({written_in(query), *Edition.objects.values_list("language", flat=True)})
