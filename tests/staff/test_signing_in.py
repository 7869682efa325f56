"""Signing in: slow for who guesses, open for who knows, and it says nothing of which accounts there are."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from khabar.staff.models import Attempts
from khabar.staff.pacing import ACCOUNT, NETWORK, Lane, Pace, TooFast, begin_attempt, end_attempt
from tests.factories.newsroom import make_staff
from tests.staff.conftest import Clock, sign_in

pytestmark = pytest.mark.django_db
FRONT = {"HTTP_X_KHABAR_FRONT": "the front of the tests"}


def complaint(client: Client, name: str, password: str = "wrong") -> str:  # noqa: S107  a made-up one
    page = client.post("/admin/login/", {"username": name, "password": password})
    return " ".join(str(error) for error in page.context["form"].non_field_errors())


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (4, 0), (5, 1), (6, 2), (9, 16), (12, 120), (1_000_000, 120)]
)
def test_wait_doubles_up_to_its_limit(failures: int, seconds: int) -> None:
    assert Pace(free=5, longest_seconds=120).wait_after(failures) == seconds


def test_guessing_becomes_slow_and_the_right_password_is_not_heard_meanwhile(
    client: Client, editor: User, later: Clock
) -> None:
    for _ in range(ACCOUNT.free):
        assert sign_in(client, password="wrong") == 200
    assert sign_in(client) == 200
    later(3)
    assert sign_in(client) == 302


def test_wait_is_told_in_the_desk_s_language(client: Client, editor: User, later: Clock) -> None:
    for _ in range(ACCOUNT.free + 2):
        complaint(client, "editor")
        later(0)

    assert "حاول" in complaint(client, "editor")


def test_nobody_is_locked_out_for_longer_than_the_limit(editor: User, later: Clock) -> None:
    lanes = [Lane("account:editor", ACCOUNT)]
    for _ in range(40):
        begin_attempt(lanes)
        later(ACCOUNT.longest_seconds)
    begin_attempt(lanes)

    with pytest.raises(TooFast) as refused:
        begin_attempt(lanes)
    assert refused.value.seconds <= ACCOUNT.longest_seconds + 1


def test_browser_that_signed_in_before_is_not_slowed_by_who_attacks_the_account(
    client: Client, editor: User, later: Clock
) -> None:
    assert sign_in(client) == 302
    client.post("/admin/logout/")
    attacker = Client()
    for _ in range(ACCOUNT.free + 3):
        sign_in(attacker, password="wrong")

    assert sign_in(attacker) == 200
    assert sign_in(client) == 302


def test_mark_of_a_known_browser_counts_for_its_account_only(client: Client, editor: User, later: Clock) -> None:
    make_staff("other")
    sign_in(client, "other")
    client.post("/admin/logout/")
    for _ in range(ACCOUNT.free):
        sign_in(client, password="wrong")

    assert sign_in(client) == 200


def test_forged_mark_of_a_browser_is_no_mark(client: Client, editor: User, later: Clock) -> None:
    client.cookies["khabar_known"] = "WyJlZGl0b3IiLCAieCJd:1abc:forged"
    for _ in range(ACCOUNT.free):
        sign_in(client, password="wrong")

    assert sign_in(client) == 200


def test_many_behind_one_address_are_slowed_and_not_locked_out(editor: User, later: Clock) -> None:
    cafe = [Lane("network:192.0.2.0/24", NETWORK)]
    for _ in range(NETWORK.free + 10):
        try:
            begin_attempt(cafe)
        except TooFast as error:
            later(error.seconds)

    later(NETWORK.longest_seconds + 1)
    begin_attempt(cafe)
    end_attempt(cafe)
    begin_attempt(cafe)


def test_network_is_what_the_front_says_and_no_header_of_the_client(client: Client, editor: User, later: Clock) -> None:
    for number in range(2):
        sign_in(client, "nobody", "wrong", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
        sign_in(client, "nobody", "wrong", HTTP_X_FORWARDED_FOR=f"198.51.{number}.1", **FRONT)

    # One account, the network of the test client, and two that the front vouched for.
    assert Attempts.objects.count() == 4


def test_answer_is_the_same_for_an_account_that_is_not_there_and_one_that_is_disabled(
    client: Client, editor: User
) -> None:
    User.objects.create_user("gone", password="secret", is_active=False)

    said = {
        complaint(client, name, password) for name, password in (("editor", "x"), ("nobody", "x"), ("gone", "secret"))
    }

    assert said == {"الاسم أو كلمة المرور غير صحيحة."}


def test_attempts_name_no_account_and_no_network(client: Client, editor: User) -> None:
    sign_in(client, password="wrong")

    assert [what for what in Attempts.objects.values_list("what", flat=True) if "editor" in what or "127" in what] == []


def test_early_attempts_are_not_counted(client: Client, editor: User, later: Clock) -> None:
    for _ in range(ACCOUNT.free + 10):
        sign_in(client, password="wrong")
    later(3)

    assert sign_in(client) == 302


def test_failures_are_forgotten_after_an_hour_of_rest(client: Client, editor: User, later: Clock) -> None:
    for _ in range(ACCOUNT.free - 1):
        sign_in(client, password="wrong")
    later(3601)
    sign_in(client, password="wrong")

    assert sign_in(client) == 302
