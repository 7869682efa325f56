"""Lays out what differs between two kept texts of an article, for the record of changes and for the desk."""

from collections.abc import Iterator
from typing import Final

from khabar.newsroom.models.published_text import PARTS, Content, passages_of
from khabar.site.documents import DifferenceDocument, PartDocument, PassageDocument
from khabar.text.differences import Paragraph, is_changed, is_spelling_only, paragraph_difference

MOST_LETTERS: Final = 200_000
"""Letters of both texts together that are compared; a newspaper's longest report has a third of it."""


def difference_document(before: Content, after: Content) -> DifferenceDocument:
    """Return what leads from *before* to *after*, part by part; paragraphs that stayed are only counted."""
    parts = [(part, passages_of(before, part), passages_of(after, part)) for part in PARTS]
    if sum(len(line) for _part, olds, news in parts for line in (*olds, *news)) > MOST_LETTERS:
        return DifferenceDocument(is_too_long=True)
    found = [(part, paragraph_difference(olds, news)) for part, olds, news in parts if olds != news]
    changed = [(part, paragraphs) for part, paragraphs in found if any(map(is_changed, paragraphs))]
    return DifferenceDocument(
        parts=tuple(PartDocument(part, tuple(_passages(paragraphs))) for part, paragraphs in changed),
        is_spelling_only=is_spelling_only([one for _part, paragraphs in changed for one in paragraphs]),
    )


def _passages(paragraphs: tuple[Paragraph, ...]) -> Iterator[PassageDocument]:
    unchanged = 0
    for paragraph in paragraphs:
        if not is_changed(paragraph):
            unchanged += 1
            continue
        if unchanged:
            yield PassageDocument(unchanged=unchanged)
        unchanged = 0
        yield PassageDocument(runs=paragraph)
    if unchanged:
        yield PassageDocument(unchanged=unchanged)
