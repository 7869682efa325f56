"""Things named one after another, as each language strings them. Knows no list of anything in particular."""

from collections.abc import Sequence
from functools import reduce

from khabar.text.languages import language


def format_list(items: Sequence[str], language_code: str) -> str:
    """Return *items* in one phrase, with the comma and the "and" of the language. Nothing for no items.

    >>> format_list(["بغداد", "دمشق", "بيروت"], "ar"), format_list(["تهران", "کابل", "دهلی"], "fa")
    ('بغداد ودمشق وبيروت', 'تهران، کابل و دهلی')
    >>> format_list(["Baghdad", "Beirut"], "en"), format_list(["هەولێر", "سلێمانی", "دهۆک"], "ckb")
    ('Baghdad and Beirut', 'هەولێر، سلێمانی و دهۆک')
    """
    patterns = language(language_code).lists
    *first, last = items or [""]
    if len(first) < 2:
        return _joined(patterns.pair, first[0], last) if first else last
    return _joined(patterns.last, reduce(lambda before, item: _joined(patterns.middle, before, item), first), last)


def _joined(pattern: str, before: str, item: str) -> str:
    between = pattern.removeprefix("{0}").removesuffix("{1}")
    return f"{before}{between}{item}"
