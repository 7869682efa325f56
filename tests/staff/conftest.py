"""What the tests of accounts have: an editor who may publish, a telephone that makes codes, and a clock to turn."""

import datetime
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from khabar.newsroom.actions import set_up_newsroom
from khabar.staff.models import SecondFactor
from khabar.staff.sealing import seal
from khabar.staff.second_factor import new_secret
from tests.factories.newsroom import make_staff
from tests.staff.telephone import Telephone

Clock = Callable[[float], None]


@pytest.fixture
def editor(db: None) -> User:
    set_up_newsroom()
    return make_staff("editor", group="المحررون")


@pytest.fixture
def telephone(editor: User) -> Telephone:
    """Return the telephone of the editor, who set up a second factor earlier."""
    secret = new_secret()
    SecondFactor.objects.create(account=editor, secret=seal(secret))
    return Telephone(secret)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Return a clock that stands, and goes on by seconds when called."""
    now = [datetime.datetime.now(datetime.UTC)]
    monkeypatch.setattr("django.utils.timezone.now", lambda: now[0])
    monkeypatch.setattr("khabar.staff.second_factor.time.time", lambda: now[0].timestamp())

    def go_on(seconds: float) -> None:
        now[0] += datetime.timedelta(seconds=seconds)

    return go_on


def sign_in(client: Client, name: str = "editor", password: str = "secret", **more: str) -> int:  # noqa: S107  a made-up one
    """Sign in as a browser does; return 302 for a success and 200 for the form again."""
    return client.post("/admin/login/", {"username": name, "password": password}, **more).status_code
