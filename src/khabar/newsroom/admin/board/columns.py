"""The columns of the board and the cards in them: a bounded number of queries, however many articles there are."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Count
from django.utils import timezone
from wagtail.models import Revision

from khabar.newsroom.models import Article, ArticleQuerySet, DraftNote, EditionReview, Stage
from khabar.newsroom.moves import Move, Reviews, moves_of

CARDS = 20
MOST_CARDS = 200
COLUMNS: Final = (Stage.PLANNED, Stage.WRITING, Stage.EDITING, Stage.READY, Stage.SCHEDULED, Stage.LIVE)
STAYS_LIVE: Final = datetime.timedelta(hours=24)
"""How long an article that is out stays on the board."""
READ: Final = (
    "edition",
    "edition__review",
    "section__parent",
    "assignee",
    "locked_by",
    "latest_revision__user",
)


@dataclass
class Card:
    article: Article
    moves: list[Move]
    step: EditionReview | None = None
    notes: int = 0
    """How many notes on it are open."""
    waits_for: datetime.datetime | None = None
    """The moment at which it goes live."""

    @property
    def is_late(self) -> bool:
        due = self.article.due_at
        return due is not None and due < timezone.now() and self.article.stage not in (Stage.LIVE, Stage.SCHEDULED)

    @property
    def targets(self) -> str:
        """The columns into which it may be drawn, each with its move, for the browser: "editing:hand_in"."""
        found: dict[str, str] = {}
        for move in self.moves:
            found.setdefault(str(move.to), move.name)
        return " ".join(f"{to}:{name}" for to, name in found.items())


@dataclass
class Column:
    stage: Stage
    cards: list[Card] = field(default_factory=list)
    has_more: bool = False
    most: int = CARDS

    @property
    def more(self) -> int:
        """How many cards the next answer shall show."""
        return min(self.most + 60, MOST_CARDS)


def columns_of(rows: ArticleQuerySet, user: Any, most: dict[str, int]) -> list[Column]:
    """Return the six columns of *rows*, each with its first cards: *most* says of a stage how many, if not 20."""
    columns = []
    found: list[list[Article]] = []
    for stage in COLUMNS:
        number = min(max(most.get(stage, CARDS), CARDS), MOST_CARDS)
        articles = _first(rows, stage, number + 1)
        columns.append(Column(stage, has_more=len(articles) > number, most=number))
        found.append(articles[:number])
    shown = [article for articles in found for article in articles]
    reviews = Reviews(shown)
    waiting = _moments(article for article in shown if article.stage == Stage.SCHEDULED)
    notes = _notes(shown)
    for column, articles in zip(columns, found, strict=True):
        column.cards = [
            Card(one, moves_of(one, user, reviews), reviews.step_of(one), notes.get(one.pk, 0), waiting.get(one.pk))
            for one in articles
        ]
    return columns


def _first(rows: ArticleQuerySet, stage: Stage, number: int) -> list[Article]:
    """Return the first *number* of a column: what is due first, then what has no time, the newest first.

    Two queries, so that each walks an index.
    """
    rows = rows.select_related(*READ).defer("body", "sources", "latest_revision__content")
    if stage == Stage.LIVE:
        since = timezone.now() - STAYS_LIVE
        return list(rows.live().filter(stage=stage, published_at__gte=since).newest_first()[:number])
    rows = rows.filter(stage=stage)
    found = list(rows.filter(due_at__isnull=False).order_by("due_at", "pk")[:number])
    if len(found) < number:
        found += rows.filter(due_at=None).order_by("-pk")[: number - len(found)]
    return found


def _notes(articles: Iterable[Article]) -> dict[int, int]:
    found = DraftNote.objects.filter(article__in=[one.pk for one in articles], settled_at=None).order_by()
    return dict(found.values_list("article").annotate(number=Count("pk")))


def _moments(articles: Iterable[Article]) -> dict[int, datetime.datetime]:
    numbers = [str(article.pk) for article in articles]
    if not numbers:
        return {}
    revisions = Revision.objects.filter(
        base_content_type=Article.get_base_content_type(), object_id__in=numbers, approved_go_live_at__isnull=False
    )
    return {int(pk): moment for pk, moment in revisions.values_list("object_id", "approved_go_live_at")}
