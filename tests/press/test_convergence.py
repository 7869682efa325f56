"""When nothing waits, the store is, byte for byte, what a full rebuild gives, whatever was done in whatever order."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from khabar.press import presser, recording
from khabar.press.models import Order, Touch
from tests.press.trial.editor import Editor
from tests.press.trial.models import Section, Story, Tag
from tests.press.trial.rebuild import differences

pytestmark = pytest.mark.usefixtures("trial")


def differences_after(seed: int, edits: int, folder: Path) -> list[str]:
    """Edit, press now and then, press to the end, and compare; leave nothing behind."""
    store = folder / f"{seed}-{edits}.sqlite3"
    django_settings.KHABAR_STORE_FILE = store
    chance = random.Random(seed)
    editor = Editor(chance)
    with transaction.atomic():
        presser.drain()  # a new store is filled with everything; from here on only with what changes
        for _ in range(edits):
            editor.work()
            if chance.random() < 0.3:
                presser.work_once()
        presser.drain()
        assert not Order.objects.exists()
        assert not Touch.objects.exists()
        found = differences(store, store.with_suffix(".fresh"))
        transaction.set_rollback(True)
    return found


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), edits=st.integers(1, 60))
def test_any_sequence_of_edits_ends_in_what_a_rebuild_gives(tmp_path: Path, seed: int, edits: int) -> None:
    assert differences_after(seed, edits, tmp_path) == []


def rename_section(story: Story) -> None:
    story.section.name = "سوريا"
    story.section.save()


def rename_tag(story: Story) -> None:
    tag = story.tags.get()
    tag.name = "الأمن"
    tag.save()


def write_another(story: Story) -> None:
    Story.objects.create(section=story.section, slug="anbar", headline="الأنبار")


def tag_another(story: Story) -> None:
    Story.objects.create(section=story.section, slug="anbar", headline="الأنبار").tags.add(story.tags.get())


@pytest.mark.parametrize(
    ("forgotten", "edit"),
    [
        ("section:", rename_section),
        ("tag:", rename_tag),
        ("list:section:", write_another),
        ("list:tag:", tag_another),
        (None, tag_another),
    ],
)
def test_the_comparison_notices_a_page_that_forgets_to_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forgotten: str | None, edit: Callable[[Story], None]
) -> None:
    """The measure is worth something only if it fails when it should."""
    shown = recording.record

    def forgetful(*keys: str) -> None:
        shown(*(key for key in keys if forgotten is None or not key.startswith(forgotten)))

    monkeypatch.setattr(recording, "record", forgetful)
    monkeypatch.setattr("tests.press.trial.pages.record", forgetful)
    story = Story.objects.create(section=Section.objects.create(name="العراق"), slug="al-qaim", headline="القائم")
    story.tags.add(Tag.objects.create(name="أمن"))
    presser.drain()

    edit(story)
    presser.drain()

    found = differences(django_settings.KHABAR_STORE_FILE, tmp_path / "fresh.sqlite3")
    assert bool(found) is (forgotten is not None), found
