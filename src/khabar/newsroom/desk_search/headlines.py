"""What is searched while there is no index: the headlines of the newest rows, so that the desk is never without."""

from collections.abc import Sequence
from typing import Final

from khabar.newsroom.desk_search.words import AskedWord
from khabar.newsroom.models import Article
from khabar.search.registry import DocumentKind
from khabar.text.fold import fold

MOST_HEADLINES: Final = 2000


def ask_headlines(kind: DocumentKind, words: Sequence[AskedWord]) -> list[int]:
    """Return the things of *kind* that have all *words* in their headline, newest first, among the newest 2,000."""
    rows = kind.rows()
    field = "headline" if rows.model is Article else "title"
    newest = rows.order_by("-pk").values_list("pk", field)[:MOST_HEADLINES]
    return [pk for pk, headline in newest if _has_all(fold(headline), words)]


def _has_all(headline: str, words: Sequence[AskedWord]) -> bool:
    return all(any(form in headline for form in (*word.exact, *word.stem)) for word in words)
