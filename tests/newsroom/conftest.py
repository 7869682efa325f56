"""What the newsroom's tests have: a member of staff at the desk, and an ear on what the press is told."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from khabar.newsroom.actions import set_review, set_up_newsroom
from khabar.newsroom.models import Edition, Section
from khabar.press.models import Removal, Touch
from tests.factories.newsroom import make_section, make_staff

REPORTERS, EDITORS, CHIEFS = "المراسلون", "المحررون", "رؤساء التحرير"
KEYS_OF_PARTS_ABOVE = ("thread:", "poll:", "list:editions")
Listening = Callable[[], AbstractContextManager[set[str]]]


@dataclass
class Newsroom:
    """A newsroom in which the desk and then the chief approve, and somebody of each."""

    edition: Edition
    section: Section
    reporter: User
    editor: User
    chief: User


@pytest.fixture
def newsroom(db: None) -> Newsroom:
    edition = set_up_newsroom()
    set_review(edition=edition, steps=[Group.objects.get(name=name) for name in (EDITORS, CHIEFS)])
    return Newsroom(
        Edition.objects.get(),
        make_section(edition=edition),
        make_staff("reporter", group=REPORTERS),
        make_staff("editor", group=EDITORS),
        make_staff("the-chief", group=CHIEFS),
    )


@pytest.fixture
def chief(db: None) -> User:
    return make_staff("chief", superuser=True)


@pytest.fixture
def desk(client: Client, chief: User) -> Client:
    """Return a client that has signed in with every right."""
    client.force_login(chief)
    return client


@pytest.fixture
def touching(db: None) -> Listening:
    """Return a context that fills a set with the keys touched inside it, without those that parts above add."""

    @contextmanager
    def listening() -> Iterator[set[str]]:
        Touch.objects.all().delete()
        keys: set[str] = set()
        yield keys
        touched = Touch.objects.values_list("key", flat=True)
        keys.update(key for key in touched if not key.startswith(KEYS_OF_PARTS_ABOVE))

    return listening


@pytest.fixture
def taken_at_once(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Return the pages that were taken away before the desk was answered; nothing is really baked."""
    taken: list[tuple[str, str]] = []

    def finish() -> None:
        waiting = Removal.objects.filter(is_gone=True).order_by("pk")
        taken.extend(waiting.values_list("kind", "argument"))
        waiting.delete()

    monkeypatch.setattr("khabar.press.removal.finish_removals", finish)
    return taken
