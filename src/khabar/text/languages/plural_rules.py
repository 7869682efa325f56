"""The rules by which our languages choose a plural form for a whole number (those of the Unicode CLDR)."""

from khabar.text.languages.record import PluralForm


def arabic(n: int) -> PluralForm:
    """Return the Arabic form: six of them, decided by the number and by its last two digits.

    >>> [arabic(n) for n in (0, 1, 2, 3, 11, 100, 103)]
    ['zero', 'one', 'two', 'few', 'many', 'other', 'few']
    """
    exact: dict[int, PluralForm] = {0: "zero", 1: "one", 2: "two"}
    if n in exact:
        return exact[n]
    if 3 <= n % 100 <= 10:
        return "few"
    return "many" if n % 100 >= 11 else "other"


def one_or_other(n: int) -> PluralForm:
    """Return the form where only 1 stands apart: English, Urdu, Sorani."""
    return "one" if n == 1 else "other"


def persian(n: int) -> PluralForm:
    """Return the Persian form: nothing counts like one."""
    return "one" if n in (0, 1) else "other"
