"""No page leads to another one before that one is there."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import pytest

from khabar.press import batch, presser
from khabar.press.baking import Identity
from khabar.press.models import Order, Touch
from khabar.press.ordering import order_again
from tests.press.trial.models import Section, Story

pytestmark = pytest.mark.usefixtures("trial")

Served = Callable[[], dict[str, Any]]


@pytest.fixture
def section() -> Section:
    section = Section.objects.create(name="أخبار العراق")
    presser.drain()
    return section


@pytest.fixture
def published_meanwhile(section: Section, monkeypatch: pytest.MonkeyPatch) -> Story:
    """A story that is published right before the front of its section is baked for another reason."""
    story = Story(section=section, slug="al-qaim", headline="القائم")
    bake_each = batch.bake_each

    def publish_and_bake(pages: Iterable[Identity], ahead: Sequence[Identity], *others: Any) -> Iterator[Any]:
        if story.pk is None and any(kind == "section" for kind, _argument in ahead):
            story.save()
        return bake_each(pages, ahead, *others)

    monkeypatch.setattr(batch, "bake_each", publish_and_bake)
    section.name = "العراق"
    section.save()
    return story


def test_front_that_shows_a_story_nobody_ordered_yet_brings_its_page_along(
    published_meanwhile: Story, section: Section, served: Served
) -> None:
    presser.work_once()

    assert "القائم".encode() in served()[f"/section/{section.pk}/"].body
    assert served()["/al-qaim/"].status == 200
    assert served()["/al-qaim/"].seq <= served()[f"/section/{section.pk}/"].seq


def test_a_page_that_was_brought_along_is_ordered_and_baked_no_less(published_meanwhile: Story, served: Served) -> None:
    presser.work_once()
    assert Touch.objects.exists()
    published_meanwhile.headline = "بعد"
    published_meanwhile.save()

    presser.drain()

    assert "بعد".encode() in served()["/al-qaim/"].body
    assert not Order.objects.exists()


def test_story_at_a_new_address_is_there_before_anything_leads_to_it(section: Section, served: Served) -> None:
    story = Story.objects.create(section=section, slug="al-qaim", headline="القائم")
    presser.drain()
    story.slug = "anbar"
    story.save()
    Order.objects.all().delete()
    order_again("section", str(section.pk), "a test")

    batch.bake_batch(batch.Shift())

    assert served()["/anbar/"].status == 200


def test_target_that_cannot_be_baked_holds_up_no_other_page(
    published_meanwhile: Story, section: Section, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(pages: Iterable[Identity], ahead: Sequence[Identity]) -> Iterator[Exception]:
        return (ValueError("a template failed") for _page in pages)

    monkeypatch.setattr("khabar.press.targets.bake_each", fail)

    presser.work_once()

    assert "العراق".encode() in served()[f"/section/{section.pk}/"].body
    assert Order.objects.get(page__kind="story").last_error == "ValueError: a template failed"


def test_page_that_was_baked_to_nothing_and_comes_into_being_is_brought_along(section: Section, served: Served) -> None:
    story = Story.objects.create(section=section, slug="al-qaim", headline="القائم", live=False)
    presser.drain()
    Story.objects.update(live=True)
    order_again("story", str(story.pk), "list:a-test")
    order_again("section", str(section.pk), "list:a-test")

    batch.bake_batch(batch.Shift())

    assert "القائم".encode() in served()[f"/section/{section.pk}/"].body
    assert served()["/al-qaim/"].status == 200
