"""Hands an edition out in the formats of others, a line or an item at a time, however large it is."""

from khabar.interchange.handing_out.formats import FORMATS, hand_out

__all__ = ["FORMATS", "hand_out"]
