"""Makes the words of a story fit our fields. Nothing is cut off: what a field cannot hold goes into the next one."""

import html
from dataclasses import dataclass

from khabar.conversation.actions.bring_in_comments import FormerComment
from khabar.conversation.models import CommentState, RejectionReason
from khabar.conversation.rules.email import EMAIL_MAX_LENGTH
from khabar.conversation.rules.length import NAME_MAX_LENGTH
from khabar.interchange.formats.markup import Block, Heading, Paragraph, plain_text
from khabar.interchange.formats.records import Note, Remark, Standing, Story
from khabar.text.bidi import strip_controls

LONGEST_HEADLINE = 200
LONGEST_STANDFIRST = 600
NAMELESS = {"ar": "بلا عنوان", "en": "Untitled", "fa": "بی‌عنوان", "ur": "بلا عنوان", "ckb": "بێ ناونیشان"}
ANONYMOUS = {"ar": "زائر", "en": "A visitor", "fa": "مهمان", "ur": "مہمان", "ckb": "میوان"}
_NO_COMMENTS = {"pingback": "a link from another site", "trackback": "a link from another site"}


@dataclass(frozen=True)
class Words:
    """The headline and standfirst of a story, and the blocks that its body begins with because of them."""

    headline: str
    standfirst: str
    first: tuple[Block, ...]


def words_of(story: Story, body: tuple[Block, ...], language: str, notes: list[Note]) -> Words:
    """Return what stands above the body of *story*."""
    title = " ".join(strip_controls(plain_text(story.title)).split())
    standfirst = " ".join(plain_text(story.excerpt).split())
    first: list[Block] = []
    if not title:
        title = _opening_of(body) or NAMELESS.get(language, NAMELESS["en"])
        notes.append(Note("It had no title; it is named by its first words."))
    headline = shortened(title, LONGEST_HEADLINE)
    if headline != title:
        notes.append(Note("Its title was too long for a headline; the whole of it opens the body.", title))
        first.append(Paragraph(f"<b>{html.escape(title, quote=False)}</b>"))
    if len(standfirst) > LONGEST_STANDFIRST:
        notes.append(Note("Its excerpt was too long for a standfirst; it opens the body."))
        first.append(Paragraph(html.escape(standfirst, quote=False)))
        standfirst = ""
    return Words(headline, standfirst, tuple(first))


def shortened(text: str, longest: int) -> str:
    """Return *text*, cut between words with an ellipsis where it is longer than *longest*."""
    if len(text) <= longest:
        return text
    kept = text[: longest - 1]
    return f"{kept.rpartition(' ')[0].rstrip(' ،,.') or kept}…"


def _opening_of(body: tuple[Block, ...]) -> str:
    for block in body:
        match block:
            case Paragraph(markup):
                return shortened(" ".join(plain_text(markup).split()), 80)
            case Heading(text):
                return shortened(text, 80)
    return ""


def comments_of(story: Story, longest: int, language: str, notes: list[Note]) -> list[FormerComment]:
    """Return the comments under *story* within our limits; those that cannot stand are told of in *notes*."""
    found: list[FormerComment] = []
    for remark in story.remarks:
        comment = _comment_of(remark, story, longest, language, notes)
        if comment is not None:
            found.append(comment)
    return found


def _comment_of(remark: Remark, story: Story, longest: int, language: str, notes: list[Note]) -> FormerComment | None:
    if remark.kind in _NO_COMMENTS:
        notes.append(
            Note(f"The comment {remark.key} is {_NO_COMMENTS[remark.kind]}; it is left out.", remark.text[:500])
        )
        return None
    written_at = remark.written_at or story.published_at
    whole = plain_text(remark.text)
    if not whole or written_at is None:
        what = "says nothing" if not whole else "has no time"
        notes.append(Note(f"The comment {remark.key} {what}; it is left out.", remark.text[:500]))
        return None
    text = whole
    if len(whole) > longest:
        text = f"{whole[: longest - 4].rpartition(' ')[0] or whole[: longest - 4]} […]"
        notes.append(Note("A comment was longer than comments are here; the report has all of it.", whole))
    name = " ".join(strip_controls(html.unescape(remark.name)).split())
    state, reason, note = _standing_of(remark.standing)
    email = remark.email if "@" in remark.email and len(remark.email) <= EMAIL_MAX_LENGTH else ""
    return FormerComment(
        key=f"former-{remark.key}"[:64],
        name=shortened(name, NAME_MAX_LENGTH) or ANONYMOUS.get(language, ANONYMOUS["en"]),
        text=text,
        state=state,
        written_at=written_at,
        email=email,
        reason=reason,
        note=note,
        answers=f"former-{remark.parent}"[:64] if remark.parent else "",
    )


def _standing_of(standing: Standing) -> tuple[CommentState, RejectionReason | None, str]:
    match standing:
        case Standing.APPROVED:
            return CommentState.APPROVED, None, ""
        case Standing.PENDING:
            return CommentState.PENDING, None, ""
        case Standing.SPAM:
            return CommentState.REJECTED, RejectionReason.SPAM, ""
        case Standing.TRASHED:
            return CommentState.REJECTED, RejectionReason.OTHER, "It lay in the trash of the former site."
