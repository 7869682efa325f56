"""Things that can be found, for tests: groups of Django's, their names as headlines. The search knows no article."""

import datetime

from django.contrib.auth.models import Group
from django.db import transaction

from khabar.search.backends.base import EngineQuery, Term, Word
from khabar.search.documents import SearchDocument
from khabar.search.engines import SITE, Collection, engine
from khabar.search.following import follow_changes
from khabar.search.outbox import note_change
from khabar.search.registry import DocumentKind
from khabar.text.analysis import query_words

SECRET = "سر"
"""A thing whose name begins with this is for the desk alone."""
PUBLISHED_AT = datetime.datetime(2017, 11, 3, 9, 30, tzinfo=datetime.UTC)


def document_of(group: Group) -> SearchDocument:
    return SearchDocument(
        object_id=group.pk,
        edition="ar",
        language="ar",
        headline=group.name,
        is_public=is_public(group),
        published_at=PUBLISHED_AT,
    )


def is_public(group: Group) -> bool:
    return not group.name.startswith(SECRET)


THING = DocumentKind("thing", Group.objects.all, document_of)


def make_thing(name: str) -> Group:
    return rename_thing(Group(), name)


def rename_thing(group: Group, name: str) -> Group:
    with transaction.atomic():
        group.name = name
        group.save()
        note_change("thing", group.pk, is_public=is_public(group))
    return group


def delete_thing(group: Group) -> None:
    with transaction.atomic():
        note_change("thing", group.pk, is_public=False)
        group.delete()


def follow_all() -> None:
    while follow_changes():
        pass


def found(text: str, collection: Collection = SITE) -> int:
    """Return how many documents the index has for the words of *text*, whatever the database says."""
    words = tuple(Word(tuple(Term("stem", stem) for stem in word.stem)) for word in query_words(text, "ar"))
    return engine(collection).search(EngineQuery(words=words, minimum_words=len(words))).total


def make_things(*names: str) -> None:
    for name in names:
        make_thing(name)
    follow_all()
