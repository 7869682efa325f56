"""What a presser keeps from one snapshot to the next is forgotten as soon as something is touched that it shows."""

from collections.abc import Iterator

import pytest
from django.db import connection, transaction
from pytest_django.fixtures import DjangoAssertNumQueries

from khabar.press import presser
from khabar.press.baking import bake_each
from khabar.press.batch import Shift
from khabar.press.keeping import MOST_ANSWERS, Kept
from khabar.press.models import Clock
from khabar.press.ordering import order_again, take_touches
from khabar.press.outbox import touch
from khabar.press.page_store import page_store
from khabar.press.recording import record
from khabar.press.registry import PageKind, Sheet, temporary_page_kinds
from khabar.press.remembering import kept
from khabar.press.stores.pagefile import PageFile
from tests.press.trial.rebuild import answers

pytestmark = pytest.mark.django_db

asked: list[str] = []
menus: dict[str, str] = {}


@kept
def menu(language: str) -> str:
    asked.append(language)
    if language in menus:
        record(f"menu:{language}")
    return menus.get(language, "")


def bake_leaf(argument: str) -> list[Sheet]:
    record(f"leaf:{argument}")
    text = menu("ar") + menu("nowhere")
    if argument == "broken":
        raise ValueError("a template failed")
    return [Sheet(f"/leaf/{argument}/", text.encode())]


def of_leaf(key: str) -> list[str]:
    return [key.removeprefix("leaf:")] if key.startswith("leaf:") else []


@pytest.fixture(autouse=True)
def leaves() -> Iterator[None]:
    asked.clear()
    menus.clear()
    menus["ar"] = "قديم"
    with temporary_page_kinds(PageKind("leaf", bake_leaf, of_leaf, list, priority=10)):
        presser.drain()
        yield


def bake_with(kept_answers: Kept, *arguments: str) -> list[str]:
    """Bake leaves in a snapshot; return what was worked out for it."""
    asked.clear()
    pages = [("leaf", argument) for argument in arguments]
    list(bake_each(pages, pages, (), kept_answers))
    return [language for language in asked if language != "nowhere"]


def change_menu() -> None:
    menus["ar"] = "جديد"
    with transaction.atomic():
        touch("menu:ar")


def text_of(leaf: str) -> str:
    store = page_store()
    assert isinstance(store, PageFile)
    return answers(store.path)[f"/leaf/{leaf}/"].body.decode()


def test_an_answer_is_kept_for_the_next_snapshot_and_recorded_there_too() -> None:
    answers_kept = Kept()

    assert bake_with(answers_kept, "1") == ["ar"]
    assert bake_with(answers_kept, "2") == []
    (result,) = bake_each([("leaf", "3")], [], (), answers_kept)

    assert not isinstance(result, Exception)
    assert result.keys == {"leaf:3", "menu:ar"}


def test_an_answer_is_forgotten_when_a_key_of_it_waits_in_the_outbox() -> None:
    answers_kept = Kept()
    bake_with(answers_kept, "1")

    touch("menu:ar")

    assert bake_with(answers_kept, "1") == ["ar"]


def test_an_answer_is_forgotten_when_a_key_of_it_was_taken_and_no_other_one() -> None:
    answers_kept = Kept()
    bake_with(answers_kept, "1")

    touch("leaf:1")
    take_touches(answers_kept)
    assert bake_with(answers_kept, "1") == []

    touch("menu:ar")
    take_touches(answers_kept)
    assert bake_with(answers_kept, "1") == ["ar"]


def test_everything_is_forgotten_when_another_presser_took_touches() -> None:
    answers_kept = Kept()
    bake_with(answers_kept, "1")

    touch("leaf:1")
    take_touches()

    assert bake_with(answers_kept, "1") == ["ar"]


def test_a_taking_that_follows_one_of_another_presser_is_not_taken_for_the_only_one() -> None:
    answers_kept = Kept()
    bake_with(answers_kept, "1")

    touch("menu:ar")
    take_touches()
    touch("leaf:1")
    take_touches(answers_kept)

    assert bake_with(answers_kept, "1") == ["ar"]


def test_what_recorded_no_key_is_worked_out_each_time() -> None:
    answers_kept = Kept()
    bake_with(answers_kept, "1")
    bake_with(answers_kept, "1")

    assert asked == ["nowhere"]


def test_nothing_is_kept_of_a_snapshot_in_which_a_page_failed() -> None:
    answers_kept = Kept()
    bake_with(answers_kept, "broken")

    assert bake_with(answers_kept, "1") == ["ar"]


def test_the_answers_kept_are_bounded() -> None:
    answers_kept = Kept()
    memory = answers_kept.answers_here()
    memory.update({(menu, number): ("", frozenset({f"key:{number}"})) for number in range(MOST_ANSWERS + 1)})

    assert not answers_kept.answers_here()


def test_keeping_costs_one_query_a_snapshot(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    Clock.locked()
    with django_assert_num_queries(1):
        Kept().answers_here()


def test_pages_of_a_shift_follow_each_change_of_what_is_kept() -> None:
    shift = Shift()
    touch("leaf:1")
    presser.work_once(shift)
    assert text_of("1") == "قديم"

    change_menu()
    while presser.work_once(shift):
        pass

    assert text_of("1") == "جديد"


def test_a_page_that_is_baked_for_no_change_trusts_nothing_that_is_kept() -> None:
    """A key was forgotten and the sweep found it: what is kept may be what is wrong."""
    shift = Shift()
    touch("leaf:1")
    presser.work_once(shift)
    menus["ar"] = "جديد"
    order_again("leaf", "1", "sweep")

    presser.work_once(shift)

    assert text_of("1") == "جديد"
    assert not connection.needs_rollback
