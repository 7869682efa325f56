"""Target before link: before pages are committed, bakes and commits what they link to and is not there yet.

A front that is baked while somebody publishes shows the new article although nobody has ordered its page. Committed
alone, it would lead readers to an address at which nothing is. Knows keys and kinds, no link: what a page shows is in
its keys, and a key names the pages that it brings into being.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from itertools import islice

from khabar.press.baking import bake_each
from khabar.press.keys import is_list, lists_first
from khabar.press.lanes import Lane
from khabar.press.models import Order, Page, Touch
from khabar.press.on_demand import on_demand
from khabar.press.ordering import Identity, claim_each
from khabar.press.page_store import page_store
from khabar.press.registry import page_kinds
from khabar.press.settling import Finished, Moment, lay, note_failure

HEAD_START = timedelta(seconds=5)
ROUNDS = 3
LOOKED_AT = 1000
AT_ONCE = 400
FEW = 100
MOST = 64
"""So many pages come along with a batch at most: articles that come in by thousands lead to each other."""


def lay_targets_of(finished: Sequence[Finished], tried: Iterable[Page], shown: Iterable[Page] = ()) -> int:
    """Bake and commit the pages that those of *finished* may link to and that wait to come into being; return how many.

    Each has a ticket of its own, taken before it is read: another presser may have it in hand, and must not undo it.

    Those that were *tried* already, or *shown* with other pages of the same batch, are not among them, unless they were
    touched since; nor those that failed.
    Costs two short queries when nothing waits. A target that cannot be baked is noted at its order.
    """
    rounds: list[tuple[Moment, list[Finished]]] = []
    count = 0
    baked = {(one.page.kind, one.page.argument) for one in finished}
    done = {(page.kind, page.argument) for page in tried}
    failed = done - baked
    done |= {(page.kind, page.argument) for page in shown}
    # Who bakes everything again, because of a word and no key, leads nobody to a new address, unless the order to do so
    # came over that of a change which had not been baked.
    changed = any(":" in one.cause for one in finished) or _something_new_waits()
    fresh: Sequence[Finished] = finished
    for _round in range(ROUNDS):
        keys = {key for one in fresh for key in one.result.keys}
        # Touches are asked first: another presser may make orders of them between the two questions.
        missing = {one: key for one, key in _touched(keys).items() if one not in failed}
        missing |= {one: key for one, key in _ordered(keys).items() if one not in done} if changed else {}
        began = Moment.now() if missing else None
        fresh = list(_baked(dict(islice(missing.items(), MOST - count))))
        done |= missing.keys()
        failed |= missing.keys()
        if began is None or not fresh:
            break
        rounds.append((began, list(fresh)))
        count += len(fresh)
    for moment, some in reversed(rounds):
        lay(some, moment)
    return count


def _touched(shown: set[str]) -> dict[Identity, str]:
    """Return the pages that touches nobody has taken yet are about, with the key, if *shown* has it.

    A thing may have another address now. A list has none: it matters only to pages that stand nowhere.
    """
    touched = set(Touch.objects.filter(ordered_up_to=0).values_list("key", flat=True)[:LOOKED_AT]) & shown
    named = dict(_named_by(touched)) if touched else {}
    nowhere = _standing_nowhere(one for one, key in named.items() if is_list(key))
    return {one: key for one, key in named.items() if not is_list(key) or one in nowhere}


def _ordered(shown: set[str]) -> dict[Identity, str]:
    """Return the pages that wait and may not be where they are to be yet, if *shown* has a key that names them.

    Those whose own thing changed since they were baked, and those that stand nowhere. Where few wait, they are looked
    at first: mostly none of them is such, and then no kind is asked what a key names.
    """
    untried = Order.objects.filter(tries=0)
    rows = untried.values_list("page__kind", "page__argument", "is_about_itself")
    few = list(rows[: FEW + 1])
    if len(few) <= FEW:
        wanted = _not_in_place({(kind, argument): itself for kind, argument, itself in few})
        named = dict(_named_by(shown, {kind for kind, _ in wanted})) if wanted else {}
        return {one: key for one, key in named.items() if one in wanted}
    named = dict(_named_by(shown))
    kinds, arguments = {kind for kind, _ in named}, sorted({argument for _, argument in named})
    waiting: dict[Identity, bool] = {}
    for start in range(0, len(arguments), AT_ONCE):
        some = rows.filter(page__kind__in=kinds, page__argument__in=arguments[start : start + AT_ONCE])
        waiting |= {(kind, argument): itself for kind, argument, itself in some if (kind, argument) in named}
    wanted = _not_in_place(waiting)
    return {one: key for one, key in named.items() if one in wanted}


def _not_in_place(waiting: dict[Identity, bool]) -> set[Identity]:
    """Return those of *waiting* whose own thing changed, as their values say, and those that stand nowhere."""
    changed = {one for one, itself in waiting.items() if itself}
    return changed | _standing_nowhere(waiting.keys() - changed)


def _something_new_waits() -> bool:
    return Order.objects.filter(lane__lt=Lane.ARCHIVE, tries=0, is_about_itself=True).exists()


def _standing_nowhere(identities: Iterable[Identity]) -> set[Identity]:
    """Return those of *identities* that have no page in the store."""
    asked = sorted(identities)
    nowhere = set(asked)
    for start in range(0, len(asked), AT_ONCE):
        some = {f"{kind}:{argument}": (kind, argument) for kind, argument in asked[start : start + AT_ONCE]}
        nowhere -= {some[owner] for owner in page_store().addresses(list(some))}
    return nowhere


def _named_by(keys: Iterable[str], kinds: Collection[str] | None = None) -> Iterator[tuple[Identity, str]]:
    """Yield the pages that *keys* name, with the key; only those of *kinds*, if some are given."""
    # Lists first: where both name a page, the thing's key is the one that is kept.
    ordered = lists_first(keys)
    for kind in page_kinds():
        for key in ordered if kinds is None or kind.name in kinds else ():
            # A kind that cannot say what a key names is heard of where touches become orders.
            with suppress(Exception):
                yield from [((kind.name, argument), key) for argument in kind.arguments_of_key(key)]


def _baked(missing: dict[Identity, str]) -> Iterator[Finished]:
    arguments_of_kind: dict[str, list[str]] = {}
    for kind, argument in missing:
        arguments_of_kind.setdefault(kind, []).append(argument)
    absent = {kind: on_demand(kind, arguments) for kind, arguments in arguments_of_kind.items()}
    standing = {one: key for one, key in missing.items() if one[1] not in absent[one[0]]}
    orders = claim_each(standing, due_in=HEAD_START) if standing else {}
    results = list(bake_each(orders, list(orders)))
    for (one, order), result in zip(orders.items(), results, strict=True):
        if isinstance(result, Exception):
            note_failure(order.page, order.revision, result)
        else:
            yield Finished(order.page, order.revision, result, missing[one])
