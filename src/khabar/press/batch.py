"""One batch: the most urgent orders of one lane, baked one after the other and committed together. The front of an
edition comes with what was changed, in a commit of its own.

A batch is short, in pages and in time: a few hundredths of a second for urgent lanes, so that readers have what is
baked. One of the lower lanes ends early when somebody rings, so that urgent work which arrives meanwhile is next.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby

from django.db import DatabaseError, InterfaceError

from khabar.press.baking import bake_each
from khabar.press.cooling import Cooling
from khabar.press.keeping import Kept
from khabar.press.lanes import Lane, Turns
from khabar.press.measuring import Timed, note_batch
from khabar.press.models import Order, Page
from khabar.press.on_demand import needless
from khabar.press.queue import give_back_now, take
from khabar.press.settling import Finished, Moment, Shown, note_failure, settle_shown, show
from khabar.press.targets import lay_targets_of

PAGES_AT_ONCE = 32
FEWEST_PAGES_AT_ONCE = 4
SECONDS_AT_ONCE = 0.15
SECONDS_AT_ONCE_OF_URGENT_ONES = 0.06


@dataclass
class Shift:
    """What a presser keeps in mind from one batch to the next.

    Without *cooling* no page rests: so works who wants nothing left. *has_rung* says whether something new came in.
    Who bakes everything takes longer batches: pages of one snapshot share what they read. *ahead* is for how many
    pages kinds may read at once; it follows how many the last batch had time for. What is *kept* serves pages that are
    baked for a change; who bakes for another reason may do so because something kept is wrong.
    """

    cooling: Cooling | None = None
    has_rung: Callable[[], bool] = lambda: False
    pages_at_once: int = PAGES_AT_ONCE
    seconds_at_once: float = SECONDS_AT_ONCE
    ahead: int = FEWEST_PAGES_AT_ONCE
    turns: Turns = field(default_factory=Turns)
    kept: Kept = field(default_factory=Kept)


def bake_batch(shift: Shift) -> int:
    """Bake one batch of what is due. Return how many pages were tried.

    Errors of one page are noted at that page; errors of the database or the store are raised, and nothing is lost.
    """
    resting = shift.cooling.resting() if shift.cooling else ()
    orders = take(shift.pages_at_once, shift.turns.next(), resting)
    if not orders:
        shift.turns.begin_anew()
        return 0
    shift.turns.note(Lane(orders[0].lane))
    try:
        rounds = list(_bake(orders, shift))
        # What follows can wait for readers, and they cannot wait for it.
        settle_shown([one.shown for one in rounds])
        for one in rounds:
            note_batch(one.timed, one.shown.at)
    except Exception:
        with suppress(DatabaseError, InterfaceError):
            give_back_now(order.pk for order in orders)
        raise
    tried = sum(one.tried for one in rounds)
    if tried < len(orders):
        give_back_now(order.pk for order in orders[tried:])
    return tried + sum(one.targets for one in rounds)


@dataclass(frozen=True)
class _Round:
    """Pages that were committed together: how many orders were tried for them, and how many were baked beside them."""

    shown: Shown
    timed: Sequence[Timed]
    tried: int
    targets: int


def _bake(orders: Sequence[Order], shift: Shift) -> Iterator[_Round]:
    """Bake *orders* until the batch is long enough, and commit what was baked together with what it links to.

    What was changed is committed first, and the fronts that came along with it afterwards, under the same ticket: it
    was taken before anything was read for them either.
    """
    began = Moment.now()
    before: list[Page] = []
    for _lane, some in groupby(orders, lambda order: order.lane):
        of_lane = list(some)
        done = _bake_round(of_lane, began, shift, before)
        before += [one.page for one in done.shown.pages]
        yield done
        if done.tried < len(of_lane) or done.targets:
            # What is left over is another batch; a front that was a target needs none.
            return


def _bake_round(orders: Sequence[Order], began: Moment, shift: Shift, before: Sequence[Page]) -> _Round:
    """Bake and commit what fits of *orders*, after *before* was."""
    absent = needless(order.page for order in orders)
    finished: list[Finished] = []
    timed: list[Timed] = []
    tried = 0
    failed: list[tuple[Order, Exception]] = []
    ahead = [(order.page.kind, order.page.argument) for order in orders]
    needless_ones = {(order.page.kind, order.page.argument) for order in orders if order.page.pk in absent}
    pages = ((order.page.kind, order.page.argument) for order in _while_short(orders, shift))
    # Twenty articles that changed at once are read together: one by one, each would cost as much as five of them.
    ahead = ahead if _is_urgent(orders) else ahead[: shift.ahead]
    kept = shift.kept if all(order.is_for_a_change for order in orders) else None
    started = time.perf_counter()
    for result, order in zip(bake_each(pages, ahead, needless_ones, kept), orders, strict=False):
        tried += 1
        ended = time.perf_counter()
        if isinstance(result, Exception):
            failed.append((order, result))
        else:
            finished.append(Finished(order.page, order.revision, result, order.cause))
            timed.append(Timed(order, (ended - started) * 1000))
        started = ended
    shift.ahead = max(FEWEST_PAGES_AT_ONCE, 2 * tried)
    for order, error in failed:
        note_failure(order.page, order.revision, error)
    targets = lay_targets_of(finished, [order.page for order in orders[:tried]], before)
    shown = show(finished, began)
    if shift.cooling:
        shift.cooling.note(one.page.pk for one in finished)
    return _Round(shown, timed, tried, targets)


def _while_short(orders: Sequence[Order], shift: Shift) -> Iterator[Order]:
    """Yield *orders* until their time is over, or until somebody rings while they are none of the urgent ones.

    Time counts from the end of the first page: with it, kinds read for all that are to come.
    """
    is_urgent = _is_urgent(orders)
    seconds = SECONDS_AT_ONCE_OF_URGENT_ONES if is_urgent else shift.seconds_at_once
    deadline = float("inf")
    for number, order in enumerate(orders):
        if number == 1:
            deadline = time.monotonic() + seconds
        is_late = time.monotonic() > deadline
        may_wait = not is_urgent and number >= FEWEST_PAGES_AT_ONCE
        if is_late or (may_wait and shift.has_rung()):
            return
        yield order


def _is_urgent(orders: Sequence[Order]) -> bool:
    return orders[0].lane <= Lane.FRONTS
