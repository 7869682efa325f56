"""The words that belong to formats of articles: labels, warnings, verdicts, what blocks and live coverage say."""

from khabar.site.wording.formats.arabic import ARABIC_FORMATS
from khabar.site.wording.formats.english import ENGLISH_FORMATS
from khabar.site.wording.formats.persian import PERSIAN_FORMATS
from khabar.site.wording.formats.record import FormatWords

__all__ = ["ARABIC_FORMATS", "ENGLISH_FORMATS", "PERSIAN_FORMATS", "FormatWords"]
