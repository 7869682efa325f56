"""The outbox: says which things changed, in the transaction of the change. Indexes nothing itself."""

from collections.abc import Iterable

from khabar.search.models import Change, Document


def note_change(kind: str, object_id: int, *, is_public: bool) -> None:
    """Write that the document of this thing must be made again; one that readers may not see leaves them at once.

    Call it inside the transaction that makes the change: both are kept or neither is. Costs one INSERT, and one UPDATE
    where the thing is not public.
    """
    if not is_public:
        Document.objects.filter(kind=kind, object_id=object_id, is_public=True).update(is_public=False)
    Change.objects.create(kind=kind, object_id=object_id)


def note_changes(kind: str, object_ids: Iterable[int]) -> None:
    """Write that the documents of many things must be made again, as when a name that stands in all of them changes."""
    Change.objects.bulk_create((Change(kind=kind, object_id=pk) for pk in object_ids), batch_size=500)
