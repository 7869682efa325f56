"""Pass a submission through every rule and sum up what they said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from khabar.conversation.rules.characters import name_is_printable, text_is_printable
from khabar.conversation.rules.codes import Field, Refusal
from khabar.conversation.rules.email import email_is_plausible
from khabar.conversation.rules.length import name_fits, text_fits
from khabar.conversation.rules.links import few_links
from khabar.conversation.rules.rate import network_takes_turns, reader_takes_turns
from khabar.conversation.rules.required import name_is_given, text_is_given
from khabar.conversation.rules.submission import Submission
from khabar.conversation.rules.trap import trap_is_empty
from khabar.conversation.rules.verdicts import ACCEPT, Accept, Hold, Refuse, Reject, Verdict

Rule = Callable[[Submission], Verdict]

# What the reader can mend comes first, all of it at once, and of one field the first complaint only: nobody wants to
# hear that an empty name is also unprintable. Then what decides for her, then what asks the moderator to look twice.
RULES: tuple[Rule, ...] = (
    name_is_given,
    name_is_printable,
    name_fits,
    email_is_plausible,
    text_is_given,
    text_is_printable,
    text_fits,
    reader_takes_turns,
    network_takes_turns,
    trap_is_empty,
    few_links,
)


@dataclass(frozen=True)
class Judgement:
    """The sum of all verdicts: refusals by field, or else the one outcome for the comment."""

    refusals: dict[Field, Refusal]
    outcome: Accept | Hold | Reject


def judge(submission: Submission, rules: Sequence[Rule] = RULES) -> Judgement:
    """Ask every rule. A rejection weighs more than a hold, a hold more than an acceptance; refusals stand apart."""
    refusals: dict[Field, Refusal] = {}
    outcome: Accept | Hold | Reject = ACCEPT
    for verdict in (rule(submission) for rule in rules):
        match verdict:
            case Refuse(field, refusal):
                refusals.setdefault(field, refusal)
            case Reject():
                outcome = outcome if isinstance(outcome, Reject) else verdict
            case Hold():
                outcome = verdict if isinstance(outcome, Accept) else outcome
            case Accept():
                pass
    return Judgement(refusals, outcome)
