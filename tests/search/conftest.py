"""What the search's tests have: one kind of thing that can be found, and indexes that are empty."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group

from khabar.search.engines import COLLECTIONS
from khabar.search.rebuilding import rebuild
from khabar.search.registry import temporary_document_kinds
from tests.search.things import THING


@pytest.fixture
def things(db: None) -> Iterator[None]:
    """Let only things be found, and have empty indexes to put them in."""
    Group.objects.all().delete()
    with temporary_document_kinds(THING):
        for collection in COLLECTIONS:
            rebuild(collection)
        yield
