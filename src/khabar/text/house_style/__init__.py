"""Typography and house style: marks what a house would write differently, says why, and suggests the change.

An ordered list of rules, one small file each. It knows letters and languages and the style it is given; it knows no
edition, and changes no text unless it is asked to.
"""

from khabar.text.house_style.checking import apply, check, mend, rules_of
from khabar.text.house_style.finding import Finding, Message
from khabar.text.house_style.rules import RULES
from khabar.text.house_style.style import DEFAULT_STYLE, HouseStyle

__all__ = ["DEFAULT_STYLE", "RULES", "Finding", "HouseStyle", "Message", "apply", "check", "mend", "rules_of"]
