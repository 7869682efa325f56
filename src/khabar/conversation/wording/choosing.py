"""Find the record of a language, and the sentence for a code of the rules."""

from khabar.conversation.rules.codes import Reason, Refusal
from khabar.conversation.rules.length import NAME_MAX_LENGTH
from khabar.conversation.wording.arabic import ARABIC
from khabar.conversation.wording.english import ENGLISH
from khabar.conversation.wording.persian import PERSIAN
from khabar.conversation.wording.record import ConversationWording
from khabar.text.digits import DigitSystem
from khabar.text.plurals import count_phrase

_WORDINGS = {wording.language: wording for wording in (ARABIC, ENGLISH, PERSIAN)}


def wording_for(language_code: str) -> ConversationWording:
    """Return the sentences in *language_code*, in English where there are none."""
    return _WORDINGS.get(language_code, ENGLISH)


def refusal_sentence(
    wording: ConversationWording, refusal: Refusal, *, limit: int, length: int, digits: DigitSystem
) -> str:
    """Say what is wrong, where *limit* is how long a comment may be and *length* how long this one is."""
    sentence: str = getattr(wording.refusals, refusal.value)
    most = NAME_MAX_LENGTH if refusal is Refusal.NAME_TOO_LONG else limit
    return sentence.format(
        limit=count_phrase(most, wording.letters, wording.language, digits),
        excess=count_phrase(max(length - limit, 0), wording.letters, wording.language, digits),
    )


def reason_sentence(wording: ConversationWording, reason: str) -> str:
    """Say why a comment is not public; nothing for one that was never rejected."""
    sentence: str = getattr(wording.reasons, Reason(reason).value) if reason else ""
    return sentence
