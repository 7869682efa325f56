"""What the engine knows about single words: how they are spelt, which first letters are no clitics, which are plurals.

The lists beside this file are made by scripts/make_lexicon.py; README.md there names their sources and licences. Each
is read when it is first asked for, so that importing the engine costs nothing.
"""

from khabar.text.lexicon.spelling import Spelling, spellings

__all__ = ["Spelling", "spellings"]
