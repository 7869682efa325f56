"""The press has outlets and caches told: by itself, in the right order, and before a removal is said to be done."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from khabar.press import delivery, presser
from khabar.press.delivery import CopiesRemain
from khabar.press.fingerprint import fingerprint
from khabar.press.standing import standing
from khabar.press.stores.tags import address_tag
from tests.press.outlets.trees import holds, should_hold
from tests.press.purges.recording import OK, Recorder, recorder
from tests.press.trial.models import Section, Story
from tests.waiting import wait_until

pytestmark = pytest.mark.usefixtures("trial_with_commits")

REFUSED = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"


@contextmanager
def press_at_work() -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=presser.work_forever, args=(stop,))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


@pytest.fixture
def files(settings: Any, tmp_path: Path) -> Path:
    settings.KHABAR_STORE = ["pages", f"files:{tmp_path / 'files'}"]
    return tmp_path / "files"


@pytest.fixture
def cache(settings: Any) -> Iterator[Recorder]:
    with recorder() as running:
        settings.KHABAR_PURGE = [f"fastly:service?api={running.origin}"]
        settings.KHABAR_FASTLY_TOKEN = "t0ken"
        yield running


@pytest.fixture
def story() -> Story:
    section = Section.objects.create(name="أخبار العراق")
    return Story.objects.create(section=section, slug="al-qaim", headline="قبل")


def purged_at(cache: Recorder, path: str) -> list[float]:
    """Return when the cache was told of *path*, by a monotonic clock."""
    return [
        at for at, request in zip(cache.times, cache.requests, strict=False) if address_tag(path).encode() in request
    ]


def times_purged(cache: Recorder, path: str) -> int:
    return len(purged_at(cache, path))


def test_the_tree_of_files_follows_the_press_by_itself(story: Story, files: Path, settings: Any) -> None:
    with press_at_work():
        wait_until(lambda: "pages/al-qaim/index.html" in holds(files))
        story.headline = "بعد"
        story.save()
        wait_until(lambda: "بعد".encode() in holds(files)["pages/al-qaim/index.html"])
        wait_until(lambda: holds(files) == should_hold(settings.KHABAR_STORE_FILE))


def test_draining_delivers_too(story: Story, files: Path, settings: Any) -> None:
    presser.drain()

    assert holds(files) == should_hold(settings.KHABAR_STORE_FILE)
    assert "pages/al-qaim/index.html" in holds(files)


def test_a_cache_is_told_what_changed_and_once_more_two_seconds_later(story: Story, cache: Recorder) -> None:
    presser.drain()
    with press_at_work():
        time.sleep(0.5)
        cache.forget()
        story.headline = "بعد"
        story.save()
        wait_until(lambda: times_purged(cache, "/al-qaim/") == 2)
        first, second = purged_at(cache, "/al-qaim/")
        assert second - first > 1.5


def test_a_cache_is_told_only_when_the_outlets_have_it(story: Story, files: Path, cache: Recorder) -> None:
    presser.drain()
    cache.forget()
    files.rename(files.with_name("moved"))
    files.write_bytes(b"a disk that is not there")

    story.headline = "بعد"
    story.save()
    presser.drain()
    assert times_purged(cache, "/al-qaim/") == 0

    files.unlink()
    files.with_name("moved").rename(files)
    delivery.try_failures_now()
    delivery.deliver()
    assert "بعد".encode() in holds(files)["pages/al-qaim/index.html"]
    assert times_purged(cache, "/al-qaim/") == 1


def test_a_removal_is_out_of_the_files_and_the_cache_before_anyone_is_told(
    story: Story, files: Path, cache: Recorder
) -> None:
    presser.drain()
    cache.forget()
    number = story.pk
    story.delete()

    presser.bake_now("story", str(number))

    assert "pages/al-qaim/index.html" not in holds(files)
    assert "gone/al-qaim/index.html" in holds(files)
    assert times_purged(cache, "/al-qaim/") == 1


def test_a_removal_that_a_cache_does_not_take_is_said_and_made_good(story: Story, files: Path, cache: Recorder) -> None:
    presser.drain()
    cache.answers = [REFUSED]
    number = story.pk
    story.delete()

    with pytest.raises(CopiesRemain, match="purge of fastly:service"):
        presser.bake_now("story", str(number))

    assert "gone/al-qaim/index.html" in holds(files), "what can be done is done"
    delivery.deliver()
    assert any("Fastly answered 503" in one.trouble for one in standing())

    cache.answers = [OK]
    cache.forget()
    delivery.try_failures_now()
    delivery.deliver()
    assert times_purged(cache, "/al-qaim/") == 1
    assert not any(one.trouble for one in standing())


def test_a_removal_does_not_wait_for_a_cache_that_hangs(
    story: Story, files: Path, cache: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "SECONDS_FOR_PURGES", 0.3)
    presser.drain()
    hangs = threading.Event()
    monkeypatch.setattr(cache, "answer", lambda: hangs.wait(60) and OK)
    number = story.pk
    story.delete()
    began = time.monotonic()

    with pytest.raises(CopiesRemain, match="fastly"):
        presser.bake_now("story", str(number))

    assert time.monotonic() - began < 60
    hangs.set()


def test_without_outlets_nothing_is_delivered_and_nothing_said(story: Story) -> None:
    presser.drain()
    number = story.pk
    story.delete()

    presser.bake_now("story", str(number))

    assert standing() == []


def test_settings_that_cannot_be_understood_stop_no_page(story: Story, settings: Any, served: Any) -> None:
    settings.KHABAR_STORE = ["folder:/srv"]

    presser.drain()

    assert served()["/al-qaim/"].status == 200
    assert "has to be pages, files:" in standing()[0].trouble


def test_settings_that_cannot_be_understood_stop_no_removal_and_are_told(
    story: Story, settings: Any, served: Any
) -> None:
    presser.drain()
    settings.KHABAR_PURGE = ["fastly:service"]
    number = story.pk
    story.delete()

    with pytest.raises(CopiesRemain, match="KHABAR_FASTLY_TOKEN is empty"):
        presser.bake_now("story", str(number))

    assert served()["/al-qaim/"].status == 410


def test_where_pages_are_copied_to_changes_no_page(settings: Any) -> None:
    before = fingerprint()
    settings.KHABAR_STORE = ["pages", "s3://news"]
    settings.KHABAR_PURGE = ["fastly:x"]
    settings.KHABAR_S3_SECRET_KEY = settings.KHABAR_FASTLY_TOKEN = settings.KHABAR_CLOUDFLARE_TOKEN = "x"

    assert fingerprint() == before


def test_an_outlet_can_be_copied_to_again(story: Story, files: Path, settings: Any) -> None:
    presser.drain()
    (files / "pages/al-qaim/index.html").write_bytes(b"damaged by hand")
    (files / "pages/stray.html").write_bytes(b"put there by hand")

    (place,) = delivery.places()
    delivery.begin_anew(place.name)
    delivery.deliver()

    assert holds(files) == should_hold(settings.KHABAR_STORE_FILE)
