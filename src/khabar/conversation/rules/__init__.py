"""The rules a comment passes before a moderator reads it: an ordered list of pure functions. No Django."""

from khabar.conversation.rules.judging import RULES, Rule, judge
from khabar.conversation.rules.submission import Submission, tidied_name, tidied_text

__all__ = ["RULES", "Rule", "Submission", "judge", "tidied_name", "tidied_text"]
