"""What a part hands over to be found: one searchable document of one thing, as it was written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

MAX_TEXT_LENGTH = 200_000
"""Characters of a text that are searched; what follows is not found by (a 350-word article has about 2,100)."""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """The text of a thing, in *language*, and what it can be filtered by.

    *names* are those of people, agencies and topics that stand with it; *is_public* says whether readers may find it.
    *filters* maps a name such as "section" to the values the document has of it; "edition", "kind" and "language" come
    by themselves.
    """

    object_id: int
    edition: str
    language: str
    headline: str
    is_public: bool
    summary: str = ""
    names: str = ""
    text: str = ""
    published_at: datetime | None = None
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
