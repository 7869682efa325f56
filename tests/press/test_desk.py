"""The press's page of the admin: who may see it, what it says, and what its buttons do without a script."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.utils import timezone

from khabar.press import presser
from khabar.press.desk import plot
from khabar.press.lanes import Lane
from khabar.press.models import Batch, Order, Page, Touch
from khabar.press.outbox import touch
from khabar.press.queue import Wanted, place
from khabar.press.registry import PageKind, Sheet, temporary_page_kinds
from tests.factories.newsroom import make_staff

pytestmark = pytest.mark.django_db

PRESS = "/admin/press/"
BAKE_AGAIN = "/admin/press/bake-again/"


def bake(argument: str) -> list[Sheet]:
    if argument == "poison":
        raise ValueError("no photo <script>")
    return [Sheet(f"/leaf/{argument}/", argument.encode())]


def named(key: str) -> list[str]:
    return [key.removeprefix("leaf:")] if key.startswith("leaf:") else []


LEAF = PageKind("leaf", bake, named, list, priority=10)


@pytest.fixture(autouse=True)
def leaves() -> Iterator[None]:
    with temporary_page_kinds(LEAF):
        presser.drain()
        yield


@pytest.fixture
def desk(client: Client) -> Client:
    operator = make_staff("operator")
    operator.user_permissions.add(
        Permission.objects.get(codename="look_after_press"), Permission.objects.get(codename="access_admin")
    )
    client.force_login(operator)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "ar"
    return client


def text_of(client: Client) -> str:
    """Return what the page says, without its tags and needless space."""
    page = client.get(PRESS).content.decode()
    main = page[page.index("data-press") : page.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def fail(*, times: int = 1) -> Order:
    touch("leaf:poison")
    presser.work_once()
    for _ in range(times - 1):
        Order.objects.update(due_at=timezone.now())
        presser.work_once()
    return Order.objects.get(page__argument="poison")


def test_only_those_with_the_right_see_the_page_its_place_in_the_menu_and_its_button(client: Client) -> None:
    outsider = make_staff("outsider")
    outsider.user_permissions.add(Permission.objects.get(codename="access_admin"))
    order = fail()
    client.force_login(outsider)

    assert client.get(PRESS).status_code in (302, 403)
    assert client.post(BAKE_AGAIN, {"page": order.pk}).status_code in (302, 403)
    assert Order.objects.get().due_at is not None
    assert PRESS not in client.get("/admin/").content.decode()


def test_who_has_the_right_finds_it_in_the_menu(desk: Client) -> None:
    assert PRESS in desk.get("/admin/").content.decode()


def test_with_nothing_to_do_it_says_that_all_is_well(desk: Client) -> None:
    said = text_of(desk)

    assert "كل ما يراه القراء محدَّث" in said
    assert "لم تُخبز صفحة منذ بدء القياس" in said


def test_it_tells_what_was_baked_last_when_why_and_how_long_it_took(desk: Client) -> None:
    touch("leaf:1")
    presser.drain()

    page = desk.get(PRESS).content.decode()

    assert '<a class="press-page" href="/leaf/1/" title="leaf:1">' in page
    assert '<code dir="ltr">leaf:1</code>' in page
    assert "م.ث" in page
    assert "press-plot__column--" in page


def test_it_tells_what_waits_in_which_lane(desk: Client) -> None:
    pages = Page.objects.bulk_create([Page(kind="leaf", argument=str(number)) for number in range(3)])
    place(Wanted(page.pk, Lane.ARCHIVE, 10, "tree:1", timezone.now()) for page in pages)

    said = text_of(desk)

    assert "3 صفحات" in said
    assert "الأرشيف والتغييرات الواسعة" in said


def test_it_warns_when_nobody_bakes(desk: Client) -> None:
    touch("leaf:1")
    assert "هل تعمل المطبعة؟" not in text_of(desk)

    Touch.objects.update(at=timezone.now() - timedelta(minutes=2))

    assert "منذ دقيقتين" in text_of(desk)
    assert "هل تعمل المطبعة؟" in text_of(desk)


def test_it_shows_what_fails_with_the_last_line_of_its_error(desk: Client) -> None:
    fail()

    page = desk.get(PRESS).content.decode()

    assert "ValueError: no photo &lt;script&gt;" in page
    assert "صفحة واحدة يتعذر خبزها" in page
    assert "متوقفة" not in page


def test_it_shows_what_is_given_up(desk: Client) -> None:
    order = fail(times=10)
    assert order.dead_since is not None

    assert "متوقفة" in text_of(desk)


def test_the_button_has_a_page_baked_again(desk: Client) -> None:
    order = fail(times=10)

    answer = desk.post(BAKE_AGAIN, {"page": order.pk}, follow=True)

    assert "يُعاد الآن خبز صفحة واحدة" in answer.content.decode()
    order.refresh_from_db()
    assert (order.due_at, order.dead_since) == (None, None)


def test_all_that_fails_can_be_baked_again_at_once(desk: Client) -> None:
    fail()

    desk.post(BAKE_AGAIN, {"page": "all"})

    assert Order.objects.get().due_at is None


@pytest.mark.parametrize("page", ["", "1 OR 1=1", "٣", "-1"])
def test_a_form_that_names_no_page_changes_nothing(desk: Client, page: str) -> None:
    fail()

    assert desk.post(BAKE_AGAIN, {"page": page}).status_code == 303

    assert Order.objects.get().due_at is not None


def test_looking_is_no_reason_to_bake_and_a_forged_form_is_refused(desk: Client) -> None:
    order = fail()
    assert desk.get(BAKE_AGAIN).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(User.objects.get(username="operator"))

    assert strict.post(BAKE_AGAIN, {"page": order.pk}).status_code == 403


def test_the_page_costs_the_same_queries_at_ten_and_at_ten_thousand_orders(
    desk: Client, django_assert_max_num_queries: Any
) -> None:
    desk.get(PRESS)  # the first request of a session is noted, and content types are learnt
    counts = []
    for waiting in (10, 10_000):
        made = [Page(kind="leaf", argument=f"{waiting}-{number}") for number in range(waiting)]
        pages = Page.objects.bulk_create(made, batch_size=2000)
        place(Wanted(page.pk, Lane.ARCHIVE, 10, "tree:1", timezone.now()) for page in pages)
        Order.objects.filter(page__in=[page.pk for page in pages[:100]]).update(tries=1, last_error="no")
        Batch.objects.bulk_create(
            Batch(lane=0, count=1, bake_ms=1, visible_ms=20, pages=[["leaf:1", "leaf:1", 1.0]]) for _ in range(waiting)
        )
        with django_assert_max_num_queries(40) as asked:
            desk.get(PRESS)
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_columns_of_the_plot_stand_in_the_order_of_reading() -> None:
    from_left = plot.columns([10, 100, 1000], is_mirrored=False)
    from_right = plot.columns([10, 100, 1000], is_mirrored=True)

    assert [column.speed for column in from_left] == ["quick", "quick", "slow"]
    assert from_left[-1].x == max(column.x for column in from_left)
    assert from_right[-1].x == 0
    assert [column.height for column in from_left] == [column.height for column in from_right]


@pytest.mark.parametrize("value", [0, 0.001, 5, 20_000, 1e12])
def test_every_value_has_a_column_inside_the_plot(value: float) -> None:
    (column,) = plot.columns([value], is_mirrored=False)

    assert 0 <= column.y <= plot.HEIGHT
    assert 0 < column.height <= plot.HEIGHT


def test_it_tells_how_copies_stand_and_what_is_wrong_with_them(desk: Client, settings: Any, tmp_path: Path) -> None:
    (tmp_path / "no folder").write_bytes(b"")
    settings.KHABAR_STORE = ["pages", f"files:{tmp_path / 'files'}", f"files:{tmp_path / 'no folder'}"]
    touch("leaf:1")
    presser.drain()

    shown = text_of(desk)

    assert "النسخ والذاكرات الوسيطة" in shown
    assert f"files:{tmp_path / 'files'}" in shown
    assert "محدَّثة" in shown
    assert "متعثرة: محاولة واحدة، أولاها" in shown
    assert "تعذّر تحديث نسخة من الموقع" in shown
    assert "Not a directory" in shown or "File exists" in shown


def test_without_copies_it_does_not_speak_of_them(desk: Client) -> None:
    assert "النسخ والذاكرات الوسيطة" not in text_of(desk)
