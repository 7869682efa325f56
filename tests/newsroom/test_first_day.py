"""An empty newsroom is led by the hand to its first published article."""

import re

import pytest
from django.test import Client

from khabar.newsroom.actions import publish_article, set_up_newsroom
from tests.factories.newsroom import make_article, make_photo, make_section, make_staff

pytestmark = pytest.mark.django_db


def steps(desk: Client) -> dict[str, bool]:
    """Return the steps that the first screen shows, and whether each is ticked off."""
    page = desk.get("/admin/").content.decode()
    rows = re.findall(r'<li class="khabar-step( khabar-step--done)?".*?</li>', page, re.DOTALL)
    titles = re.findall(r'<li class="khabar-step.*?<div>\s*(?:<a [^>]*>)?([^<\n]+)', page, re.DOTALL)
    return dict(zip((title.strip() for title in titles), (bool(done) for done in rows), strict=True))


def test_steps_are_ticked_off_as_they_are_taken_and_go_with_the_first_publication(desk: Client) -> None:
    edition = set_up_newsroom()
    assert list(steps(desk).items()) == [
        ("سمِّ طبعتك", False),
        ("أضف الأقسام", False),
        ("أدخل زملاءك", False),
        ("ارفع صورة", False),
        ("اكتب المادة الأولى", False),
        ("انشرها", False),
    ]

    edition.tagline = "ما يجري على الضفتين"
    edition.save()
    make_section(edition=edition)
    make_photo()
    make_staff("مراسل", group="المراسلون")
    article = make_article("مسودة", live=False, edition=edition)

    assert list(steps(desk).values()) == [True, True, True, True, True, False]
    assert f'href="/admin/articles/edit/{article.pk}/"' in desk.get("/admin/").content.decode()

    publish_article(article=article)

    assert steps(desk) == {}


def test_reporter_is_shown_only_the_steps_she_may_take(client: Client) -> None:
    set_up_newsroom()
    client.force_login(make_staff("reporter", group="المراسلون"))

    assert list(steps(client)) == ["ارفع صورة", "اكتب المادة الأولى", "انشرها"]
