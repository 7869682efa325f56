"""Which pages need not stand in the store, as their kinds say. Knows kinds and the setting, no store."""

from collections import defaultdict
from collections.abc import Collection, Iterable

from django.conf import settings

from khabar.press.models import Page
from khabar.press.registry import page_kind


def is_on() -> bool:
    """Say whether any page is baked on demand in this installation."""
    return bool(settings.KHABAR_PRESS_ARCHIVE_AFTER_MONTHS)


def on_demand(kind: str, arguments: Collection[str]) -> set[str]:
    """Return those of *arguments* whose page of *kind* is baked on demand."""
    try:
        function = page_kind(kind).on_demand
    except KeyError:
        return set()
    return set(function(arguments)) if function is not None and is_on() else set()


def needless(pages: Iterable[Page]) -> set[int]:
    """Return those of *pages* that need not stand in the store. Costs a query for each kind that has such pages."""
    if not is_on():
        return set()
    by_kind: dict[str, dict[str, int]] = defaultdict(dict)
    for page in pages:
        by_kind[page.kind][page.argument] = page.pk
    return {arguments[one] for kind, arguments in by_kind.items() for one in on_demand(kind, list(arguments))}
