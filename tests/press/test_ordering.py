"""Touches become orders: in the right lane, with their cause, a slice at a time, and none behind a storm."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from khabar.press import ordering, presser
from khabar.press.batch import Shift, bake_batch
from khabar.press.lanes import Lane
from khabar.press.ledger import replace_keys
from khabar.press.models import Clock, Order, Page, Touch
from khabar.press.ordering import claim_each, take_touches
from khabar.press.outbox import touch
from khabar.press.queue import presser_name
from khabar.press.recording import record
from khabar.press.registry import PageKind, Sheet, temporary_page_kinds

pytestmark = pytest.mark.django_db


def bake(argument: str) -> list[Sheet]:
    """A leaf shows itself and the tree that it hangs on."""
    record(f"leaf:{argument}", "tree:1")
    return [Sheet(f"/leaf/{argument}/", argument.encode())]


def bake_front(argument: str) -> list[Sheet]:
    record("tree:1")
    return [Sheet(f"/front/{argument}/", argument.encode())]


def named(kind: str) -> Any:
    return lambda key: [key.removeprefix(f"{kind}:")] if key.startswith(f"{kind}:") else []


LEAF = PageKind("leaf", bake, named("leaf"), list, priority=10)
FRONT = PageKind("front", bake_front, named("front"), list, priority=20)
MONTH = PageKind("month", bake_front, named("month"), list, priority=40)


@pytest.fixture(autouse=True)
def tree() -> Iterator[None]:
    with temporary_page_kinds(LEAF, FRONT, MONTH):
        presser.drain()
        yield


def grow(leaves: int, kind: str = "leaf") -> list[int]:
    """Make pages that show the tree, as if they had been baked."""
    first = Page.objects.filter(kind=kind).count()
    made = [Page(kind=kind, argument=str(first + number)) for number in range(leaves)]
    pks = [page.pk for page in Page.objects.bulk_create(made, batch_size=2000)]
    with transaction.atomic():
        Clock.locked()
        replace_keys({page.pk: frozenset({f"{kind}:{page.argument}", "tree:1"}) for page in made})
    return pks


def take_all_touches() -> int:
    calls = 0
    while take_touches():
        calls += 1
    return calls


def lanes() -> dict[str, Counter[Lane]]:
    found: dict[str, Counter[Lane]] = {}
    for order in Order.objects.select_related("page"):
        found.setdefault(order.page.kind, Counter())[Lane(order.lane)] += 1
    return found


def test_the_page_that_changed_goes_first_and_those_that_show_it_after_the_fronts() -> None:
    grow(3)
    grow(1, "front")
    grow(1, "month")
    touch("leaf:0", "tree:1")

    take_all_touches()

    assert lanes() == {
        "leaf": Counter({Lane.CHANGED: 1, Lane.DEPENDENTS: 2}),
        "front": Counter({Lane.FRONTS: 1}),
        "month": Counter({Lane.ARCHIVE: 1}),
    }


def test_an_order_says_which_key_ordered_it_and_since_when() -> None:
    grow(2)
    touch("leaf:0")
    touch("tree:1")
    first = Touch.objects.order_by("pk")[0].at

    take_all_touches()

    by_leaf, by_tree = Order.objects.order_by("page")
    assert (by_leaf.cause, by_leaf.asked_at) == ("leaf:0", first)
    assert by_tree.cause == "tree:1"


def test_a_baked_page_says_why_and_when() -> None:
    touch("leaf:0")
    before = timezone.now()

    presser.drain()

    page = Page.objects.get(argument="0")
    assert page.cause == "leaf:0"
    assert page.baked_at is not None
    assert before <= page.baked_at <= timezone.now()


def test_a_cascade_is_ordered_in_slices_until_its_last_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "ORDERS_AT_ONCE", 7)
    grow(50)
    touch("tree:1")

    sizes = []
    while take_touches():
        sizes.append(Order.objects.count())

    assert sizes == [7, 14, 21, 28, 35, 42, 49, 50]
    assert not Touch.objects.exists()


def test_pages_of_a_cascade_go_to_the_last_lane_but_its_fronts_do_not() -> None:
    grow(200)
    grow(1, "front")
    touch("tree:1")

    take_all_touches()

    assert lanes() == {"leaf": Counter({Lane.ARCHIVE: 200}), "front": Counter({Lane.FRONTS: 1})}


def test_what_is_published_during_a_cascade_is_ordered_with_its_next_slice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "ORDERS_AT_ONCE", 7)
    grow(50)
    touch("tree:1")
    take_touches()

    touch("leaf:new")
    take_touches()

    assert Order.objects.get(page__argument="new").lane == Lane.CHANGED
    assert Order.objects.count() == 15


def test_a_key_that_is_touched_again_during_its_cascade_reaches_all_its_pages_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ordering, "ORDERS_AT_ONCE", 7)
    grow(20)
    touch("tree:1")
    take_touches()
    passed = set(Order.objects.values_list("page", flat=True))
    Order.objects.all().delete()

    touch("tree:1")
    take_all_touches()

    assert passed <= set(Order.objects.values_list("page", flat=True))
    assert Order.objects.count() == 20


def test_several_cascades_are_all_ordered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ordering, "ORDERS_AT_ONCE", 7)
    pks = grow(30)
    with transaction.atomic():
        Clock.locked()
        replace_keys({pk: frozenset({"tree:1", "tree:2", f"branch:{pk % 3}"}) for pk in pks})
    touch("tree:1", "branch:0", "tree:2", "branch:1")
    touch("branch:2")

    take_all_touches()

    assert Order.objects.count() == 30
    assert not Touch.objects.exists()


def test_what_is_published_behind_a_hundred_thousand_touches_is_ordered_at_once() -> None:
    Touch.objects.bulk_create([Touch(key=f"leaf:{number}") for number in range(5000)], batch_size=2000)
    touch("leaf:news")

    take_touches()

    assert Order.objects.get(page__argument="news").lane == Lane.CHANGED
    assert lanes()["leaf"][Lane.CHANGED] <= ordering.MANY


def test_a_storm_on_one_key_is_one_order_and_stays_urgent() -> None:
    for _ in range(300):
        touch("leaf:0")

    take_touches()

    assert [order.lane for order in Order.objects.all()] == [Lane.CHANGED]
    assert not Touch.objects.exists()


def test_taking_costs_the_same_queries_at_two_hundred_and_at_ten_thousand_waiting_orders(
    django_assert_max_num_queries: Any,
) -> None:
    counts = []
    for waiting in (200, 10_000):
        grow(waiting)
        touch("tree:1")
        take_all_touches()
        touch("leaf:0")
        with django_assert_max_num_queries(40) as asked:
            take_touches()
            bake_batch(Shift())
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_pages_are_claimed_in_a_few_queries_and_one_that_waits_already_keeps_its_order(
    django_assert_max_num_queries: Any,
) -> None:
    touch("leaf:3")
    take_touches()
    causes = {("leaf", str(number)): f"tree:{number}" for number in range(30)}

    with django_assert_max_num_queries(9):
        orders = claim_each(causes, due_in=timedelta(seconds=5))

    told = {argument: (order.cause, order.taken_by) for (_kind, argument), order in orders.items()}
    assert told.pop("3") == ("leaf:3", "")
    assert told == {argument: (cause, presser_name()) for (_kind, argument), cause in causes.items() if argument != "3"}
    assert all(order.page.argument == argument for (_kind, argument), order in orders.items())


def test_an_archive_that_waits_is_not_starved_by_what_is_changed_all_the_time() -> None:
    grow(200)
    touch("tree:1")
    take_all_touches()
    shift = Shift()

    for number in range(16):
        touch(*(f"leaf:new-{number}-{one}" for one in range(40)))
        take_touches()
        bake_batch(shift)

    assert Order.objects.filter(lane=Lane.ARCHIVE).count() < 200
