"""What is remembered of other systems: which site something came from, and what became of each thing of it."""

from khabar.interchange.models.arrival import Arrival
from khabar.interchange.models.origin import Origin

__all__ = ["Arrival", "Origin"]
