"""Whoever asks about an address hears who answers there, what it shows, why it was baked, what it waits for."""

from urllib.parse import quote

import pytest

from khabar.press import presser
from khabar.press.explained import Explained
from khabar.press.explaining import explain, path_of
from tests.press.trial.models import FormerSlug, Section, Story

pytestmark = pytest.mark.usefixtures("trial")


@pytest.fixture
def story() -> Story:
    section = Section.objects.create(name="أخبار العراق")
    story = Story.objects.create(section=section, slug="القائم", headline="القائم")
    presser.drain()
    return story


@pytest.mark.parametrize(
    "address",
    [
        "/القائم/",
        "القائم/",
        f"/{quote('القائم')}/",
        f"https://news.example.org/{quote('القائم')}/?from=feed#comments",
        " http://127.0.0.1:8000/القائم/ ",
    ],
)
def test_an_address_may_be_written_in_any_way(address: str) -> None:
    assert path_of(address) == "/القائم/"


def test_a_page_says_what_it_shows_and_why_it_was_baked(story: Story) -> None:
    story.headline = "القائم والبوكمال"
    story.save()
    presser.drain()

    (told,) = explain("/القائم/")

    assert (told.page, told.status, told.says) == (f"story:{story.pk}", 200, "page")
    assert f"story:{story.pk}" in told.keys
    assert f"section:{story.section_id}" in told.keys
    assert told.cause == f"story:{story.pk}"
    assert told.baked_at is not None
    assert {"gzip", "brotli"} <= set(told.bytes)
    assert told.order is None


def test_a_permalink_is_followed_to_the_page(story: Story) -> None:
    permalink, page = explain(f"/s/{story.pk}")

    assert (permalink.says, permalink.status, permalink.location) == ("redirect", 301, "/القائم/")
    assert page.says == "page"


def test_a_page_that_waits_says_so(story: Story) -> None:
    story.headline = "جديد"
    story.save()

    assert explain("/القائم/")[0].touched == (f"story:{story.pk}",)

    presser.take_touches()
    order = explain("/القائم/")[0].order
    assert order is not None
    assert (order.ahead, order.tries, order.cause) == (0, 0, f"story:{story.pk}")


def test_a_page_that_fails_says_why(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError("a template failed")

    monkeypatch.setattr("tests.press.trial.pages._html", fail)
    story.headline = "القائم من جديد"
    story.save()
    presser.drain()

    order = explain("/القائم/")[0].order

    assert order is not None
    assert (order.tries, order.last_error) == (1, "ValueError: a template failed")


def test_others_who_claim_the_address_are_named(story: Story) -> None:
    other = Story.objects.create(section=story.section, slug="anbar", headline="الأنبار")
    FormerSlug.objects.create(story=other, slug="القائم")
    presser.drain()

    (told,) = explain("/القائم/")

    assert told.page == f"story:{story.pk}"
    assert [(one.page, one.says, one.location) for one in told.others] == [(f"story:{other.pk}", "redirect", "/anbar/")]


def test_a_tombstone_is_told_from_a_page(story: Story) -> None:
    story.delete()
    presser.drain()

    (told,) = explain("/القائم/")

    assert (told.says, told.status) == ("tombstone", 410)


def test_an_address_nobody_ever_had_is_told_to_be_so(story: Story) -> None:
    assert explain("/nobody/") == [Explained("/nobody/")]
