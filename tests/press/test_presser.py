"""Touches become pages: the right ones, in the right order, each baked once, and none forgotten."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from khabar.press import presser, settling
from khabar.press.ledger import keys_of_page
from khabar.press.models import Order, Page, Touch
from khabar.press.outbox import touch
from khabar.press.recording import record
from khabar.press.registry import PageKind, Sheet, temporary_page_kinds
from khabar.press.stores.pagefile import PageFile
from tests.press.trial.models import FormerSlug, Section, Story, Tag
from tests.press.trial.pages import KINDS, SECTION, STORY, TAG

Served = Callable[[], dict[str, Any]]


@pytest.fixture
def baked(trial: None) -> Iterator[list[str]]:
    """Note every bake: "story:1"."""
    noted: list[str] = []

    def noting(kind: PageKind) -> PageKind:
        def bake(argument: str) -> list[Sheet]:
            noted.append(f"{kind.name}:{argument}")
            return kind.bake(argument)

        return replace(kind, bake=bake)

    with temporary_page_kinds(*map(noting, KINDS)):
        yield noted


@pytest.fixture
def section(trial: None) -> Section:
    return Section.objects.create(name="أخبار العراق")


@pytest.fixture
def story(section: Section) -> Story:
    return Story.objects.create(section=section, slug="al-qaim", headline="القوات تستعيد القائم")


def noting(noted: list[str], word: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Return *function*, with *word* noted at each call."""

    def call(*args: Any, **kwargs: Any) -> Any:
        noted.append(word)
        return function(*args, **kwargs)

    return call


def drained(baked: list[str]) -> list[str]:
    """Work until nothing waits; return what was baked, in order."""
    baked.clear()
    presser.drain()
    return list(baked)


def test_a_new_story_is_baked_with_the_fronts_that_show_it(story: Story, served: Served) -> None:
    presser.drain()

    found = served()
    assert story.headline.encode() in found["/al-qaim/"].body
    assert found[f"/s/{story.pk}"].location == "/al-qaim/"
    assert story.headline.encode() in found[f"/section/{story.section_id}/"].body
    assert presser.status().waiting == 0


def test_exactly_the_pages_that_show_a_thing_are_baked_again(story: Story, baked: list[str]) -> None:
    other = Section.objects.create(name="أخبار سوريا")
    elsewhere = Story.objects.create(section=other, slug="deir", headline="دير الزور")
    drained(baked)

    story.headline = "القوات العراقية تستعيد القائم"
    story.save()
    assert drained(baked) == [f"story:{story.pk}", f"section:{story.section_id}"]

    other.name = "سوريا"
    other.save()
    assert drained(baked) == [f"section:{other.pk}", f"story:{elsewhere.pk}"]

    touch("story:0", "nothing:shows:this")
    assert drained(baked) == ["story:0"]


def test_a_page_that_showed_nothing_of_a_thing_is_found_once_it_does(story: Story, baked: list[str]) -> None:
    tag = Tag.objects.create(name="أمن")
    drained(baked)

    story.tags.add(tag)
    assert drained(baked) == [f"story:{story.pk}", f"section:{story.section_id}", f"tag:{tag.pk}"]

    tag.name = "الأمن"
    tag.save()
    assert drained(baked) == [f"story:{story.pk}", f"tag:{tag.pk}"]

    story.tags.remove(tag)
    drained(baked)
    tag.name = "أمن"
    tag.save()
    assert drained(baked) == [f"tag:{tag.pk}"]


def test_many_changes_before_the_press_looks_are_one_bake(story: Story, baked: list[str]) -> None:
    drained(baked)

    for number in range(50):
        story.headline = f"القائم {number}"
        story.save()

    assert drained(baked) == [f"story:{story.pk}", f"section:{story.section_id}"]


def test_urgent_kinds_are_baked_first(section: Section, baked: list[str]) -> None:
    touch("section:0", "tag:0", "story:0")

    assert [one for one in drained(baked) if one.endswith(":0")] == ["story:0", "section:0", "tag:0"]


