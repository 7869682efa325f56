"""The search's rows: what can be found, and what changed since the index last heard. Knows no article."""

from khabar.search.models.change import Change
from khabar.search.models.document import Document

__all__ = ["Change", "Document"]
