"""How far an article has come in each language: asked for a whole list of articles in two queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from khabar.newsroom.models import Article, Edition, Lateness, Translation

NAMES = {
    "none": _("not translated"),
    "draft": _("draft"),
    "live": _("live"),
    "late": _("the source changed"),
    "corrected": _("the source was corrected"),
    "gone": _("the source was withdrawn"),
}
_OF_LATENESS = {Lateness.CHANGED: "late", Lateness.CORRECTED: "corrected", Lateness.GONE: "gone"}


@dataclass(frozen=True)
class State:
    """What one edition has of an article."""

    edition: Edition
    code: str
    article: Article | None = None
    translation: Translation | None = None

    @property
    def name(self) -> Any:
        return NAMES[self.code]

    @property
    def is_late(self) -> bool:
        return self.code in _OF_LATENESS.values()

    @property
    def is_live(self) -> bool:
        return self.article is not None and self.article.is_public


def states_of(articles: Iterable[Article]) -> dict[int, list[State]]:
    """Return for each of *articles* what every other edition has of it, in the order of the editions.

    Its own edition is among them only if the article is itself a translation that has fallen behind.
    """
    rows = list(articles)
    editions = list(Edition.objects.all())
    if len(editions) < 2 or not rows:
        return {article.pk: [] for article in rows}
    by_place = {(other.translation_key, other.edition_id): other for other in _of_same_story(rows)}
    found: dict[int, list[State]] = {}
    for article in rows:
        states = [_state(edition, by_place.get((article.translation_key, edition.pk))) for edition in editions]
        found[article.pk] = [one for one in states if one.edition.pk != article.edition_id or one.is_late]
    return found


def _of_same_story(rows: list[Article]) -> Iterable[Article]:
    return (
        Article.objects.filter(translation_key__in={article.translation_key for article in rows})
        .only("translation_key", "edition", "live", "published_at", "headline", "first_published_at")
        .prefetch_related(Prefetch("translation", Translation.objects.all()))
    )


def _state(edition: Edition, other: Article | None) -> State:
    if other is None:
        return State(edition, "none")
    translation: Translation | None = getattr(other, "translation", None)
    late = _OF_LATENESS.get(Lateness(translation.lateness)) if translation else None
    return State(edition, late or ("live" if other.is_public else "draft"), other, translation)
