"""Random editorial life on the real newsroom and site, compared with a full rebuild whenever nothing waits."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings as django_settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from khabar.press import presser
from khabar.press.baking import Result, bake
from khabar.press.ledger import keys_of_page
from khabar.press.models import Order, Page, Touch
from tests.exactness.clearing import clear_the_newsroom
from tests.exactness.clock import Clock
from tests.exactness.leaks import leaks_in_answers, leaks_in_search, leaks_in_store
from tests.exactness.life import ARTICLES, HOUSE, READERS_DEEDS, Deed, Life
from tests.press.trial.rebuild import bake_everything, differences
from tests.search.things import follow_all

T = TypeVar("T")


class Drawn:
    """Chance that Hypothesis decides, and so can make a failure small."""

    def __init__(self) -> None:
        self.data: st.DataObject | None = None

    def one_of(self, things: Sequence[T]) -> T:
        assert self.data is not None
        chosen: T = things[self.data.draw(st.integers(0, len(things) - 1))]
        return chosen


class World:
    """A newsroom, its press and its store in a folder of its own; nothing of it is left when it is closed."""

    def __init__(self, chance: Any) -> None:
        self._end = ExitStack()
        self.folder = Path(tempfile.mkdtemp(prefix="khabar-exactness-"))
        self._end.callback(shutil.rmtree, self.folder)
        self._end.callback(clear_the_newsroom)
        self._settings = {name: getattr(django_settings, name) for name in ("KHABAR_STORE_FILE",)}
        django_settings.KHABAR_STORE_FILE = self.folder / "pages.sqlite3"
        self.clock = Clock()
        self._end.enter_context(self.clock.ticking())
        clear_the_newsroom()
        self.life = Life(chance, self.clock)
        follow_all()
        presser.drain()

    def do(self, deed: Deed) -> None:
        """Do *deed* as the desk would, and look that nothing came out that should not."""
        deed(self.life)
        self.life.secrets.look()

    def faults(self) -> list[str]:
        """Let everything come to rest; say where the store is not what a rebuild would give, and what it lets out."""
        follow_all()
        presser.drain()
        self.life.secrets.look()
        waiting = [f"waits: {order.page} {order.last_error}" for order in Order.objects.select_related("page")]
        waiting += [f"waits: {touch.key}" for touch in Touch.objects.all()]
        fresh = self.folder / "fresh.sqlite3"
        baked = bake_everything()
        found = differences(django_settings.KHABAR_STORE_FILE, fresh, baked)
        for file in self.folder.glob("fresh.sqlite3*"):
            file.unlink()
        return [*waiting, *found, *differences_of_keys(baked), *self.leaks()]

    def leaks(self) -> list[str]:
        """Say where a word can be met that must not."""
        secrets, store = self.life.secrets, django_settings.KHABAR_STORE_FILE
        return [
            *leaks_in_store(store, secrets.hidden),
            *leaks_in_answers(store, secrets.withdrawn),
            *leaks_in_search(secrets.hidden),
        ]

    def close(self) -> None:
        self._end.close()
        for name, value in self._settings.items():
            setattr(django_settings, name, value)


def differences_of_keys(baked: dict[str, Result]) -> Iterator[str]:
    """Yield the pages whose keys in the ledger are not those that a bake records now.

    Such a page may be right today; the next change of what it forgot would not reach it.
    """
    for page in Page.objects.order_by("pk"):
        result = baked.get(str(page)) or bake(page.kind, page.argument)
        fresh, known = result.keys, keys_of_page(page.pk)
        if fresh != known:
            yield f"keys of {page}: lacks {sorted(fresh - known)}, has for nothing {sorted(known - fresh)}"


class NewsroomLife(RuleBasedStateMachine):
    """Deeds in any order, the press at work now and then; in the end, and sometimes between, everything is compared."""

    def __init__(self) -> None:
        super().__init__()
        self.chance = Drawn()
        self.world: World | None = None

    def _do(self, data: st.DataObject, deeds: Sequence[Deed]) -> None:
        self.chance.data = data
        if self.world is None:
            self.world = World(self.chance)
        deed = data.draw(st.sampled_from(deeds))
        self.world.do(deed)

    @rule(data=st.data())
    def the_desk_works(self, data: st.DataObject) -> None:
        self._do(data, ARTICLES)

    @rule(data=st.data())
    def the_house_changes(self, data: st.DataObject) -> None:
        self._do(data, HOUSE)

    @rule(data=st.data())
    def readers_take_part(self, data: st.DataObject) -> None:
        self._do(data, READERS_DEEDS)

    @rule(search_too=st.booleans())
    def the_press_bakes_a_batch(self, search_too: bool) -> None:
        if search_too:
            follow_all()
        presser.work_once()

    @rule()
    def everything_comes_to_rest(self) -> None:
        if self.world is not None:
            faults = self.world.faults()
            assert not faults, "\n".join(faults)

    def teardown(self) -> None:
        if self.world is None:
            return
        try:
            self.everything_comes_to_rest()
        finally:
            self.world.close()
