"""Whatever changes a row of a registered model touches its keys, before and after, in the same transaction."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat

from khabar.press.models import Touch
from khabar.press.outbox import touch
from tests.press.trial.models import FormerSlug, Section, Story, Tag


class Crash(BaseException):
    """The process ends here."""


@contextmanager
def crash_when_touching() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("khabar.press.touching.touch_exactly", raise_crash)
        yield


def raise_crash(*_: str) -> None:
    raise Crash


def touched() -> set[str]:
    """Take the outbox as the press would."""
    keys = set(Touch.objects.values_list("key", flat=True))
    Touch.objects.all().delete()
    return keys


def whole(pk: int) -> set[str]:
    """All keys of a story: its own, what the desk sees of it, and what lists show."""
    return {f"story:{pk}", f"story.aside:{pk}", f"story.teaser:{pk}"}


@pytest.fixture
def story(trial: None) -> Story:
    section = Section.objects.create(name="أخبار العراق")
    made = Story.objects.create(section=section, slug="al-qaim", headline="القوات تستعيد القائم")
    touched()
    return made


def test_a_new_row_touches_what_it_appears_in(story: Story) -> None:
    other = Story.objects.create(section=story.section, slug="anbar", headline="الأنبار")

    assert touched() == {*whole(other.pk), f"list:section:{story.section_id}"}


def test_a_row_that_moves_touches_where_it_was_and_where_it_is(story: Story) -> None:
    left = story.section_id
    story.section = Section.objects.create(name="أخبار سوريا")
    touched()

    story.save()

    assert touched() == {f"story:{story.pk}", f"list:section:{left}", f"list:section:{story.section_id}"}


def test_a_row_that_is_taken_from_the_readers_touches_the_lists_it_leaves(story: Story) -> None:
    story.live = False

    story.save(update_fields=["live"])

    assert touched() == {f"story:{story.pk}", f"story.teaser:{story.pk}", f"list:section:{story.section_id}"}


def test_a_save_that_changes_nothing_touches_nothing(story: Story) -> None:
    Story.objects.get(pk=story.pk).save()
    story.save()

    assert touched() == set()


@pytest.mark.parametrize(
    ("field", "keys"),
    [
        ("headline", {"story", "story.teaser"}),
        ("text", {"story"}),
        ("slug", {"story"}),
        ("locked", {"story.aside"}),
    ],
)
def test_a_field_touches_the_keys_that_stand_for_it(story: Story, field: str, keys: set[str]) -> None:
    setattr(story, field, True if field == "locked" else "بعد")

    story.save()

    assert touched() == {f"{kind}:{story.pk}" for kind in keys}


def test_a_value_that_only_the_database_will_know_touches(story: Story) -> None:
    story.text = Concat(F("headline"), Value("!"))

    story.save()

    assert touched() == {f"story:{story.pk}"}


def test_a_link_that_is_there_already_touches_nothing(story: Story) -> None:
    tag = Tag.objects.create(name="أمن")
    story.tags.add(tag)
    touched()

    story.tags.add(tag)
    tag.stories.add(story)
    story.tags.set([tag])

    assert touched() == set()


def test_a_draft_touches_no_list(story: Story) -> None:
    Story.objects.create(section=story.section, slug="draft", headline="مسودة", live=False)

    assert f"list:section:{story.section_id}" not in touched()


def test_a_deleted_row_touches_what_it_was_in(story: Story) -> None:
    pk, section = story.pk, story.section_id

    story.delete()

    assert touched() == {*whole(pk), f"list:section:{section}"}


def test_rows_deleted_with_another_touch_theirs(story: Story) -> None:
    FormerSlug.objects.create(story=story, slug="old")
    pk, section = story.pk, story.section_id
    touched()

    story.section.delete()

    assert touched() == {f"section:{section}", *whole(pk), f"list:section:{section}"}


def test_rows_deleted_by_query_touch_theirs(story: Story) -> None:
    Story.objects.filter(pk=story.pk).delete()

    assert touched() == {*whole(story.pk), f"list:section:{story.section_id}"}


def test_linking_touches_the_list_that_is_joined(story: Story) -> None:
    tag = Tag.objects.create(name="أمن")
    touched()

    story.tags.add(tag)

    assert touched() == {f"story:{story.pk}", f"list:tag:{tag.pk}"}


@pytest.mark.parametrize("unlink", ["remove", "clear", "set"])
def test_unlinking_touches_the_list_that_is_left(story: Story, unlink: str) -> None:
    tag = Tag.objects.create(name="أمن")
    story.tags.add(tag)
    touched()

    getattr(story.tags, unlink)(*{"remove": [tag], "clear": [], "set": [[]]}[unlink])

    assert touched() >= {f"story:{story.pk}", f"list:tag:{tag.pk}"}


@pytest.mark.parametrize("unlink", ["remove", "clear", "set"])
def test_links_changed_from_their_other_end_touch_as_well(story: Story, unlink: str) -> None:
    tag = Tag.objects.create(name="أمن")
    touched()
    tag.stories.add(story)
    assert touched() == {f"story:{story.pk}", f"list:tag:{tag.pk}"}

    getattr(tag.stories, unlink)(*{"remove": [story], "clear": [], "set": [[]]}[unlink])

    assert touched() >= {f"story:{story.pk}", f"list:tag:{tag.pk}"}


def test_what_is_rolled_back_was_never_touched(story: Story) -> None:
    story.headline = "لن يظهر"

    with transaction.atomic():
        story.save()
        transaction.set_rollback(True)

    assert touched() == set()


def test_the_same_key_is_written_once_a_call(trial: None) -> None:
    touch("story:81", "story:81", "list:section:7")

    assert list(Touch.objects.order_by("pk").values_list("key", flat=True)) == [
        "story:81",
        "story.aside:81",
        "story.teaser:81",
        "list:section:7",
    ]


@pytest.mark.usefixtures("trial_with_commits")
def test_row_and_touches_are_one_transaction_even_where_the_caller_opened_none() -> None:
    """A crash just before the touches are written takes the row with it."""
    section = Section.objects.create(name="before")
    assert not connection.in_atomic_block

    section.name = "after"
    with crash_when_touching(), pytest.raises(Crash):
        section.save()

    assert Section.objects.get(pk=section.pk).name == "before"


@pytest.mark.usefixtures("trial_with_commits")
def test_a_deletion_and_its_touches_are_one_transaction() -> None:
    section = Section.objects.create(name="kept")

    with crash_when_touching(), pytest.raises(Crash):
        section.delete()

    assert Section.objects.exists()


def test_a_fixture_may_name_a_row_before_what_it_points_to(trial: None) -> None:
    early = Story(pk=7, section_id=8, slug="al-qaim", headline="القوات تستعيد القائم")

    early.save_base(raw=True)
    Section(pk=8, name="أخبار العراق").save_base(raw=True)

    assert touched() == set()
