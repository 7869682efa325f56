"""Names that deceive the eye: written like another's name with other letters, or turned around by marks nobody sees.

After Unicode's UTS 39, for the scripts that our readers and writers use: Arabic, Latin, Cyrillic, Greek, and digits.
Knows no account and no comment; says what a name hides, and decides nothing.
"""

from khabar.text.lookalikes.deception import Finding, deceptive
from khabar.text.lookalikes.scripts import Script, mixes_scripts, scripts_of
from khabar.text.lookalikes.skeletons import skeleton

__all__ = ["Finding", "Script", "deceptive", "mixes_scripts", "scripts_of", "skeleton"]
