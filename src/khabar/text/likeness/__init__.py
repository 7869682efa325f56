"""How alike two texts are: fingerprints of their words, for copy and comments that come again a little changed.

Knows no article and no comment. Says how much of the wording is shared, never whether the two say the same: a dropped
"not" leaves nearly everything as it was.
"""

from khabar.text.likeness.files import BrokenIndex
from khabar.text.likeness.fingerprints import Fingerprint, bands, fingerprint, similarity
from khabar.text.likeness.index import Alike, LikenessIndex

__all__ = ["Alike", "BrokenIndex", "Fingerprint", "LikenessIndex", "bands", "fingerprint", "similarity"]
