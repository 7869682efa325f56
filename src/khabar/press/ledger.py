"""Which page used which keys. Answers "who shows this?" and is replaced with every bake."""

from collections.abc import Iterable, Mapping

from khabar.press.models import Page, PageKey


def pages_showing(keys: Iterable[str]) -> dict[int, str]:
    """Return the pages that showed one of *keys* when they were baked last, with their kinds."""
    return dict(Page.objects.filter(keys__key__in=set(keys)).values_list("pk", "kind").distinct())


def replace_keys(keys_of_page: Mapping[int, frozenset[str]]) -> set[int]:
    """Write what pages show now, and return those that show something they did not before.

    Call it in a transaction that holds the press's clock.
    """
    known: dict[int, dict[str, int]] = {page: {} for page in keys_of_page}
    for pk, page, key in PageKey.objects.filter(page__in=keys_of_page).values_list("pk", "page_id", "key"):
        known[page][key] = pk
    surplus = [pk for page, keys in keys_of_page.items() for key, pk in known[page].items() if key not in keys]
    added = [PageKey(page_id=page, key=key) for page, keys in keys_of_page.items() for key in keys - known[page].keys()]
    for start in range(0, len(surplus), 500):
        PageKey.objects.filter(pk__in=surplus[start : start + 500]).delete()
    PageKey.objects.bulk_create(added, batch_size=500)
    return {row.page_id for row in added}
