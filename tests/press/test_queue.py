"""The queue of orders: one row a page, the most urgent first, leased to one presser at a time."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from khabar.press import queue
from khabar.press.lanes import Lane
from khabar.press.models import Order, Page
from khabar.press.queue import Wanted, free_orders_of_the_dead, give_back, place, presser_name, take

pytestmark = pytest.mark.django_db


def pages(count: int, kind: str = "story") -> list[int]:
    first = Page.objects.count()
    made = [Page(kind=kind, argument=str(first + number)) for number in range(count)]
    return [page.pk for page in Page.objects.bulk_create(made, batch_size=2000)]


def wanted(page: int, lane: Lane = Lane.CHANGED, *, priority: int = 10, cause: str = "story:1") -> Wanted:
    return Wanted(page, lane, priority, cause, timezone.now())


def taken(most: int = 32, turn: Lane = Lane.CHANGED, resting: Any = ()) -> list[int]:
    return [order.pk for order in take(most, turn, resting)]


def free_all() -> None:
    Order.objects.update(taken_by="", taken_until=None)


def test_a_page_waits_once_however_often_it_is_placed() -> None:
    (page,) = pages(1)
    place([wanted(page)])
    first = Order.objects.get()
    place([wanted(page, cause="section:2")])

    second = Order.objects.get()
    assert second.revision != first.revision
    assert second.cause == "section:2"
    assert second.asked_at == first.asked_at, "what readers lack is as old as the oldest change"


def test_a_new_reason_makes_an_order_more_urgent_and_never_less() -> None:
    (page,) = pages(1)
    place([wanted(page, Lane.DEPENDENTS)])
    place([wanted(page, Lane.ARCHIVE)])
    assert Order.objects.get().lane == Lane.DEPENDENTS

    place([wanted(page, Lane.CHANGED)])

    assert Order.objects.get().lane == Lane.CHANGED


def test_a_new_reason_is_a_new_chance_for_what_is_dead() -> None:
    (page,) = pages(1)
    place([wanted(page)])
    Order.objects.update(tries=10, last_error="no", dead_since=timezone.now(), due_at=timezone.now())
    assert taken() == []

    place([wanted(page)])

    assert taken() == [page]


def test_one_lane_is_taken_at_a_time_the_most_urgent_first_and_the_newest_pages_first() -> None:
    old, new, front, archive = pages(4)
    place([wanted(archive, Lane.ARCHIVE), wanted(front, Lane.FRONTS), wanted(old), wanted(new)])

    assert [taken(), taken(), taken(), taken()] == [[new, old], [front], [archive], []]


def test_the_first_of_the_fronts_comes_alone() -> None:
    front, section, topic = pages(3)
    fronts = Lane.FRONTS
    place(
        [wanted(front, fronts, priority=20), wanted(topic, fronts, priority=22), wanted(section, fronts, priority=21)]
    )

    assert [taken(turn=fronts), taken(turn=fronts), taken(turn=fronts)] == [[front], [section, topic], []]


def test_the_first_of_the_fronts_comes_along_with_what_was_changed() -> None:
    story, front, section = pages(3)
    place([wanted(section, Lane.FRONTS, priority=21), wanted(front, Lane.FRONTS, priority=20), wanted(story)])

    assert [taken(), taken()] == [[story, front], [section]]


def test_no_front_comes_along_before_all_that_was_changed_is_taken() -> None:
    *stories, front = pages(4)
    place([wanted(front, Lane.FRONTS, priority=20), *map(wanted, stories)])

    assert [taken(2), taken(2)] == [stories[:0:-1], [stories[0], front]]


def test_a_lane_whose_turn_it_is_goes_before_more_urgent_ones() -> None:
    changed, archive = pages(2)
    place([wanted(changed), wanted(archive, Lane.ARCHIVE)])

    assert taken(turn=Lane.ARCHIVE) == [archive]
    assert taken(turn=Lane.ARCHIVE) == [changed], "an empty lane leaves its turn"


def test_what_is_taken_is_nobody_elses_until_it_is_given_back_or_its_lease_ends() -> None:
    one, other = pages(2)
    place([wanted(one), wanted(other)])
    assert len(taken()) == 2
    assert taken() == []

    give_back([one])
    assert taken() == [one]
    Order.objects.filter(page=other).update(taken_until=timezone.now() - timedelta(seconds=1))
    assert taken() == [other]


def test_a_lease_from_before_the_clock_was_set_back_holds_nothing_up() -> None:
    (page,) = pages(1)
    place([wanted(page)])
    Order.objects.update(taken_by="elsewhere:1:a", taken_until=timezone.now() + timedelta(hours=1))

    assert taken() == [page]


def test_nobody_gives_back_what_another_presser_holds() -> None:
    (page,) = pages(1)
    place([wanted(page)])
    Order.objects.update(taken_by="elsewhere:1:a", taken_until=timezone.now() + timedelta(seconds=5))

    give_back([page])

    assert taken() == []


def test_resting_pages_stay_where_they_are() -> None:
    one, other = pages(2)
    place([wanted(one), wanted(other)])

    assert taken(resting=[other]) == [one]


def test_orders_of_dead_processes_of_this_machine_are_freed(monkeypatch: pytest.MonkeyPatch) -> None:
    mine, dead, living, elsewhere = pages(4)
    place(wanted(page) for page in (mine, dead, living, elsewhere))
    machine = presser_name().split(":")[0]
    until = timezone.now() + timedelta(seconds=5)
    for page, holder in {
        mine: presser_name(),
        dead: f"{machine}:{2**22 + 1}:a",
        living: f"{machine}:1:a",
        elsewhere: "elsewhere:1:a",
    }.items():
        Order.objects.filter(page=page).update(taken_by=holder, taken_until=until)

    assert free_orders_of_the_dead() == 1

    assert taken() == [dead]


def test_a_process_with_the_number_of_a_dead_one_frees_what_that_one_held() -> None:
    """In a container every press has the same number."""
    (page,) = pages(1)
    place([wanted(page)])
    machine, number, _ = presser_name().split(":")
    Order.objects.update(taken_by=f"{machine}:{number}:other", taken_until=timezone.now() + timedelta(seconds=5))

    assert free_orders_of_the_dead() == 1


def test_taking_and_placing_cost_the_same_queries_at_ten_and_at_ten_thousand_orders(
    django_assert_max_num_queries: Any,
) -> None:
    counts = []
    for count in (10, 10_000):
        place(wanted(page, Lane.ARCHIVE) for page in pages(count))
        free_all()
        with django_assert_max_num_queries(6) as asked:
            assert len(taken(turn=Lane.DEPENDENTS)) >= 10
        counts.append(len(asked))
        (page,) = pages(1)
        with django_assert_max_num_queries(1):
            place([wanted(page, Lane.ARCHIVE)])
    assert counts[0] == counts[1]


def test_the_most_urgent_are_found_in_the_index(settings: Any) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL chooses by statistics, which a fresh table does not have")
    due = queue._due().order_by("lane", "priority", "-page")[:32]

    assert "press_orders_by_urgency" in due.explain()
    assert "TEMP B-TREE" not in due.explain()
