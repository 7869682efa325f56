"""Makes an article of copy that was read: everything of it, the photo's file included, or nothing."""

import datetime
from collections.abc import Collection
from pathlib import Path
from typing import IO

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.html import escape

from khabar.newsroom.actions import publish_article, save_draft
from khabar.newsroom.models import Agency, Article, Byline, Photo
from khabar.wire.actions.read_copy import Copy
from khabar.wire.formats.pasted import PastedPhoto
from khabar.wire.models import Item
from khabar.wire.names_on_file import EVERY_KIND, NameResolver
from khabar.wire.photo_upload import checked_photo
from khabar.wire.refusals import AlreadyTakenIn, FieldRefused, HeadlineTooLong, NameKind, StoryMissing

NOON = datetime.time(12)


def take_in_page_text(
    *,
    copy: Copy,
    photo: Path | IO[bytes] | None = None,
    publish: bool = False,
    create_missing: Collection[NameKind] = EVERY_KIND,
    user: User | None = None,
) -> Article:
    """Make the article that *copy* says, with *photo* as its lead photo, as a draft or published at once.

    Sections, topics, agencies and authors that are not on file are added when their kind is in *create_missing*.
    Raises a CopyRefused when that cannot be, `AlreadyTakenIn` when the same text came before; then nothing is saved, in
    the database or on disk. One transaction; what readers see follows its commit.
    """
    _refuse_early(copy, publish)
    file = checked_photo(photo) if photo is not None else None
    kept: list[Photo] = []
    try:
        with transaction.atomic():
            # Once committed the photo is the article's, whatever fails after.
            transaction.on_commit(kept.clear)
            item = _claim_item(copy, user)
            article = _article_of(copy, NameResolver(copy.edition, create_missing), file, kept, user)
            if publish:
                publish_article(article=article, user=user)
            else:
                save_draft(article=article, user=user)
            item.article = article
            item.save(update_fields=["article"])
    except BaseException as error:
        for photo_row in kept:
            _delete_file(photo_row)
        if isinstance(error, ValidationError):
            raise FieldRefused(_in_english(error)) from error
        raise
    return article


def _refuse_early(copy: Copy, publish: bool) -> None:
    limit = Article._meta.get_field("headline").max_length or 0
    if len(copy.pasted.headline) > limit:
        raise HeadlineTooLong(len(copy.pasted.headline), limit)
    if publish and not copy.pasted.body:
        raise StoryMissing


def _claim_item(copy: Copy, user: User | None) -> Item:
    """Return the row of this copy, so that nobody else can take it in; raise AlreadyTakenIn when somebody did.

    Copy whose article the desk has deleted since may come again.
    """
    known = Item.objects.select_for_update().filter(edition=copy.edition, fingerprint=copy.fingerprint)
    item = known.first()
    if item is None:
        item = Item(edition=copy.edition, fingerprint=copy.fingerprint)
    elif item.article is not None:
        raise AlreadyTakenIn(item.article)
    item.source_name, item.encoding, item.text = copy.source_name[:255], copy.encoding, copy.text
    item.received_by = user
    try:
        with transaction.atomic():
            item.save()
    except IntegrityError:
        # Two people pasted the same page at once, and the other one was first.
        article = known.get().article
        if article is None:
            raise
        raise AlreadyTakenIn(article) from None
    return item


def _article_of(
    copy: Copy, names: NameResolver, file: ContentFile[bytes] | None, kept: list[Photo], user: User | None
) -> Article:
    pasted = copy.pasted
    article = Article(
        edition=copy.edition,
        section=names.section(pasted.section),
        headline=pasted.headline,
        dateline=pasted.dateline or "",
        body=[("paragraph", f"<p>{escape(paragraph)}</p>") for paragraph in pasted.body],
        published_at=_moment_of(copy),
    )
    article.topics = [names.topic(pasted.topic)] if pasted.topic else []
    signed = [names.agency(by.name) if by.kind == "agency" else names.author(by.name) for by in pasted.bylines]
    article.bylines.add(
        *(
            Byline(sort_order=place, **{"agency" if isinstance(who, Agency) else "author": who})
            for place, who in enumerate(dict.fromkeys(signed))
        )
    )
    if file is not None:
        article.lead_photo = _photo_of(copy, names, file, kept, user)
    elif pasted.photo:
        article.lead_photo_caption = pasted.photo.caption
    return article


def _photo_of(copy: Copy, names: NameResolver, file: ContentFile[bytes], kept: list[Photo], user: User | None) -> Photo:
    said = copy.pasted.photo or PastedPhoto(caption="")
    photo = Photo(
        title=copy.pasted.headline,
        file=file,
        caption=said.caption,
        photographer=said.photographer or "",
        agency=names.agency(said.agency) if said.agency else None,
        collection=copy.edition.collection,
        uploaded_by_user=user,
    )
    kept.append(photo)
    photo.save()
    return photo


def _moment_of(copy: Copy) -> datetime.datetime | None:
    """Return when the story appeared, as far as readers are told: noon of its day, now for today, nothing for later."""
    day = copy.pasted.published_on
    now = timezone.now()
    today = now.astimezone(copy.edition.zone).date()
    if day is None or day > today:
        return None
    return now if day == today else datetime.datetime.combine(day, NOON, tzinfo=copy.edition.zone)


def _delete_file(photo: Photo) -> None:
    """Take the file of *photo* from disk again; its row is gone with the transaction."""
    if photo.file and photo.file._committed:
        photo.file.storage.delete(photo.file.name)


def _in_english(error: ValidationError) -> str:
    with translation.override("en"):
        if hasattr(error, "error_dict"):
            return " ".join(f"{field}: {' '.join(map(str, said))}" for field, said in error.message_dict.items())
        return " ".join(map(str, error.messages))
