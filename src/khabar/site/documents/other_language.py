"""A page as another edition has it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OtherLanguage:
    language: str
    direction: str
    name: str
    """What the language is called by those who speak it; the edition's name where two speak the same."""
    path: str
    tag: str
    """The language as `hreflang` has it; empty where another edition of this language goes before."""
    is_here: bool = False
    is_default: bool = False
