"""Puts a number to the plural rules of CLDR, which ask for its whole part and for the decimals that are shown."""

from collections.abc import Callable
from decimal import Context, Decimal

from khabar.text.languages.cldr import plural_rules as cldr
from khabar.text.languages.cldr.plural_rules import PluralForm

Number = int | float | Decimal

_EXACT = Context(prec=40, traps=[])
_MANY_DIGITS = 36


def _rule(of_operands: Callable[[Decimal, int, int], PluralForm]) -> Callable[[Number], PluralForm]:
    def form(number: Number) -> PluralForm:
        if isinstance(number, int):
            # Only the last digits matter, and whether there are others.
            last = abs(number) if abs(number) < 1000 else 1000 + abs(number) % 1000
            return of_operands(Decimal(last), last, 0)
        shown = _EXACT.create_decimal(repr(number) if isinstance(number, float) else number).copy_abs()
        if not shown.is_finite() or shown.adjusted() > _MANY_DIGITS:
            return "other"
        shown = shown.quantize(Decimal("0.001"), context=_EXACT).normalize(_EXACT)
        return of_operands(shown, int(shown), max(0, -int(shown.as_tuple().exponent)))

    return form


arabic = _rule(cldr.ar)
persian = _rule(cldr.fa)
urdu = _rule(cldr.ur)
sorani = _rule(cldr.ckb)
english = _rule(cldr.en)
