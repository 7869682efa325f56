"""Notes on a draft: says something to whoever has it in hand, and settles it."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from khabar.newsroom.actions.give_notice import give_notice, writers_of
from khabar.newsroom.models import Article, DraftNote, NoticeKind

MOST_NOTES = 300
"""On one article."""


class TooManyNotes(Exception):
    """The article has as many notes as it can have."""


def note_on_draft(*, article: Article, text: str, user: Any, passage: str = "") -> DraftNote:
    """Leave a note on *article*, on a *passage* of it or on all of it; tell those who write it or spoke before."""
    with transaction.atomic():
        if DraftNote.objects.filter(article=article)[MOST_NOTES - 1 : MOST_NOTES].exists():
            raise TooManyNotes
        spoke = set(DraftNote.objects.filter(article=article).values_list("by", flat=True))
        note = DraftNote.objects.create(article=article, by=user, text=text, passage=passage)
        give_notice(to=writers_of(article) | spoke, kind=NoticeKind.NOTE, article=article, by=user, text=text)
    return note


def settle_note(*, note: DraftNote, user: Any, is_settled: bool = True) -> None:
    """Settle *note*, or open it again."""
    note.settled_at, note.settled_by = (timezone.now(), user) if is_settled else (None, None)
    note.save(update_fields=["settled_at", "settled_by"])
