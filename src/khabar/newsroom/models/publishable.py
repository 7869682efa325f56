"""What articles and standing pages share: drafts, revisions and locks of Wagtail, each step in one transaction.

The row is what readers may see once `live`; what the desk is still writing lives in the revisions.
"""

from functools import partial
from typing import Any, ClassVar, Self

from django.db import connection, models, transaction
from wagtail.models import DraftStateMixin, LockableMixin, ReferenceIndex, Revision, RevisionMixin

from khabar.newsroom.models.at_hand import AtHand, carry_rows
from khabar.newsroom.withdrawal import take_away
from khabar.press.touching import keys_of, know_stored
from khabar.search.outbox import note_change

DESK_FIELDS = frozenset(
    {
        "latest_revision_id",
        "live_revision_id",
        "has_unpublished_changes",
        "go_live_at",
        "expire_at",
        "expired",
        "locked",
        "locked_at",
        "locked_by_id",
    }
)
"""What Wagtail keeps in the row for the desk; no reader sees it."""


class Publishable(AtHand, DraftStateMixin, LockableMixin, RevisionMixin, models.Model):
    press_key_kind: ClassVar[str]
    has_unpublished_changes: bool

    is_checked: bool = False
    """Whether a form has just found everything right that validation would look at; good for one revision."""
    _written: object = None
    """The content of the revision that was made from this object last."""

    class Meta:
        abstract = True

    @property
    def is_public(self) -> bool:
        """Whether readers can see what the row says."""
        return self.live

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the row; if it stops being live, its page is taken from the readers before the desk is answered."""
        with transaction.atomic():
            before = self._stored_before()
            self._settle(before, is_whole=kwargs.get("update_fields") is None)
            shown_by = keys_of(before) if before is not None and before.live and not self.live else None
            know_stored(self, before)
            self._save_and_refer(*args, **kwargs)
            note_change(self.press_key_kind, self.pk, is_public=self.is_public)
            if before is not None:
                self._leave(before)
            if shown_by is not None:
                take_away(self.press_key_kind, self.pk, shown_by)

    def _save_and_refer(self, *args: Any, **kwargs: Any) -> None:
        """Save the row and what hangs on it, and note once what it refers to: Wagtail would after each row."""
        if kwargs.get("update_fields") is not None or not ReferenceIndex.is_indexed(type(self)):
            super().save(*args, **kwargs)
            return
        from wagtail.signal_handlers import disable_reference_index_auto_update  # needs every model to be there

        with disable_reference_index_auto_update():
            super().save(*args, **kwargs)
        ReferenceIndex.create_or_update_for_object(self)

    def _stored_before(self) -> Self | None:
        """Return the row that a save replaces, locked: of two who publish it, one comes after the other."""
        if self.pk is None:
            return None
        rows = type(self)._base_manager.filter(pk=self.pk)
        if connection.features.has_select_for_no_key_update:
            rows = rows.select_for_update(no_key=True)
        stored: Self | None = rows.first()
        return stored

    def _settle(self, before: Self | None, *, is_whole: bool) -> None:
        """Settle what follows before the row is written in place of *before*; not *is_whole*, it is a field or two."""

    def _leave(self, before: Self) -> None:
        """Do what follows from the row no longer being as it was *before*."""

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Save what the desk wrote as a revision; while readers cannot see the row, the row follows it."""
        if self.is_checked:
            kwargs["clean"] = self.is_checked = False
        with transaction.atomic():
            revision: Revision = super().save_revision(*args, **kwargs)
            self._written = revision.content
            if not self.live:
                self.save()
        return revision

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Return the object as a revision has it. Of one that was written from this object, all that it points to was
        there a moment ago, and what of it is loaded serves the new object too.
        """
        if content is not self._written:
            found: Self = super().with_content_json(content)
            return found
        reader: Any = type(self)
        # For this call alone, in which Wagtail asks the object for its own reader.
        self.__dict__["from_serializable_data"] = partial(reader.from_serializable_data, check_fks=False)
        try:
            written: Self = super().with_content_json(content)
        finally:
            del self.__dict__["from_serializable_data"]
        carry_rows(self, written)
        return written

    def _update_from_revision(self, revision: Revision, changed: bool = True) -> None:
        """Note the newest revision in the row. Not a save: nothing that readers see has changed."""
        self.latest_revision = revision
        self.has_unpublished_changes = self.has_unpublished_changes or changed
        type(self)._base_manager.filter(pk=self.pk).update(
            latest_revision=revision,
            has_unpublished_changes=self.has_unpublished_changes,
            **self._follows_from_draft(revision),
        )

    def _follows_from_draft(self, _revision: Revision) -> dict[str, Any]:
        """Return what else of the row changes when the desk has a newer draft, by column."""
        return {}

    def publish(self, *args: Any, **kwargs: Any) -> None:
        """Publish a revision: the row, what hangs on it and the keys that it touches, or nothing."""
        with transaction.atomic():
            super().publish(*args, **kwargs)

    def unpublish(self, *args: Any, **kwargs: Any) -> None:
        """Take the row from the readers."""
        with transaction.atomic():
            super().unpublish(*args, **kwargs)
