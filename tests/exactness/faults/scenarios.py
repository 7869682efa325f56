"""What can go wrong around a press, each played while editors work and readers read."""

import os
import resource
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.dying import Step
from tests.exactness.faults.databases import database_away
from tests.exactness.faults.stage import Stage

KILLED_AT: dict[str, Step] = {
    "take touches": ("khabar.press.presser", "take_touches"),
    "ticket": ("khabar.press.stores.pagefile:PageFile", "next_ticket"),
    "bake": ("khabar.press.baking:_Oven", "bake"),
    "lay one": ("khabar.press.stores.pagefile", "_lay"),
    "commit": ("khabar.press.stores.pagefile:PageFile", "commit"),
    "settle": ("khabar.press.settling", "settle"),
    "replace keys": ("khabar.press.settling", "replace_keys"),
}
ROOM = 64 * 1024


def killed_presser(stage: Stage) -> None:
    """Each time a press dies at another step, as by a power cut."""
    for number, (name, step) in enumerate(KILLED_AT.items()):
        for when in ("before", "after"):
            press = stage.press(step, when, countdown=1 + number % 2)
            stage.expect_end(stage.edit(seed=number, deeds=8, seconds=0.2), 0, "an editor")
            stage.expect_end(press, -signal.SIGKILL, f"the press that dies {when} {name}")
            if when == "after":
                stage.recovers(f"killed at {name}")


def killed_front(stage: Stage) -> None:
    press = stage.press()
    for number in range(3):
        editor = stage.edit(seed=40 + number, deeds=10, seconds=0.8)
        time.sleep(0.5)
        stage.kill_front()
        stage.start_front()
        stage.expect_end(editor, 0, "an editor")
    stage.stop(press, "the press")
    stage.recovers("the front was killed")


def two_pressers(stage: Stage) -> None:
    presses = [stage.press() for _press in range(2)]
    for editor in [stage.edit(seed=50, deeds=25, seconds=2.5)]:
        stage.expect_end(editor, 0, "an editor")
    for press in presses:
        stage.stop(press, "a press")
    stage.recovers("two pressed at once")


def full_disk(stage: Stage) -> None:
    """The disk fills while the press works: a small file system where one may be mounted, else a limit on files."""
    with _small_disk(stage) as grow:
        press = stage.press(before=None if grow else _no_file_grows_beyond(_size(stage.store) + ROOM))
        stage.expect_end(stage.edit(seed=60, deeds=30, seconds=1.5), 0, "an editor")
        stage.until(lambda: "The press cannot work" in stage.log.read_text(errors="replace"), "the disk is full")
        if grow:
            grow()
        stage.stop(press, "the press on a full disk")
        stage.recovers("the disk was full")


def read_only_store(stage: Stage) -> None:
    with _read_only(stage) as limit:
        press = stage.press(before=limit)
        stage.expect_end(stage.edit(seed=70, deeds=12, seconds=1.0), 0, "an editor")
        stage.until(lambda: "The press cannot work" in stage.log.read_text(errors="replace"), "nothing can be written")
        stage.stop(press, "the press that may not write")
    stage.recovers("the store could not be written")


def database_gone(stage: Stage) -> None:
    press = stage.press()
    stage.expect_end(stage.edit(seed=80, deeds=12, seconds=0.3), 0, "an editor")
    with database_away():
        time.sleep(2.5)
    stage.expect_end(stage.edit(seed=81, deeds=8, seconds=0.5), 0, "an editor")
    stage.stop(press, "the press that lost its database")
    stage.recovers("the database was away")


def clock_steps_back(stage: Stage) -> None:
    """Half-way the clock of the press goes back by an hour."""
    press = stage.press(before=_clock_goes_back_after(1.5))
    stage.expect_end(stage.edit(seed=90, deeds=25, seconds=3.0), 0, "an editor")
    stage.stop(press, "the press whose clock went back")
    stage.recovers("the clock went back")


SCENARIOS: dict[str, Callable[[Stage], None]] = {
    scenario.__name__: scenario
    for scenario in (
        killed_presser,
        killed_front,
        two_pressers,
        full_disk,
        read_only_store,
        database_gone,
        clock_steps_back,
    )
}


def _size(file: Path) -> int:
    return max(part.stat().st_size for part in file.parent.glob(f"{file.name}*"))


def _no_file_grows_beyond(limit: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))


def _mount(*arguments: str) -> bool:
    """Mount if this process may; say whether it could."""
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        return False
    return subprocess.run([mount, *arguments], check=False, capture_output=True).returncode == 0


def _unmount(folder: Path) -> None:
    subprocess.run(["umount", "--lazy", str(folder)], check=False, capture_output=True)


@contextmanager
def _small_disk(stage: Stage) -> Iterator[Callable[[], None] | None]:
    """Put the store on a file system with little room; yield what makes it larger, or None where none can be mounted.

    The store goes back to where it was afterwards.
    """
    folder = stage.store.parent
    room = sum(part.stat().st_size for part in folder.iterdir()) + ROOM
    kept = folder.with_name("kept-store")
    shutil.copytree(folder, kept)
    if not _mount("-t", "tmpfs", "-o", f"size={room}", "tmpfs", str(folder)):
        shutil.rmtree(kept)
        yield None
        return
    with ExitStack() as end:
        end.callback(shutil.rmtree, kept)
        end.callback(_unmount, folder)
        for part in kept.iterdir():
            shutil.copy(part, folder / part.name)
        yield lambda: stage.problems.extend(
            [] if _mount("-o", "remount,size=256m", str(folder)) else ["the small disk could not be made larger"]
        )


@contextmanager
def _read_only(stage: Stage) -> Iterator[Callable[[], None] | None]:
    """Let nobody write the store: a read-only mount, else permissions; who is root without mounts gets a limit."""
    folder = str(stage.store.parent)
    if _mount("--bind", folder, folder):
        try:
            _mount("-o", "remount,ro,bind", folder)
            yield None
        finally:
            _unmount(stage.store.parent)
    elif os.geteuid() != 0:
        modes = {part: part.stat().st_mode for part in (stage.store.parent, *stage.store.parent.iterdir())}
        for part, mode in modes.items():
            part.chmod(mode & ~0o222)
        try:
            yield None
        finally:
            for part, mode in modes.items():
                part.chmod(mode)
    else:
        yield _no_file_grows_beyond(0)


def _clock_goes_back_after(seconds: float) -> Callable[[], None]:
    def arrange() -> None:
        from datetime import timedelta

        from django.utils import timezone

        now, clock = timezone.now, time.time

        def go_back() -> None:
            timezone.now = lambda: now() - timedelta(hours=1)
            time.time = lambda: clock() - 3600

        threading.Timer(seconds, go_back).start()

    return arrange
