"""Ghost's JSON, as its Settings › Export writes it, and the like of it that Ghost's own tools for moving write."""

from khabar.interchange.formats.ghost.reading import GhostSite, read_ghost

__all__ = ["GhostSite", "read_ghost"]
