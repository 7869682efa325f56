"""The shape of a language's sentences to readers who take part. A missing sentence is a type error."""

from dataclasses import dataclass

from khabar.text.plurals import PluralForms


@dataclass(frozen=True)
class RefusalWording:
    """What a reader can mend, said beside the field. `{limit}` and `{excess}` are phrases like "1500 letters"."""

    name_missing: str
    name_too_long: str
    name_unprintable: str
    email_malformed: str
    text_missing: str
    text_too_long: str
    text_unprintable: str
    too_many_from_reader: str
    too_many_from_network: str


@dataclass(frozen=True)
class ReasonWording:
    """Why a comment was not published, said to its writer."""

    insult: str
    hate: str
    off_topic: str
    personal_data: str
    false: str
    spam: str
    illegal: str
    other: str


@dataclass(frozen=True)
class CommentWording:
    """What is said to someone who sent a comment."""

    not_sent_title: str
    not_sent: str
    received_title: str
    received: str
    yours_title: str
    yours: str
    not_here: str
    pending: str
    approved: str
    rejected: str
    closed_title: str
    closed: str


@dataclass(frozen=True)
class PollWording:
    """What is said to someone who votes."""

    question: str
    result_title: str
    thanks: str
    changed: str
    withdrawn: str
    not_voted: str
    choice_missing: str
    too_many_from_network: str


@dataclass(frozen=True)
class ConversationWording:
    """Every sentence of one language."""

    language: str
    letters: PluralForms
    refusals: RefusalWording
    reasons: ReasonWording
    comment: CommentWording
    poll: PollWording
    elsewhere_title: str
    elsewhere: str
