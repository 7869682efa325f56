"""The desk's search: what the admin's lists of articles and photos find, drafts included (decision 014).

Asks the search's index of the desk and adds what was saved a moment ago. Knows no screen; rights are the lists' own.
"""

from khabar.newsroom.desk_search.finding import Found, find
from khabar.newsroom.desk_search.keeping import keep

__all__ = ["Found", "find", "keep"]
