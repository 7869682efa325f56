"""Every page leads to sections, standing pages and sister editions: to none that is not there yet."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import models

from khabar.newsroom.models import Edition
from khabar.press import presser
from khabar.press.baking import bake
from khabar.press.ordering import claim, take_touches
from khabar.press.page_store import page_store
from khabar.press.settling import Finished
from khabar.press.targets import lay_targets_of
from tests.factories.newsroom import make_edition, make_section, make_standing_page

LETTERHEAD_OF = "lost"
"""A kind of page that shows its edition's letterhead and hardly anything else."""


@pytest.fixture
def edition(db: None) -> Edition:
    edition = make_edition()
    presser.drain()
    return edition


@pytest.mark.parametrize("are_taken", [False, True])
@pytest.mark.parametrize("cause", ["list:another", "everything"])
@pytest.mark.parametrize(
    ("kind", "make"),
    [
        ("section", lambda edition: make_section("اقتصاد", edition=edition, slug="economy")),
        ("standing_page", lambda edition: make_standing_page(edition=edition)),
        ("front", lambda edition: make_edition("en", language="en")),
    ],
)
def test_letterhead_brings_along_what_it_leads_to(
    edition: Edition, kind: str, make: Callable[[Edition], models.Model], cause: str, are_taken: bool
) -> None:
    """Whatever the page is baked for, and whether or not the new thing's touches have become orders."""
    target = f"{kind}:{make(edition).pk}"
    while are_taken and take_touches():
        pass
    order = claim(LETTERHEAD_OF, str(edition.pk), due_in=timedelta(0))
    baked = Finished(order.page, order.revision, bake(LETTERHEAD_OF, str(edition.pk)), cause)

    lay_targets_of([baked], [order.page])

    assert target in page_store().addresses([target])
