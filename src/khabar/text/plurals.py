"""Counted things in words: "3 تعليقات". The caller owns the wording, this file only picks from it."""

from dataclasses import dataclass

from khabar.text.digits import DigitSystem, to_western
from khabar.text.languages import language
from khabar.text.languages.plural_rules import Number
from khabar.text.languages.record import PluralForm
from khabar.text.numbers import format_number


@dataclass(frozen=True)
class PluralForms:
    """The wording of one counted thing.

    *zero*, *one* and *two* are whole phrases for exactly 0, 1 and 2; *few*, *many* and *other* are the noun that stands
    after the number. An empty form gives way to *other*, so a language with two forms fills only *one* and *other*.
    """

    other: str
    zero: str = ""
    one: str = ""
    two: str = ""
    few: str = ""
    many: str = ""


def plural_form(language_code: str, n: Number) -> PluralForm:
    """Return which plural form *n* takes in the language; a negative number counts like its opposite.

    A fraction counts with the decimals it is printed with, three at most.

    >>> plural_form("ar", 11), plural_form("en", 11), plural_form("fa", 0)
    ('many', 'other', 'one')
    >>> plural_form("ar", 3.5), plural_form("fa", 0.5), plural_form("en", 1.0), plural_form("en", 1.1)
    ('other', 'one', 'one', 'other')
    """
    return language(language_code).plural_form(n)


def count_phrase(n: Number, forms: PluralForms, language_code: str, digits: DigitSystem | None = None) -> str:
    """Return *n* things in words, the number in *digits* (by default the language's own).

    >>> comments = PluralForms(
    ...     zero="لا تعليقات", one="تعليق واحد", two="تعليقان", few="تعليقات", many="تعليقًا", other="تعليق"
    ... )
    >>> [count_phrase(n, comments, "ar") for n in (0, 1, 2, 3, 11, 100)]
    ['لا تعليقات', 'تعليق واحد', 'تعليقان', '3 تعليقات', '11 تعليقًا', '100 تعليق']
    >>> count_phrase(2.5, comments, "ar")
    '2.5 تعليق'
    >>> count_phrase(5, PluralForms(one="یک نظر", other="نظر"), "fa")
    '۵ نظر'
    """
    written = format_number(n, language_code, digits, grouped_from=10_000)
    whole = {"0": forms.zero, "1": forms.one, "2": forms.two}.get(to_western(written))
    if whole:
        return whole
    nouns: dict[PluralForm, str] = {"few": forms.few, "many": forms.many}
    noun = nouns.get(plural_form(language_code, n)) or forms.other
    return f"{written} {noun}"
