"""Numbers as readers of each language see them: grouped, in an edition's digits, as parts of a hundred, in millions.

Nothing here holds an invisible mark, so that a number may be stored, compared and put into an address. Beside Arabic a
minus sign or a dash may then jump to the other side: where a number is only shown, `displayed` wraps it.
"""

from decimal import ROUND_HALF_UP, Context, Decimal

from khabar.text.digits import DigitSystem, in_digits
from khabar.text.languages import language
from khabar.text.languages.cldr.number_signs import SIGNS
from khabar.text.languages.plural_rules import Number

_MOST_DECIMALS = 3
# Beyond this nobody counts the digits; a number is told by its power of ten.
_LONGEST = 36
_EXACT = Context(prec=2 * _LONGEST, rounding=ROUND_HALF_UP, traps=[])
_HUNDRED = Decimal(100)


def format_number(
    value: Number,
    language_code: str,
    digits: DigitSystem | None = None,
    decimals: int | None = None,
    *,
    grouped_from: int = 1000,
) -> str:
    """Return *value* with its thousands apart, in *digits* or else in the language's own.

    *decimals* are printed as told; by default at most three, and none that say nothing. Half is rounded away from zero.
    A number below *grouped_from* stays in one piece.

    >>> [format_number(1234567.89, "ar", system) for system in ("latn", "arab", "arabext")]
    ['1,234,567.89', '١٬٢٣٤٬٥٦٧٫٨٩', '۱٬۲۳۴٬۵۶۷٫۸۹']
    >>> format_number(-1500, "fa"), format_number(2, "en", decimals=1), format_number(float("inf"), "en")
    ('−۱٬۵۰۰', '2.0', '∞')
    """
    record = language(language_code)
    system = digits or record.digits
    signs = SIGNS[system]
    number = _decimal(value)
    if number.is_nan():
        return record.numbers.not_a_number
    minus = signs["minus"] if number < 0 else ""
    if number.is_infinite():
        return f"{minus}{signs['infinity']}"
    if abs(number.adjusted()) > _LONGEST and number:
        if number.adjusted() > 0:
            return in_digits(f"{minus}{_scientific(number)}".replace(".", signs["decimal"]), system)
        number = Decimal(0)
    places = _MOST_DECIMALS if decimals is None else max(0, min(decimals, _LONGEST))
    written = f"{number.quantize(Decimal(1).scaleb(-places), context=_EXACT).copy_abs():,f}"
    if number.copy_abs() < grouped_from:
        written = written.replace(",", "")
    if decimals is None and "." in written:
        written = written.rstrip("0").rstrip(".")
    if not written.strip("0.,"):
        minus = ""
    signed = written.translate({ord(","): signs["group"], ord("."): signs["decimal"]})
    return in_digits(f"{minus}{signed}", system)


def format_percent(
    share: Number, language_code: str, digits: DigitSystem | None = None, decimals: int | None = 0
) -> str:
    """Return *share* of one as parts of a hundred, with the sign of the digits it is printed in.

    >>> [format_percent(0.26, "ar", system) for system in ("latn", "arab", "arabext")]
    ['26%', '٢٦٪', '۲۶٪']
    >>> format_percent(0.125, "ar", decimals=None)
    '12.5%'
    """
    system = digits or language(language_code).digits
    hundredths = _EXACT.multiply(_decimal(share), _HUNDRED)
    return f"{format_number(hundredths, language_code, system, decimals)}{SIGNS[system]['percent']}"


def format_compact(value: Number, language_code: str, digits: DigitSystem | None = None) -> str:
    """Return *value* in thousands, millions and so on, in words; one decimal below ten of them.

    The noun stands as it stands before what is counted: «12 مليون دولار».

    >>> [format_compact(n, "ar") for n in (950, 1_234, 3_000_000, 1_200_000, 45_600_000, 4_000_000_000)]
    ['950', '1.2 ألف', '3 ملايين', '1.2 مليون', '46 مليون', '4 مليارات']
    >>> format_compact(250_000, "ur"), format_compact(999_950, "en"), format_compact(-3_400_000, "fa")
    ('2.5 لاکھ', '1 million', '−۳٫۴ میلیون')
    """
    record = language(language_code)
    number = _decimal(value)
    if not number.is_finite() or abs(number) >= Decimal(10) ** _LONGEST:
        return format_number(value, language_code, digits)
    shown, nouns, size = number, None, 0
    for start, power, words in record.numbers.compact:
        # 999,950 is a million, not a thousand thousands.
        if abs(_rounded(number, size).scaleb(size, context=_EXACT)) < Decimal(10) ** start:
            break
        size, nouns, shown = power, words, _rounded(number, power)
    written = format_number(shown, language_code, digits)
    return f"{written} {nouns.get(record.plural_form(shown)) or nouns['other']}" if nouns else written


def format_range(low: Number, high: Number, language_code: str, digits: DigitSystem | None = None) -> str:
    """Return both numbers with a dash between them, the one that was given first first.

    >>> format_range(12, 1500, "ar"), format_range(3, 5, "fa")
    ('12–1,500', '۳–۵')
    """
    return "–".join(format_number(end, language_code, digits) for end in (low, high))


def displayed(number: str) -> str:
    """Return a printed *number* for display only: between two invisible marks that keep its signs at their side.

    For titles and other places that hold no HTML. Never store, compare or search what this returns.

    >>> [hex(ord(mark)) for mark in (displayed("-5")[0], displayed("-5")[-1])]
    ['0x2066', '0x2069']
    """
    return f"\N{LEFT-TO-RIGHT ISOLATE}{number}\N{POP DIRECTIONAL ISOLATE}"


def _decimal(value: Number) -> Decimal:
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def _rounded(number: Decimal, power: int) -> Decimal:
    amount = number.scaleb(-power, context=_EXACT)
    return amount.quantize(Decimal("0.1") if power and abs(amount) < 10 else Decimal(1), context=_EXACT)


def _scientific(number: Decimal) -> str:
    """Return one digit, two decimals and the power of ten: 1.5E40."""
    first = number.copy_abs().scaleb(-number.adjusted(), context=_EXACT).quantize(Decimal("0.01"), context=_EXACT)
    power = number.adjusted()
    if first >= 10:
        first, power = first.scaleb(-1), power + 1
    return f"{first.normalize():f}E{power}"
