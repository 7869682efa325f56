"""WordPress eXtended RSS: what WordPress writes under Tools › Export, versions 1.0 to 1.2, read and written."""

from khabar.interchange.formats.wxr.reading import read_wxr
from khabar.interchange.formats.wxr.survey import Survey, survey_wxr

__all__ = ["Survey", "read_wxr", "survey_wxr"]
