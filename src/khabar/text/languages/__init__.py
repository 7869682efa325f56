"""The languages Khabar writes: one typed record each. Adding one is a file here and a line in LANGUAGES."""

from khabar.text.languages.ar import ARABIC
from khabar.text.languages.ckb import SORANI
from khabar.text.languages.en import ENGLISH
from khabar.text.languages.fa import PERSIAN
from khabar.text.languages.record import Language
from khabar.text.languages.ur import URDU

LANGUAGES: dict[str, Language] = {record.code: record for record in (ARABIC, ENGLISH, PERSIAN, URDU, SORANI)}

# Codes under which the same written language travels.
_OTHER_CODES = {"ku": "ckb", "prs": "fa"}

__all__ = ["LANGUAGES", "Language", "language"]


def language(code: str) -> Language:
    """Return the record for *code*, looking past region and script; English where the language is not known.

    >>> language("ar-IQ").native_name, language("ckb_IQ").native_name, language("xx").native_name
    ('العربية', 'کوردی', 'English')
    """
    base = code.replace("_", "-").partition("-")[0].lower()
    return LANGUAGES.get(_OTHER_CODES.get(base, base), ENGLISH)
