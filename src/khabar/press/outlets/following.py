"""Has outlets follow the page store: reads what changed since each one's row, tells it, and writes the row.

Killed at any point, the next process begins where the row stands, and what was told already is told once more. Knows
outlets by their contract; the clock is that of the machine and decides only when a failure is tried again.
"""

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from khabar.press.outlets.base import Answer, NewerThere, Outlet, Trouble, Version
from khabar.press.outlets.turns import turn
from khabar.press.stores.followers import Follower, Followers
from khabar.press.stores.pagereader import PageReader

ADDRESSES_AT_ONCE = 200
LONGEST_WAIT_SECONDS = 300.0
PATIENCE_SECONDS = 600.0

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Place:
    """An outlet and how it follows the store of *file*.

    *behind* are outlets that must have something before this one hears of it, *lag* the seconds that it stays behind
    them. One that *starts_at_the_end* has no use for what was there before it. *may_sweep* says whether the store is
    complete: of one that is still being filled, nobody can say what it does not have.
    """

    file: Path
    outlet: Outlet
    behind: tuple["Place", ...] = ()
    lag: float = 0.0
    starts_at_the_end: bool = False
    may_sweep: Callable[[], bool] = lambda: True

    @property
    def name(self) -> str:
        return self.outlet.name + (f", again after {self.lag:g} s" if self.lag else "")

    @property
    def followers(self) -> Followers:
        return Followers(self.file)

    @property
    def lock(self) -> Path:
        """Return the file that whoever writes to the outlet holds locked. Places of one outlet share it."""
        return self.file.with_name(f"{self.file.name}.turns") / sha256(self.outlet.name.encode()).hexdigest()[:16]

    def row(self) -> Follower:
        """Return its row, made if there is none."""
        row = self.followers.read(self.name)
        if row is not None:
            return row
        seq = 0
        if self.starts_at_the_end:
            with closing(PageReader(self.file)) as reader:
                seq = reader.seq()
        row = Follower(self.name, int(time.time() * 1000), seq, is_whole=self.starts_at_the_end)
        self.followers.write(row)
        return row

    def let_try_now(self) -> None:
        """Have a failure not wait any longer."""
        with turn(self.lock, PATIENCE_SECONDS):
            row = self.followers.read(self.name)
            if row is not None and row.tries:
                self.followers.write(replace(row, due_at=0.0))

    def begin_anew(self) -> None:
        """Have everything copied again, as newer than all before. Who is delivering now would write the row back."""
        with turn(self.lock, PATIENCE_SECONDS):
            self.followers.forget(self.name)


def follow(place: Place, stop: Callable[[], bool] = lambda: False) -> int:
    """Deliver to *place* what it lacks. Return how many addresses it was told; 0 if it lacks nothing or must wait.

    A failure is noted at its row, to be tried again after a while that doubles; nothing is raised but what the store's
    file raises.
    """
    told = 0
    while not stop():
        with turn(place.lock, PATIENCE_SECONDS):
            some = _step(place)
        if not some:
            break
        told += some
    return told


def tell(place: Place, since: int, patience: float) -> None:
    """Tell *place* all that changed after commit *since*, whatever waits before it. Raises Trouble or Busy.

    Its row stays as it is: what waits is delivered in its order, and comes to the same.
    """
    with turn(place.lock, patience), closing(PageReader(place.file)) as reader:
        seq = reader.seq()
        version = Version(place.row().epoch, seq)
        while since < seq:
            paths, since = reader.next_changes(since, ADDRESSES_AT_ONCE, seq)
            try:
                place.outlet.take(_answers(reader, paths), version)
            except NewerThere as error:
                raise Trouble(f"{place.name} holds copies of a later time") from error


def _step(place: Place) -> int:
    """Deliver one batch, in the turn of *place*."""
    followers, row, now = place.followers, place.row(), time.time()
    # A time far ahead was written before the clock was set back.
    if row.tries and now < row.due_at <= now + LONGEST_WAIT_SECONDS:
        return 0
    with closing(PageReader(place.file)) as reader:
        seq = reader.seq()
        if row.seq > seq:
            # The file was put back to what it had been: what was delivered since is no more.
            row = replace(row, epoch=int(now * 1000), seq=0, is_whole=False)
        last = min([seq, *(behind.row().seq for behind in place.behind)])
        if last <= row.seq and row.is_whole:
            return 0
        if place.lag:
            row = _keep_behind(row, last, now, place.lag)
            followers.write(row)
            last = row.until_seq if now >= row.until_at else row.seq
        try:
            paths, until = reader.next_changes(row.seq, ADDRESSES_AT_ONCE, last)
            version = Version(row.epoch, seq)
            if paths:
                place.outlet.take(_answers(reader, paths), version)
            row = replace(row, seq=until, tries=0, due_at=0.0, failing_since=0.0, trouble="")
            if not row.is_whole and until >= last and place.may_sweep():
                place.outlet.sweep(lambda some: _answers(reader, some), version)
                row = replace(row, is_whole=True)
        except NewerThere:
            if reader.seq() > seq:
                # Another process told of something that was committed meanwhile: the next step comes to the same.
                return 1
            # The store lost its last commits in a power cut, and counts them again.
            followers.write(replace(row, epoch=int(now * 1000)))
            return 1
        except Trouble as trouble:
            followers.write(_failed(row, trouble, now))
            logger.error("%s: %s", place.name, trouble)
            return 0
        followers.write(row)
        return len(paths)


def _keep_behind(row: Follower, last: int, now: float, lag: float) -> Follower:
    """Fix, when nothing is fixed yet, how far the follower may go once *lag* seconds have passed."""
    is_waiting = row.until_seq > row.seq and row.until_at <= now + lag
    return row if is_waiting else replace(row, until_seq=last, until_at=now + lag)


def _failed(row: Follower, trouble: Trouble, now: float) -> Follower:
    wait = min(2.0 ** min(row.tries, 10), LONGEST_WAIT_SECONDS)
    if trouble.retry_in is not None:
        wait = min(max(wait, trouble.retry_in), LONGEST_WAIT_SECONDS)
    since = row.failing_since or now
    return replace(row, tries=row.tries + 1, due_at=now + wait, failing_since=since, trouble=str(trouble)[:500])


def _answers(reader: PageReader, paths: Iterable[str]) -> Sequence[Answer]:
    return [Answer(path, reader.find(path)) for path in paths]
