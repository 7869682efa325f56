"""The languages Khabar writes: one typed record each. Adding one is a file here and a line in LANGUAGES."""

from khabar.text.language_codes import base_code
from khabar.text.languages.ar import ARABIC
from khabar.text.languages.ckb import SORANI
from khabar.text.languages.en import ENGLISH
from khabar.text.languages.fa import PERSIAN
from khabar.text.languages.record import Language
from khabar.text.languages.ur import URDU

LANGUAGES: dict[str, Language] = {record.code: record for record in (ARABIC, ENGLISH, PERSIAN, URDU, SORANI)}

__all__ = ["LANGUAGES", "Language", "language"]


def language(code: str) -> Language:
    """Return the record for *code*, looking past region and script; English where the language is not known.

    >>> language("ar-IQ").native_name, language("ckb_IQ").native_name, language("xx").native_name
    ('العربية', 'کوردی', 'English')
    """
    return LANGUAGES.get(base_code(code), ENGLISH)
