"""What the wire keeps."""

from khabar.wire.models.item import Item

__all__ = ["Item"]
