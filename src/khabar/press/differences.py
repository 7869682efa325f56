"""Where what the store has is not what a bake gives, each with its first differing passage. Pure; reads nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from khabar.press.sheets import Sheet
from khabar.press.stores.claims import Claim, DamagedClaim
from khabar.press.stores.representations import digest

BEFORE, AFTER = 24, 60


class What(StrEnum):
    """How a page can differ."""

    MISSING = "missing"
    """A bake gives something, the store has nothing."""
    DIFFERS = "differs"
    """The store says something else."""
    LEFT = "left over"
    """The store still says something; a bake gives nothing."""
    ORPHAN = "orphan"
    """The same, and no kind names the page any more."""
    DAMAGED = "damaged"
    """What the store has cannot be unpacked, or depends on a reader's encoding."""
    KEYS = "keys"
    """The text is right, but the ledger does not know what the page shows: a later change would not reach it."""
    BROKEN = "broken"
    """The page cannot be baked, and nobody waits for it."""


@dataclass(frozen=True)
class Difference:
    """One difference of one page. *stored* and *fresh* are short passages around the first differing letter.

    *lacking* are keys that a bake records and the ledger lacks, *suspects* what else the page may have forgotten.
    """

    page: str
    path: str
    what: What
    stored: str = ""
    fresh: str = ""
    lacking: tuple[str, ...] = ()
    suspects: tuple[str, ...] = ()


def compared(page: str, fresh: Iterable[Sheet], stored: Mapping[str, Claim]) -> Iterator[Difference]:
    """Yield the differences between what a bake of *page* gives and what it laid, by address."""
    sheets = {sheet.path: sheet for sheet in fresh}
    for path in sorted(sheets.keys() | stored.keys()):
        difference = _at(page, path, sheets.get(path), stored.get(path))
        if difference is not None:
            yield difference


def _at(page: str, path: str, sheet: Sheet | None, claim: Claim | None) -> Difference | None:
    if claim is None or claim.is_tombstone:
        return Difference(page, path, What.MISSING, "", _told(sheet)) if sheet else None
    try:
        body = claim.body()
    except DamagedClaim as error:
        return Difference(page, path, What.DAMAGED, str(error), _told(sheet) if sheet else "")
    if sheet is None:
        return Difference(page, path, What.LEFT, f"{claim.status} {claim.location or ''}".strip(), "")
    about_claim = (claim.status, claim.location, claim.content_type, claim.immutable)
    about_sheet = (sheet.status, sheet.location, sheet.content_type, sheet.immutable)
    if about_claim != about_sheet:
        return Difference(page, path, What.DIFFERS, _listed(about_claim), _listed(about_sheet))
    if body != sheet.body:
        return Difference(page, path, What.DIFFERS, *passages(body, sheet.body))
    if claim.digest != digest(sheet):
        return Difference(page, path, What.DIFFERS, f"ETag {claim.digest}", f"ETag {digest(sheet)}")
    return None


def passages(stored: bytes, fresh: bytes) -> tuple[str, str]:
    """Return the surroundings of the first letter in which two texts differ, in one and in the other."""
    one, other = stored.decode(errors="replace"), fresh.decode(errors="replace")
    same = next((place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    place = min(len(one), len(other)) if same is None else same
    return _around(one, place), _around(other, place)


def _around(text: str, place: int) -> str:
    start, end = max(0, place - BEFORE), place + AFTER
    inside = " ".join(text[start:end].split())
    return f"{'…' if start else ''}{inside}{'…' if end < len(text) else ''}"


def _told(sheet: Sheet) -> str:
    return _listed((sheet.status, sheet.location, f"{len(sheet.body)} bytes"))


def _listed(facts: Iterable[object]) -> str:
    return ", ".join(str(fact) for fact in facts if fact not in (None, False, ""))
