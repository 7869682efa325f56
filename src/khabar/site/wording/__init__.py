"""The words of the public pages, one complete record per language. Not gettext: a missing word is a type error."""

from khabar.site.wording.arabic import ARABIC
from khabar.site.wording.english import ENGLISH
from khabar.site.wording.persian import PERSIAN
from khabar.site.wording.wording import Wording

__all__ = ["ARABIC", "ENGLISH", "PERSIAN", "WORDED", "Wording", "wording_for"]

_WORDINGS = {wording.language: wording for wording in (ARABIC, ENGLISH, PERSIAN)}
WORDED = frozenset(_WORDINGS)
"""The languages that have a record of their own."""


def wording_for(language: str) -> Wording:
    """Return the words for *language*, English when there are none yet."""
    return _WORDINGS.get(language, ENGLISH)