def test_readers_have_the_story_before_its_front_is_baked_and_both_before_anything_is_settled(
    story: Story, baked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    drained(baked)
    monkeypatch.setattr(PageFile, "commit", noting(baked, "commit", PageFile.commit))
    monkeypatch.setattr(PageFile, "sync", noting(baked, "sync", PageFile.sync))
    monkeypatch.setattr(settling, "settle", noting(baked, "settle", settling.settle))
    story.headline = "القوات العراقية تستعيد القائم"
    story.save()

    front = f"section:{story.section_id}"
    assert drained(baked) == [f"story:{story.pk}", "commit", front, "commit", "sync", "settle", "settle"]
    assert presser.status().waiting == 0


def test_a_front_whose_story_cannot_be_baked_is_baked_all_the_same(
    story: Story, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    presser.drain()

    def fail(argument: str) -> list[Sheet]:
        raise RuntimeError("a bug in the template")

    story.headline = "القوات العراقية تستعيد القائم"
    story.save()
    with temporary_page_kinds(replace(STORY, bake=fail), SECTION, TAG):
        presser.drain()

    assert story.headline.encode() in served()[f"/section/{story.section_id}/"].body
    assert story.headline.encode() not in served()["/al-qaim/"].body
    assert Order.objects.get().tries == 1


def test_a_page_that_moves_leaves_a_redirect_and_then_a_tombstone(story: Story, served: Served) -> None:
    presser.drain()
    former = FormerSlug.objects.create(story=story, slug="al-qaim")
    story.slug = "al-qaim-is-back"
    story.save()
    presser.drain()
    assert (served()["/al-qaim/"].status, served()["/al-qaim/"].location) == (301, "/al-qaim-is-back/")

    former.delete()
    presser.drain()
    assert served()["/al-qaim/"].status == 410


@pytest.mark.parametrize("how", ["unpublish", "delete"])
def test_what_is_taken_away_answers_410_and_leaves_the_lists(story: Story, served: Served, how: str) -> None:
    presser.drain()

    if how == "unpublish":
        story.live = False
        story.save()
    else:
        story.delete()
    presser.drain()

    found = served()
    assert found["/al-qaim/"].status == 410
    assert not [path for path, one in found.items() if story.headline.encode() in one.body]


def test_a_page_that_is_taken_away_at_once_is_gone_when_the_call_returns(story: Story, served: Served) -> None:
    presser.drain()
    Story.objects.filter(pk=story.pk).update(live=False)

    presser.bake_now("story", str(story.pk))

    assert served()["/al-qaim/"].status == 410
    assert not Order.objects.exists()


def test_bake_now_refuses_a_kind_that_nobody_declares(trial: None) -> None:
    with pytest.raises(KeyError):
        presser.bake_now("storey", "1")

    assert not Page.objects.exists()


def test_bake_now_raises_what_the_bake_raises_and_leaves_the_page_to_the_press(
    story: Story, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(argument: str) -> list[Sheet]:
        raise RuntimeError("no template")

    with temporary_page_kinds(replace(STORY, bake=fail)), pytest.raises(RuntimeError, match="no template"):
        presser.bake_now("story", str(story.pk))

    assert presser.status().failures == [f"story:{story.pk}: RuntimeError: no template (tried 1 times)"]
    presser.drain()
    assert served()["/al-qaim/"].status == 200
    assert presser.status().failing == 0


def test_a_page_of_a_kind_that_is_no_more_goes(story: Story, served: Served) -> None:
    presser.drain()

    with temporary_page_kinds(SECTION, TAG):
        touch(f"story:{story.pk}")
        presser.drain()

    assert served()["/al-qaim/"].status == 410


def test_everything_can_be_baked_again_and_forgotten_pages_go(story: Story, baked: list[str], served: Served) -> None:
    """A database that was restored from yesterday does not know what was published since."""
    drained(baked)
    Story.objects.all()._raw_delete("default")  # type: ignore[attr-defined]  # behind the press's back
    Page.objects.all().delete()
    told: list[tuple[int, int]] = []

    presser.press_everything(lambda step, done, total: told.append((done, total)))

    assert served()["/al-qaim/"].status == 410
    assert told[-1][0] == told[-1][1] == 2


def test_progress_is_told_until_all_is_done(story: Story) -> None:
    told: list[tuple[int, int]] = []

    presser.drain(lambda step, done, total: told.append((done, total)))

    assert told[-1] == (2, 2)


def test_status_counts_pages_and_what_waits(story: Story) -> None:
    assert presser.status().waiting == Touch.objects.count() > 0

    presser.drain()

    assert (presser.status().pages, presser.status().waiting, presser.status().failing) == (2, 0, 0)


def test_the_ledger_holds_what_a_page_showed_last(story: Story) -> None:
    presser.drain()

    page = Page.objects.get(kind="story")

    assert keys_of_page(page.pk) == {f"story:{story.pk}", f"section:{story.section_id}"}


def test_a_touch_of_thousands_of_pages_orders_them_all(trial: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("khabar.press.ordering.ORDERS_AT_ONCE", 7)

    def bake(argument: str) -> list[Sheet]:
        record("template")
        return [Sheet(f"/{argument}/", argument.encode())]

    many = PageKind("leaf", bake, lambda key: [], lambda: map(str, range(50)), priority=1)
    with temporary_page_kinds(many):
        presser.drain()
        touch("template")

        assert presser.drain() == 50


def test_everything_goes_on_where_it_was_stopped(story: Story) -> None:
    Story.objects.create(section=story.section, slug="anbar", headline="الأنبار")
    presser.drain()
    stop = [False]

    def stop_after_some(step: str, done: int, total: int) -> None:
        stop[0] = True
        raise KeyboardInterrupt

    def none_at_once(**_: object) -> presser.Shift:
        return presser.Shift(pages_at_once=1)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(presser, "_long_shift", none_at_once)
        with pytest.raises(KeyboardInterrupt):
            presser.press_everything(stop_after_some)

    assert stop == [True]
    left = presser.left_of_everything()
    assert 0 < left < 3
    assert presser.press_everything(go_on=True) == left
    assert presser.left_of_everything() == 0
    assert presser.press_everything(go_on=True) == 3
