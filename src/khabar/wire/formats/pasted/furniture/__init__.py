"""Page furniture: polls, counters, share labels, crumbs and the rest of what stands around a story.

`furniture_kind` says what a line is. The words are data, one table per language beside this file; a page is checked
against all of them, since an Arabic page may well say Share.
"""

from khabar.wire.formats.pasted.furniture.matching import furniture_kind, heads_a_list
from khabar.wire.formats.pasted.furniture.phrases import Kind

__all__ = ["Kind", "furniture_kind", "heads_a_list"]
