"""A page that is not what a fresh bake gives is found, shown, and explained; one that waits for baking is none."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from khabar.press import presser, recording
from khabar.press.differences import Difference, What
from khabar.press.models import Page
from khabar.press.verifying import Verified, every_identity, pages_at, verify
from tests.press.trial.models import Section, Story

pytestmark = pytest.mark.usefixtures("trial")


@pytest.fixture
def story() -> Story:
    section = Section.objects.create(name="أخبار العراق")
    story = Story.objects.create(section=section, slug="al-qaim", headline="القائم")
    presser.drain()
    return story


@pytest.fixture
def in_store(settings: Any) -> Callable[[str], None]:
    """Return a function that does something to the store behind the press's back."""

    def do(statement: str) -> None:
        with sqlite3.connect(settings.KHABAR_STORE_FILE) as store:
            assert store.execute(statement).rowcount > 0
        store.close()

    return do


def verified() -> Verified:
    identities = every_identity()
    return verify(identities.items(), len(identities))


def found() -> list[tuple[What, str]]:
    return [(one.what, one.path or one.page) for one in verified().differences]


def only_difference() -> Difference:
    (one,) = verified().differences
    return one


def test_a_store_that_is_as_it_should_be_has_no_differences(story: Story) -> None:
    assert verified() == Verified(pages=2, waiting=0, differences=())


def test_the_first_differing_passage_is_shown(story: Story) -> None:
    Story.objects.update(headline="القائم والبوكمال")

    one = next(one for one in verified().differences if one.path == "/al-qaim/")

    assert (one.what, one.path, one.page) == (What.DIFFERS, "/al-qaim/", f"story:{story.pk}")
    assert "القائم</h1>" in one.stored
    assert "القائم والبوكمال</h1>" in one.fresh


def test_a_page_that_waits_is_no_difference(story: Story) -> None:
    story.headline = "البوكمال"
    story.save()
    assert (verified().waiting, verified().differences) == (2, ())

    presser.take_touches()
    assert (verified().waiting, verified().differences) == (2, ())

    presser.drain()
    assert (verified().waiting, verified().differences) == (0, ())


def test_a_missing_page_is_found(story: Story, in_store: Callable[[str], None]) -> None:
    in_store("DELETE FROM addresses WHERE path = '/al-qaim/'")

    assert found() == [(What.MISSING, "/al-qaim/")]


def test_a_page_nobody_ever_ordered_is_missing(story: Story) -> None:
    Story.objects.bulk_create([Story(section=story.section, slug="anbar", headline="الأنبار")])

    assert (What.MISSING, "/anbar/") in found()


def test_a_deleted_story_whose_page_stays_is_left_over(story: Story) -> None:
    Story.objects.all()._raw_delete(using="default")

    assert (What.ORPHAN, "/al-qaim/") in found()


def test_an_owner_that_no_kind_names_is_an_orphan(story: Story, in_store: Callable[[str], None]) -> None:
    in_store("UPDATE addresses SET owner = 'nobody:7' WHERE path = '/al-qaim/'")
    in_store("INSERT INTO owners (owner, ticket, tags) VALUES ('nobody:7', 1, '')")

    assert set(found()) == {(What.MISSING, "/al-qaim/"), (What.ORPHAN, "/al-qaim/")}


def test_a_representation_that_says_something_else_is_found(story: Story, in_store: Callable[[str], None]) -> None:
    in_store("UPDATE addresses SET brotli = (SELECT brotli FROM addresses WHERE path LIKE '/section/%')")

    assert {what for what, _path in found()} == {What.DAMAGED}


def test_a_redirect_to_somewhere_else_is_found(story: Story, in_store: Callable[[str], None]) -> None:
    in_store("UPDATE addresses SET location = '/elsewhere/' WHERE path LIKE '/s/%'")

    assert "/elsewhere/" in only_difference().stored


def test_a_page_that_cannot_be_baked_and_does_not_wait_is_found(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("a template failed")

    monkeypatch.setattr("tests.press.trial.pages._html", fail)

    assert {what for what, _page in found()} == {What.BROKEN}


def test_keys_the_ledger_lost_are_named(story: Story) -> None:
    section = Page.objects.get(kind="section")
    Page.objects.filter(pk=section.pk).update(shown=b"")

    one = only_difference()

    assert one.what is What.KEYS
    assert f"list:section:{story.section_id}" in one.lacking


def test_the_key_that_a_page_forgot_to_note_is_named(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both the bake then and the bake now forget it: what was touched since gives it away."""
    noted = recording.record

    def forgetful(*keys: str) -> None:
        noted(*(key for key in keys if not key.startswith("section:")))

    monkeypatch.setattr(recording, "record", forgetful)
    monkeypatch.setattr("tests.press.trial.pages.record", forgetful)
    story.headline = "جديد"
    story.save()
    presser.drain()
    assert found() == []

    story.section.name = "سوريا"
    story.section.save()
    presser.drain()

    one = next(one for one in verified().differences if one.path == "/al-qaim/")
    assert one.suspects[0] == f"section:{story.section_id}"


def test_pages_are_found_by_any_spelling_of_their_address(story: Story) -> None:
    owner = {("story", str(story.pk)): True}

    assert pages_at(["/al-qaim/"]) == pages_at([f"https://news.example/s/{story.pk}?from=feed"]) == owner
    assert pages_at(["/nobody/"]) == {}


def test_verifying_changes_nothing(story: Story, settings: Any) -> None:
    Story.objects.update(headline="البوكمال")
    before = Path(settings.KHABAR_STORE_FILE).read_bytes()

    verified()

    assert Path(settings.KHABAR_STORE_FILE).read_bytes() == before
