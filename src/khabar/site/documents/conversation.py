"""What an article's page shows of its conversation: comments, the empty form, the poll."""

from dataclasses import dataclass, field

from khabar.site.documents.moment import Moment


@dataclass(frozen=True)
class CommentDocument:
    id: int
    author_name: str
    moment: Moment
    paragraphs: tuple[str, ...]
    replied: int | None = None
    replies_to: str = ""


@dataclass(frozen=True)
class FormDocument:
    """The comment form with nothing in it; the conversation's answers bring one of the same shape, filled in."""

    action_path: str
    name: str = ""
    email: str = ""
    text: str = ""
    submission_key: str = ""
    errors: dict[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class ThreadDocument:
    comments: tuple[CommentDocument, ...]
    form: FormDocument | None
    """None where readers may not write any more."""


@dataclass(frozen=True)
class PollDocument:
    question: str
    yes: int
    no: int
    action_path: str
