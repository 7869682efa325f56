"""What is put off appears within a second of its moment, and until then there is not one byte of it in the store."""

import datetime
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from khabar.newsroom.actions import publish_due, schedule_article
from khabar.newsroom.actions.publish_due import next_due
from khabar.newsroom.models import Article
from khabar.press import presser
from khabar.site.addresses import article_path, front_path
from tests.factories.newsroom import make_article
from tests.site.paper import make_edition_with_furniture
from tests.waiting import LONGEST_SECONDS

MARKER = "embargoed-zafaran"
# A tenth of it on a quiet machine; the promise is one second, and the machine that tests may be busy.
SECONDS_LATE = 15.0
"""Far more than the second that is promised, because the machine may be busy."""


@pytest.fixture(autouse=True)
def uncompressed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the store keep pages as they are, so that its bytes can be searched."""
    monkeypatch.setattr("khabar.press.stores.representations.SMALLEST_TO_COMPRESS", 10_000_000)


@pytest.fixture
def draft(transactional_db: None) -> Article:
    edition = make_edition_with_furniture()
    make_article("قبله", section=edition.sections.get())
    draft = make_article(f"خبر {MARKER}", slug=MARKER, section=edition.sections.get(), live=False, published_at=None)
    presser.drain()
    return draft


@contextmanager
def press_at_work() -> Iterator[None]:
    stop = threading.Event()

    def do_what_is_due() -> datetime.datetime | None:
        publish_due()
        return next_due()

    thread = threading.Thread(target=presser.work_forever, args=(stop, do_what_is_due))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def folder() -> Path:
    return Path(settings.KHABAR_STORE_FILE).parent


def bytes_with_marker() -> list[str]:
    """Return every file beside the store, logs and leftovers included, that has the marker anywhere."""
    return [file.name for file in folder().rglob("*") if file.is_file() and MARKER.encode() in file.read_bytes()]


def shows(path: str) -> bool:
    opened = sqlite3.connect(f"file:{settings.KHABAR_STORE_FILE}?mode=ro", uri=True)
    rows = opened.execute("SELECT identity FROM addresses WHERE path = ? ORDER BY rank LIMIT 1", (path,)).fetchone()
    opened.close()
    return rows is not None and MARKER.encode() in rows[0]


def seen_after(path: str, moment: datetime.datetime, *, gone: bool = False) -> float:
    """Wait until *path* shows the marker, or shows it no more; return how many seconds after *moment* that was."""
    deadline = time.monotonic() + LONGEST_SECONDS
    while shows(path) == gone:
        found = [] if gone else bytes_with_marker()
        # Asked after they were looked for: the moment may come meanwhile.
        if timezone.now() < moment:
            assert found == []
        assert time.monotonic() < deadline
        time.sleep(0.005)
    return (timezone.now() - moment).total_seconds()


def test_a_scheduled_article_appears_within_a_second_and_not_a_byte_before(draft: Article) -> None:
    moment = timezone.now() + datetime.timedelta(seconds=2.3)
    schedule_article(article=draft, at=moment)
    presser.drain()

    with press_at_work():
        on_the_front = seen_after(front_path(draft.edition), moment)

    assert 0 <= on_the_front < SECONDS_LATE
    assert shows(article_path(Article.objects.get(pk=draft.pk)))


def test_an_article_goes_within_a_second_of_its_expiry(draft: Article) -> None:
    story = make_article(f"خبر {MARKER}", slug="expiring", section=draft.section)
    presser.drain()
    moment = timezone.now() + datetime.timedelta(seconds=1.3)
    Article._base_manager.filter(pk=story.pk).update(expire_at=moment)

    with press_at_work():
        on_the_front = seen_after(front_path(draft.edition), moment, gone=True)

    assert 0 <= on_the_front < SECONDS_LATE
    assert not shows(article_path(story))


def test_what_fell_due_while_nobody_worked_is_done_at_the_start(draft: Article) -> None:
    schedule_article(article=draft, at=timezone.now() + datetime.timedelta(seconds=0.3))
    time.sleep(0.5)
    assert bytes_with_marker() == []

    started = timezone.now()
    with press_at_work():
        assert seen_after(front_path(draft.edition), started) < SECONDS_LATE
