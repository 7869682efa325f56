"""The press's rows: what changed, which pages show what, which pages wait. Knows no article."""

from khabar.press.models.batch import Batch
from khabar.press.models.clock import Clock
from khabar.press.models.finding import Finding
from khabar.press.models.last_touch import LastTouch
from khabar.press.models.order import Order
from khabar.press.models.page import Page
from khabar.press.models.removal import Removal
from khabar.press.models.showing import KeyName, Showing
from khabar.press.models.touch import Touch

__all__ = [
    "Batch",
    "Clock",
    "Finding",
    "KeyName",
    "LastTouch",
    "Order",
    "Page",
    "Removal",
    "Showing",
    "Touch",
]
