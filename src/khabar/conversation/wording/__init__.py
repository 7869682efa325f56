"""Every sentence a reader meets when she takes part, in a typed record per language. Never gettext: editions choose."""

from khabar.conversation.wording.arabic import ARABIC
from khabar.conversation.wording.choosing import reason_sentence, refusal_sentence, wording_for
from khabar.conversation.wording.english import ENGLISH
from khabar.conversation.wording.persian import PERSIAN
from khabar.conversation.wording.record import ConversationWording

__all__ = ["ARABIC", "ENGLISH", "PERSIAN", "ConversationWording", "reason_sentence", "refusal_sentence", "wording_for"]
