"""A change becomes a document, and a document's tokens reach the index, whatever happens in between."""

from typing import Any

import pytest

from khabar.search.backends.base import SearchUnavailable
from khabar.search.engines import DESK, SITE, engine
from khabar.search.following import follow_changes, note_what_was_never_indexed
from khabar.search.leaving import leaving_ids
from khabar.search.models import Change, Document
from khabar.search.registry import DocumentKind, temporary_document_kinds
from tests.search.things import THING, delete_thing, follow_all, found, make_thing, rename_thing

pytestmark = pytest.mark.usefixtures("things")


def test_what_was_saved_is_found_in_any_spelling() -> None:
    make_thing("القوّات العراقيّة تتقدّم")

    follow_all()

    assert found("القوات العراقيه") == 1


def test_a_changed_text_is_found_by_its_new_words_only() -> None:
    thing = make_thing("الجيش يتقدم")
    follow_all()

    rename_thing(thing, "البرلمان يصوت")
    follow_all()

    assert (found("الجيش"), found("البرلمان")) == (0, 1)


def test_what_readers_may_not_see_is_in_the_desks_index_alone() -> None:
    make_thing("سر الاجتماع")

    follow_all()

    assert (found("الاجتماع", SITE), found("الاجتماع", DESK)) == (0, 1)


def test_what_is_taken_away_leaves_the_readers_before_the_index_hears_of_it() -> None:
    thing = make_thing("معبر القائم")
    follow_all()

    rename_thing(thing, "سر معبر القائم")

    assert found("القائم") == 1, "the index has not heard yet"
    assert not Document.objects.public().exists()
    assert leaving_ids() == (Document.objects.get(object_id=thing.pk).pk,)


def test_what_was_taken_away_is_withdrawn_only_until_the_index_has_let_go() -> None:
    thing = make_thing("معبر القائم")
    follow_all()
    rename_thing(thing, "سر معبر القائم")

    follow_all()

    assert found("القائم") == 0
    assert leaving_ids() == ()


def test_a_deleted_thing_leaves_no_document_and_no_tokens() -> None:
    thing = make_thing("معبر القائم")
    follow_all()

    delete_thing(thing)
    follow_all()

    assert not Document.objects.exists()
    assert (engine(SITE).count(), engine(DESK).count()) == (0, 0)


def test_nothing_is_struck_off_while_the_index_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    make_thing("معبر القائم")

    def refuse(*_: Any) -> None:
        raise SearchUnavailable("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(type(engine(SITE)), "apply", refuse)
        with pytest.raises(SearchUnavailable, match="The disk is full"):
            follow_changes()
    assert Change.objects.count() == 1

    follow_all()

    assert found("القائم") == 1


def test_a_deletion_that_the_index_missed_is_made_good(monkeypatch: pytest.MonkeyPatch) -> None:
    thing = make_thing("معبر القائم")
    follow_all()
    delete_thing(thing)

    def refuse(*_: Any) -> None:
        raise SearchUnavailable("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(type(engine(SITE)), "apply", refuse)
        with pytest.raises(SearchUnavailable):
            follow_changes()

    follow_all()

    assert engine(SITE).count() == 0


def test_a_save_that_changes_nothing_makes_no_new_revision() -> None:
    thing = make_thing("معبر القائم")
    follow_all()

    rename_thing(thing, "معبر القائم")
    follow_all()

    assert Document.objects.get().revision == 1


def test_many_changes_of_one_thing_are_one_document() -> None:
    thing = make_thing("واحد")
    for name in ("اثنان", "ثلاثة"):
        rename_thing(thing, name)

    follow_all()

    assert (found("واحد"), found("اثنان"), found("ثلاثة")) == (0, 0, 1)


def test_things_that_were_there_before_the_search_are_indexed_too() -> None:
    make_thing("معبر القائم")
    Change.objects.all().delete()

    assert note_what_was_never_indexed() == 1
    follow_all()

    assert found("القائم") == 1
    assert note_what_was_never_indexed() == 0


def test_a_kind_that_no_part_declares_any_more_leaves_the_index() -> None:
    make_thing("معبر القائم")
    follow_all()

    with temporary_document_kinds():
        Change.objects.create(kind="thing", object_id=Document.objects.get().object_id)
        follow_all()

    assert engine(SITE).count() == 0


def test_parts_are_told_what_became_findable() -> None:
    told: list[list[int]] = []
    kind = DocumentKind("thing", THING.rows, THING.document_of, after_indexing=told.append)
    with temporary_document_kinds(kind):
        thing = make_thing("معبر القائم")
        follow_all()

    assert told == [[thing.pk]]
