"""The words of the search: the box on every page, the page of results, what is said when there are none."""

from khabar.site.wording.searching.arabic import ARABIC_SEARCH
from khabar.site.wording.searching.english import ENGLISH_SEARCH
from khabar.site.wording.searching.persian import PERSIAN_SEARCH
from khabar.site.wording.searching.record import SearchWords

__all__ = ["ARABIC_SEARCH", "ENGLISH_SEARCH", "PERSIAN_SEARCH", "SearchWords"]
