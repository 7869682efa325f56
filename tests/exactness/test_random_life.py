"""Whatever a newsroom does in whatever order: once nothing waits, the store is, byte for byte, what a rebuild gives."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from khabar.press import recording
from tests.exactness.choosing import Seeded
from tests.exactness.life import Life
from tests.exactness.machine import NewsroomLife, World

pytestmark = pytest.mark.usefixtures("transactional_db")

LIVES, DEEDS = 6, 60
# A life takes seconds: making a failure small takes many of them, so it is done where a person waits for it.
PHASES = [Phase.explicit, Phase.reuse, Phase.generate, *([] if os.environ.get("CI") else [Phase.shrink])]
LIFE = settings(
    max_examples=LIVES,
    stateful_step_count=DEEDS,
    deadline=None,
    phases=PHASES,
    suppress_health_check=list(HealthCheck),
)


def test_whatever_a_newsroom_does_the_store_is_what_a_rebuild_gives() -> None:
    run_state_machine_as_test(NewsroomLife, settings=LIFE)


@pytest.fixture
def forgetting(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Return a function that makes pages forget to note keys that begin in one way."""
    noted = recording.record

    def forget(beginning: str) -> None:
        def forgetful(*keys: str) -> None:
            noted(*(key for key in keys if not key.startswith(beginning)))

        for module in ("press.recording", "site.letterheads", "site.newest", "conversation.queries"):
            monkeypatch.setattr(f"khabar.{module}.record", forgetful)

    return forget


TRIES = 5
"""Not each deed changes what a page shows: a vote may fall on a poll that nobody sees."""


@pytest.mark.parametrize(
    ("forgotten", "deed"),
    [
        ("section:", Life.rename_a_section),
        ("topic:", Life.rename_a_topic),
        ("author:", Life.name_an_author),
        ("photo:", Life.caption_a_photo),
        ("thread:", Life.approve),
        ("poll:", Life.vote),
        ("list:sections:", Life.open_a_section),
    ],
)
def test_a_forgotten_key_is_found_out(forgetting: Callable[[str], None], forgotten: str, deed: Any) -> None:
    """The measure is worth something only if it fails when it should."""
    forgetting(forgotten)
    world = World(Seeded(7))
    try:
        for _time in range(4):
            for furnish in (Life.comment, Life.credit, Life.tag, Life.illustrate):
                world.do(furnish)
        world.faults()

        found: list[str] = []
        for _try in range(TRIES):
            for _time in range(4):
                world.do(deed)
            found += [fault for fault in world.faults() if fault.startswith(("differs", "missing", "should"))]
            if found:
                break
        assert found
    finally:
        world.close()


def test_the_machine_finds_a_forgotten_key_by_itself(forgetting: Callable[[str], None]) -> None:
    forgetting("poll:")

    with pytest.raises(AssertionError, match=r"differs: /ar/20|keys of article"):
        run_state_machine_as_test(NewsroomLife, settings=settings(LIFE, database=None, phases=[Phase.generate]))
