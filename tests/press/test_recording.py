"""While a page is baked, what it shows is noted, and at no other time."""

from collections.abc import Callable

import pytest
from django.db import connection

from khabar.press.recording import listed, record, recording
from tests.press.trial.models import FormerSlug, Section, Story


def test_what_is_recorded_inside_the_block_is_collected() -> None:
    with recording() as keys:
        record("list:section:7", "article:81")
        record("article:81")

    assert keys == {"list:section:7", "article:81"}


def test_outside_a_recording_nothing_happens() -> None:
    record("article:81")

    with recording() as keys:
        pass

    assert keys == set()


def test_an_inner_recording_is_part_of_the_outer_one() -> None:
    with recording() as outer:
        record("edition:1")
        with recording() as inner:
            record("article:81")

    assert inner == {"article:81"}
    assert outer == {"edition:1", "article:81"}


def test_a_recording_ends_when_the_bake_fails() -> None:
    noted: list[set[str]] = []

    def bake() -> None:
        with recording() as keys:
            noted.append(keys)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        bake()
    record("article:82")

    assert noted == [set()]


@pytest.mark.usefixtures("trial")
def test_rows_record_themselves_when_they_are_loaded() -> None:
    section = Section.objects.create(name="أخبار العراق")
    story = Story.objects.create(section=section, slug="al-qaim", headline="القوات تستعيد القائم")

    with recording() as keys:
        loaded = Story.objects.select_related("section").get(pk=story.pk)

    assert keys == {f"story:{story.pk}", f"story.aside:{story.pk}", f"section:{section.pk}"}
    with recording() as keys, connection.execute_wrapper(lambda *_: pytest.fail("a query")):
        assert loaded.section.name == "أخبار العراق"
    assert keys == set()


@pytest.fixture
def story(trial: None) -> Story:
    section = Section.objects.create(name="أخبار العراق")
    return Story.objects.create(section=section, slug="al-qaim", headline="القوات تستعيد القائم")


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        (["headline"], {"story.teaser"}),
        (["headline", "live"], {"story.teaser"}),
        (["headline", "slug"], {"story"}),
        (["headline", "locked"], {"story", "story.aside"}),
        (["locked"], {"story", "story.aside"}),
    ],
)
def test_a_row_records_the_narrowest_key_that_has_what_was_loaded(
    story: Story, fields: list[str], kinds: set[str]
) -> None:
    with recording() as keys:
        Story.objects.only(*fields).get()

    assert keys == {f"{kind}:{story.pk}" for kind in kinds}


@pytest.mark.parametrize(("field", "kind"), [("text", "story"), ("live", "story.teaser")])
def test_a_field_that_is_loaded_later_records_its_key_then(story: Story, field: str, kind: str) -> None:
    with recording() as keys:
        loaded = Story.objects.only("headline").get()
        assert keys == {f"story.teaser:{story.pk}"}
        getattr(loaded, field)

    assert keys == {f"story.teaser:{story.pk}", f"{kind}:{story.pk}"}


def by_get(story: Story) -> object:
    return Story.objects.get(pk=story.pk)


def by_iterator(story: Story) -> object:
    return list(Story.objects.iterator())


def by_in_bulk(story: Story) -> object:
    return Story.objects.in_bulk([story.pk])


def by_the_other_side(story: Story) -> object:
    return list(Section(pk=story.section_id).stories.all())


def by_prefetch(story: Story) -> object:
    return list(Section.objects.prefetch_related("stories"))


def by_raw_query(story: Story) -> object:
    return list(Story.objects.raw("SELECT * FROM press_trial_story"))


def by_foreign_key(story: Story) -> object:
    return FormerSlug(story_id=story.pk, slug="old").story


def by_select_related(story: Story) -> object:
    FormerSlug.objects.create(story=story, slug="old")
    return list(FormerSlug.objects.select_related("story"))


def by_refreshing(story: Story) -> object:
    Story(pk=story.pk).refresh_from_db()
    return None


@pytest.mark.parametrize(
    "load",
    [
        by_get,
        by_iterator,
        by_in_bulk,
        by_the_other_side,
        by_prefetch,
        by_raw_query,
        by_foreign_key,
        by_select_related,
        by_refreshing,
    ],
)
def test_every_way_to_load_a_row_records_it(story: Story, load: Callable[[Story], object]) -> None:
    with recording() as keys:
        load(story)

    assert f"story:{story.pk}" in keys


def test_plain_values_record_nothing(story: Story) -> None:
    """The page that reads them names a list; `tests/site/test_every_change_is_heard.py` finds one that does not."""
    with recording() as keys:
        list(Story.objects.values_list("headline"))
        Story.objects.filter(live=True).exists()
        Story.objects.count()

    assert keys == set()


def test_a_list_speaks_for_the_rows_that_are_read_under_it(story: Story) -> None:
    with recording() as keys:
        with listed("list:section:1"):
            assert len(Story.objects.all()) == 1
        record("edition:1")

    assert keys == {"list:section:1", "edition:1"}
