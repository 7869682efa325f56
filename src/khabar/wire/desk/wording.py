"""The desk's words for what was recognised and why, and for why copy is refused. Arabic is in the catalogue."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from khabar.wire.formats.pasted import Note, Role
from khabar.wire.refusals import (
    AlreadyTakenIn,
    CopyRefused,
    FileTooLarge,
    FileUnreadable,
    HeadlineMissing,
    HeadlineTooLong,
    NameKind,
    NameUnknown,
    NothingButFurniture,
    PhotoRefused,
    SectionMissing,
    TooManyLines,
)

Words = str | Promise

ROLES: Final[dict[Role, Words]] = {
    Role.SECTION: _("Section"),
    Role.TOPIC: _("Topic"),
    Role.HEADLINE: _("Headline"),
    Role.BYLINE: _("Byline"),
    Role.DATE: _("Date"),
    Role.PHOTO: _("Photo"),
    Role.BODY: _("Paragraph"),
    Role.DROPPED: _("Dropped"),
}

REASONS: Final[dict[str, Words]] = {
    "headline": _("the first title above the story"),
    "headline.repeat": _("the headline again"),
    "section.known": _("a section of this edition"),
    "section.labelled": _("labelled so"),
    "section.place": _("by its place near the headline"),
    "section.crumbs": _("from the path of the page"),
    "topic.known": _("a topic of this edition"),
    "topic.labelled": _("labelled so"),
    "topic.place": _("by its place near the headline"),
    "topic.crumbs": _("from the path of the page"),
    "byline.known": _("a name on file"),
    "byline.labelled": _("labelled so"),
    "byline.shape": _("named like an agency"),
    "byline.place": _("a name right below the headline"),
    "byline.repeat": _("the byline again"),
    "date.line": _("from its own line"),
    "date.line_without_year": _("from its own line; the year is worked out"),
    "date.story": _("the first date in the story"),
    "date.story_without_year": _("the first date in the story; the year is worked out"),
    "date.caption": _("from the caption"),
    "date.caption_without_year": _("from the caption; the year is worked out"),
    "date.another": _("a second date"),
    "photo.credit": _("by its credit"),
    "photo.above_credit": _("right above the credit"),
    "photo.labelled": _("labelled so"),
    "photo.said_twice": _("it stands there twice"),
    "photo.repeat": _("the caption again"),
    "photo.another": _("the caption of another photo"),
    "furniture.poll": _("poll"),
    "furniture.poll_answer": _("answer of a poll"),
    "furniture.comments": _("comments of readers"),
    "furniture.reply": _("comments of readers"),
    "furniture.reader_comment": _("a reader's comment"),
    "furniture.policy": _("rules of the site"),
    "furniture.required": _("mark of a form"),
    "furniture.counter": _("counter"),
    "furniture.share": _("share button"),
    "furniture.reading": _("reading aid"),
    "furniture.related": _("other stories"),
    "furniture.newsletter": _("newsletter and account"),
    "furniture.copyright": _("copyright"),
    "furniture.tags": _("tags"),
    "furniture.navigation": _("navigation"),
    "furniture.label": _("label"),
    "furniture.link": _("link"),
    "furniture.rule": _("ruled line"),
    "furniture.above_headline": _("above the headline"),
    "furniture.below_headline": _("below the headline"),
}

_NOTES: Final[dict[str, Words]] = {
    "photo.another": _("A second caption was left out: %(caption)s"),
    "photo.no_caption": _("The photo's credit has no caption."),
    "date.no_such_day": _("The date %(day)s/%(month)s exists in no likely year: fill it in."),
    "date.in_future": _("The date %(day)s is still to come."),
    "body.none": _("There is no story below the headline."),
}

REPAIRED: Final[Words] = _("The letters of the text came garbled and were set right. Look over the names.")

_NAME_UNKNOWN: Final[dict[NameKind, Words]] = {
    "section": _("There is no section called “%(name)s”, and you may not add one. Choose another."),
    "topic": _("There is no topic called “%(name)s”, and you may not add one. Choose another."),
    "agency": _("There is no agency called “%(name)s”, and you may not add one. Ask an editor, or leave it out."),
    "author": _("There is no author called “%(name)s”, and you may not add one. Ask an editor, or leave it out."),
}
_PHOTO_REFUSED: Final[dict[str, Words]] = {
    "unreadable": _("The photo is no picture, or a broken one."),
    "format": _("Photos are taken as JPEG, PNG, WebP or AVIF."),
    "bytes": _("The photo's file is too large. Make it smaller."),
    "pixels": _("The photo has too many pixels. Make it smaller."),
}


def words_for_note(note: Note) -> str:
    """Return *note* in the language of the admin, or nothing where it is only a reason."""
    words = _NOTES.get(note.code)
    return str(words) % note.params if words else ""


def words_for_refusal(refusal: CopyRefused) -> str:
    """Return why copy is refused, in the language of the admin, with the way out."""
    match refusal:
        case AlreadyTakenIn():
            return str(_("This text was already taken in: “%(headline)s”.")) % {"headline": refusal.article.headline}
        case FileTooLarge():
            return str(_("The text is longer than any news page. Paste one page at a time."))
        case TooManyLines():
            return str(_("The text has more lines than any news page. Paste one page at a time."))
        case FileUnreadable():
            return str(_("The file is no plain text that can be read. Copy the text and paste it instead."))
        case NothingButFurniture():
            return str(_("There is no story in the text, only what stands around one. Copy the whole page."))
        case HeadlineMissing():
            return str(_("No line can be the headline. Put one above the story, on a line of its own."))
        case HeadlineTooLong():
            return str(_("The headline has %(length)s characters; shorten it to %(limit)s.")) % vars(refusal)
        case SectionMissing():
            return str(_("Choose a section."))
        case NameUnknown():
            return str(_NAME_UNKNOWN[refusal.kind]) % {"name": refusal.name}
        case PhotoRefused():
            return str(_PHOTO_REFUSED[refusal.reason])
        case _:
            return str(refusal)
