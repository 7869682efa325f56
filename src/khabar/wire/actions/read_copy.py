"""Reads copy for an edition and says what it recognised. Saves nothing."""

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from khabar.newsroom.models import Edition
from khabar.text.encodings import UnreadableCopy, decode_copy, repair_mojibake
from khabar.wire.formats.pasted import (
    LONGEST_TEXT_IN_BYTES,
    EmptyPage,
    NoHeadline,
    PastedArticle,
    TooLong,
    folded_words,
    read_page_text,
    year_in_file_name,
)
from khabar.wire.names_on_file import names_on_file
from khabar.wire.refusals import (
    EditionUnknown,
    FileTooLarge,
    FileUnreadable,
    HeadlineMissing,
    NothingButFurniture,
    TooManyLines,
)

PASTED: Final = "utf-8"


@dataclass(frozen=True)
class Copy:
    """Copy as it came and as it was understood. The fingerprint is that of the reading before anyone corrected it.

    `is_repaired` says that letters garbled on the way were set right for reading; `text` has them as they came.
    """

    edition: Edition
    source_name: str
    encoding: str
    text: str
    pasted: PastedArticle
    fingerprint: str
    is_repaired: bool = False


def read_copy_file(*, path: Path, edition_code: str) -> Copy:
    """Return what the file at *path* says, or raise a CopyRefused. Reads no more of it than a page may have."""
    edition = Edition.objects.filter(code=edition_code).first()
    if edition is None:
        raise EditionUnknown(edition_code, list(Edition.objects.values_list("code", flat=True)))
    try:
        with path.open("rb") as file:
            data = file.read(LONGEST_TEXT_IN_BYTES + 1)
            size = max(len(data), path.stat().st_size)
    except OSError as error:
        raise FileUnreadable(f"{path} cannot be read: {error.strerror}.") from error
    return read_copy_bytes(data=data, size=size, edition=edition, source_name=path.name)


def read_copy_bytes(*, data: bytes, edition: Edition, source_name: str, size: int | None = None) -> Copy:
    """Return what *data* says, in whichever of our encodings it is."""
    size = len(data) if size is None else size
    if size > LONGEST_TEXT_IN_BYTES:
        raise FileTooLarge(size, LONGEST_TEXT_IN_BYTES)
    try:
        decoded = decode_copy(data)
    except UnreadableCopy as error:
        raise FileUnreadable(f"{source_name}: {error}") from error
    return read_copy_text(text=decoded.text, edition=edition, source_name=source_name, encoding=decoded.encoding)


def read_copy_text(*, text: str, edition: Edition, source_name: str = "", encoding: str = PASTED) -> Copy:
    """Return what *text* says; a year in *source_name* dates what has none."""
    text = text.replace("\0", "")  # PostgreSQL keeps no NUL
    repaired = repair_mojibake(text)
    today = datetime.datetime.now(edition.zone).date()
    try:
        pasted = read_page_text(repaired, names_on_file(edition), year_in_file_name(source_name), today)
    except EmptyPage as error:
        raise NothingButFurniture from error
    except NoHeadline as error:
        raise HeadlineMissing from error
    except TooLong as error:
        raise (FileTooLarge if error.unit == "bytes" else TooManyLines)(error.size, error.limit) from error
    return Copy(edition, source_name, encoding, text, pasted, fingerprint_of(pasted), repaired != text)


def fingerprint_of(pasted: PastedArticle) -> str:
    """Return what stays the same when a story is copied again: its words, whatever their spelling and surroundings."""
    words = " ".join(word for part in (pasted.headline, *pasted.body) for word in folded_words(part))
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()
