"""Remembers the site that an import comes from, so that the next import of it knows what is here."""

from collections.abc import Iterator
from contextlib import contextmanager

from khabar.interchange.models import Origin
from khabar.interchange.models.origin import System
from khabar.newsroom.models import Edition


@contextmanager
def remembered_origin(edition: Edition, system: System, name: str, *, is_dry: bool) -> Iterator[Origin]:
    """Give the origin called *name*. One that nothing came from, as after a dry run, is forgotten again."""
    origin, made = Origin.objects.get_or_create(edition=edition, system=system, name=name)
    origin.edition = edition
    try:
        yield origin
    finally:
        if made and is_dry:
            origin.delete()
