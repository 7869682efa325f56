"""Bakes pages afresh into memory and compares them, byte by byte, with what the store has. Changes nothing.

A page that waits for baking is no difference: the press knows of it. Safe while the press works.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from django.conf import settings

from khabar.press.baking import bake
from khabar.press.differences import Difference, What, compared
from khabar.press.explaining import path_of
from khabar.press.forgotten import suspects_of
from khabar.press.ledger import keys_of_page
from khabar.press.models import Order, Page, Removal, Touch
from khabar.press.on_demand import on_demand
from khabar.press.registry import page_kinds
from khabar.press.stores.claims import Claims, claims_in
from khabar.press.witness import witnessing

ATTEMPTS = 3
WAITING_SHOWN = 10_000

Identity = tuple[str, str]
Report = Callable[[int, int], None]
"""Called with how many pages were compared, and how many there are."""


@dataclass(frozen=True)
class Checked:
    """What came of comparing one page. One that *waits* for baking has no differences that count."""

    differences: tuple[Difference, ...] = ()
    waits: bool = False


@dataclass(frozen=True)
class Verified:
    """What came of comparing many."""

    pages: int
    waiting: int
    differences: tuple[Difference, ...]


def every_identity() -> dict[Identity, bool]:
    """Return every page that there should be, that the ledger knows, and that the store has.

    The value says whether a kind names the page today. Costs a pass over the archive's numbers.
    """
    found = {(kind.name, argument): True for kind in page_kinds() for argument in kind.every_argument()}
    for identity in Page.objects.values_list("kind", "argument").iterator():
        found.setdefault(identity, False)
    with claims_in(Path(settings.KHABAR_STORE_FILE)) as claims:
        for owner in claims.owners():
            kind, _colon, argument = owner.partition(":")
            found.setdefault((kind, argument), False)
    return found


def pages_at(addresses: Iterable[str]) -> dict[Identity, bool]:
    """Return the pages that lay something at one of *addresses*, of whatever spelling."""
    owners: set[str] = set()
    with claims_in(Path(settings.KHABAR_STORE_FILE)) as claims:
        for address in addresses:
            owners |= {claim.owner for claim in claims.to(path_of(address))}
    named = {kind.name: kind for kind in page_kinds()}
    found: dict[Identity, bool] = {}
    for owner in sorted(owners):
        kind, _colon, argument = owner.partition(":")
        found[kind, argument] = kind in named and argument in set(named[kind].every_argument())
    return found


def verify(identities: Iterable[tuple[Identity, bool]], total: int, report: Report | None = None) -> Verified:
    """Compare the pages called *identities*, each with whether a kind names it."""
    pages = waiting = 0
    differences: list[Difference] = []
    with claims_in(Path(settings.KHABAR_STORE_FILE)) as claims:
        for (kind, argument), is_named in identities:
            checked = check_page(kind, argument, claims)
            pages += 1
            waiting += checked.waits
            differences += _orphaned(checked.differences) if not is_named else checked.differences
            if report is not None:
                report(pages, total)
    return Verified(pages, waiting, tuple(differences))


def check_page(kind: str, argument: str, claims: Claims) -> Checked:
    """Bake one page and compare it with what it has in the store and in the ledger. One that is baked on demand may be
    absent from both.

    The store's ticket is looked at before and after. What the press bakes meanwhile is compared again; so whatever is
    reported was so at a moment at which nothing waited that could have mended it.
    """
    owner = f"{kind}:{argument}"
    if on_demand(kind, [argument]) and all(claim.is_tombstone for claim in claims.of(owner).values()):
        return Checked()
    for _attempt in range(ATTEMPTS):
        ticket = claims.ticket(owner)
        page = Page.objects.filter(kind=kind, argument=argument).first()
        known = keys_of_page(page.pk) if page is not None else frozenset()
        with witnessing() as tables:
            try:
                result = bake(kind, argument)
            except Exception as error:
                found = [Difference(owner, "", What.BROKEN, "", f"{type(error).__name__}: {error}"[:300])]
                shown = known
            else:
                found = list(compared(owner, result.sheets, claims.of(owner)))
                shown = result.keys
                if not found and page is not None and shown != known:
                    found = [Difference(owner, "", What.KEYS, _few(known - shown), _few(shown - known))]
        if not found:
            return Checked()
        if waits(kind, argument, known | shown):
            return Checked(waits=True)
        if claims.ticket(owner) == ticket:
            lacking = tuple(sorted(shown - known))
            suspects = tuple(suspects_of(page, known | shown, tables))
            return Checked(tuple(replace(one, lacking=lacking, suspects=suspects) for one in found))
    return Checked(waits=True)


def waits(kind: str, argument: str, keys: Iterable[str]) -> bool:
    """Say whether an order for this page waits, a removal, or a touch of one of *keys* or of one that names it.

    Touches are asked first: they become orders in one transaction.
    """
    touched = set(Touch.objects.values_list("key", flat=True).distinct()[:WAITING_SHOWN])
    if touched & set(keys) or (touched and _is_brought_by(touched, kind, argument)):
        return True
    if Removal.objects.filter(kind=kind, argument=argument).exists():
        return True
    return Order.objects.filter(page__kind=kind, page__argument=argument).exists()


def _is_brought_by(touched: Iterable[str], kind: str, argument: str) -> bool:
    asked = [one.arguments_of_key for one in page_kinds() if one.name == kind]
    return any(argument in set(arguments_of_key(key)) for arguments_of_key in asked for key in touched)


def _orphaned(differences: Iterable[Difference]) -> Iterator[Difference]:
    """What no kind names and is there all the same."""
    for one in differences:
        yield replace(one, what=What.ORPHAN) if one.what is What.LEFT else one


def _few(keys: Iterable[str]) -> str:
    ordered = sorted(keys)
    return ", ".join(ordered[:5]) + (f" and {len(ordered) - 5} more" if len(ordered) > 5 else "")
