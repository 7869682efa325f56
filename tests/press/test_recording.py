"""While a page is baked, what it shows is noted, and at no other time."""

import pytest
from django.db import connection

from khabar.press.recording import record, recording
from tests.press.trial.models import Section, Story


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

    assert keys == {f"story:{story.pk}", f"section:{section.pk}"}
    with recording() as keys, connection.execute_wrapper(lambda *_: pytest.fail("a query")):
        assert loaded.section.name == "أخبار العراق"
    assert keys == set()
