"""What pages say of an article's versions: its corrections, where its record of changes is, why it was withdrawn."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from khabar.newsroom.models import Article, Change, Edition, Version
from khabar.newsroom.models.version import ANNOUNCED, PAGE_KIND
from khabar.press.keys import key
from khabar.press.recording import record
from khabar.press.remembering import remembered
from khabar.site.addresses import versions_path
from khabar.site.documents import CorrectionDocument, WithdrawalDocument
from khabar.site.moments import moment_of

_FIELDS = ("article_id", "change", "at", "note", "signature")


@dataclass(frozen=True)
class Told:
    """A version without its text."""

    change: str
    at: datetime.datetime
    note: str
    signature: str


def versions_told(article_id: int) -> tuple[Told, ...]:
    """Return the versions of an article in their order; whoever shows them is baked again with the next."""
    return _told(article_id)


def prepare_versions(article_ids: Sequence[int]) -> None:
    """Read the versions of many articles at once, for pages that are about to ask."""
    found: dict[int, list[Told]] = {pk: [] for pk in article_ids}
    rows = Version.objects.filter(article__in=article_ids).order_by("article", "number")
    for article_id, *fields in rows.values_list(*_FIELDS):
        found[article_id].append(Told(*fields))
    for article_id, told in found.items():
        _told.foretell(tuple(told), frozenset({_key_of(article_id)}), article_id)


def corrections_of(article: Article) -> tuple[CorrectionDocument, ...]:
    """Return the corrections of *article*, the newest first."""
    told = [one for one in versions_told(article.pk) if one.change == Change.CORRECTION]
    return tuple(correction_document(one, article.edition) for one in reversed(told))


def record_path(article: Article) -> str:
    """Return where the record of changes is; nothing before there is a second version."""
    return versions_path(article) if article.version_number > 1 else ""


def withdrawal_of(article: Article) -> WithdrawalDocument | None:
    """Return when and why *article* was withdrawn; None if that was before anybody kept it."""
    told = versions_told(article.pk)
    if not told or told[-1].change != Change.WITHDRAWAL:
        return None
    return WithdrawalDocument(moment_of(told[-1].at, article.edition), told[-1].note)


def announced_for(articles: Iterable[Article]) -> dict[int, list[Told]]:
    """Return what readers were told of changes to *articles*, by article, the newest first; in one query."""
    found: dict[int, list[Told]] = {article.pk: [] for article in articles}
    record(*(key("list", "announced", pk) for pk in found))
    rows = Version.objects.filter(article__in=found, change__in=ANNOUNCED).order_by("-number")
    for article_id, *fields in rows.values_list(*_FIELDS):
        found[article_id].append(Told(*fields))
    return found


def correction_document(told: Told, edition: Edition) -> CorrectionDocument:
    return CorrectionDocument(told.note, moment_of(told.at, edition), told.signature)


@remembered
def _told(article_id: int) -> tuple[Told, ...]:
    record(_key_of(article_id))
    rows = Version.objects.of_article(article_id).values_list(*_FIELDS[1:])
    return tuple(Told(*fields) for fields in rows)


def _key_of(article_id: int) -> str:
    return key("list", PAGE_KIND, article_id)
