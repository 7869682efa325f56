"""Target before link: bakes, along with pages that are about to be committed, what they link to and is not there yet.

A front that is baked while somebody publishes shows the new article although nobody has ordered its page. Committed
alone, it would lead readers to an address at which nothing is. Knows keys and kinds, no link: what a page shows is in
its keys, and a key names the pages that it brings into being.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import timedelta

from khabar.press.baking import bake
from khabar.press.keys import is_list
from khabar.press.lanes import Lane
from khabar.press.models import Order, Page, Touch
from khabar.press.on_demand import on_demand
from khabar.press.ordering import Identity, claim
from khabar.press.registry import page_kinds
from khabar.press.settling import Finished, note_failure

HEAD_START = timedelta(seconds=5)
ROUNDS = 3
LOOKED_AT = 1000
FEW = 50


def targets_of(finished: Sequence[Finished], tried: Iterable[Page]) -> list[Finished]:
    """Return, baked just now, the pages that those of *finished* may link to and that wait to come into being.

    Those that were *tried* already, with them or without success, are not among them, nor those that failed before.
    Costs two short queries when nothing waits. A target that cannot be baked is noted at its order.
    """
    found: list[Finished] = []
    done: set[Identity] = {(page.kind, page.argument) for page in tried}
    fresh: Sequence[Finished] = finished
    for _round in range(ROUNDS):
        shown = {key for one in fresh for key in one.result.keys}
        missing = {**_touched(shown), **_ordered(shown)}
        fresh = list(_baked({identity: key for identity, key in missing.items() if identity not in done}))
        done |= missing.keys()
        found += fresh
        if not fresh:
            break
    return found


def _touched(shown: set[str]) -> dict[Identity, str]:
    """Return the pages that touches nobody has taken yet are about, with the key, if *shown* has it.

    A thing may have another address now. A list has none: it matters only to pages that were never baked.
    """
    touched = set(Touch.objects.filter(ordered_up_to=0).values_list("key", flat=True)[:LOOKED_AT]) & shown
    if not touched:
        return {}
    named = dict(_named_by(touched))
    old = {
        (page.kind, page.argument)
        for page in Page.objects.filter(argument__in={argument for _kind, argument in named}, ticket__gt=0)
    }
    return {identity: key for identity, key in named.items() if identity not in old or not is_list(key)}


def _ordered(shown: set[str]) -> dict[Identity, str]:
    """Return the pages that wait and may not be where they are to be yet, if *shown* has a key that names them.

    Those that were never baked, and those whose own thing changed since they were. What waits in the archive's lane
    stood there before.
    """
    untried = Order.objects.filter(tries=0).values_list("page__kind", "page__argument")
    new = untried.filter(page__ticket=0)[: FEW + 1]
    waiting = set(untried.filter(lane__lt=Lane.ARCHIVE, is_about_itself=True)[:LOOKED_AT])
    # Many new pages at once are a new store being filled: then nothing is there yet, and nobody to be led astray.
    waiting |= set(new if len(new) <= FEW else ())
    return {identity: key for identity, key in _named_by(shown) if identity in waiting} if waiting else {}


def _named_by(keys: Iterable[str]) -> Iterator[tuple[Identity, str]]:
    for kind in page_kinds():
        # Lists first: where both name a page, the thing's key is the one that is kept.
        for key in sorted(keys, key=lambda key: (not is_list(key), key)):
            # A kind that cannot say what a key names is heard of where touches become orders.
            with suppress(Exception):
                yield from [((kind.name, argument), key) for argument in kind.arguments_of_key(key)]


def _baked(missing: dict[Identity, str]) -> Iterator[Finished]:
    for (kind, argument), key in missing.items():
        if on_demand(kind, [argument]):
            continue
        order = claim(kind, argument, due_in=HEAD_START, cause=key)
        try:
            result = bake(kind, argument)
        except Exception as error:
            note_failure(order.page, order.revision, error)
        else:
            yield Finished(order.page, order.revision, result, key)
